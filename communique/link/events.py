"""Accounts to events: each happening once, however many reports tell of it and however often.

First within a report, then over the reports of a process: the strongest pairs are joined first, and a join that would
bring different days, places or parties together is refused. The order of the reports plays no part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from communique.link.beside import by_meeting, date_by_meeting, note_meetings
from communique.link.bonds import keep_to
from communique.link.coreference import groups
from communique.link.group import Group, group_of
from communique.link.kinship import SAME, barred, kinship
from communique.link.outlines import names_of, outline
from communique.link.pairing import pairs
from communique.link.sequels import sequels
from communique.link.tellings import Telling, tellings
from communique.types import UNDECIDED, Decided, Event, Link, Reading, Story

_TIMES = 2  # a join may be refused until another has told that the meeting was moved


def events(
    readings: Sequence[Reading], stories: Iterable[Story], who: Mapping[str, str], decided: Decided = UNDECIDED
) -> tuple[list[Event], list[Link]]:
    """Return the events of one process and the links that say why accounts were joined or not.

    `who` maps entity ids to actor ids. Events come ordered by id. A link names two accounts: within a report a telling
    and the first of its happening, over reports the least of two happenings.
    """
    reports = [groups(report) for report in tellings(readings, stories, who)]
    units = [group for found, _ in reports for group in found]
    met, links = _joined([unit for unit in units if unit.family == "CONSULT"])
    rest = [unit for unit in units if unit.family != "CONSULT"]
    note_meetings(rest, met)
    beside, more = _joined(rest)
    joined, links = [*met, *beside], [*links, *more, *(link for _, within in reports for link in within)]
    joined = [group for group in _kept(decided, by_meeting(joined)) if not _empty(group)]
    date_by_meeting(joined)
    names = names_of(readings, who)
    found, more = sequels(joined, [outline(group, who, names) for group in joined])
    return sorted(found, key=lambda event: event.id), sorted((*links, *more), key=lambda link: (link.left, link.right))


def _empty(group: Group) -> bool:
    """Tell whether nothing is told of a meeting: who met, when and where stays open, and it bears no name."""
    known = group.people or group.others or group.days or group.partial or group.places or group.named
    return group.family == "CONSULT" and not known and not any(telling.unnamed for telling in group.tellings)


def _joined(units: Sequence[Group]) -> tuple[list[Group], list[Link]]:
    """Return the happenings of all reports, and the links for and against."""
    name = [unit.lowest for unit in units]
    waiting = sorted(_alike(units), key=lambda pair: (-pair[0], name[pair[1]], name[pair[2]]))
    root = list(range(len(units)))
    whole = list(units)
    links = []
    refused: list[tuple[tuple[float, int, int, tuple[str, ...]], str]] = []
    for _ in range(_TIMES):
        refused = []
        for pair in waiting:
            _, left, right, reasons = pair
            a, b = _find(root, left), _find(root, right)
            against = barred(whole[a], whole[b]) if a != b else None
            if against is not None:
                refused.append((pair, against))
            elif a != b:
                links.append(_link(name, pair, "same", reasons))
                root[max(a, b)] = min(a, b)
                less, more = sorted((whole[a], whole[b]), key=lambda group: len(group.tellings))
                more.absorb(less)
                whole[min(a, b)] = more
        waiting = [pair for pair, _ in refused]
    links += [_link(name, pair, "different", (against, *pair[3])) for pair, against in refused]
    return [whole[index] for index in range(len(units)) if root[index] == index], links


def _link(
    name: Sequence[str],
    pair: tuple[float, int, int, tuple[str, ...]],
    verdict: Literal["same", "different"],
    reasons: tuple[str, ...],
) -> Link:
    points, left, right, _ = pair
    low, high = sorted((name[left], name[right]))
    return Link("event", low, high, verdict, round(points / (points + SAME), 3), reasons)


def _find(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _alike(units: Sequence[Group]) -> Iterator[tuple[float, int, int, tuple[str, ...]]]:
    """Yield the pairs of groups of different reports with enough in common to be one happening."""
    for left, right in pairs(units):
        if _comparable(units[left], units[right]):
            points, reasons = kinship(units[left], units[right])
            if points >= SAME:
                yield points, left, right, reasons


def _comparable(left: Group, right: Group) -> bool:
    """Tell whether to compare: undated, two stories tell of two, for the same do the same again and again."""
    if left.stories & right.stories:
        return True
    dated = all(group.days or group.former or group.partial for group in (left, right))
    return dated and not left.family.startswith("statement")


def _kept(decided: Decided, found: Sequence[Group]) -> list[Group]:
    """Return the groups as people decided; what they left open goes with what it is most like."""
    group_of_telling = {telling.account.id: group for group in found for telling in group.tellings}
    kept = []
    for members in keep_to(decided, [group.tellings for group in found], lambda one: one.account.id, _likeness):
        came_from = [group_of_telling[telling.account.id] for telling in members]
        if all(group is came_from[0] for group in came_from) and len(members) == len(came_from[0].tellings):
            kept.append(came_from[0])
        else:
            families = Counter(telling.family for telling in members)
            kept.append(group_of(min(families, key=lambda family: (-families[family], family)), members))
            kept[-1].main = any(group.main for group in came_from)
    return kept


def _likeness(left: Telling, right: Telling) -> float:
    return kinship(group_of(left.family, [left]), group_of(right.family, [right]))[0]
