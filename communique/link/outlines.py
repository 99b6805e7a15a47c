"""What a group of tellings comes to: an event with its type, day, place, status and those who took part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from communique.link.group import Group
from communique.link.labels import label
from communique.link.sides import sides
from communique.link.tellings import Telling
from communique.types import Account, Days, Event, Kind, Reading, Status, make_id

_STANDINGS: tuple[Status, ...] = ("happened", "claimed", "planned", "conditional")
_TWO = 2
_BETWEEN = "third-party"
_AHEAD: tuple[Status, ...] = ("planned", "conditional")


class Name(NamedTuple):
    """What a label calls an actor, whether it is a person or a place, and which states it is or speaks for."""

    text: str
    person: bool
    place: bool
    states: frozenset[str] = frozenset()


def outline(group: Group, who: Mapping[str, str], names: Mapping[str, Name]) -> Event:
    """Return the event that a group of tellings is of; `who` maps entity ids to actor ids, `names` names the actors."""
    ordered = sorted(group.tellings, key=lambda t: (t.report, t.account.span, t.account.id))
    members = [telling.account for telling in ordered]
    told = [account for account in members if not account.refers] or members
    type_ = _type(group, told)
    mode = _mode([account.mode for account in told if account.type == type_])
    if type_ == "CONSULT" and mode is None:
        mode = _in_a_third_country(group, members, who, names)
    day = narrowest(group) if group.days else None
    place = _place(group, ordered)
    participants = tuple(_participants(members, who))
    shown = sorted((names[actor] for actor in participants if actor in names), key=lambda name: not name.person)
    heads = frozenset(stem for telling in ordered for stem in telling.head)
    story = _commonest([telling.story for telling in ordered]) or ""
    status = _status(ordered, told, day)
    acting, affected = sides(type_, mode, ordered, who, names)
    return Event(
        id=make_id("ev", story, type_, day.first if day else "", place or group.lowest, group.lowest),
        label=label(type_, mode, [n.text for n in shown if not n.place], _called(place, names), heads),
        type=type_,
        mode=mode,
        date=day,
        place=place,
        participants=participants,
        status=status,
        members=tuple(account.id for account in members),
        accounts=tuple(account.span for account in members),
        story=story,
        called_off=status in _AHEAD and _called_off(ordered),
        moved_from=tuple(sorted(group.former - group.current)),
        acting=acting,
        affected=affected,
    )


def narrowest(group: Group) -> Days:
    """Return the most exact day of a group that has some, of several as exact the one most tellings give."""
    days = group.current or group.days
    counts = Counter(telling.days for telling in group.tellings if telling.days in days and telling.days is not None)
    counts.update(day for day in days if day not in counts)
    return min(counts, key=lambda day: ((day.last - day.first).days, -counts[day], day))


def names_of(readings: Iterable[Reading], who: Mapping[str, str]) -> dict[str, Name]:
    """Return a name for each actor: the one most reports use, the longer where as many do."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    states: defaultdict[str, set[str | None]] = defaultdict(set)
    for reading in readings:
        for entity in reading.entities:
            forms[who.get(entity.id, entity.id)][entity.name] += 1
            kinds[who.get(entity.id, entity.id)][entity.kind] += 1
            states[who.get(entity.id, entity.id)].update((entity.known,) if entity.kind == "state" else entity.states)
    found = {}
    for actor, counts in forms.items():
        kind = min(kinds[actor], key=lambda k: (-kinds[actor][k], k))
        text = min(counts, key=lambda n: (-counts[n], -len(n), n))
        own = frozenset(state for state in states[actor] if state is not None)
        found[actor] = Name(text, kind == "person", kind == "place", own)
    return found


def _type(group: Group, told: Sequence[Account]) -> str:
    types = [account.type for account in told]
    return group.family if group.family in types else _commonest(types) or group.family


def _mode(modes: Sequence[str | None]) -> str | None:
    """Return the mode that most tellings give, None where most give none: a meeting on a visit is no visit.

    Who brought the two together, few say; what one says of it stands unless as many give another mode.
    """
    mode = _commonest([mode for mode in modes if mode is not None])
    if mode == _BETWEEN:
        return mode
    return mode if mode is not None and 2 * modes.count(mode) >= len(modes) else None


def _in_a_third_country(
    group: Group, members: Sequence[Account], who: Mapping[str, str], names: Mapping[str, Name]
) -> str | None:
    """Return the mode of a meeting of two states in a third, as the tellings together show it."""
    taking_part = [names[actor] for actor in _participants(members, who) if actor in names]
    states = {state for name in taking_part if not name.place for state in name.states}
    where = group.within
    apart = len(states) == _TWO and len(where) == 1 and not where & states
    return _BETWEEN if apart and all(len(name.states) == 1 for name in taking_part if not name.place) else None


def _status(ordered: Sequence[Telling], told: Sequence[Account], day: Days | None) -> Status:
    """Return how sure the reports are of it: what one tells as done is done, unless nobody wrote once its day had come.

    Words that only point to it ("the summit") say nothing of whether it was held where others plan it.
    """
    dated = [t.account for t in ordered if t.past and t.account.status == "happened"]
    status = min((account.status for account in (*told, *dated)), key=_STANDINGS.index)
    awaited = ordered[0].family == "CONSULT" and all(account.refers for account in told)
    if status == "happened" and awaited and not dated:
        status = next((account.status for account in told if account.status in _AHEAD), status)
    off = [t.published or "" for t in ordered if t.account.called_off]
    if status == "happened" and off and not dated and not _held_since(ordered, max(off)):
        return "planned"
    if status == "happened" and day is not None and all(_before(t.published, day) for t in ordered):
        return "planned"
    return status


def _held_since(ordered: Sequence[Telling], day: str) -> bool:
    """Tell whether a later report than those that call it off tells of it as held, and does more than point to it."""
    told = (t for t in ordered if t.account.status == "happened" and not t.account.refers)
    return any((t.published or "") > day for t in told)


def _called_off(ordered: Sequence[Telling]) -> bool:
    """Tell whether the last word on a plan is that it will not come about; without dates of publication any word is."""
    off = [telling.published or "" for telling in ordered if telling.account.called_off]
    still = [t.published or "" for t in ordered if t.account.status == "planned" and not t.account.called_off]
    return bool(off) and max(off) >= max((day for day in still if day), default="")


def _before(published: str | None, day: Days) -> bool:
    return published is not None and published[:10] < day.first.isoformat()


def _place(group: Group, ordered: Sequence[Telling]) -> str | None:
    places = [t.place for t in ordered if t.place is not None]
    located = [place for place in places if place not in group.unlocated]  # the city rather than the palace in it
    return _commonest(located or places) or next(iter(sorted(group.places)), None)


def _called(place: str | None, names: Mapping[str, Name]) -> str:
    return names[place].text if place is not None and place in names else ""


def _commonest(values: Collection[str]) -> str | None:
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
