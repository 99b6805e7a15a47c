"""The names a report writes: spotted by recognizer, lexicon and capitals, reconciled over the whole report.

A name gets one kind in a report, decided from all the places it stands in; a surname takes the person whose full name
stands anywhere in the report; headlines in title case are trusted only for names the rest of the report confirms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.cues import load_cues
from communique.lexicon.own import OWN
from communique.reading.cast import Cast
from communique.reading.groups import grouped
from communique.reading.lemmas import lemma
from communique.reading.names.entities import Named, gather, mention_of
from communique.reading.names.kinds import Kinds, kinds, name_words
from communique.reading.names.persons import Persons
from communique.reading.names.reference import references
from communique.reading.names.spots import Spot, Spotter, spot_at
from communique.reading.names.titles import Title, title_before, title_by
from communique.reading.names.words import ORGANIZATION_NOUNS, PLACE_NOUNS
from communique.reading.parse import Paragraph, Parsed
from communique.reading.russian.counted import grouped_in_russian
from communique.reading.russian.names import names as russian_names
from communique.text.fold import fold, folded_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.lexicon import Hit


_LYING = frozenset({"lie", "sit", "stand", "host", "see", "witness", "become", "remain"})


def names(parsed: Parsed) -> Cast:
    """Return the cast of a report: its names, the entities behind them, whom pronouns, roles and plurals mean."""
    if parsed.russian:
        return grouped_in_russian(parsed, russian_names(parsed))
    spotter = Spotter(load(), (paragraph.doc for paragraph in parsed.paragraphs))
    spots = [spot for number, paragraph in enumerate(parsed.paragraphs) for spot in spotter.spots(number, paragraph)]
    decided = kinds(spots, parsed.paragraphs, parsed=parsed.english)
    spots = _settled(spots, decided)
    people = Persons(words for spot in spots if decided.get(words := name_words(spot.text)) == "person")
    named = [
        found for spot in spots for found in _name(spot, parsed.paragraphs[spot.paragraph], decided, people, spotter)
    ]
    pairs = gather(parsed, _titled(_expanded(named, parsed.paragraphs), parsed, spotter))
    cast = Cast(
        mentions=tuple(mention_of(parsed, found, entity) for found, entity in pairs),
        entities=tuple({entity.id: entity for _, entity in pairs}.values()),
        references=references(parsed, pairs, spotter.state_at),
    )
    return grouped(parsed, cast)


def _settled(spots: Sequence[Spot], decided: Kinds) -> list[Spot]:
    """Give a name one reading in the report: a place named like a person here is the person, and the reverse."""
    known = {spot.text: spot.hit for spot in spots if spot.hit is not None}
    return [replace(spot, hit=_reading(spot, known.get(spot.text), decided)) for spot in spots]


def _reading(spot: Spot, hit: Hit | None, decided: Kinds) -> Hit | None:
    if hit is None or decided.get(name_words(spot.text)) != "person":
        return hit
    sure = spot.hit is not None and (
        spot.hit.best.kind != "place" or spot.hit.best.capital or spot.hit.best.sort == OWN
    )
    return spot.hit if sure else None


def _acting(token: Token) -> bool:
    """Tell whether a capital stands for its state: it acts, or something is agreed with or between it."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "nsubj":
        return token.head.pos_ == "VERB" and lemma(token.head) not in _LYING
    if token.dep_ == "pobj":
        return token.head.lower_ in {"between", "with", "against"} or (
            token.head.lower_ == "by" and token.head.dep_ == "agent"
        )
    return token.dep_ == "dative" or (token.dep_ == "dobj" and lemma(token.head) in load_cues().verbs)


def _name(spot: Spot, paragraph: Paragraph, decided: Kinds, people: Persons, spotter: Spotter) -> Iterator[Named]:
    if spot.hit is not None:
        entry = spotter.entry(spot)
        if entry is None:
            yield Named(spot, "place", " ".join(name_words(spot.text)))
        elif entry.capital and entry.country and _acting(paragraph.doc[spot.first : spot.last + 1].root):
            yield Named(spot, "state", entry.country, entry.country)
        else:
            yield Named(spot, entry.kind, entry.id, entry.id)
        return
    words = name_words(spot.text)
    people_id = spotter.people(spot.text)
    if people_id is not None:
        yield Named(spot, "state", people_id)
        return
    kind = decided.get(words)
    bearers = people.bearers(spot.text) if kind in {None, "person"} else []
    if spot.weak:
        bearers = [person for person in bearers if people.surname(person) == words[-1]]
    if bearers:
        yield Named(spot, "person", f"person {bearers[0]}")
    elif len(words) > 2 and people.bearers(" ".join(words[-2:])) and not spot.organization:
        yield from _persons_inside(spot, paragraph, people)
    elif kind is not None and not spot.weak:
        if spot.first == spot.last and words[0] in ORGANIZATION_NOUNS | PLACE_NOUNS:
            return
        yield Named(spot, kind, " ".join(words), states=_owners(spot, paragraph, spotter) if spot.organization else ())
    elif not spot.weak:
        yield from _persons_inside(spot, paragraph, people)


def _expanded(named: Sequence[Named], paragraphs: Sequence[Paragraph]) -> list[Named]:
    """Give an abbreviation the organization that the report explains it by: "Reed River Council (RRC)"."""
    meaning: dict[tuple[str, str], Named] = {}
    for whole, short in pairwise(named):
        doc = paragraphs[whole.spot.paragraph].doc
        adjacent = whole.spot.paragraph == short.spot.paragraph and short.spot.first == whole.spot.last + 2
        if adjacent and doc[short.spot.first - 1].text == "(" and short.known is None and _initials(whole, short):
            meaning[short.kind, short.key] = whole
    return [_as(meaning.get((found.kind, found.key)), found) for found in named]


def _as(whole: Named | None, found: Named) -> Named:
    if whole is None:
        return found
    return replace(found, kind=whole.kind, key=whole.key, known=whole.known, states=whole.states)


def _initials(whole: Named, short: Named) -> bool:
    """Tell whether the letters of an abbreviation begin words of a name, in order."""
    beginnings = "".join(word[0] for word in folded_words(whole.spot.text))
    letters = fold(short.spot.text)
    return (
        short.spot.text.isupper()
        and len(letters) > 1
        and letters[0] == beginnings[0]
        and set(letters) <= set(beginnings)
    )


def _owners(spot: Spot, paragraph: Paragraph, spotter: Spotter) -> tuple[str, ...]:
    """Return the state an organization belongs to: named in it or right before it ("Russia's General Staff")."""
    doc = paragraph.doc
    near = [at for at in range(max(0, spot.first - 2), spot.last + 1) if at >= spot.first or doc[at].text[0] != ","]
    found = (spotter.state_at(spot.paragraph, doc[at]) for at in near)
    return tuple(dict.fromkeys(state for state in found if state is not None))


def _persons_inside(spot: Spot, paragraph: Paragraph, people: Persons) -> Iterator[Named]:
    """Yield the persons known from elsewhere whose names stand inside an undecided run, as in a title-case headline."""
    doc = paragraph.doc
    at = spot.first
    while at <= spot.last:
        end = at
        bearers: list[int] = []
        while end <= spot.last and people.word_known(fold(doc[end].text)):
            further = people.bearers(doc[at : end + 1].text)
            if not further:
                break
            bearers = further
            end += 1
        if bearers:
            yield Named(spot_at(spot.paragraph, paragraph, at, end - 1), "person", f"person {bearers[0]}")
        at = max(end, at + 1)


def _of_nobody(title: str) -> bool:
    """Tell whether a title belongs to a body of many states ("UN Special Envoy")."""
    return any(hit.best.kind == "organization" and hit.best.country is None for hit in load().find(title))


def _titled(named: Sequence[Named], parsed: Parsed, spotter: Spotter) -> Iterator[Named]:
    """Give persons the titles that stand by them; in an enumeration a state named once serves the titles after it."""
    before: Named | None = None
    for found in named:
        if found.kind != "person":
            yield found
            continue
        number = found.spot.paragraph
        doc = parsed.paragraphs[number].doc
        same = before is not None and before.spot.paragraph == number
        floor = before.spot.last + 1 if before is not None and same else 0
        state_of = partial(spotter.state_at, number)
        if parsed.english:
            title = title_by(doc, found.spot.first, found.spot.last, state_of, floor=floor)
        else:
            title = title_before(doc, found.spot.first, state_of, floor=floor)
        if title is not None and not title.states and before is not None and before.title is not None and same:
            gap = {token.lower_ for token in doc[before.spot.last + 1 : title.first]}
            if gap <= {",", "and", "as", "well", "the"} and not _of_nobody(doc[title.first : title.last + 1].text):
                title = Title(title.first, title.last, title.head, before.title.states)
        before = Named(found.spot, found.kind, found.key, found.known, title)
        yield before
