"""Which tellings of one report are of one happening: "the meeting" goes to the meeting it points back to."""

from __future__ import annotations

from collections.abc import Sequence

from communique.link.kinship import SAME, Group, barred, kinship
from communique.link.tellings import Telling

_LEAD = 3  # sentences in which a report says what it is mainly about
_NEAR = 2  # sentences over which a bare mention still points back
_REFERABLE = frozenset({"CONSULT", "accord", "CONCEDE"})
_ENOUGH = 2.0  # within one report less is needed than over reports
_OVERLAP = 0.34


def groups(tellings: Sequence[Telling]) -> list[Group]:
    """Return the happenings of one report, those told of first coming first; tellings must be in text order."""
    found: list[Group] = []
    later = []
    for telling in tellings:
        if not telling.account.refers and telling.account.status != "conditional":
            _join(telling, found, bare=False)
        else:
            later.append(telling)
    for telling in later:
        _join(telling, found, bare=True)
    _mark_main(found)
    return found


def _join(telling: Telling, found: list[Group], bare: bool) -> None:
    alone = Group(telling.family)
    alone.add([telling])
    best: tuple[float, int, int] | None = None
    for index, group in enumerate(found):
        if group.family != telling.family or barred(group, alone) is not None:
            continue
        points = kinship(group, alone)[0] + _nearness(group, telling)
        if points >= _ENOUGH or (bare and _points_back(telling, group)):
            rank = (points, len(group.tellings), -index)
            if best is None or rank > best:
                best = rank
    if best is None:
        found.append(alone)
    else:
        found[-best[2]].add([telling])


def _nearness(group: Group, telling: Telling) -> float:
    """Reward the happening told of in the same sentence or just before, and one of the same standing."""
    gap = min(abs(telling.sentence - other.sentence) for other in group.tellings)
    points = 1.0 if gap == 0 else 0.5 if gap <= _NEAR else 0.0
    planned = any(other.account.status == "planned" for other in group.tellings)
    happened = any(other.account.status == "happened" for other in group.tellings)
    if telling.account.status == "planned" and planned and not happened:
        points += 0.5
    return points


def _points_back(telling: Telling, group: Group) -> bool:
    """Tell whether a reference with nothing of its own against it may go to a happening."""
    if telling.family.startswith("RETREAT"):
        return bool(telling.states & group.states) or not telling.states or not group.states
    if telling.family == "force":
        return bool(telling.head & group.heads) and bool(telling.states & group.states or telling.place in group.places)
    return telling.family in _REFERABLE or telling.family.startswith("statement")


def _mark_main(found: Sequence[Group]) -> None:
    """Mark the meeting a report is mainly about: told of in its lead, or else most often."""
    meetings = [group for group in found if group.family == "CONSULT"]
    if meetings:
        best = max(
            meetings,
            key=lambda group: (
                any(t.account.status == "happened" for t in group.tellings),
                len(group.tellings) + 2 * any(t.sentence <= _LEAD for t in group.tellings),
                -min(t.sentence for t in group.tellings),
            ),
        )
        best.main = True


__all__ = ["SAME", "groups"]
