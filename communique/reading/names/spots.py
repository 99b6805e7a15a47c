"""Spots: stretches of a parsed paragraph that may be names, cut where a title, a demonym or a known name ends them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as replace_struct

from communique.lexicon.entry import within
from communique.reading.names.capitals import (
    continues_name,
    is_capital,
    is_initial,
    is_syllable,
    may_open_with_a_name,
    opens_name,
)
from communique.reading.names.overfull import GLUED
from communique.reading.names.peoples import peoples
from communique.reading.names.standing import stands
from communique.reading.names.words import ADDRESS, MODIFIERS, ORGANIZATION_NOUNS, PARTICLES, bare, is_head
from communique.reading.parse import Paragraph
from communique.text.fold import fold, folded_words
from communique.text.names import word_likeness

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.lexicon import Entry, Hit, Lexicon

_OFFICE_WORDS = MODIFIERS | ORGANIZATION_NOUNS | {"affairs"}
_BRACKETS = {"[": "]"}
_MAX_TOKENS = 8
_GENITIVES = ("ии", "ы", "ні", "ії")  # "министр Кестрии Юрий Акшарин"
_LARGE = 300_000  # people
_ALIKE = 0.7  # words of two names of one place
_SUFFIX = re.compile(r"(?<=\w)'[a-zçğıöşüа-яё]{1,6}$")  # "Kalın'ın"
_NEAR = 80  # characters


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `first` to `last` (both included) of paragraph number `paragraph`, and what first sight says of them.

    `label` is the recognizer's label, "" where it has none; `hit` is what the lexicon knows under this name;
    `organization` tells that a noun like "Ministry" stands in it; a `weak` spot is a name only if another spot says so.
    """

    paragraph: int
    first: int
    last: int
    start: int
    end: int
    text: str
    label: str = ""
    hit: Hit | None = None
    organization: bool = False
    weak: bool = False


def _lies_in(entry: Entry, region: Entry) -> bool:
    if region.kind == "state":
        return entry.country == region.id
    return entry.precision == "city" and within(entry) == within(region)


def _named_alike(entry: Entry, text: str) -> bool:
    """Tell whether a place's own name has a word like one of a text's: many a further name is another place's."""
    names = folded_words(entry.label)
    return any(word_likeness(word, other) >= _ALIKE for word in folded_words(text) for other in names)


class Spotter:
    """Finds the spots of one paragraph after the other."""

    def __init__(self, lexicon: Lexicon, docs: Iterable[Doc] = ()) -> None:
        """Keep the world knowledge to look names up in, and learn what peoples the paragraphs of a report name."""
        self._lexicon = lexicon
        self._peoples = peoples(docs, lambda word: bool(lexicon.find(word)))
        self._states: dict[tuple[int, int], str] = {}
        self._weights: Counter[str] = Counter()
        self._regions: dict[tuple[int, int], Entry] = {}

    def state_at(self, number: int, token: Token) -> str | None:
        """Return the state that a token of paragraph `number` names, by its name, its capital's or a demonym."""
        return self._states.get((number, token.i)) or self.people(token.text)

    def people(self, text: str) -> str | None:
        """Return the id of the state of which this report alone tells that the text names it or its people."""
        return self._peoples.get(fold(text)) if self._peoples else None

    def entry(self, spot: Spot) -> Entry | None:
        """Return what a known name means here: a small place is sought first in the states and regions that are named.

        None for a town of a region in which no such town is known ("Harbour, Texas").
        """
        if spot.hit is None:
            raise ValueError(f"the lexicon does not know {spot.text!r}")
        best = spot.hit.best
        if best.kind != "place" or best.precision == "feature":
            return best
        region = self._regions.get((spot.paragraph, spot.last))
        there = next((entry for entry in spot.hit.entries if region is not None and _lies_in(entry, region)), None)
        if there is not None or (region is not None and region.kind == "place"):
            return there
        if best.capital:
            return best
        if best.population > _LARGE:
            return best
        own = tuple(entry for entry in spot.hit.entries if _named_alike(entry, spot.text)) or spot.hit.entries
        return self._lexicon.disambiguate([replace_struct(spot.hit, entries=own)], self._weights) or best

    def spots(self, number: int, paragraph: Paragraph) -> list[Spot]:
        """Return the spots of a paragraph in text order; they do not overlap."""
        doc = paragraph.doc
        known = self._known(doc)
        for begin, (end, hit) in known.items():
            state = next((entry.id for entry in hit.entries if entry.kind == "state"), None)
            if state is not None:
                self._states.update(((number, at), state) for at in range(begin, end + 1))
                self._weights[state] += 1
            elif hit.best.precision == "admin1":
                self._weights[within(hit.best)] += 1
            if begin > 1 and doc[begin - 1].text == "," and hit.best.precision in {"country", "admin1"}:
                self._regions[number, begin - 2] = hit.best
        units = {first: last for first, last in _units(doc) if not _enumerates(doc, first, last, known)}
        found: list[Spot] = []
        at = 0
        while at < len(doc):
            last = at
            if at in known and known[at][0] >= units.get(at, -1):
                last, hit = known[at]
                if hit.form != "demonym":
                    found.append(spot_at(number, paragraph, at, last, hit=hit))
            elif at in units:
                last = units[at]
                found.append(spot_at(number, paragraph, at, last, organization=True))
            elif self._adjective(doc[at]):
                pass
            elif opens_name(doc[at]):
                last = self._run_end(doc, at, known, units)
                found.extend(self._pieces(number, paragraph, at, last))
            elif may_open_with_a_name(doc[at]):
                found.append(replace(spot_at(number, paragraph, at, at), weak=True))
            at = last + 1
        return found

    def _known(self, doc: Doc) -> dict[int, tuple[int, Hit]]:
        """Map the first token of each lexicon hit to its last token and the hit."""
        known = {}
        covered: set[int] = set()
        waiting = self._lexicon.find(doc.text)[::-1]
        while waiting:
            hit = waiting.pop()
            piece = doc.char_span(hit.start, hit.end, alignment_mode="expand")
            if piece is None:
                continue
            if stands(doc, piece.start, piece.end - 1, hit, covered):
                known[piece.start] = (piece.end - 1, hit)
                covered.update(range(piece.start, piece.end))
            elif piece[0].lower_ == "the" and len(piece) > 1:
                waiting += self._again(doc.text, piece[1].idx, waiting[-1].start if waiting else len(doc.text))
        return known

    def _again(self, text: str, start: int, end: int) -> list[Hit]:
        """Look once more behind an article that was wrongly taken into a name."""
        near = self._lexicon.find(text[start : min(end, start + _NEAR)])
        return [replace_struct(hit, start=hit.start + start, end=hit.end + start) for hit in reversed(near)]

    def _run_end(self, doc: Doc, at: int, known: dict[int, tuple[int, Hit]], units: dict[int, int]) -> int:
        """Return the last token of the run of name tokens that begins at `at`."""
        last = at + 2 if doc[at].text in _BRACKETS else at
        ahead = last + 1
        limit = min(len(doc), at + 2 * _MAX_TOKENS)
        while ahead < limit and ahead not in known and ahead not in units:
            token = doc[ahead]
            if token.is_sent_start and not is_initial(doc[ahead - 1]):
                break
            if self._adjective(token):
                break
            if is_capital(token) or is_syllable(token, at):
                last = ahead
            elif not continues_name(token):
                break
            ahead += 1
        return last

    def _demonym(self, token: Token) -> bool:
        return self._adjective(token) or self._lexicon.demonym(token.text) is not None

    def _adjective(self, token: Token) -> bool:
        """Tell whether a word is the adjective of a people that only this report names."""
        state = self.people(token.text)
        return state is not None and state != f"name:{fold(token.text)}"

    def _pieces(self, number: int, paragraph: Paragraph, first: int, last: int) -> Iterator[Spot]:
        """Cut a run behind its last title head and behind a noun that closes an organization's name."""
        doc = paragraph.doc
        titled = [at for at in range(first, last + 1) if is_head(doc[at]) or bare(doc[at]) in ADDRESS]
        if titled and not _names_a_body(doc, titled[-1], last):
            first = titled[-1] + 1
        if first > 1 and doc[first - 1].lower_ == "of" and is_head(doc[first - 2]):
            first = next((at for at in range(first, last + 1) if doc[at].lower_ not in _OFFICE_WORDS), last + 1)
        first = next((at for at in range(first, last + 1) if _opens(doc[at])), last + 1)
        if first > last:
            return
        for begin, end in _cuts(doc, first, last):
            organization = any(bare(doc[at]) in ORGANIZATION_NOUNS for at in range(begin, end + 1))
            national = organization and begin > 0 and self._demonym(doc[begin - 1])
            national = national or (begin > 0 and doc[begin].ent_iob_ == "I" and self._demonym(doc[begin - 1]))
            if end - begin < _MAX_TOKENS and any(
                len(token) > 2 or (len(token) == 2 and token.is_alpha) for token in doc[begin : end + 1]
            ):
                spot = spot_at(number, paragraph, begin - national, end, organization=organization)
                behind = begin > 0 and bare(doc[begin - 1]) in ORGANIZATION_NOUNS and doc[begin - 1].text[0].isupper()
                yield replace(spot, label="PERSON") if behind and end > begin and not organization else spot


def spot_at(
    number: int, paragraph: Paragraph, first: int, last: int, *, hit: Hit | None = None, organization: bool = False
) -> Spot:
    """Return the spot at tokens `first` to `last` of a paragraph."""
    doc = paragraph.doc
    stretch = doc[first : last + 1]
    labels = [token.ent_type_ for token in stretch]
    label = "PERSON" if "PERSON" in labels else next((name for name in labels if name), "")
    start = doc[first].idx
    text = stretch.text
    if hit is not None:
        text = text[hit.start - start : hit.end - start]
        start = hit.start
    elif last > first and doc[last].text == ".":
        text = text[:-1]
    elif doc.lang_ != "en":
        text = _SUFFIX.sub("", text)
    begin = paragraph.start + start
    return Spot(number, first, last, begin, begin + len(text), text, label, hit, organization)


def _units(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield first and last token of organizations whose names hold small words ("Ministry of Trade")."""
    for found in doc.ents:
        if found.label_ not in {"ORG", "FAC"} or len(found) < 3:
            continue
        first, last = found.start, found.end - 1
        while (first < last and not doc[first].text[0].isupper()) or doc[first].lower_ == "the":
            first += 1
        while last > first and (doc[last].text == "'s" or not doc[last].text[0].isalnum()):
            last -= 1
        small = any(doc[at].lower_ in {"of", "for", "and"} for at in range(first + 1, last))
        plain = all(
            doc[at].text[0].isupper() or doc[at].is_stop or doc[at].text == "-" for at in range(first, last + 1)
        )
        if small and plain and not any(is_head(doc[at]) for at in range(first, last + 1)):
            yield first, last


def _enumerates(doc: Doc, first: int, last: int, known: dict[int, tuple[int, Hit]]) -> bool:
    """Tell whether a stretch is two known names with "and" between them rather than one name."""
    if first not in known:
        return False
    joint = known[first][0] + 1
    return joint < last and doc[joint].lower_ == "and" and joint + 1 in known and known[joint + 1][0] >= last


def _opens(token: Token) -> bool:
    """Tell whether what is left of a run may begin here: not with "-", and not with the "elect" of a president."""
    return token.text not in {"-", "]", "'s"} and (not token.text[0].islower() or bare(token) in PARTICLES)


def _cuts(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a person's name follows an organization's ("Security Service Ivan Petrov")."""
    if any(GLUED.search(token.text) for token in doc[first : last + 1]):
        yield first, last
        return
    if last - first == 2 and doc.lang_ != "en" and doc[first].lower_.endswith(_GENITIVES):
        yield first + 1, last
        return
    for at in range(last - 1, first, -1):
        begins = doc[at].ent_iob_ == "B" and doc[at].ent_type_ == "PERSON" and doc[at + 1].ent_type_ == "PERSON"
        closes = bare(doc[at - 1]) in ORGANIZATION_NOUNS and bare(doc[last]) not in ORGANIZATION_NOUNS
        if (begins or closes) and doc[at - 1].text != "-" and doc[at].text != "-":
            yield first, at - 1
            first = at
            break
    yield first, last


def _names_a_body(doc: Doc, head: int, last: int) -> bool:
    """Tell whether a title's head is part of an organization's name ("General Staff", "Chief Directorate")."""
    return head < last and bare(doc[head + 1]) in ORGANIZATION_NOUNS
