"""What kind of thing an unknown name names: evidence from every place it stands in, decided once a report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.lexicon.given_names import core, given_name
from communique.reading.lemmas import lemma
from communique.reading.names.overfull import is_common, overfull
from communique.reading.names.spots import Spot
from communique.reading.names.titles import title_by
from communique.reading.names.words import (
    ADDRESS,
    DEEDS,
    ORGANIZATION_NOUNS,
    OTHER_NOUNS,
    PARTICLES,
    PLACE_NOUNS,
    VESSELS,
    bare,
    is_head,
)
from communique.reading.parse import Paragraph
from communique.text.fold import folded_words
from communique.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kinds = dict[tuple[str, ...], Kind]
PLACE_CUES = frozenset({"in", "near", "at", "outside", "around", "throughout", "across"})
_CERTAIN = 6  # votes: an organization noun stands in the name
_AREAS = frozenset({"corridor", "zone", "area", "enclave", "frontline", "front", "basin", "pass"})
_LANDS = ("ania", "aria", "oria", "stria", "stan", "land")
_RULE = frozenset({"regime", "government", "administration", "loyalists", "presidency", "camp", "doctrine"})
_PLURAL_LETTERS = re.compile(r"[A-Z]{2,9}s")  # "MPs"
_KIN = frozenset({"abu", "umm", "ibn", "bin"})
_BY_LABEL: Mapping[str, Kind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name without particles ("Abdullah bin al-Hussein" gives abdullah, hussein)."""
    return core(folded_words(text), PARTICLES)


def kinds(spots: Sequence[Spot], paragraphs: Sequence[Paragraph], *, parsed: bool = True) -> Kinds:
    """Map the folded words of every name unknown to the lexicon to its kind; without evidence it is absent.

    Where the text is not `parsed`, two or three capitals in a row are a person unless something speaks against it.
    """
    evidence = _gathered(spots, paragraphs, parsed)
    alone = {words[0] for words in evidence if len(words) == 1}
    for text in {spot.text for spot in spots if spot.hit is None}:
        found = evidence.get(name_words(text), Counter())
        if max(found["organization"], found["place"]) < _CERTAIN and overfull(name_words(text), text, alone):
            found.clear()
    for words, found in evidence.items():
        personal = 0 < found["person"] + found["organization"] < _CERTAIN and not found["place"]
        if len(words) in {2, 3} and words[-1] in alone and personal:
            found["person"] += 2
    full = [words for words, found in evidence.items() if len(words) > 1 and _decide(found) == "person"]
    bearers = Counter(word for words in full for word in words)
    surnames = {words[-1] for words in full}
    decided: Kinds = {}
    for words, found in evidence.items():
        if len(words) == 1 and bearers[words[0]]:
            found["person"] += 2 * _CERTAIN if words[0] in surnames else 4
        kind = _decide(found)
        if kind is not None:
            decided[words] = kind
    for words in _places(spots).keys() - evidence.keys():
        if len(words) == 1 and words[0] in surnames and not _located(words, spots, paragraphs):
            decided[words] = "person"
    return decided


def _gathered(
    spots: Sequence[Spot], paragraphs: Sequence[Paragraph], parsed: bool
) -> dict[tuple[str, ...], Counter[Kind]]:
    """Sum what each place says of the names that no lexicon knows there."""
    evidence: dict[tuple[str, ...], Counter[Kind]] = defaultdict(Counter)
    shouted = [loud(paragraph.doc) for paragraph in paragraphs]
    for spot in spots:
        paragraph = paragraphs[spot.paragraph]
        if spot.hit is None and not spot.weak and not shouted[spot.paragraph]:
            evidence[name_words(spot.text)].update(
                _evidence(spot, paragraph) if parsed else _evidence_of_shape(spot, paragraph)
            )
    for words, places in _places(spots).items():
        if words in evidence:
            evidence[words]["place"] += 2 * places
    return evidence


def _located(words: tuple[str, ...], spots: Sequence[Spot], paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether a name somewhere follows a word such as "in", so that the place by that name is meant."""
    return any(
        spot.first > 0 and bare(paragraphs[spot.paragraph].doc[spot.first - 1]) in PLACE_CUES
        for spot in spots
        if name_words(spot.text) == words
    )


def _places(spots: Sequence[Spot]) -> Counter[tuple[str, ...]]:
    """Count how often each name stands for a place that is known by it."""
    return Counter(name_words(spot.text) for spot in spots if spot.hit is not None and spot.hit.best.kind == "place")


def _decide(found: Counter[Kind]) -> Kind | None:
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0] != "person", item[0]))
    return ranked[0][0] if ranked and ranked[0][1] >= 1 else None


def _evidence(spot: Spot, paragraph: Paragraph) -> Counter[Kind]:
    """Weigh one occurrence. Weights are counted in votes of the recognizer, which is one."""
    doc = paragraph.doc
    found = _evidence_of_words(spot, doc)
    label = _BY_LABEL.get(spot.label)
    last = doc[spot.last]
    alone = spot.last == spot.first
    if label == "person":
        found[label] += 2 if not alone else int(not _describes(last) and not _merely_first(last))
    elif label is not None:
        found[label] += 1
    if spot.first > 0:
        _weigh_before(doc[spot.first - 1], last, found)
    named_so = not alone and not spot.organization and all(word.istitle() for word in spot.text.split())
    if (spot.label not in _BY_LABEL or spot.label == "PERSON" or (spot.label == "ORG" and named_so)) and _acts(last):
        found["person"] += 1 + named_so
    if named_so and last.dep_ == "conj" and last.head.ent_type_ == "PERSON":
        found["person"] += 2
    if named_so and _given(doc, spot):
        found["person"] += 3
    if alone and any(child.dep_ == "appos" and is_head(child) for child in last.children):
        found["person"] += 2
    if named_so and title_by(doc, spot.first, spot.last, _stateless) is not None:
        found["person"] += 2
    return found


def _evidence_of_words(spot: Spot, doc: Doc) -> Counter[Kind]:
    """Weigh what the words of a name, and the one behind it, say of its kind."""
    found: Counter[Kind] = Counter()
    begin, end = bare(doc[spot.first]), bare(doc[spot.last])
    alone = spot.last == spot.first
    after = doc[spot.last + 1].lower_ if spot.last + 1 < len(doc) else ""
    if spot.organization or begin in VESSELS:
        found["organization"] += _CERTAIN
    if end in OTHER_NOUNS:
        found["person"] -= _CERTAIN
    if not alone and (end in PLACE_NOUNS or begin in PLACE_NOUNS):
        found["place"] += _CERTAIN
        found["person"] -= _CERTAIN
    if _PLURAL_LETTERS.fullmatch(spot.text):
        found["person"] -= _CERTAIN
    if not alone and begin in _KIN:
        found["person"] += 2
    if alone and spot.text.isupper() and len(spot.text) <= 6:
        found["organization"] += -_CERTAIN if is_common(begin) else 2  # capitals for stress: "NEVER"
    if after in _RULE:
        found["person"] += 1
    elif after in PLACE_NOUNS or after in _AREAS:
        found["place"] += 2
    if alone and spot.text.endswith(_LANDS):
        found["place"] += 3
    return found


def _given(doc: Doc, spot: Spot) -> bool:
    """Tell whether a name of several words opens with a given name and closes with no common noun."""
    if bare(doc[spot.last]) in ORGANIZATION_NOUNS | PLACE_NOUNS | OTHER_NOUNS:
        return False
    return given_name(doc[spot.first].text) > 0


def _stateless(_: Token) -> None:
    return None


def _evidence_of_shape(spot: Spot, paragraph: Paragraph) -> Counter[Kind]:
    """Weigh one occurrence in a language that is not parsed: by its capitals and the title before it."""
    found: Counter[Kind] = Counter()
    doc = paragraph.doc
    titled = any(is_head(doc[at]) for at in range(max(0, spot.first - 4), spot.first))
    shaped = 1 <= spot.last - spot.first <= 2 and not spot.text.isupper() and spot.text.replace(" ", "").isalpha()
    if spot.organization or (spot.first == spot.last and spot.text.isupper()):
        found["organization"] += 1
    elif shaped:
        found["person"] += 1 + titled + _given(doc, spot)
    elif titled and spot.first > 0 and is_head(doc[spot.first - 1]):
        found["person"] += 2
    return found


def _describes(token: Token) -> bool:
    """Tell whether a word stands as an adjective before a common noun ("the Yazidi village")."""
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i == token.i + 1 and token.head.text[0].islower()


def _merely_first(token: Token) -> bool:
    """Tell whether a lone word may owe its capital to the start of a sentence: it does nothing there."""
    return token.is_sent_start is True and token.dep_ not in {"nsubj", "nsubjpass", "poss"}


def loud(doc: Doc) -> bool:
    """Tell whether a paragraph is set in title case or capitals, so that a capital letter says nothing there."""
    if len(doc) == 0 or doc[-1].text[-1] in ".!?\"')":
        return False
    words = [token.text for token in doc if len(token.text) > 3 and token.text.isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return len(words) < 40 and capital >= 0.75 * len(words)


def _weigh_before(before: Token, last: Token, found: Counter[Kind]) -> None:
    word = bare(before)
    if word in ADDRESS:
        found["person"] += 9
    elif is_head(before):
        found["person"] += 4
    elif word == "the" and (last.i + 1 >= len(last.doc) or last.nbor(1).lower_ not in _RULE):
        found["person"] -= 2
    elif word in PLACE_CUES:
        found["place"] += 2
        found["person"] -= 2


def _acts(token: Token) -> bool:
    """Tell whether a name is the subject of a verb that takes people ("said")."""
    if token.dep_ != "nsubj":
        return False
    verb = lemma(token.head)
    return verb in DEEDS or verb in load_cues().verbs
