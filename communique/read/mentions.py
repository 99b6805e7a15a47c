"""The names a report writes: spotted by recognizer, lexicon and capitals, reconciled over the whole report.

A name gets one kind in a report, decided from all the places it stands in; a surname takes the person whose full name
stands anywhere in the report; headlines in title case are trusted only for names the rest of the report confirms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.read.cast import Cast
from communique.read.names.kinds import kinds, name_words
from communique.read.names.persons import Persons
from communique.read.names.spots import Spot, Spotter
from communique.read.parse import Parsed
from communique.types import Entity, Kind, Mention, Span, make_id

if TYPE_CHECKING:
    from communique.lexicon import Entry


@dataclass(frozen=True, slots=True)
class _Named:
    """A spot with its kind and the key of the entity it names."""

    spot: Spot
    kind: Kind
    key: str
    known: str | None = None


def names(parsed: Parsed) -> Cast:
    """Return the cast of a report: its mentions, the entities behind them, and whom pronouns and roles refer to."""
    spotter = Spotter(load())
    spots = [spot for number, paragraph in enumerate(parsed.paragraphs) for spot in spotter.spots(number, paragraph)]
    decided = kinds(spots, parsed.paragraphs)
    people = Persons(words for words, kind in decided.items() if kind == "person")
    named = [found for spot in spots if (found := _name(spot, decided, people)) is not None]
    return _cast(parsed, named)


def _name(spot: Spot, decided: dict[tuple[str, ...], Kind], people: Persons) -> _Named | None:
    if spot.entries:
        entry = _choose(spot.entries)
        return _Named(spot, entry.kind, entry.id, entry.id)
    words = name_words(spot.text)
    kind = decided.get(words)
    if kind == "person" or (kind is None and people.word_known(words[-1]) and people.bearers(spot.text)):
        bearers = people.bearers(spot.text)
        return _Named(spot, "person", f"person {bearers[0]}") if bearers else None
    return None if kind is None else _Named(spot, kind, " ".join(words))


def _choose(entries: Sequence[Entry]) -> Entry:
    order = {"state": 0, "armed_group": 1, "organization": 1, "place": 2}
    return min(entries, key=lambda entry: (order.get(entry.kind, 3), -(entry.population or 0), entry.id))


def _cast(parsed: Parsed, named: Sequence[_Named]) -> Cast:
    groups: dict[tuple[Kind, str], list[_Named]] = defaultdict(list)
    for found in named:
        groups[found.kind, found.key].append(found)
    report = parsed.report.id
    entities = []
    mentions = []
    for (kind, _), members in groups.items():
        forms = Counter(member.spot.text for member in members)
        fullest = max(forms, key=lambda form: (len(name_words(form)), forms[form], form))
        known = members[0].known
        identity = make_id("ent", report, kind, known or " ".join(name_words(fullest)))
        entities.append(Entity(identity, report, kind, fullest, tuple(sorted(forms)), known))
        for member in members:
            span = Span(report, member.spot.start, member.spot.end)
            mentions.append(Mention(make_id("men", report, span.start, span.end), span, kind, identity))
    mentions.sort(key=lambda mention: mention.span)
    return Cast(tuple(mentions), tuple(sorted(entities, key=lambda entity: entity.id)))
