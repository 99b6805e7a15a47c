"""Readings made by hand for the tests of events: a report is a list of accounts over a text of their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from communique.types import Account, Days, Entity, Kind, Presence, Reading, Report, Span, Status, Story, Zone, make_id

STATES = {"Varania": "state:va", "Ostmark": "state:os", "Sundland": "state:su"}
CITIZENS = {"Dorvik": "Varania", "Holm": "Varania", "Vostok": "Ostmark", "Feld": "Ostmark", "Lisk": "Sundland"}
PLACES = frozenset({"Vienna", "Geneva", "Graz"})


class Draft:
    """One report in the making."""

    def __init__(self, name: str, published: str | None = None) -> None:
        """Begin a report."""
        self.id = f"rp_{name}"
        self._published = published
        self._text = ""
        self._accounts: list[Account] = []
        self._sentences: list[Span] = []
        self._named: set[str] = set()

    def tell(
        self,
        words: str,
        *who: str,
        type_: str = "CONSULT",
        mode: str | None = None,
        day: date | None = None,
        place: str | None = None,
        status: Status = "happened",
        refers: bool = False,
        trigger: str | None = None,
        roster: bool = False,
        moved_from: date | None = None,
        called_off: bool = False,
    ) -> Draft:
        """Add a sentence that tells of a happening; the people stand in the trigger's words in order."""
        start = len(self._text)
        self._text += f"{words}. "
        span = Span(self.id, start, start + len(words))
        self._sentences.append(span)
        cue = trigger or words.split()[0]
        at = start + words.index(cue)
        people = tuple(Presence(self._place_of(name, words, start), self._entity(name)) for name in who)
        self._accounts.append(
            Account(
                id=make_id("acc", self.id, start),
                span=span,
                trigger=Span(self.id, at, at + len(cue)),
                type=type_,
                mode=mode,
                status=status,
                days=Days(day, day) if day else None,
                place=self._entity(place) if place else None,
                participants=people,
                roster=(span,) if roster else (),
                refers=refers,
                called_off=called_off,
            )
        )
        if moved_from is not None:
            told = self._accounts[-1]
            self._text += "It was due earlier. "
            long = Span(self.id, start, len(self._text) - 2)
            former = make_id("acc", self.id, start, "former")
            days = Days(moved_from, moved_from)
            self._accounts.append(replace(told, id=former, span=long, days=days, status="planned", refers=True))
        return self

    def same_sentence(self) -> Draft:
        """Make one sentence of the last two."""
        last = self._sentences.pop()
        self._sentences[-1] = replace(self._sentences[-1], end=last.end)
        return self

    def reading(self) -> Reading:
        """Return the finished reading."""
        zone = Zone("body", 0, len(self._text))
        report = Report(self.id, self.id, "0", self._text, None, None, self._published, "en", (zone,))
        entities = tuple(self._described(name) for name in sorted(self._named))
        return Reading(report, "1", sentences=tuple(self._sentences), entities=entities, accounts=tuple(self._accounts))

    def _place_of(self, name: str, words: str, start: int) -> Span:
        at = words.find(name)
        begin = start + max(at, 0)
        return Span(self.id, begin, begin + len(name))

    def _entity(self, name: str) -> str:
        self._named.add(name)
        return f"{self.id}/{name}"

    def _described(self, name: str) -> Entity:
        kind: Kind = "state" if name in STATES else "place" if name in PLACES else "person"
        states = (STATES[CITIZENS[name]],) if name in CITIZENS else ()
        return Entity(f"{self.id}/{name}", self.id, kind, name, (name,), STATES.get(name), (), states)


def who_of(readings: Sequence[Reading]) -> dict[str, str]:
    """Return entity id to actor id: one actor a name."""
    return {entity.id: f"act_{entity.name}" for reading in readings for entity in reading.entities}


def one_story(readings: Sequence[Reading], name: str = "st_1") -> list[Story]:
    """Return one story with all the reports."""
    return [Story(name, name, tuple(sorted(reading.report.id for reading in readings)))]
