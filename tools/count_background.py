"""Count how common words are in news at large, for `communique/text/common_words.tsv`; run by hand.

Sources: the Wikinews articles of MEANTIME (newsreader, CC BY 4.0, text CC BY 2.5) on two companies and those of GUM
(CC BY). A stem is kept when two collections use it; its share is the middle one of the three, so that no collection's
topic counts as common.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from communique.text.words import is_small, stem, words

FEWEST = 4  # articles that must use a stem
HEAD = """# Stems and the share of news articles that use them; see tools/count_background.py.
# Counted over Wikinews articles in MEANTIME (NewsReader, CC BY 4.0; text CC BY 2.5) and GUM (CC BY).
"""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder that holds meantime/ and gum-news/")
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args()
    collections = [list(_meantime(folder)) for folder in sorted((chosen.data / "meantime").glob("corpus_*"))]
    collections.append(list(_gum(chosen.data / "gum-news")))
    rows = "".join(f"{term}\t{share:.3f}\n" for term, share in sorted(_shares(collections).items()))
    chosen.out.write_text(HEAD + rows, encoding="utf-8")


def _shares(collections: list[list[str]]) -> dict[str, float]:
    counts = [Counter(term for text in texts for term in _terms(text)) for texts in collections]
    result = {}
    for term in sorted(set().union(*counts)):
        shares = sorted(count[term] / len(texts) for count, texts in zip(counts, collections, strict=True))
        if sum(map(bool, shares)) >= 2 and sum(count[term] for count in counts) >= FEWEST:
            result[term] = shares[len(shares) // 2]
    return result


def _terms(text: str) -> set[str]:
    return {stem(word.fold) for word in words(text) if len(word.fold) > 1 and not is_small(word.fold)}


def _meantime(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.xml")):
        yield " ".join(token.text or "" for token in etree.parse(path).iter("token"))


def _gum(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.xml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield " ".join(line.split("\t")[0] for line in lines if "\t" in line and not line.startswith("<"))


if __name__ == "__main__":
    main()
