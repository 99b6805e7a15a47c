"""How fast, and how surely, `find` answers: questions made from a record's own statements.

usage: python -m benchmarks.find RECORD [--questions 200]

Each question is some words of one statement, in order, small words left out, every second one of them. Counted is how
often the statement's own utterance comes first, and the time of an answer, the index being up to date.
"""

from __future__ import annotations

import argparse
import platform
import random
import statistics
import sys
import time

from communique.record import Record
from communique.record.find import find
from communique.record.index import Index
from communique.text.words import is_small, words

SEED = 3
SHORTEST = 6  # words with meaning in a statement that is asked for


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", help="a record file")
    parser.add_argument("--questions", type=int, default=200)
    chosen = parser.parse_args()
    with Record(chosen.record, create=False) as record:
        start = time.perf_counter()
        Index(record).close()
        show(f"bringing the index up to date: {time.perf_counter() - start:.2f} s")
        asked = questions(record)
        show(f"{len(asked)} statements of six telling words or more; Python {platform.python_version()}")
        chosen_ones = random.Random(SEED).sample(asked, min(chosen.questions, len(asked)))
        spent, first = [], 0
        for question, utterance in chosen_ones:
            start = time.perf_counter()
            answers = find(record, question, limit=5)
            spent.append(1000 * (time.perf_counter() - start))
            first += bool(answers) and answers[0].utterance == utterance
    spent.sort()
    show(
        f"{len(spent)} questions: own utterance first {first / len(spent):.3f}, "
        f"median {statistics.median(spent):.0f} ms, 95 % within {spent[int(0.95 * len(spent))]:.0f} ms"
    )


def questions(record: Record) -> list[tuple[str, str]]:
    """Return a question for each longer statement, and the utterance it was made from."""
    found = []
    for process in record.derived.processes():
        home = {key: each.id for each in process.linked.utterances for key in each.statements}
        for reading in process.readings:
            for statement in reading.statements:
                text = " ".join(reading.report.quote(part) for part in statement.parts)
                telling = [text[word.start : word.end] for word in words(text) if not is_small(word.fold)]
                if len(telling) >= SHORTEST:
                    found.append((" ".join(telling[::2]), home[statement.id]))
    return found


def show(line: str) -> None:
    """Write a line of figures."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
