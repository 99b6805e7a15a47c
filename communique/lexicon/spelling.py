"""Whether a text writes a name as that name must be written: capitals tell "WHO" from "who"."""

from __future__ import annotations

from collections.abc import Set

from communique.lexicon.sources import Name

_ARTICLES = frozenset(["al", "el", "the", "an", "as", "ar", "ad", "at", "ash"])
_SMALL = _ARTICLES | {"of", "de", "la", "le", "du", "des", "del", "da", "do", "and", "for", "in", "on"}


def may_begin(written: str, key: str, plain: Set[str]) -> bool:
    """Whether a name can begin with this word: it has a capital, or `plain` holds it as a beginning without one."""
    return not written[0].islower() or key in plain or key in _ARTICLES


def is_plain(name: Name) -> bool:
    """Whether a name is written in lower case throughout ("southern Syria" is not, "peshmerga" is)."""
    return name.plain or name.text.islower()


def written_as(name: Name, written: str) -> bool:
    """Whether a text's words are this name: acronyms in capitals, names with the capitals that theirs have."""
    if is_plain(name):
        return True
    if written.isascii() and not name.text.isascii() and name.entry.startswith("media:") and " " not in name.text:
        return False  # "Liberation" is no "Libération"
    short = " " not in name.text and sum(char.isalpha() for char in name.text) <= 4
    if short and not name.text.isupper() and any(char.isupper() for char in name.text[1:]):
        return written == name.text  # "LeT" is no "Let"
    if name.text.isupper() and sum(char.isalpha() for char in name.text) <= 3:
        return written.isupper() if name.text.isascii() else written == name.text  # "MİT" is no "MIT"
    if name.text.isupper() and " " not in name.text:
        return written.isupper() or (written.istitle() and name.form != "short")
    needed, had = capitals_of(name.text), capitals_of(written)
    return had >= needed or (needed >= 3 and had >= needed - 1) or written[:1].isupper() < name.text[:1].islower()


def capitals_of(words: str) -> int:
    """Return how many words begin with a capital or with a letter of a script that has none."""
    parts = words.replace("-", " ").replace("'", " ").replace("’", " ").replace("/", " ").split()
    return sum(not part[0].islower() for part in parts)


def placed(written: str) -> bool:
    """Whether a text writes a place's name: every word of it begins with a capital, small words aside."""
    parts = written.replace("-", " ").replace("'", " ").replace("’", " ").split()
    return any(part[0].isupper() or not part.isascii() for part in parts) and all(
        not part[0].islower() or part in _SMALL or (index > 0 and len(part) <= 2) for index, part in enumerate(parts)
    )
