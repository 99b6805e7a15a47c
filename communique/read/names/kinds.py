"""What kind of thing an unknown name names: evidence from every place it stands in, decided once a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues
from communique.read.lemmas import lemma
from communique.read.names.spots import Spot
from communique.read.names.words import ADDRESS, HEADS, PARTICLES, bare
from communique.read.parse import Paragraph
from communique.text.fold import folded_words
from communique.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

Kinds = dict[tuple[str, ...], Kind]
_PLACE_CUES = frozenset({"in", "near", "at", "outside", "around", "throughout", "across"})
_BY_LABEL: Mapping[str, Kind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name without particles ("Abdullah bin al-Hussein" gives abdullah, hussein)."""
    words = folded_words(text)
    core = tuple(word for word in words if word not in PARTICLES)
    return core or tuple(words)


def kinds(spots: Sequence[Spot], paragraphs: Sequence[Paragraph]) -> Kinds:
    """Map the folded words of every name unknown to the lexicon to its kind; without evidence it is absent."""
    evidence: dict[tuple[str, ...], Counter[Kind]] = defaultdict(Counter)
    for spot in spots:
        paragraph = paragraphs[spot.paragraph]
        if spot.hit is None and (paragraph.zone != "headline"):
            evidence[name_words(spot.text)].update(_evidence(spot, paragraph))
    full = [words for words, found in evidence.items() if len(words) > 1 and _decide(found) == "person"]
    bearers = Counter(word for words in full for word in words)
    decided: Kinds = {}
    for words, found in evidence.items():
        if len(words) == 1 and bearers[words[0]]:
            found["person"] += 4
        kind = _decide(found)
        if kind is not None:
            decided[words] = kind
    return decided


def _decide(found: Counter[Kind]) -> Kind | None:
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0] != "person", item[0]))
    return ranked[0][0] if ranked and ranked[0][1] >= 1 else None


def _evidence(spot: Spot, paragraph: Paragraph) -> Counter[Kind]:
    """Weigh one occurrence. Weights are counted in votes of the recognizer, which is one."""
    found: Counter[Kind] = Counter()
    doc = paragraph.doc
    label = _BY_LABEL.get(spot.label)
    if label is not None:
        found[label] += 2 if label == "person" and spot.last > spot.first else 1
    if spot.organization:
        found["organization"] += 6
    if spot.text.isupper() and len(spot.text) <= 6 and spot.first == spot.last:
        found["organization"] += 1
    before = doc[spot.first - 1] if spot.first > 0 else None
    if before is not None:
        _weigh_before(before, doc[spot.last], found)
    if spot.label not in {"ORG", "GPE", "LOC", "FAC"} and _acts(doc[spot.last]):
        found["person"] += 1
    return found


def _weigh_before(before: Token, last: Token, found: Counter[Kind]) -> None:
    word = bare(before)
    if word in ADDRESS:
        found["person"] += 9
    elif word in HEADS:
        found["person"] += 4
    elif word == "the" and last.dep_ not in {"compound", "nmod"}:
        found["person"] -= 2
    elif word in _PLACE_CUES:
        found["place"] += 1
        found["person"] -= 1


def _acts(token: Token) -> bool:
    """Tell whether a name is the subject of a verb that takes people ("said")."""
    return token.dep_ == "nsubj" and lemma(token.head) in load_cues().verbs
