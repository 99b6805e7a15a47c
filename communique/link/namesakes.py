"""Whether two names may be one person's: surnames of one sound, given names that do not contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from communique.lexicon.name_forms import load_name_forms
from communique.lexicon.name_order import one_spelling
from communique.text.names import word_likeness
from communique.text.sounds import sound

_LIKE_ALONE = 0.85  # surnames, where nothing else is told
_LIKE_WITH_GIVEN = 0.75
_LIKE_SHORT = 0.8  # of up to five letters
_SHORT = 5
_EXACT = 3  # letters
_LIKE_GIVEN = 0.8
_YOUNGER = frozenset({"jr"})  # tells a son from his father

# Sounds that begin one name in two spellings; others are two names, though their skeletons are the same.
_BEGINNINGS = ("ckqghxjz", "sczxtj", "vwf", "td", "yeji", "aeoui")

Words = tuple[str, ...]
Evidence = Literal["written", "initial"]


def one_name(left: Words, right: Words) -> Evidence | None:
    """Tell how the given names of two full names agree where both may be one person's; None where they may not.

    "written" says that a given name stands in both, "initial" that only its first letter does. The surname is the last
    word; "jr" is the first where it is told.
    """
    if left == right:
        return "written"
    if not like_surname(left[-1], right[-1], alone=False) or (left[0] in _YOUNGER) != (right[0] in _YOUNGER):
        return None
    short, long = sorted(([word for word in name[:-1] if word not in _YOUNGER] for name in (left, right)), key=len)
    return _agreement(short, long) if short else None


def like_surname(left: str, right: str, *, alone: bool = True) -> bool:
    """Tell whether two surnames of one block may be one; one that stands `alone` must be nearer."""
    if left == right:
        return True
    if min(len(left), len(right)) <= _EXACT or not _begin_alike(left, right):
        return not alone and one_spelling(left) == one_spelling(right)
    likeness = word_likeness(left, right)
    if max(len(left), len(right)) <= _SHORT:
        return likeness >= (_LIKE_ALONE if alone else _LIKE_SHORT) or one_spelling(left) == one_spelling(right)
    return sound(left) == sound(right) or likeness >= (_LIKE_ALONE if alone else _LIKE_WITH_GIVEN)


def _begin_alike(left: str, right: str) -> bool:
    first, other = left[:1], right[:1]
    if {first, other} == {"j", "s"}:
        return False  # "Jafari", "Safari"
    return first == other or any(first in sounds and other in sounds for sounds in _BEGINNINGS)


def _agreement(short: Sequence[str], long: Sequence[str]) -> Evidence | None:
    """Tell how each given name of the shorter name finds its partner in the longer one, None where one does not."""
    free = list(enumerate(long))
    written = False
    for place, given in enumerate(short):
        found = next((at for at in free if _like_given(given, at[1], first=place == at[0] == 0)), None)
        if found is None:
            return None
        free.remove(found)
        written = written or min(len(given), len(found[1])) > 1
    if written:
        return "written"
    others = any(len(word) > 1 for _, word in free)
    return None if short[0][0] != long[0][0] or (len(long[0]) == 1 and others) else "initial"


def _like_given(left: str, right: str, *, first: bool) -> bool:
    """Tell whether two given names may be one; as the first one of both it may be a slip of the pen."""
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    forms = load_name_forms()
    if left in forms.given and right in forms.given:
        return forms.one_given(left, right)  # "Khalid" is no "Khalil", "Bill" may be "William"
    if sound(left) == sound(right):
        return True
    return first and _begin_alike(left, right) and word_likeness(left, right) >= _LIKE_GIVEN
