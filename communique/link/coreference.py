"""Which tellings of one report are of one happening: "the meeting" goes to the meeting it points back to."""

from __future__ import annotations

from collections.abc import Sequence

from communique.link.kinship import ROSTERS, Group, barred, kinship
from communique.link.tellings import Telling

_LEAD = 3  # sentences in which a report says what it is mainly about
_NEAR = 2  # sentences over which a bare mention still points back
_ENOUGH = 2.0  # within one report less is needed than over reports
_FIRST = 0.75  # what a report is mainly about is what its references mean, unless something speaks for another
_TWO = 2  # parties that make a telling one of its own
_SOME = 0.25  # share of the words that ties an accord without parties to the one the report opens with
# beginnings of words that stand for any meeting; "the summit" or "the congress" points to one of that name only
_GENERIC = frozenset(
    {"meetin", "meet", "talk", "talks", "discus", "negoti", "consul", "visit", "trip", "gather", "sessio", "interv"}
    | {
        "delega",
        "accomp",
        "attend",
        "review",
        "evalua",
        "debate",
        "delibe",
        "partic",
        "repres",
        "exchan",
        "hold",
        "held",
    }
)
_WEAK = frozenset({"began", "begin", "start", "starte", "work", "launch", "includ", "beginn", "repres"})
_ACCORDS = frozenset({"agreem", "deal", "accord", "pact", "unders", "consen", "treaty", "memora"})


def groups(tellings: Sequence[Telling]) -> list[Group]:
    """Return the happenings of one report, those told of first coming first; tellings must be in text order."""
    found: list[Group] = []
    for telling in tellings:
        if not _bare(telling) and telling.former is None:
            _join(telling, found)
    _mark_main(found)
    for telling in tellings:
        if _bare(telling) and telling.former is None:
            _join(telling, found)
    for telling in tellings:
        if telling.former is not None:
            _owner(telling, found).add([telling])
    _mark_main(found)
    return found


def _owner(telling: Telling, found: Sequence[Group]) -> Group:
    """Return the group of the meeting that was moved: the one that shares the trigger."""
    trigger = telling.account.trigger
    return next(group for group in found for other in group.tellings if other.account.trigger == trigger)


def _bare(telling: Telling) -> bool:
    """Tell whether an account only points to a happening, or tells so little that it can hardly be a new one."""
    own = len(telling.people) + len(telling.states) + len(telling.others)
    if telling.place is not None or telling.days is not None:
        return False
    if _lists(telling):
        return True
    if own >= _TWO:
        return False
    return telling.account.refers or telling.account.status == "conditional" or not own


def _lists(telling: Telling) -> bool:
    """Tell whether an account lists who was at a meeting that it only points to."""
    return telling.family == "CONSULT" and telling.account.refers and bool(telling.head & ROSTERS)


def _join(telling: Telling, found: list[Group]) -> None:
    alone = Group(telling.family)
    alone.add([telling])
    best: tuple[float, int, int] | None = None
    for index, group in enumerate(found):
        if group.family != telling.family or barred(group, alone) is not None or _elsewhere(telling, group):
            continue
        shared = kinship(group, alone)[0]
        points = shared + _nearness(group, telling)
        pointing = _bare(telling) or (telling.account.refers and shared > 0)
        if points >= _ENOUGH or (pointing and _points_back(telling, group)):
            rank = (points + (_FIRST if group.main else 0.0), len(group.tellings), -index)
            if best is None or rank > best:
                best = rank
    if best is None:
        found.append(alone)
    else:
        found[-best[2]].add([telling])


def _elsewhere(telling: Telling, group: Group) -> bool:
    """Tell whether a telling sets itself apart: "the deal reached in Vienna", "his second visit", other people."""
    if telling.account.refers and telling.place is not None and telling.place not in group.places:
        return True
    if telling.nth and not telling.nth & group.nth:
        return True
    if telling.family != "CONSULT" or telling.head & ROSTERS - {"accomp"}:
        return False
    alone = len(telling.people & group.people) == 1 and min(len(telling.people), len(group.people)) >= _TWO
    if alone and not telling.account.refers and telling.days not in group.days:
        return True  # one of them met somebody else
    return bool(telling.people and group.people) and not telling.people & group.people


def _nearness(group: Group, telling: Telling) -> float:
    """Reward the happening told of just before, and one of the same standing."""
    gaps = [telling.sentence - t.sentence for t in group.tellings if t.account.trigger < telling.account.trigger]
    gap = min(gaps, default=_NEAR + 1)
    points = 1.0 if gap == 0 else 0.5 if gap <= _NEAR else 0.0
    statuses = {other.account.status for other in group.tellings}
    if telling.account.status == "planned" and statuses == {"planned"}:
        points += 0.5
    return points


def _points_back(telling: Telling, group: Group) -> bool:
    """Tell whether a reference with nothing of its own against it may go to a happening."""
    if telling.named and not telling.named & group.named:
        return False
    if telling.family == "CONSULT":
        return telling.account.refers and bool(
            telling.head & (_GENERIC | ROSTERS) or telling.head & group.heads - _WEAK
        )
    if telling.family == "accord":
        if telling.account.refers:
            return bool(telling.head & _ACCORDS) and telling.account.type == "AGREE"
        shared = len(telling.words & group.words) / (min(len(telling.words), len(group.words)) or 1)
        return group.main and shared >= _SOME
    if telling.family.startswith("RETREAT"):
        return bool(telling.states & group.states) or not telling.states or not group.states
    if telling.family == "force":
        return bool(telling.head & group.heads) and bool(telling.states & group.states)
    return telling.family == "CONCEDE" or telling.family.startswith("statement")


def _mark_main(found: Sequence[Group]) -> None:
    """Mark the meeting a report is mainly about: told of in its lead, or else most often."""
    meetings = [group for group in found if group.family == "CONSULT"]
    if meetings:
        best = max(
            meetings,
            key=lambda group: (
                any(t.account.status == "happened" for t in group.tellings),
                max(0, _LEAD + 1 - min(t.sentence for t in group.tellings)),
                len(group.tellings),
                -min(t.sentence for t in group.tellings),
            ),
        )
        for meeting in meetings:
            meeting.main = meeting is best
    for family in ("accord",):
        early = [g for g in found if g.family == family and any(t.sentence <= _LEAD for t in g.tellings)]
        for group in early[:1]:
            group.main = True
