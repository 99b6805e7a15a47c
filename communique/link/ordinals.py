"""Words that count a happening among those of its kind: "his second visit", "a new round", "the last meeting"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_COUNTED = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "follow-up", "subsequent", "another", "future"}
)
_RELATIVE = frozenset({"next", "previous", "earlier", "later"})  # "the next meeting", but "met next to the church"
_AGAIN = frozenset({"new", "fresh", "further"})  # of a round of talks
_PAST = frozenset({"past", "previous", "prior"})
_TIMES = frozenset(
    {"week", "month", "year", "night", "day", "days", "weeks", "months", "years", "minute", "few", "two"}
)
_MANY = frozenset({"two", "three", "four", "five", "several", "many", "numerous", "multiple", "various", "few"})
_MEETINGS = frozenset({"meetings", "visits", "trips", "summits", "calls", "conversations", "rounds"})
_OFTEN = frozenset({"times", "daily", "weekly", "regularly", "often", "repeatedly", "frequently"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "two", "three"})


def ordinals(words: Sequence[str], text: str) -> frozenset[str]:
    """Return the words that count a happening among those of its kind ("his second visit", "a new round of talks").

    Several at once ("two visits", "met many times") are counted as "several", one on the sidelines as "aside".
    """
    found = _COUNTED.intersection(words)
    after = {word for before, word in pairwise(words) if before in _DETERMINERS}
    timed = any(word.rstrip("'’s") in _TIMES for word in words)
    last = {"last"} & after if not timed else set[str]()
    again = {"another"} if "round" in words and _AGAIN.intersection(words) else set[str]()
    aside = {"aside"} if "sidelines" in text.casefold() or "margins of" in text.casefold() else set[str]()
    counted = any(one in _MANY for one, other in pairwise(words) if other in _MEETINGS)
    several = counted or _OFTEN.intersection(text.casefold().split())
    past = {"previous"} if _PAST.intersection(words) and not timed else set[str]()
    return found | (_RELATIVE & after) | last | past | again | aside | ({"several"} if several else set[str]())
