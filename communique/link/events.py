"""Accounts to events: each happening once, however many reports tell of it and however often.

First within a report, then over the reports of a process. Groups are compared only where they share a day, a place, a
person, a party or telling words, so the work grows with the reports and not with their square; the strongest pairs are
joined first, and a join that would bring different days, places or parties together is refused. The order of the
reports plays no part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.link.bonds import keep_to
from communique.link.coreference import groups
from communique.link.kinship import SAME, Group, barred, kinship
from communique.link.labels import label
from communique.link.tellings import Telling, tellings
from communique.types import UNDECIDED, Account, Days, Decided, Event, Kind, Link, Reading, Span, Status, Story, make_id

_HOT = 60  # groups that share one key; beyond that the key tells nothing
_LEAD = 3
_STANDINGS: tuple[Status, ...] = ("happened", "claimed", "planned", "conditional")


class _Name(NamedTuple):
    """What a label calls an actor, and whether it is a person or a place."""

    text: str
    person: bool
    place: bool


def events(
    readings: Sequence[Reading], stories: Iterable[Story], who: Mapping[str, str], decided: Decided = UNDECIDED
) -> tuple[list[Event], list[Link]]:
    """Return the events of one process and the links that say why accounts of several reports were joined or not.

    `who` maps entity ids to actor ids. Events come ordered by id.
    """
    units = [group for report in tellings(readings, stories, who) for group in groups(report)]
    joined, links = _joined(units)
    joined = _kept(decided, _by_meeting(joined))
    _date_by_meeting(joined)
    names = _names(readings, who)
    found = [_event(group, who, names) for group in joined]
    return sorted(found, key=lambda event: event.id), sorted(links, key=lambda link: (link.left, link.right))


def _joined(units: Sequence[Group]) -> tuple[list[Group], list[Link]]:
    pairs = sorted(_pairs(units), key=lambda pair: (-pair[0], units[pair[1]].lowest, units[pair[2]].lowest))
    root = list(range(len(units)))
    whole = list(units)
    links = []
    for points, left, right, reasons in pairs:
        a, b = _find(root, left), _find(root, right)
        if a == b:
            continue
        against = barred(whole[a], whole[b])
        ends = sorted((units[left].lowest, units[right].lowest))
        score = round(points / (points + SAME), 3)
        if against is not None:
            links.append(Link("event", ends[0], ends[1], "different", score, (against, *reasons)))
            continue
        links.append(Link("event", ends[0], ends[1], "same", score, reasons))
        root[max(a, b)] = min(a, b)
        merged = Group(whole[a].family, main=whole[a].main or whole[b].main)
        merged.add(whole[min(a, b)].tellings)
        merged.add(whole[max(a, b)].tellings)
        whole[min(a, b)] = merged
    return [whole[index] for index in range(len(units)) if root[index] == index], links


def _find(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index


def _pairs(units: Sequence[Group]) -> list[tuple[float, int, int, tuple[str, ...]]]:
    """Return the pairs of groups of different reports with enough in common to be one happening."""
    postings: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        for key in _keys(unit):
            postings[unit.family, key].append(index)
    met: set[tuple[int, int]] = set()
    for members in postings.values():
        if 1 < len(members) <= _HOT:
            met.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    found = []
    for a, b in sorted(met):
        left, right = units[a], units[b]
        if left.tellings[0].report == right.tellings[0].report or not _comparable(left, right):
            continue
        points, reasons = kinship(left, right)
        if points >= SAME:
            found.append((points, a, b, reasons))
    return found


def _keys(unit: Group) -> set[str]:
    keys = {f"day {day.first}" for day in unit.days | unit.former if day.first == day.last}
    keys |= {f"who {actor}" for actor in unit.people | unit.others}
    keys |= {f"place {place}" for place in unit.places}
    keys |= {f"word {word}" for word in unit.words}
    if unit.main:
        keys |= {f"main {story}" for story in unit.stories}
    return keys


def _comparable(left: Group, right: Group) -> bool:
    """Tell whether to compare: undated meetings of two stories stay apart, for the same people meet again and again."""
    recurring = left.family in ("CONSULT", "accord") or left.family.startswith("statement")
    if not recurring or left.stories & right.stories:
        return True
    return bool((left.days or left.former) and (right.days or right.former)) and not left.family.startswith("statement")


def _by_meeting(found: Sequence[Group]) -> list[Group]:
    """Join the remarks that stand before, and those that stand after, the same meeting."""
    meetings: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for group in found:
        lowest = group.lowest
        for telling in group.tellings if group.family == "CONSULT" else ():
            trigger = telling.account.trigger
            meetings[telling.report].append((trigger.start, trigger.end, lowest))
    kept: dict[tuple[str, str], Group] = {}
    for group in sorted(found, key=lambda group: group.lowest):
        key = (group.family, group.lowest)
        if group.family.startswith("statement"):
            near = [m for t in group.tellings for m in meetings[t.report] if _beside(t.account.span, m[0], m[1])]
            key = (group.family, near[0][2] if near else group.lowest)
        if key in kept:
            kept[key].add(group.tellings)
        else:
            kept[key] = group
    return list(kept.values())


def _kept(decided: Decided, found: Sequence[Group]) -> list[Group]:
    """Return the groups as people decided; what they left open goes with what it is most like."""
    group_of = {telling.account.id: group for group in found for telling in group.tellings}
    kept = []
    for members in keep_to(decided, [group.tellings for group in found], lambda one: one.account.id, _likeness):
        came_from = [group_of[telling.account.id] for telling in members]
        if all(group is came_from[0] for group in came_from) and len(members) == len(came_from[0].tellings):
            kept.append(came_from[0])
        else:
            family = _commonest([telling.family for telling in members]) or came_from[0].family
            kept.append(Group(family, main=any(group.main for group in came_from)))
            kept[-1].add(members)
    return kept


def _likeness(left: Telling, right: Telling) -> float:
    one, other = Group(left.family), Group(right.family)
    one.add([left])
    other.add([right])
    return kinship(one, other)[0]


def _beside(span: Span, start: int, end: int, reach: int = 12) -> bool:
    return span.start <= start and end <= span.end + reach


def _date_by_meeting(found: Sequence[Group]) -> None:
    """Give what is agreed or said at a meeting the meeting's day, where the reports give it none of its own.

    Only a report that opens with it, tells of one main meeting of the same parties, and names no other place.
    """
    meetings = {t.report: group for group in found if group.family == "CONSULT" and group.main for t in group.tellings}
    for group in found:
        if group.days or not (group.family == "accord" or group.family.startswith("statement")):
            continue
        for telling in sorted(group.tellings, key=lambda t: (t.report, t.sentence)):
            meeting = meetings.get(telling.report)
            if meeting is None or not meeting.days or barred(meeting, group) is not None:
                continue
            if (telling.sentence <= _LEAD or group.family != "accord") and telling.account.status == "happened":
                group.days = {_narrowest(meeting)}
                group.places = group.places or set(meeting.places)
                break


def _narrowest(group: Group) -> Days:
    days = group.current or group.days
    counts = Counter(telling.days for telling in group.tellings if telling.days in days and telling.days is not None)
    counts.update(day for day in days if day not in counts)
    return min(counts, key=lambda day: ((day.last - day.first).days, -counts[day], day))


def _event(group: Group, who: Mapping[str, str], names: Mapping[str, _Name]) -> Event:
    ordered = sorted(group.tellings, key=lambda t: (t.report, t.account.span, t.account.id))
    members = [telling.account for telling in ordered]
    told = [account for account in members if not account.refers] or members
    dated = [t.account for t in ordered if t.past and t.account.status == "happened"]
    status = min((account.status for account in (*told, *dated)), key=_STANDINGS.index)
    type_ = _commonest([account.type for account in told]) or members[0].type
    mode = _commonest([account.mode for account in members if account.mode is not None and account.type == type_])
    day = _narrowest(group) if group.days else None
    if status == "happened" and day is not None and all(_before(t.published, day) for t in ordered):
        status = "planned"  # nobody wrote of it once its day had come
    places = [t.place for t in ordered if t.place is not None]
    located = [place for place in places if place not in group.unlocated]  # the city rather than the palace in it
    place = _commonest(located or places) or next(iter(sorted(group.places)), None)
    participants = tuple(_participants(members, who))
    shown = sorted((names[actor] for actor in participants if actor in names), key=lambda name: not name.person)
    words = frozenset(stem for telling in ordered for stem in telling.head)
    story = _commonest([telling.story for telling in ordered]) or ""
    return Event(
        id=make_id("ev", story, type_, day.first if day else "", place or group.lowest, group.lowest),
        label=label(
            type_,
            mode,
            [n.text for n in shown if not n.place],
            names[place].text if place and place in names else "",
            day,
            words,
        ),
        type=type_,
        mode=mode,
        date=day,
        place=place,
        participants=participants,
        status=status,
        members=tuple(account.id for account in members),
        accounts=tuple(account.span for account in members),
        story=story,
    )


def _before(published: str | None, day: Days) -> bool:
    return published is not None and published[:10] < day.first.isoformat()


def _commonest(values: Sequence[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _participants(members: Sequence[Account], who: Mapping[str, str]) -> list[str]:
    """Return the actors that take part, those whom most accounts name first."""
    counts = Counter(
        actor
        for account in members
        for actor in {who.get(p.entity, p.entity) for p in account.participants if p.entity is not None}
    )
    return sorted(counts, key=lambda actor: (-counts[actor], actor))


def _names(readings: Iterable[Reading], who: Mapping[str, str]) -> dict[str, _Name]:
    """Return a name for each actor: the one most reports use, the longer where as many do."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for reading in readings:
        for entity in reading.entities:
            forms[who.get(entity.id, entity.id)][entity.name] += 1
            kinds[who.get(entity.id, entity.id)][entity.kind] += 1
    found = {}
    for actor, counts in forms.items():
        kind = min(kinds[actor], key=lambda k: (-kinds[actor][k], k))
        text = min(counts, key=lambda n: (-counts[n], -len(n), n))
        found[actor] = _Name(text, kind == "person", kind == "place")
    return found
