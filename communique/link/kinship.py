"""Whether two groups of tellings can be one happening, and what speaks for it: reasons that a person can check."""

from __future__ import annotations

from collections.abc import Collection, Set

from communique.link.group import Group
from communique.text.calendar import fits
from communique.types import Days

SAME = 3.0  # points that make two groups one happening
_SHORT, _MONTH = 7, 31  # days; a longer range says little about sameness
_COMMON = {
    "accord": frozenset(
        {"agreed", "agree", "agreem", "deal", "accord", "reache", "unders", "consen", "pact", "treaty", "signed"}
    ),
    "CONSULT": frozenset({"talks", "talk", "meetin", "discus", "negoti", "held", "hold", "visit", "began", "attend"}),
}
_ALIKE = 0.3  # share of the words from which wording counts
_SEVERAL = 2  # words that must be shared; one may stand in any two accusations
_OPEN = frozenset({"first", "aside"})  # who writes "the meeting" may mean one of these
_LARGE = frozenset({"summit", "confer", "forum", "congre"})
_SECLUDED = frozenset({"CONSULT", "accord", "force"})  # families in which two places mean two happenings
ACCORDS = frozenset({"agreem", "deal", "accord", "pact", "unders", "consen", "treaty", "memora"})  # their nouns
_BY_PARTIES = ("CONSULT", "RETREAT", "statement")  # one state accuses, threatens or refuses many times over


def barred(left: Group, right: Group) -> str | None:
    """Return why two groups cannot be one happening, None where nothing forbids it.

    Of a meeting and what was agreed or said at it: why that was not there.
    """
    apart = not all(a.overlaps(b) for a in left.current for b in right.current) or _unfit(left, right)
    if apart and not (_slipped_from(left, right) or _slipped_from(right, left)):
        return "different days"
    if left.family in _SECLUDED and _apart(left, right):
        return "different places"
    if left.named and right.named and not left.named & right.named:
        return "different names"
    if _another(left, right):
        return "another of several"
    if left.states and right.states and not left.states & right.states:
        return "different parties"
    listed = left.listing or right.listing  # who else was there
    if len(left.people) > 1 and len(right.people) > 1 and not left.people & right.people and not listed:
        return "different people"
    if left.family == right.family == "CONSULT":
        return _not_one_meeting(left, right)
    return _not_one_act(left, right) if left.family == right.family else None


def _not_one_act(left: Group, right: Group) -> str | None:
    if left.family == "accord":
        return "another counterpart" if _other_counterpart(left, right) else None
    if left.family.startswith("statement"):
        return None
    if left.acting.apart(right.acting):
        return "done by others"
    return "done to others" if left.affected.apart(right.affected) else None


def _not_one_meeting(left: Group, right: Group) -> str | None:
    by_phone = [group.modes == {"phone"} for group in (left, right)]
    if by_phone[0] != by_phone[1] and _held_somewhere(left) and _held_somewhere(right):
        return "one by phone, one face to face"
    if _other_counterpart(left, right):
        return "another counterpart"
    if _over_when_awaited(left, right) or _over_when_awaited(right, left):
        return "over when the other was still to come"
    if _long_gone(left, right) or _long_gone(right, left):
        return "long gone, and the other not said to be"
    return None


def _unfit(left: Group, right: Group) -> bool:
    """Tell whether one gives a day of an open year or week ("June 12") and no day of the other is one."""
    pairs = ((left.partial, _exact(right.current)), (right.partial, _exact(left.current)))
    open_years = [{day for day in group.partial if not _is_weekday(day)} for group in (left, right)]
    if all(open_years) and open_years[0].isdisjoint(open_years[1]):
        return True
    return any(partial and days and not _fitting(partial, days) for partial, days in pairs)


def _fitting(partial: Collection[str], days: Collection[Days]) -> set[str]:
    return {known for known in partial for day in days if fits(known, day.first)}


def _is_weekday(partial: str) -> bool:
    return partial.startswith("-W")


def _exact(days: Collection[Days]) -> list[Days]:
    return [day for day in days if day.first == day.last]


def _slipped_from(plan: Group, moved: Group) -> bool:
    """Tell whether one group only plans a meeting for the day from which another says it was moved."""
    return plan.planned and bool(moved.former) and plan.current <= moved.former


def _another(left: Group, right: Group) -> bool:
    """Tell whether words count one of them among several ("the second round") and nothing shows the other to be it."""
    if any("aside" in one.nth - other.nth and _is_large(other) for one, other in ((left, right), (right, left))):
        return True
    if left.nth - _OPEN and right.nth - _OPEN:
        return not left.nth & right.nth
    same = bool(left.current & right.current) or (left.lead and right.lead)
    return bool((left.nth | right.nth) - _OPEN) and not same


def _is_large(group: Group) -> bool:
    """Tell whether a meeting is one on whose sidelines others are held."""
    return bool(group.circle or group.heads & _LARGE or "multilateral" in group.modes)


def _other_counterpart(left: Group, right: Group) -> bool:
    """Tell whether one met one other here and a third there, unless words name all of them together."""
    circle = left.circle | right.circle
    return any(len(one & other) == 1 and not one | other <= circle for one in left.pairs for other in right.pairs)


def _over_when_awaited(held: Group, awaited: Group) -> bool:
    """Tell whether one had been told of as done before the other was told of as to come."""
    if not held.held or not awaited.awaited or held.current & awaited.current:
        return False
    return max((day.last.isoformat() for day in held.current), default=held.held) < awaited.awaited


def _long_gone(old: Group, other: Group) -> bool:
    """Tell whether one is told of as long past and the other as news, without a day or the same place."""
    return old.old and not (other.days or other.partial or old.places & other.places)


def _apart(left: Group, right: Group) -> bool:
    """Tell whether two groups name places of which neither lies in the other."""
    if not left.places or not right.places or left.places & right.places:
        return False
    if left.family == "CONSULT" and bool(left.unlocated) != bool(right.unlocated):
        return False  # a palace that no gazetteer knows may lie in the city
    shared = left.within & right.within
    return not (shared and any(group.places <= group.states_named for group in (left, right)))


def _held_somewhere(group: Group) -> bool:
    return bool(group.modes or group.places)


def kinship(left: Group, right: Group, words: Set[str] | None = None) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for one happening, and the reasons; `words` are compared in place of those of the left."""
    points, reasons = _circumstances(left, right)
    more, why = _wording(left.words if words is None else words, right.words, left.family)
    if not (reasons or why or _told_by_parties(left, right)):
        return 0.0, ()
    company, who = _company(left, right)
    points += company
    if left.family != "accord" and left.heads & right.heads:
        more += 0.5 if left.family == "CONSULT" else 1.0
    if why and left.at & right.at:
        more += 2.0
        why = (*why, "agreed at the same meeting")
    shared = bool(left.stories & right.stories)
    if points + more and left.family != "CONSULT" and shared and left.report != right.report:
        more += 0.5
    if left.lead and right.lead and shared and (company or left.places & right.places or not _known(left, right)):
        more += 1.5
        why = (*why, "what both reports are mainly about")
    return points + more, (*reasons, *who, *why)


def _circumstances(left: Group, right: Group) -> tuple[float, tuple[str, ...]]:
    """Return what the day, the place and a proper name add."""
    found: list[tuple[float, str]] = []
    if left.former & (right.days | right.former) or right.former & left.days:
        found.append((2.0, "the day it was moved from"))
    near = [a for a in left.current for b in right.current if a.overlaps(b) and not (is_long(a) or is_long(b))]
    if near:
        found.append((2.0 if any(day.first == day.last for day in near) else 1.0, "same day"))
    elif any((day.last - day.first).days < _MONTH for day in left.current & right.current):
        found.append((1.5, "same month"))
    elif known := _fitting(left.partial, _exact(right.current)) | _fitting(right.partial, _exact(left.current)):
        found.append((1.0 if all(map(_is_weekday, known)) else 2.0, "same day, as far as one of them gives it"))
    elif any(not _is_weekday(known) for known in left.partial & right.partial):
        found.append((2.0, "same day of an open year"))
    if left.places & right.places:
        found.append((2.5 if left.family == "accord" else 1.5, "same place"))
        if "multilateral" in left.modes & right.modes:
            found.append((1.5, "same kind of conference"))
    if left.named & right.named:
        found.append((3.0, "same name"))
    return sum(points for points, _ in found), tuple(reason for _, reason in found)


def _told_by_parties(left: Group, right: Group) -> bool:
    """Tell whether who took part tells happenings apart: who met or withdrew does; one state agrees to many things."""
    if left.family == "accord":
        several = len(left.people & right.people) > 1 or len(left.states & right.states) > 1
        return several or bool(left.heads & right.heads & ACCORDS)
    return left.family.startswith(_BY_PARTIES)


def _company(left: Group, right: Group) -> tuple[float, tuple[str, ...]]:
    """Return what those who take part add."""
    shared = len(left.people & right.people)
    points = float(min(shared, 3))
    reasons = [f"{shared} shared participants" if shared > 1 else "a shared participant"] if shared else []
    parties = left.states & right.states
    if parties:
        alike = len(parties) > 1 or left.states == right.states
        points += 1.5 if alike else 0.5
        reasons.append("same parties" if alike else "a shared party")
    elif left.others & right.others:
        points += 1.0
        reasons.append("a shared party")
    return points, tuple(reasons)


def _known(left: Group, right: Group) -> bool:
    return all(group.people or group.states or group.others for group in (left, right))


def is_long(days: Days) -> bool:
    """Tell whether a range of days says little about sameness: a month, a year."""
    return (days.last - days.first).days > _SHORT


def _wording(left: Set[str], right: Set[str], family: str) -> tuple[float, tuple[str, ...]]:
    """Return what the words themselves add, where the two share enough of them."""
    common = _COMMON.get(family, frozenset())  # "agreed" is in all accords, "talks" in all meetings
    ours, theirs = left - common, right - common
    shared = len(ours & theirs)
    share = shared / (min(len(ours), len(theirs)) or 1)
    if share < _ALIKE or (shared < _SEVERAL and family != "CONSULT"):
        return 0.0, ()
    points = 2.5 * share
    if share >= 2 * _ALIKE - 0.1 and shared > 1 and family != "CONSULT":
        points += 1.0
    return points, (f"{share:.2f} of the words",)
