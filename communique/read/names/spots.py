"""Spots: stretches of a parsed paragraph that may be names, cut where a title, a demonym or a known name ends them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.read.names.words import ADDRESS, HEADS, ORGANIZATION_NOUNS, PARTICLES, bare
from communique.read.parse import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.lexicon import Entry, Hit, Lexicon

_JOINERS = frozenset({"of", "for", "and", "the", "on", "&"})
_BRACKETS = {"[": "]"}
_MAX_TOKENS = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `first` to `last` (both included) of paragraph number `paragraph`, and what first sight says of them.

    `label` is the recognizer's label, "" where it has none; `entries` are what the lexicon knows under this name.
    """

    paragraph: int
    first: int
    last: int
    start: int
    end: int
    text: str
    label: str
    entries: tuple[Entry, ...] = ()
    organization: bool = False


class Spotter:
    """Finds the spots of one paragraph after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the world knowledge to look names up in."""
        self._lexicon = lexicon

    def spots(self, number: int, paragraph: Paragraph) -> list[Spot]:
        """Return the spots of a paragraph in text order; they do not overlap."""
        doc = paragraph.doc
        known = self._known(doc)
        found = []
        at = 0
        while at < len(doc):
            hit = known.get(at)
            if hit is not None:
                last = hit[1]
                if hit[0].form != "demonym":
                    found.append(_spot(number, paragraph, at, last, hit[0].entries))
                at = last + 1
            elif self._opens(doc[at]):
                last = self._run_end(doc, at, known)
                found.extend(_pieces(number, paragraph, at, last))
                at = last + 1
            else:
                at += 1
        return found

    def _known(self, doc: Doc) -> dict[int, tuple[Hit, int]]:
        """Map the first token of each lexicon hit to the hit and its last token."""
        known = {}
        for hit in self._lexicon.find(doc.text):
            piece = doc.char_span(hit.start, hit.end, alignment_mode="expand")
            if piece is not None and not _part_of_a_person(doc, piece.start, piece.end - 1, hit):
                known[piece.start] = (hit, piece.end - 1)
        return known

    def _opens(self, token: Token) -> bool:
        if token.text in _BRACKETS:
            doc = token.doc
            near = doc[token.i + 1 : token.i + 3]
            return len(near) == 2 and near[0].text[0].isupper() and near[1].text == _BRACKETS[token.text]
        return is_capital(token) and self._lexicon.demonym(token.text) is None

    def _run_end(self, doc: Doc, at: int, known: dict[int, tuple[Hit, int]]) -> int:
        """Return the last token of the run of name tokens that begins at `at`."""
        last = at
        ahead = at + 1
        limit = min(len(doc), at + 2 * _MAX_TOKENS)
        while ahead < limit and ahead not in known:
            token = doc[ahead]
            if token.is_sent_start and not _after_initial(doc[ahead - 1]):
                break
            if is_capital(token) and self._lexicon.demonym(token.text) is None:
                last = ahead
            elif not _continues(token):
                break
            ahead += 1
        if doc[at].text in _BRACKETS and last == at:
            return at + 2
        return last


def is_capital(token: Token) -> bool:
    """Tell whether a token reads as part of a name: capitalised, and not merely for opening a sentence."""
    text = token.text
    if not text[0].isupper() or (len(text) == 1 and text == "I"):
        return False
    if token.pos_ == "PROPN" or token.ent_type_:
        return token.ent_type_ not in {"DATE", "TIME", "NORP", "LANGUAGE"} or token.pos_ == "PROPN"
    if token.pos_ in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART"} or token.is_stop:
        return False
    return token.i > 0 and not token.is_sent_start and token.nbor(-1).text not in {'"', "'", ":", "-", "("}


def _after_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."


def _continues(token: Token) -> bool:
    """Tell whether a token may stand inside a name: a particle, hyphen or bracket with more of the name behind it."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    before = token.nbor(-1)
    if token.text == "-":
        return not before.whitespace_ and not token.whitespace_ and after.text[0].isalpha()
    if before.text == "-" and not before.whitespace_:
        return after.text == "-" and not token.whitespace_
    if token.text in {"[", "]"}:
        return after.text[0].isupper()
    return bare(token) in PARTICLES and (after.text[0].isupper() or after.text == "-")


def _pieces(number: int, paragraph: Paragraph, first: int, last: int) -> Iterator[Spot]:
    """Cut a run behind its last title head and behind a noun that closes an organization's name."""
    doc = paragraph.doc
    for at in range(last, first - 1, -1):
        if bare(doc[at]) in HEADS or bare(doc[at]) in ADDRESS:
            if at == last:
                return
            first = at + 1
            break
    closing = [at for at in range(first, last) if bare(doc[at]) in ORGANIZATION_NOUNS]
    if closing:
        yield _spot(number, paragraph, first, closing[-1], (), organization=True)
        first = closing[-1] + 1
    while first < last and doc[first].text in {"-", "]", "'s"}:
        first += 1
    if last - first < _MAX_TOKENS:
        yield _spot(number, paragraph, first, last, (), organization=bare(doc[last]) in ORGANIZATION_NOUNS)


def _spot(
    number: int, paragraph: Paragraph, first: int, last: int, entries: tuple[Entry, ...], *, organization: bool = False
) -> Spot:
    doc = paragraph.doc
    labels = [doc[at].ent_type_ for at in range(first, last + 1)]
    label = "PERSON" if "PERSON" in labels else next((name for name in labels if name), "")
    start = paragraph.start + doc[first].idx
    end = paragraph.start + doc[last].idx + len(doc[last].text)
    text = doc.text[start - paragraph.start : end - paragraph.start]
    return Spot(number, first, last, start, end, text, label, entries, organization)


def _part_of_a_person(doc: Doc, first: int, last: int, hit: Hit) -> bool:
    """Tell whether a place name is a word of a person's name ("Michael Jordan")."""
    if any(entry.kind not in {"state", "place"} for entry in hit.entries):
        return False
    if doc[first].ent_type_ != "PERSON":
        return False
    left = first > 0 and doc[first].ent_iob_ == "I" and is_capital(doc[first - 1])
    right = last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and is_capital(doc[last + 1])
    return left or (right and not (first > 0 and doc[first - 1].pos_ == "ADP"))
