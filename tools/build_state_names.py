"""Build the names of states in further languages from CLDR; run by hand, see docs/lexicon.md.

Source, pinned: Babel 2.18.0 (PyPI), which carries the Unicode CLDR territory names. Adjectives and colloquial names are
our own, in tools/state-adjectives.tsv and tools/state-names.tsv.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from babel import Locale

from communique.lexicon.sources import states

LANGUAGES = ("ru", "tr", "ar", "fr", "de", "es")
HEAD = (
    "# Names and adjectives of states in further languages. Names from Unicode CLDR (Unicode License v3) and our own;\n"
    "# adjectives our own. Built by tools/build_state_names.py. Columns: state, language, names, adjectives; several\n"
    '# values are parted by "; ".\n'
)


def main() -> None:
    """Read the sources and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="communique/lexicon/data/state-names.tsv")
    given = parser.parse_args()
    adjectives = _adjectives()
    own = _names()
    lines = []
    for entry, _ in states():
        code = entry.id.removeprefix("state:")
        for language in LANGUAGES:
            names = _territory(language, code) + own.get((code, language), [])
            words = adjectives.get((code, language), [])
            if names or words:
                lines.append(f"{code}\t{language}\t{'; '.join(dict.fromkeys(names))}\t{'; '.join(words)}\n")
    given.out.write_text(HEAD + "".join(lines), encoding="utf-8")


def _territory(language: str, code: str) -> list[str]:
    name = Locale.parse(language).territories.get(code)
    # "Congo (Kinshasa)" and "Palästinensische Autonomiegebiete" style names are not what a text writes
    return [name] if name and "(" not in name and len(name.split()) < 5 else []


def _adjectives() -> dict[tuple[str, str], list[str]]:
    found = {}
    for row in _rows("state-adjectives.tsv"):
        for language, words in zip(LANGUAGES, row[1:], strict=True):
            if words:
                found[row[0], language] = words.split("; ")
    return found


def _names() -> dict[tuple[str, str], list[str]]:
    return {(code, language): names.split("; ") for code, language, names in _rows("state-names.tsv")}


def _rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


if __name__ == "__main__":
    main()
