"""In which happenings of a report an entity takes part, and on which days: by accounts, or by every clause.

`told_in_accounts` gives the project's accounts and statements. `told_in_clauses` is benchmark code on the project's
parse, cast and date expressions: a clause tells of an event of the entity where the entity is its subject or object.
In both, what has no day of its own has that of the report, which is benchmark code too: the first day that the article
names, if that lies within a week before publication, else the day of publication. The record leaves such days open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from communique.lexicon.folding import fold
from communique.reading.accounts import accounts
from communique.reading.cast import Cast
from communique.reading.clauses import children, conjuncts, modal, negated, subject
from communique.reading.dates import whens
from communique.reading.mentions import names
from communique.reading.parse import Paragraph, Parsed
from communique.reading.statements import statements
from communique.types import Days, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("dobj", "nsubjpass", "dative")
_INHERIT = frozenset(["advcl", "conj", "xcomp", "pcomp"])
_EVENTFUL = ("tion", "sion", "ment", "ance", "ence", "ture", "ale", "ales", "dress", "keynote", "speech", "note")
_LEAD_DAYS = 7  # a report's first date, this long before it was published, is the day it tells of


class Happening(NamedTuple):
    """An event at an offset into the report: its words and its days."""

    start: int
    words: tuple[str, ...]
    days: Days


def told_in_accounts(parsed: Parsed, target: str) -> Iterator[Happening]:
    """Yield the accounts and statements of a report in which the target takes part and whose day is known."""
    cast = names(parsed)
    dates = whens(parsed)
    story = _Story(parsed, dates)
    wanted = {entity.id for entity in cast.entities if is_target(entity.name, target)}
    text = parsed.report.text
    for account in accounts(parsed, cast, dates):
        takes_part = any(presence.entity in wanted for presence in account.participants)
        days = account.days or (story.day if account.status == "happened" else None)
        if takes_part and days:
            yield _happening(text, account.trigger, days)
    for said in statements(parsed, cast):
        if said.cue and story.day and wanted & {said.voice, *said.voices}:
            yield _happening(text, said.cue[0], story.day)


def told_in_clauses(parsed: Parsed, target: str) -> Iterator[Happening]:
    """Yield the events of a report in which the target takes part and that can be dated."""
    cast = names(parsed)
    dates = whens(parsed)
    story = _Story(parsed, dates)
    for paragraph in parsed.paragraphs:
        if paragraph.zone != "body":
            continue
        search = _Search(paragraph, cast, target)
        for token in paragraph.doc:
            if search.takes_part(token):
                days = story.days_of(token, paragraph)
                if days:
                    words = (token.text, *(child.text for child in children(token, "prt") if child.i == token.i + 1))
                    yield Happening(paragraph.start + token.idx, words, days)


def is_target(name: str, target: str) -> bool:
    """Tell whether a name in a report is the target's: it has its last word, and the words of one are in the other."""
    ours, theirs = fold(name).split(), fold(target).split()
    return theirs[-1] in ours and (set(ours) <= set(theirs) or set(theirs) <= set(ours))


class _Search:
    """Finds the words of one paragraph in whose happenings the target takes part."""

    def __init__(self, paragraph: Paragraph, cast: Cast, target: str) -> None:
        self._paragraph = paragraph
        self._cast = cast
        self._target = target
        self._spelt = set(self._spellings())

    def takes_part(self, token: Token) -> bool:
        """Tell whether a word is a verb or noun of happening with the target in it."""
        if token.pos_ == "VERB":
            return _told_as_fact(token) and any(map(self._is_meant, self._around(token)))
        if token.pos_ == "NOUN" and token.lower_.endswith(_EVENTFUL):
            return any(map(self._is_meant, children(token, "poss")))
        return False

    def _around(self, verb: Token) -> Iterator[Token]:
        first = subject(verb)
        if first is not None:
            yield from conjuncts(first)
        for noun in children(verb, *_OBJECTS):
            yield from conjuncts(noun)
        for by in children(verb, "agent"):
            yield from children(by, "pobj")

    def _is_meant(self, noun: Token) -> bool:
        if noun.i in self._spelt:
            return True
        found = self._cast.resolve(self._paragraph, noun)
        return found is not None and is_target(found.name, self._target)

    def _spellings(self) -> Iterator[int]:
        """Yield the last words of the target's name as it stands: names of products are in no cast."""
        doc = self._paragraph.doc
        wanted = fold(self._target).split()
        for parts in {tuple(wanted), tuple(wanted[1:]) if len(wanted) > 2 else tuple(wanted)}:
            for at in range(len(doc) - len(parts) + 1):
                if [fold(token.text) for token in doc[at : at + len(parts)]] == list(parts):
                    span = doc[at : at + len(parts)]
                    yield span.root.i
                    yield span[-1].i


def _told_as_fact(verb: Token) -> bool:
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    return not (negated(verb) or modal(verb) or infinitive or any(c.lower_ == "if" for c in children(verb, "mark")))


class _Story:
    """The days of a report: those its clauses name, the one its lead tells of, and that of publication."""

    def __init__(self, parsed: Parsed, dates: Sequence[When]) -> None:
        self._dates = [when for when in dates if when.days]
        published = parsed.report.published
        self._published = _one_day(date.fromisoformat(published[:10])) if published else None
        body = next((zone.start for zone in parsed.report.zones if zone.kind == "body"), 0)
        self.day = self._lead_day(body) or self._published

    def days_of(self, token: Token, paragraph: Paragraph) -> Days | None:
        """Return the days of an event: as its clause or the one above says, else by its tense."""
        head = token
        while True:
            named = self._named(head, paragraph)
            if named:
                return named
            if head.dep_ not in _INHERIT or head.head == head:
                break
            head = head.head
        if token.pos_ != "VERB":
            return self.day
        auxiliaries = {child.lower_ for child in children(head, "aux", "auxpass")}
        if "had" in auxiliaries:
            return None
        present = head.tag_ in ("VBZ", "VBP") or auxiliaries & {"is", "are", "has", "have"}
        return self._published if present else self.day

    def _named(self, head: Token, paragraph: Paragraph) -> Days | None:
        """Return the days of the first date that hangs on a verb, and on no other verb below it."""
        for when in self._dates:
            start, end = when.span.start - paragraph.start, when.span.end - paragraph.start
            span = paragraph.doc.char_span(start, end, alignment_mode="expand") if start >= 0 else None
            above = (each for each in span.root.ancestors if each.pos_ in ("VERB", "AUX")) if span else iter(())
            if next(above, None) == head:
                return when.days
        return None

    def _lead_day(self, body: int) -> Days | None:
        """Return the first day that the article names, if it lies shortly before publication."""
        first = next((when.days for when in self._dates if when.span.start >= body), None)
        if self._published is None or first is None or first.first != first.last:
            return None
        gap = self._published.first - first.first
        return first if timedelta(0) <= gap <= timedelta(_LEAD_DAYS) else None


def _one_day(day: date) -> Days:
    return Days(day, day)


def _happening(text: str, span: Span, days: Days) -> Happening:
    return Happening(span.start, tuple(text[span.start : span.end].split()), days)
