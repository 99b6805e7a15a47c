"""Build the packaged table of given names from the person providers of Faker; run by hand, see docs/lexicon.md.

Sources: Faker 40.54.0 (PyPI), the word list wamerican-small 2020.12.07-2 (Debian) and our own `given-names.txt`. Names
are folded as `communique.text.fold` folds a text's words, so one line serves all scripts that fold into full words; the
number beside a name tells how many locales give it.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.lexicon import load
from communique.text.fold import fold

# Scripts without vowels, or of syllables that a transliteration renders unlike a name in a Latin text.
UNREADABLE = frozenset(
    re.findall(
        "[a-z]+_[A-Z]+",
        "ar_AA ar_DZ ar_PS ar_SA bn_BD fa_IR gu_IN he_IL hi_IN ko_KR mr_IN ne_NP or_IN si_LK ta_IN th_TH zh_CN zh_TW",
    )
)
BORROWED = ["John", "Jane"]  # what a provider without names of its own gives
SHORTEST = 3  # letters
WELL_KNOWN = 6  # locales: more of a name than of a place or a surname ("Sofia")
TELLING = 3  # locales: with a capital more of a name than of a word ("Grant")
LARGE = 100_000  # people
HEAD = (
    "# Given names and how many locales give them. Derived from Faker (https://github.com/joke2k/faker), MIT License;\n"
    "# changed: folded, counted, words and places left out. Built by tools/build_given_names.py; see docs/lexicon.md.\n"
)


def main() -> None:
    """Read the sources and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=Path, help="faker/providers/person of an unpacked Faker")
    parser.add_argument("words", type=Path, help="american-english-small of wamerican-small")
    parser.add_argument("out", type=Path, help="communique/lexicon/data/given-names.tsv.gz")
    given = parser.parse_args()
    ordinary = {word for word in given.words.read_text("utf-8").split() if word.islower()}
    first, last = count_names(given.people)
    own = Path(__file__).with_name("given-names.txt").read_text("utf-8").splitlines()
    first.update({fold(name) for line in own if not line.startswith("#") for name in line.split()})
    kept = {name: count for name, count in first.items() if keeps(name, count, last[name], ordinary)}
    lines = "".join(f"{name}\t{count}\n" for name, count in sorted(kept.items()))
    given.out.write_bytes(gzip.compress((HEAD + lines).encode(), 9, mtime=0))


def count_names(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how many locales give each folded given name, and each folded surname."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for module in sorted(pkgutil.iter_modules([str(folder)]), key=lambda found: found.name):
        if module.ispkg and module.name not in UNREADABLE:
            provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
            first.update(set(folded(given_names(provider))))
            last.update(set(folded(provided(provider, "last_names"))))
    return first, last


def given_names(provider: type) -> Iterator[str]:
    """Yield the given names of a locale: of both sexes, and those it romanises."""
    for table in ("first_names", "first_names_male", "first_names_female", "first_names_unisex"):
        names = list(provided(provider, table))
        if names != BORROWED:
            yield from names
    for table in ("first_name_male_pairs", "first_name_female_pairs"):
        yield from (spellings[-1] for spellings in getattr(provider, table, ()))


def provided(provider: type, table: str) -> Iterator[str]:
    """Yield the names of one table of a provider, whether it weighs them or not."""
    names = getattr(provider, table, ())
    if isinstance(names, tuple | list | dict):  # some providers make a table from others only when asked
        yield from (str(name) for name in names)


def folded(names: Iterable[str]) -> Iterator[str]:
    """Yield names folded, those of one word that a text may hold."""
    for name in names:
        word = fold(name)
        if word.isalpha() and word.isascii() and len(word) >= SHORTEST:
            yield word


def keeps(name: str, given: int, surname: int, ordinary: set[str]) -> bool:
    """Whether a word is seen as a given name before anything else: not a common word, a place or a mere surname."""
    if name in ordinary:
        return given >= TELLING
    return given >= WELL_KNOWN or (surname <= given and not is_place(name))


def is_place(name: str) -> bool:
    """Whether a word names a state or a large place, and no context is needed to know it."""
    hits = load().find(name.title())
    return any(
        hit.best.kind == "state" or (hit.best.kind == "place" and not hit.ambiguous and hit.best.population >= LARGE)
        for hit in hits
    )


if __name__ == "__main__":
    main()
