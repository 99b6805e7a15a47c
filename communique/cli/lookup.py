"""What a user means by a number, an id or words: a meeting, a process, a person or a promise of the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from communique.errors import Ambiguous, NotInRecord
from communique.publish.hidden import shown
from communique.publish.meetings import meetings
from communique.publish.names import name, title
from communique.record import Record
from communique.text.fold import folded_words
from communique.types import Actor, Days, Event

Kind = Literal["process", "meeting", "person", "promise"]
Words = tuple[str, ...]
_LISTED = 12  # choices that are named where words fit several things
_HINT = "`communique show` lists the meetings, --processes, --people and --promises the rest"


class Found(Struct, frozen=True):
    """A thing of the record: its id, what it is called, and the processes that hold it."""

    kind: Kind
    id: str
    label: str
    processes: tuple[str, ...]


def sought(record: Record, wanted: str) -> Found:
    """Return the thing of a number in the list of meetings, of an id, or that answers to a name or to words.

    People come first, then processes, meetings, promises. Raises NotInRecord, or Ambiguous where words fit several.
    """
    if wanted.isdecimal():
        return _numbered(record, int(wanted))
    found = next(_by_id(record, wanted), None)
    if found:
        return found
    words = tuple(folded_words(wanted))
    for search in (_people, _processes, _meetings, _promises):
        choices = search(record, words)
        if len(choices) == 1:
            return choices[0]
        if choices:
            raise _ambiguous(wanted, choices)
    raise NotInRecord(f"nothing in this record answers to {shown(wanted)}", _HINT)


def numbered(record: Record) -> list[Event]:
    """Return the meetings of a record, by day: their numbers are those of the list."""
    found = [event for process in record.derived.processes() for event in meetings(process)]
    return sorted(found, key=lambda event: (day_of(event), event.id))


def day_of(event: Event) -> str:
    """Return the day or days of an event in words."""
    days: Days | None = event.date
    if days is None:
        return "day not known"
    first, last = days.first.isoformat(), days.last.isoformat()
    return first if first == last else f"{first} to {last}"


def homes_of(record: Record) -> dict[str, list[str]]:
    """Map each person to the processes that name him."""
    process_of = {
        report: key
        for key in sorted(record.derived.signatures())
        for story in record.derived.linked(key).stories
        for report in story.reports
    }
    report_of = {entity.id: entity.report for entity in record.derived.entities() if entity.kind == "person"}
    return {
        actor.id: sorted(
            {process_of[report_of[entity]] for entity in actor.entities if report_of.get(entity) in process_of}
        )
        for actor in record.derived.actors()
        if actor.kind == "person"
    }


def _numbered(record: Record, number: int) -> Found:
    listed = numbered(record)
    if not 1 <= number <= len(listed):
        raise NotInRecord(f"no meeting {number}", _HINT)
    event = listed[number - 1]
    return Found("meeting", event.id, event.label, (record.derived.process_of(event.id).id,))


def _by_id(record: Record, wanted: str) -> Iterator[Found]:
    """Yield the thing of an id."""
    if "_" not in wanted or " " in wanted:
        return
    for actor in record.derived.actors() if wanted.startswith("actor_") else ():
        if actor.id == wanted and actor.kind == "person":
            yield _person(record, actor)
    for key in sorted(record.derived.signatures()):
        if key == wanted:
            yield Found("process", key, key, (key,))
        linked = record.derived.linked(key)
        for event in linked.events:
            if event.id == wanted:
                yield Found("meeting", event.id, event.label, (key,))
        for promise in linked.commitments:
            if promise.id == wanted:
                yield Found("promise", promise.id, promise.label, (key,))


def _person(record: Record, actor: Actor) -> Found:
    return Found("person", actor.id, actor.label, tuple(homes_of(record).get(actor.id, ())))


def _people(record: Record, words: Words) -> list[Found]:
    """Return the people who answer to a name; one so called in full goes before those of whom it is only a part.

    A surname alone is never a full name: several may bear it.
    """
    fitting = [
        actor
        for actor in record.derived.actors()
        if actor.kind == "person" and any(_fits(words, name) for name in (actor.label, *actor.names))
    ]
    exact = [
        actor
        for actor in fitting
        if words == tuple(folded_words(actor.label))
        or (len(words) > 1 and words in {tuple(folded_words(name)) for name in actor.names})
    ]
    chosen = sorted(exact or fitting, key=lambda actor: (-len(actor.entities), actor.label, actor.id))
    if len(chosen) == 1:
        return [_person(record, chosen[0])]
    return [Found("person", actor.id, actor.label, ()) for actor in chosen]


def _processes(record: Record, words: Words) -> list[Found]:
    """Return the processes whose name holds all the words; a single one is no name of a process."""
    named = ((process.id, title(process)) for process in record.derived.processes()) if len(words) > 1 else ()
    return [Found("process", key, label, (key,)) for key, label in named if _fits(words, label)]


def _meetings(record: Record, words: Words) -> list[Found]:
    """Return the meetings whose label or name holds all the words."""
    found = [
        Found("meeting", event.id, name(process, event), (process.id,))
        for process in record.derived.processes()
        for event in process.linked.events
        if event.type == "CONSULT" and (_fits(words, event.label) or _fits(words, name(process, event)))
    ]
    return sorted(found, key=lambda one: (one.label, one.id))


def _promises(record: Record, words: Words) -> list[Found]:
    """Return the promises whose label holds all the words."""
    found = [
        Found("promise", promise.id, promise.label, (key,))
        for key in sorted(record.derived.signatures())
        for promise in record.derived.linked(key).commitments
        if _fits(words, promise.label)
    ]
    return sorted(found, key=lambda one: (one.label, one.id))


def _fits(words: Words, text: str) -> bool:
    """Tell whether a text holds all the words, each as the beginning of one of its own."""
    held = folded_words(text)
    return bool(words) and all(any(other.startswith(word) for other in held) for word in words)


def _ambiguous(wanted: str, choices: list[Found]) -> Ambiguous:
    lines = "\n".join(f"  {one.id}  {shown(one.label)}" for one in choices[:_LISTED])
    more = f"\n  and {len(choices) - _LISTED} more" if len(choices) > _LISTED else ""
    return Ambiguous(
        f"{shown(wanted)} may be any of {len(choices)}:\n{lines}{more}",
        "Give an id of these, or more of the name: communique show ID.",
    )
