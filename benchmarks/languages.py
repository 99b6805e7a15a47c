"""Time reading by language: `python -m benchmarks.languages REPORT...` prints CPU time a report of 850 words takes."""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections import Counter

from communique.collect import arrivals, documents
from communique.reading.reader import readings

WORDS = 850
ROUNDS = 5


def main() -> None:
    """Print the milliseconds that 850 words take, the models loaded and one round gone before."""
    parser = argparse.ArgumentParser(description="Time reading by language.")
    parser.add_argument("reports", nargs="+", help="files of reports")
    found = [document for arrival in arrivals(parser.parse_args().reports) for document in documents(arrival)]
    found = [document for document in found if document.state == "read"]
    spent: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for turn in range(ROUNDS + 1):
        for document in found:
            begin = time.process_time()
            reading = next(readings([document]))
            if turn:
                spent[reading.report.language or "unknown"] += round(1e6 * (time.process_time() - begin))
                words[reading.report.language or "unknown"] += len(document.text.split())
    sys.stdout.write(f"{platform.platform()}, Python {platform.python_version()}\n")
    for language, micros in sorted(spent.items()):
        rate = micros / words[language] * WORDS / 1000
        sys.stdout.write(f"{language:8s} {rate:6.0f} ms for {WORDS} words ({words[language] // ROUNDS} words read)\n")


if __name__ == "__main__":
    main()
