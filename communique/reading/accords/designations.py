"""Noun phrases that may name an agreement, body, process or zone: their extent, and what tells them from others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.accords import Family, accord_words
from communique.reading.cast import Cast
from communique.reading.clauses import left, right, trimmed
from communique.reading.lemmas import lemma
from communique.reading.parse import Paragraph
from communique.text.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

MAX_MODIFIERS = 30  # tokens before the head that may belong to a name
MAX_TAIL = 16  # tokens after the head that may belong to a name: "on coordination of military activities in ..."
_TAIL_PREPOSITIONS = frozenset({"of", "on", "for", "between", "over", "in", "to", "with", "among"})
_TOPIC_PREPOSITIONS = frozenset({"on", "for", "over", "of", "about"})
_LEFT_TAGS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", "VERB", "PRON", "CCONJ", "SYM", "X"})
_PIECE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*(?:\.?-[^\W_]+(?:\.[^\W_]+)*)*")
BACKGROUND = frozenset({"after", "amid", "amidst", "following", "despite", "before", "as"})  # begin what is not named
PLACE_KINDS = frozenset({"place", "state"})
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC", "NORP"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_INDEFINITE = frozenset({"a", "an", "any", "some", "no", "another", "every", "each"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "their", "its", "our", "his", "her"})


@dataclass(frozen=True)
class Designation:
    """A noun phrase around the head noun of a family.

    `words` are the folded modifiers that tell it from others; `places` the places named before the head (`named`) or,
    failing those, in the phrase that follows; `marked` tells whether a modifier marks it as such a thing.
    """

    paragraph: Paragraph
    family: Family
    head: Token
    first: Token
    last: Token
    words: tuple[str, ...]
    places: tuple[str, ...]
    named: bool
    marked: bool
    tail: tuple[Token, ...]

    @property
    def determiner(self) -> str:
        """The first word if it determines: "the", "a", "their"; else empty."""
        word = self.first.lower_
        return word if word in _INDEFINITE or word in _POINTING else ""

    @property
    def pointing(self) -> bool:
        """Whether it presupposes what it names: "the", "this", a possessive, or a proper name itself."""
        possessed = any(child.dep_ == "poss" for child in self.head.children)
        if any(child.lower_ == "own" for child in self.head.children):  # "their own deal" is another than the last
            return False
        return self.determiner in _POINTING or possessed or self.head.tag_ in ("NNP", "NNPS")

    @property
    def of_a_day(self) -> bool:
        """Whether it is known by its day: "Sunday's agreement"."""
        return any(child.dep_ == "poss" and child.ent_type_ == "DATE" for child in self.head.children)

    @property
    def indefinite(self) -> bool:
        """Whether it brings the thing up as new."""
        return self.determiner in _INDEFINITE


def designations(paragraph: Paragraph, cast: Cast) -> Iterator[Designation]:
    """Yield the noun phrases of a paragraph that stand around a head noun, in text order."""
    doc = paragraph.doc
    reached = -1
    for start, end, family in accord_words().find(doc.text):
        found = doc.char_span(start, end, alignment_mode="expand")
        if found is None or found.start <= reached or (family.numbered and not _number_after(found)):
            continue
        head = found.root
        whole = _whole(found)
        if whole is None or _goes_on(found) or _names_person(head, paragraph, cast):
            continue
        reached = whole.end - 1
        yield _designation(paragraph, cast, family, whole, head, found)


def _whole(found: Tokens) -> Tokens | None:
    """Return the tokens from the first modifier to the head noun; None where the head only modifies another noun."""
    doc, head = found.doc, found.root
    if head.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    inside = head.dep_ in ("compound", "amod", "nmod") and head.head.i >= found.end
    top = head.head if inside else head
    start = found.start
    earliest = max(found.sent.start, start - MAX_MODIFIERS)
    while start > earliest and (_belongs(doc[start - 1], top, found) or _in_name(doc[start - 1])):
        if _headline_verb(doc[start - 1]):
            break
        start -= 1
    while start < found.start and doc[start].pos_ in ("CCONJ", "PUNCT", "ADV"):
        start += 1
    return doc[start : found.end]


def _names_person(head: Token, paragraph: Paragraph, cast: Cast) -> bool:
    """Whether a head noun is somebody's surname: "Governor Amaral Deal"."""
    start = paragraph.start + head.idx
    entity = cast.entity_at(start, start + len(head.text))
    return head.text.istitle() and entity is not None and entity.kind == "person"


def _goes_on(found: Tokens) -> bool:
    """Whether a name runs on past the head: "the Graz Convention Center"."""
    doc, last = found.doc, found[-1]
    after = doc[found.end] if found.end < len(doc) else None
    named = after is not None and after.tag_ == "NNP" and after.text.istitle() and after.ent_type_ != "DATE"
    return last.tag_ == "NNP" and last.text.istitle() and named and last.dep_ in ("compound", "nmod")


def _in_name(token: Token) -> bool:
    """Whether two words in capitals stand side by side: one name, whatever the parse makes of it."""
    after = token.nbor(1)
    return token.tag_ == after.tag_ == "NNP" and token.text.istitle() and after.text.istitle()


def _headline_verb(token: Token) -> bool:
    """Whether a capital only begins a verb in a headline: "Varania and Norvia Sign Trade Deal"."""
    named = token.i > token.sent.start and token.nbor(-1).pos_ == "PROPN"
    making = accord_words().making
    return named and token.text.istitle() and token.lower_.removesuffix("s") in making.signed | making.reached


def _belongs(token: Token, top: Token, found: Tokens) -> bool:
    hyphen = token.text in "-–/\"'" and bool(token.text)
    if (token.pos_ not in _LEFT_TAGS and not hyphen) or token.tag_ in ("VBD", "VBZ", "VBP", "VB", "TO", "MD"):
        return False
    above = token
    for _ in range(5):
        if above.i == top.i or found.start <= above.i < found.end:
            return True
        if above.dep_ in ("nsubj", "dobj", "pobj", "ROOT", "relcl", "acl", "advmod", "appos"):
            return False
        above = above.head
    return False


def _designation(
    paragraph: Paragraph, cast: Cast, family: Family, whole: Tokens, head: Token, found: Tokens
) -> Designation:
    before = [token for token in whole.doc[whole.start : found.start] if token.tag_ not in ("DT", "PRP$", "POS", "PDT")]
    tail = _tail(head, found.end)
    last = whole.doc[found.end] if family.numbered else tail[-1] if tail else whole[-1]
    names = place_names(before, paragraph, cast)
    later = tuple(token for token in tail if token.pos_ == "PROPN")
    places = names or place_names(later, paragraph, cast)
    marks = family.marks
    marked = any(piece in marks for piece in _pieces(whole.text)) or any(token.lower_ in marks for token in tail[:4])
    told = (token for token in before if not (_name_of(token, paragraph, cast) or _is_day(token)))
    spelled = "".join(token.text_with_ws if token.nbor(1).tag_ != "POS" else f"{token.text} " for token in told)
    words = (_spelled(piece) for piece in _PIECE.findall(spelled.lower()))
    kept = tuple(dict.fromkeys(word for word in words if _tells(word)))
    first, last = trimmed(whole[0], last)
    return Designation(paragraph, family, head, first, last, kept, places, bool(names), marked, tuple(tail))


def _pieces(text: str) -> list[str]:
    """Return the words of a phrase, hyphened ones whole and in parts."""
    whole = _PIECE.findall(text.lower())
    return whole + [part for piece in whole if "-" in piece for part in piece.split("-")]


def _tells(word: str) -> bool:
    weak = accord_words().words.weak
    return word.rpartition("-")[2] not in weak and len(word) > 1 and (not word.isdigit() or bool(_YEAR.fullmatch(word)))


def _spelled(piece: str) -> str:
    spellings = accord_words().words.spellings
    return spellings.get(piece, fold(piece))


def place_names(tokens: Iterable[Token], paragraph: Paragraph, cast: Cast) -> tuple[str, ...]:
    """Return the folded names of the places among tokens, sorted; of states only where no other place is named."""
    found = [(state, name) for token in tokens for state, name in _name_of(token, paragraph, cast)]
    cities = {name for state, name in found if not state}
    return tuple(sorted(cities or {name for _, name in found}))


def _name_of(token: Token, paragraph: Paragraph, cast: Cast) -> list[tuple[bool, str]]:
    """Return the name a token stands for and whether it is a state's; nothing where it names no place."""
    start = paragraph.start + token.idx
    entity = cast.entity_at(start, start + len(token.text))
    if entity is not None and entity.kind in PLACE_KINDS:
        return [(entity.kind == "state", fold(entity.name))]
    state = load().demonym(token.text) if token.text[0].isupper() else None
    entry = load().entry(state) if state is not None else None
    if entry is not None:
        return [(True, fold(entry.label))]
    placed = token.pos_ == "PROPN" and (token.ent_type_ in _PLACE_TYPES or _is_city(token))
    return [(token.ent_type_ == "NORP", fold(token.text))] if placed else []


def _is_day(token: Token) -> bool:
    return token.ent_type_ == "DATE" and token.dep_ == "poss"


def _is_city(token: Token) -> bool:
    """Whether a name inside that of an accord is a capital: "the Paris Agreement"."""
    hits = load().find(token.text)
    return len(hits) == 1 and hits[0].best.kind == "place" and hits[0].best.capital


def _tail(head: Token, start: int) -> list[Token]:
    """Return the words after the head that belong to its name: "on X", "between A and B", "reached in C"."""
    limit = start - 1
    for child in head.rights:
        if child.i < start:
            continue
        made = child.dep_ in ("acl", "relcl") and tells_of_making(child)
        if left(child).i != limit + 1 or not (made or (child.dep_ == "prep" and child.lower_ in _TAIL_PREPOSITIONS)):
            break
        limit = right(child).i
    return _cut(list(head.doc[start : min(limit + 1, start + MAX_TAIL)]))


def tells_of_making(verb: Token) -> bool:
    """Tell whether a verb is one by which agreements, bodies or zones come to be."""
    making = accord_words().making
    return lemma(verb) in making.reached or lemma(verb) in making.signed


def _cut(tail: list[Token]) -> list[Token]:
    """End the tail at a clause of its own, a quote mark, or a comma that no name follows."""
    for place, token in enumerate(tail):
        after = tail[place + 1] if place + 1 < len(tail) else None
        comma = token.text == "," and (after is None or after.pos_ != "PROPN")
        clause = token.dep_ == "mark" or token.tag_ == "WRB" or (token.pos_ == "CCONJ" and _joins_verb(token))
        if comma or clause or token.text in '"();:' or token.lower_ in BACKGROUND:
            return _whole_words(tail[:place])
    return tail


def _joins_verb(conjunction: Token) -> bool:
    return any(child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") for child in conjunction.head.children)


def _whole_words(tail: list[Token]) -> list[Token]:
    while tail and tail[-1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT"):
        tail = tail[:-1]
    return tail


def _number_after(found: Tokens) -> bool:
    doc = found.doc
    return found.end < len(doc) and doc[found.end].like_num
