"""What a record holds by id, as far as people decide about it: what each thing rests on, and where that stands."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from communique.errors import NotInRecord
from communique.record import Record
from communique.record.anchors import Finder, Standing, anchored, standings
from communique.types import Actor, Anchor, Difference, Level, Link, Mark, Reading, Span, Written

WRITTEN: dict[Level, Written] = {
    "actor": "entity",
    "mention": "mention",
    "statement": "statement",
    "utterance": "statement",
    "event": "account",
    "story": "report",
    "agreement": "accord",
    "commitment": "pledge",
    "evidence": "outcome",
}
"""What a thing of each level rests on."""

LEVELS: dict[Written, Level] = {written: level for level, written in WRITTEN.items()}
"""At which level two things of one kind are the same or not: two statements are one utterance."""


class Thing(Struct, frozen=True):
    """Something people may decide about: its level, what it is called, and the ids of what reports say it rests on."""

    level: Level
    label: str
    members: tuple[str, ...]


class Things:
    """The things of one record whose derived tables are up to date."""

    def __init__(self, record: Record) -> None:
        """Work on an open record."""
        self._record = record
        self._finder = Finder(record.readings)

    def reading(self, report: str) -> Reading:
        """Return what was read from a report."""
        return self._finder.reading(report)

    def holds(self, identity: str) -> bool:
        """Whether something that a report says has this id."""
        return identity in self._standing

    def find(self, anchor: Anchor) -> Standing | None:
        """Return what stands where an anchor was set, if anything does now."""
        return self._finder.find(anchor)

    def standing(self, identity: str) -> Standing:
        """Return what stands under an id in its report. Raises NotInRecord."""
        if identity not in self._standing:
            raise _missing(identity)
        return self._standing[identity]

    def anchor(self, identity: str) -> Anchor:
        """Return an anchor of what a report says. Raises NotInRecord."""
        standing = self.standing(identity)
        return anchored(standing, self.reading(standing.report).report)

    def words(self, identity: str) -> str:
        """Return the words of what a report says, with white space evened out."""
        marks = self.anchor(identity).marks
        led = self.standing(identity).written in ("account", "pledge")
        return " … ".join(" ".join(mark.words.split()) for mark in (marks[1:] if led else marks[:3]))

    def thing(self, name: str, level: Level | None = None) -> Thing:
        """Return what an id names, or the words REPORT:START-END at a level. Raises NotInRecord."""
        if name in self._standing:
            standing = self._standing[name]
            own: Level = "statement" if standing.written == "statement" else LEVELS[standing.written]
            return Thing(own, self.words(name), (name,))
        if name in self._recorded:
            return self._recorded[name]
        report, _, place = name.partition(":")
        start, _, end = place.partition("-")
        if level in WRITTEN and start.isdecimal() and end.isdecimal() and report in self._standing:
            words = self.reading(report).report.text[int(start) : int(end)]
            found = self._finder.find(Anchor(WRITTEN[level], report, "", "", (Mark(int(start), int(end), words),)))
            if words and found is not None:
                return Thing(level, self.words(found.id), (found.id,))
        raise _missing(name)

    def difference(self, name: str) -> Difference | None:
        """Return the difference with an id, if there is one."""
        return self._differences.get(name)

    def claims(self, difference: Difference) -> tuple[Anchor, ...]:
        """Return anchors of a difference: what it is about, the words of each side, the reports that are silent."""
        subject = self._recorded.get(difference.subject)
        members = [member for member in subject.members if self.holds(member)][:1] if subject else []
        claims = (self.claim(span, side.value) for side in difference.sides for span in side.claims)
        return (*map(self.anchor, members), *claims, *map(self.anchor, difference.silent))

    def link(self, left: Thing, right: Thing) -> tuple[str, str]:
        """Return a member of each of two things: those the rules found most alike, or else the first."""
        pairs = [
            (link.score, *ends)
            for link in self._links
            for ends in ((link.left, link.right), (link.right, link.left))
            if ends[0] in left.members and ends[1] in right.members
        ]
        return max(pairs)[1:] if pairs else (left.members[0], right.members[0])

    def speaker(self, statement: str) -> str | None:
        """Return the entity that a statement is given to, None where it has no speaker."""
        given = self._voices.get(statement)
        return given if given in self._standing else None

    def person(self, name: str, report: str) -> tuple[str, str] | None:
        """Return the entity that stands for a person, in the given report if one does, and what he is called.

        None where the record holds nobody under this id or name.
        """
        called = [each for each in self._actors if name in (each.id, each.label, *each.names, *each.entities)]
        if not called and self.holds(name):
            return (name, self.words(name))
        if len(called) != 1:
            return None
        entities = [self._standing[each] for each in called[0].entities if each in self._standing]
        best = min(entities, key=lambda each: (each.report != report, -len(each.ranges), each.id), default=None)
        return (best.id, called[0].label) if best else None

    def claim(self, span: Span, value: str = "") -> Anchor:
        """Return an anchor of words that claim a value."""
        report = self.reading(span.report).report
        return Anchor("words", report.id, report.sha256, value, (Mark(span.start, span.end, report.quote(span)),))

    @cached_property
    def _standing(self) -> dict[str, Standing]:
        return {
            standing.id: standing
            for report in self._record.readings.reports()
            for standing in standings(self.reading(report))
        }

    @cached_property
    def _actors(self) -> list[Actor]:
        return list(self._record.derived.actors())

    @cached_property
    def _recorded(self) -> dict[str, Thing]:
        found = {actor.id: Thing("actor", actor.label, actor.entities) for actor in self._actors}
        for pact in self._record.derived.agreements():
            found[pact.id] = Thing("agreement", pact.label, pact.members)
        for process in self._record.derived.processes():
            linked = process.linked
            found |= {each.id: Thing("utterance", each.label, each.statements) for each in linked.utterances}
            found |= {each.id: Thing("event", each.label, each.members) for each in linked.events}
            found |= {each.id: Thing("story", each.label, each.reports) for each in linked.stories}
            found |= {each.id: Thing("commitment", each.label, each.members) for each in linked.commitments}
        return found

    @cached_property
    def _differences(self) -> dict[str, Difference]:
        return {each.id: each for process in self._record.derived.processes() for each in process.differences}

    @cached_property
    def _links(self) -> list[Link]:
        return [link for process in self._record.derived.processes() for link in process.linked.links]

    @cached_property
    def _voices(self) -> dict[str, str | None]:
        return {
            statement.id: statement.voice
            for process in self._record.derived.processes()
            for reading in process.readings
            for statement in reading.statements
        }


def _missing(name: str) -> NotInRecord:
    return NotInRecord(
        f"the record holds nothing under {name}",
        "name an id of the exported tables, or words as REPORT:START-END with --level",
    )
