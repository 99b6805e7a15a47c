"""What the log of decisions amounts to, given what the reports say now.

The things that decisions name are found again by their words; what nothing stands for any more does not apply now. What
applies becomes pairs that linking keeps to, things left out, names given to others, and marks of review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from communique.record.anchors import Finder, Standing
from communique.record.claims import PAIR, Claimed, Holding, Key, Value, holding, undone
from communique.record.differing import Judged, placed
from communique.record.readings import Readings
from communique.types import Anchor, Decided, Decision, Entity, Entry, Review, make_id

State = Literal["applies", "not applicable now", "superseded", "in conflict", "undone"]
TRUE = "true"  # (TRUE, thing): is right
WHOSE = "whose"  # (WHOSE, name or statement): the entity whose it is, or =NAME of somebody the record does not know
DIFFERENCE = "difference"  # (DIFFERENCE, number): is right
_TIED = frozenset({"statement", "account", "pledge", "outcome"})  # joined within one process only


class Outcome(Struct, frozen=True):
    """What has become of an entry: its state, and the entries it gave way to or is in conflict with."""

    state: State
    against: tuple[str, ...] = ()


class Judgements(Struct, frozen=True):
    """What applies.

    `wrong` are ids of things left out, `whose` maps names and statements to the entity they are given to, `ties` are
    reports joined over processes, `reviews` and `touching` (hashes of what applies) are by report; `outcomes` are of
    every entry with a decision, by its hash.
    """

    decided: Decided
    wrong: frozenset[str]
    whose: Mapping[str, Entity]
    ties: tuple[tuple[str, str], ...]
    reviews: Mapping[str, tuple[Review, ...]]
    touching: Mapping[str, tuple[str, ...]]
    differences: tuple[Judged, ...]
    outcomes: Mapping[str, Outcome]


def judgements(log: Iterable[Entry], readings: Readings) -> Judgements:
    """Return what a log amounts to, given what was read."""
    entries = list(log)
    facing = _Facing(Finder(readings))
    gone = undone(entries)
    claimed = [
        Claimed(entry, facing.claims(entry.decision))
        for entry in entries
        if entry.decision is not None and entry.hash not in gone
    ]
    holds = holding(claimed, entries)
    whose, given = facing.whose(holds)
    same, different = (
        frozenset((key[1], key[2]) for key, (value, _) in holds.held.items() if key[0] == PAIR and value is wanted)
        for wanted in (True, False)
    )
    return Judgements(
        decided=Decided(same | given, different),
        wrong=frozenset(key[1] for key, (value, _) in holds.held.items() if key[0] == TRUE and value is False),
        whose=whose,
        ties=facing.ties(same),
        reviews=facing.reviews(holds),
        touching=facing.touching(holds),
        differences=facing.judged(holds),
        outcomes={entry.hash: Outcome("undone") for entry in entries if entry.hash in gone and entry.decision}
        | {each.entry.hash: _outcome(each, holds) for each in claimed},
    )


class _Facing:
    """Decisions held against what stands in the reports now."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._standing: dict[str, Standing] = {}
        self._differences: list[Judged] = []

    def claims(self, decision: Decision) -> dict[Key, Value]:
        """Return the claims of a decision about what stands in the reports, none where nothing does."""
        if decision.level == "difference":
            return self._difference(decision)
        if decision.verdict == "is":
            return self._is(decision)
        found = [standing for thing in decision.things if (standing := self._find(thing))]
        if decision.level == "evidence" or decision.verdict in ("same", "different"):
            value = decision.verdict in ("same", "right")
            ids = sorted(standing.id for standing in found)
            return {(PAIR, *ids): value} if len(ids) == 2 and (value or ids[0] != ids[1]) else {}
        return _true(found, decision)

    def _find(self, thing: Anchor) -> Standing | None:
        standing = self._finder.find(thing)
        if standing is not None:
            self._standing[standing.id] = standing
        return standing

    def _is(self, decision: Decision) -> dict[Key, Value]:
        thing, *people = [self._find(each) for each in decision.things]
        if thing is None:
            return {}
        return {(WHOSE, thing.id): people[0].id if people and people[0] else f"={decision.about}"}

    def _difference(self, decision: Decision) -> dict[Key, Value]:
        """Number the differences that were judged: one judged again, with more claims perhaps, keeps its number."""
        each = placed(decision, self._finder)
        if each is None:
            return {}
        scored = [(other.likeness(each), -number) for number, other in enumerate(self._differences)]
        likeness, number = max(scored, default=(0.0, 0))
        if not likeness:
            number = -len(self._differences)
            self._differences.append(each)
        return {(DIFFERENCE, str(-number)): decision.verdict == "right"}

    def judged(self, holds: Holding) -> tuple[Judged, ...]:
        """Return the judged differences whose verdict holds."""
        found = []
        for number, each in enumerate(self._differences):
            value, makers = holds.held.get((DIFFERENCE, str(number)), (None, ()))
            if value is not None:
                reviews = tuple((entry.by, entry.at) for entry in makers)
                found.append(replace(each, right=value is True, reviews=reviews))
        return tuple(found)

    def whose(self, holds: Holding) -> tuple[dict[str, Entity], frozenset[tuple[str, str]]]:
        """Map names and statements to the entity of their own report that they are given to.

        Where the person is named in another report alone, or in none, an entity is made; the pairs tie it to the other.
        """
        given: dict[str, Entity] = {}
        same = set()
        for key, (value, _) in holds.held.items():
            if key[0] != WHOSE or not isinstance(value, str):
                continue
            report = self._standing[key[1]].report
            person = self._entity(value)
            if person is not None and person.report == report:
                given[key[1]] = person
                continue
            name = value.removeprefix("=") if person is None else person.name
            made = make_id("ent", report, "decided", name)
            given[key[1]] = Entity(made, report, person.kind if person else "person", name, (name,))
            if person is not None:
                given[key[1]] = replace(given[key[1]], known=person.known, states=person.states)
                same.add((min(made, person.id), max(made, person.id)))
        return given, frozenset(same)

    def _entity(self, identity: str) -> Entity | None:
        if identity not in self._standing:
            return None
        reading = self._finder.reading(self._standing[identity].report)
        return next((each for each in reading.entities if each.id == identity), None)

    def ties(self, same: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of reports that something joined within one process ties to one another."""
        both = [(self._standing[left], self._standing[right]) for left, right in same]
        tied = [sorted((a.report, b.report)) for a, b in both if a.written in _TIED and a.report != b.report]
        return tuple(sorted({(left, right) for left, right in tied}))

    def reviews(self, holds: Holding) -> dict[str, tuple[Review, ...]]:
        """Return by report who judged what to be right."""
        found: defaultdict[str, set[Review]] = defaultdict(set)
        for key, (value, makers) in holds.held.items():
            for entry in makers if value is True and key[0] in (TRUE, PAIR) else ():
                standing = self._reviewed(key, entry)
                if standing is not None and entry.decision is not None:
                    found[standing.report].add(Review(entry.decision.level, standing.id, entry.by, entry.at))
        return {report: tuple(sorted(reviews)) for report, reviews in found.items()}

    def _reviewed(self, key: Key, entry: Entry) -> Standing | None:
        """Return what an entry reviewed by a claim: not a statement that by now has a speaker whom nobody judged."""
        if entry.decision is not None and key[0] == PAIR and entry.decision.level == "evidence":
            return next((self._standing[one] for one in key[1:] if self._standing[one].written == "outcome"), None)
        if key[0] != TRUE:
            return None
        standing = self._standing[key[1]]
        reading = self._finder.reading(standing.report)
        voices = {each.id: each.voice for each in reading.statements}
        judged = entry.decision is not None and any(
            thing.written == "entity" and self._at(thing) == standing.report for thing in entry.decision.things
        )
        return standing if judged or voices.get(standing.id) is None else None

    def _at(self, thing: Anchor) -> str | None:
        standing = self._finder.find(thing)
        return standing.report if standing else None

    def touching(self, holds: Holding) -> dict[str, tuple[str, ...]]:
        """Return by report the hashes of the entries that apply there."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for key, (_, makers) in holds.held.items():
            if key[0] == DIFFERENCE:
                reports = {span.report for span in self._differences[int(key[1])].spans}
            else:
                reports = {self._standing[one].report for one in key[1:]}
            for report in reports:
                found[report] |= {entry.hash for entry in makers}
        return {report: tuple(sorted(hashes)) for report, hashes in found.items()}


def _true(found: Sequence[Standing], decision: Decision) -> dict[Key, Value]:
    """Take the things of a line to be right or wrong; right ones belong together, and statements to their speakers."""
    spoken = decision.level in ("statement", "utterance")
    things = [standing for standing in found if not spoken or standing.written == "statement"]
    right = decision.verdict == "right"
    claims: dict[Key, Value] = {(TRUE, standing.id): right for standing in things}
    if right:
        speakers = {standing.report: standing.id for standing in found if standing.written == "entity"}
        for one, other in pairwise(sorted({standing.id for standing in things})):
            claims[PAIR, one, other] = True
        claims |= {(WHOSE, one.id): speakers[one.report] for one in things if spoken and one.report in speakers}
    return claims


def _outcome(each: Claimed, holds: Holding) -> Outcome:
    if not each.claims:
        return Outcome("not applicable now")
    if each.entry.hash in holds.against:
        return Outcome("in conflict", tuple(sorted(holds.against[each.entry.hash])))
    if any(each.entry in holds.held.get(key, (True, ()))[1] for key in each.claims):
        gone = [holds.held[TRUE, one] for key in each.claims if key[0] == PAIR for one in key[1:] if _gone(one, holds)]
        makers = {entry.hash for _, entries in gone for entry in entries}
        return Outcome("not applicable now", tuple(sorted(makers))) if makers else Outcome("applies")
    return Outcome("superseded", tuple(sorted(holds.gave_way.get(each.entry.hash, ()))))


def _gone(thing: str, holds: Holding) -> bool:
    """Whether a thing was judged wrong, so that nothing is the same as it."""
    return holds.held.get((TRUE, thing), (True, ()))[0] is False
