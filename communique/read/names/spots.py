"""Spots: stretches of a parsed paragraph that may be names, cut where a title, a demonym or a known name ends them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as replace_struct

from communique.read.names.words import ADDRESS, MODIFIERS, OPENERS, ORGANIZATION_NOUNS, PARTICLES, bare, is_head
from communique.read.parse import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.lexicon import Entry, Hit, Lexicon

_OFFICE_WORDS = MODIFIERS | ORGANIZATION_NOUNS | {"affairs"}
_BRACKETS = {"[": "]"}
_MAX_TOKENS = 8
_LARGE = 300_000  # people
_SUFFIX = re.compile(r"(?<=\w)'[a-zçğıöşüа-яё]{1,6}$")  # "Kalın'ın"
_NEAR = 80  # characters
_NEVER = frozenset({"DATE", "TIME", "NORP", "LANGUAGE", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_CLOSED = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "NUM", "PUNCT", "SYM"})
_OPENERS = frozenset({'"', "'", ":", "-", "--", "–", "—", "(", "...", "…", "/", "|", "•"})


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


class Spotter:
    """Finds the spots of one paragraph after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the world knowledge to look names up in."""
        self._lexicon = lexicon
        self._states: dict[tuple[int, int], str] = {}
        self._weights: Counter[str] = Counter()

    def state_at(self, number: int, token: Token) -> str | None:
        """Return the state that a token of paragraph `number` names, by its name, its capital's or a demonym."""
        return self._states.get((number, token.i))

    def entry(self, spot: Spot) -> Entry:
        """Return what a known name means here: a small place is sought first in the states the report names."""
        if spot.hit is None:
            raise ValueError(f"the lexicon does not know {spot.text!r}")
        best = spot.hit.best
        if best.kind != "place" or best.capital or best.population > _LARGE or best.country in self._weights:
            return best
        return self._lexicon.disambiguate([spot.hit], self._weights) or best

    def spots(self, number: int, paragraph: Paragraph) -> list[Spot]:
        """Return the spots of a paragraph in text order; they do not overlap."""
        doc = paragraph.doc
        known = self._known(doc)
        for begin, (end, hit) in known.items():
            state = next((entry.id for entry in hit.entries if entry.kind == "state"), None)
            if state is not None:
                self._states.update(((number, at), state) for at in range(begin, end + 1))
                self._weights[state] += 1
        units = dict(_units(doc))
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
            elif _opens(doc[at]):
                last = self._run_end(doc, at, known, units)
                found.extend(self._pieces(number, paragraph, at, last))
            elif _may_open_with_a_name(doc[at]):
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
            if _stands(doc, piece.start, piece.end - 1, hit, covered):
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
            if token.is_sent_start and not _initial(doc[ahead - 1]):
                break
            if is_capital(token) or _syllable(token, at):
                last = ahead
            elif not _continues(token):
                break
            ahead += 1
        return last

    def _demonym(self, token: Token) -> bool:
        return self._lexicon.demonym(token.text) is not None

    def _pieces(self, number: int, paragraph: Paragraph, first: int, last: int) -> Iterator[Spot]:
        """Cut a run behind its last title head and behind a noun that closes an organization's name."""
        doc = paragraph.doc
        titled = [at for at in range(first, last + 1) if is_head(doc[at]) or bare(doc[at]) in ADDRESS]
        if titled and not _names_a_body(doc, titled[-1], last):
            first = titled[-1] + 1
        if first > 1 and doc[first - 1].lower_ == "of" and is_head(doc[first - 2]):
            first = next((at for at in range(first, last + 1) if doc[at].lower_ not in _OFFICE_WORDS), last + 1)
        first = next((at for at in range(first, last + 1) if doc[at].text not in {"-", "]", "'s"}), last + 1)
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


def is_capital(token: Token) -> bool:
    """Tell whether a token reads as part of a name: capitalised, and not merely for opening a sentence."""
    text = token.text
    if bare(token) in OPENERS or (token.is_sent_start and token.is_stop and not text.isupper()):
        return False
    if not text[0].isupper() or text == "I" or token.ent_type_ in _NEVER or token.pos_ in _CLOSED:
        return False
    if token.pos_ == "PROPN" or token.ent_type_:
        return True
    if token.is_stop or token.i == 0 or token.is_sent_start:
        return False
    before = token.nbor(-1).text
    return before not in _OPENERS or (before == '"' and token.i > 1 and token.nbor(-2).text in {",", ".", "?", "!"})


def _may_open_with_a_name(token: Token) -> bool:
    """Tell whether a capital that a sentence's start explains might be a name all the same."""
    return token.text[0].isupper() and len(token.text) > 2 and not token.is_stop and bare(token) not in OPENERS


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


def _cuts(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a person's name follows an organization's ("Security Service Ivan Petrov")."""
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


def _opens(token: Token) -> bool:
    if token.text in _BRACKETS:
        near = token.doc[token.i + 1 : token.i + 3]
        return len(near) == 2 and near[0].text[0].isupper() and near[1].text == _BRACKETS[token.text]
    return is_capital(token)


def _initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."


def _continues(token: Token) -> bool:
    """Tell whether a token may stand inside a name: a particle, hyphen or bracket with more of the name behind it."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    before = token.nbor(-1)
    if token.text == '"':
        return _nickname(token)
    if token.text == "-":
        return not before.whitespace_ and not token.whitespace_ and after.text[0].isalpha()
    if before.text == "-" and not before.whitespace_:
        return token.text[0].isalpha()
    if token.text in {"[", "]"}:
        return after.text[0].isupper()
    return bare(token) in PARTICLES and (after.text[0].isupper() or after.text == "-" or bare(after) in PARTICLES)


def _syllable(token: Token, first: int) -> bool:
    """Tell whether a short lower-case word hangs on a name by a hyphen ("Ban Ki-moon") and is no "Trump-era"."""
    if token.i - first < 2 or token.nbor(-1).text != "-" or token.nbor(-2).whitespace_ or len(token.text) > 5:
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    free = after is None or not (token.whitespace_ and after.pos_ in {"NOUN", "ADJ"})
    return token.text.isalpha() and (token.ent_type_ == "PERSON" or (free and token.i - first > 2))


def _nickname(token: Token) -> bool:
    """Tell whether a quote mark opens or closes one capitalised word between two others (Richard "Tex" Hall)."""
    doc = token.doc
    opening = token.i + 3 < len(doc) and doc[token.i + 2].text == '"' and doc[token.i + 3].text[0].isupper()
    closing = token.i >= 2 and doc[token.i - 2].text == '"' and token.nbor(1).text[0].isupper()
    return token.nbor(1).text[0].isupper() and token.nbor(-1).text[0].isalpha() and (opening or closing)


def _after_given_name(doc: Doc, first: int, known: Container[int]) -> bool:
    """Tell whether a title, a form of address or a name that nothing explains stands right before a word."""
    if first == 0:
        return False
    before = doc[first - 1]
    if bare(before) in ADDRESS or (is_head(before) and before.text[0].isupper()):
        return True
    unexplained = is_capital(before) and before.i not in known and before.pos_ == "PROPN"
    return unexplained and before.ent_type_ not in {"GPE", "LOC"} and before.text.istitle() and len(before.text) > 2


def _in_a_name(doc: Doc, first: int, right: Token | None, known: Container[int]) -> bool:
    """Tell whether a place name reads as given name or surname: beside it stands a name that nothing explains."""
    if _after_given_name(doc, first, known):
        return True
    if right is None or doc[first].ent_type_ in {"GPE", "LOC"} or not is_capital(right) or is_head(right):
        return False
    return right.pos_ == "PROPN" and right.text.istitle() and bare(right) not in ORGANIZATION_NOUNS


def _stands(doc: Doc, first: int, last: int, hit: Hit, known: Container[int]) -> bool:
    """Tell whether a known name stands for itself here and is no word of a longer name ("Michael Jordan")."""
    if hit.form == "demonym":
        return True
    label = doc[first].ent_type_
    if label in {"DATE", "TIME"} or (hit.ambiguous and doc[first].pos_ in {"AUX", "VERB"}):
        return False
    ruled = doc[last].lower_ == "regime" and label not in {"NORP", "GPE"}
    if ruled or (doc[last].text[0].islower() and label == "PERSON"):
        return False
    right = doc[last + 1] if last + 1 < len(doc) else None
    longer = right is not None and right.ent_iob_ == "I" and is_capital(right) and not is_head(right)
    if hit.best.kind not in {"state", "place"}:
        if hit.ambiguous and (label == "PERSON" or _after_given_name(doc, first, known)):
            return False
        return not (longer and (hit.ambiguous or doc[first].lower_ == "the"))
    if hit.best.kind == "place" and not hit.best.capital and _in_a_name(doc, first, right, known):
        return False
    cued = first > 0 and doc[first - 1].lower_ in {"in", "near", "at", "from", "of", "outside"}
    if hit.ambiguous and (longer or not (label in {"GPE", "LOC", "FAC"} or (cued and last == first))):
        return False
    if hit.best.kind == "place" and label == "PERSON" and not (hit.best.capital or cued):
        return False
    if hit.best.kind == "state":
        return label != "PERSON" or not (doc[first].ent_iob_ == "I" and is_capital(doc[first - 1]))
    if doc[first].ent_iob_ == "I" and is_capital(doc[first - 1]):
        return False
    if right is not None and is_capital(right) and bare(right) in ORGANIZATION_NOUNS:
        return False
    return not longer or label in {"GPE", "LOC"} or (first > 0 and doc[first - 1].pos_ == "ADP")
