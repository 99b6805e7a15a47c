"""Whether two statements word one saying: a score from concepts, containment and characters, with readable reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from communique.link.utterances.sayings import Saying
from communique.text.contradiction import Contradiction, contradictions, has_negation
from communique.text.similarity import containment, cosine, overlap

NEAR = 0.32  # score from which the best match over two reports words one saying
SURE = 0.5  # score from which few shared words are enough
SAME_WORDS = 0.85  # nearness of characters from which the words are the same
_SHARED = 3  # concepts besides states that a paraphrase shares


class Match(NamedTuple):
    """How near two statements are, and what keeps them apart."""

    score: float
    characters: float
    contained: float
    shared: tuple[str, ...]
    against: tuple[Contradiction, ...]

    @property
    def same_words(self) -> bool:
        """Whether both print the same words, as far as small changes go."""
        return self.characters >= SAME_WORDS


def match(left: Saying, right: Saying, telling: Mapping[str, float]) -> Match:
    """Compare two statements."""
    contained = containment(left.bag, right.bag, telling)
    meaning = 0.4 * cosine(left.concepts, right.concepts) + 0.4 * contained
    if meaning + 0.2 < NEAR:
        return Match(round(meaning, 6), 0.0, contained, (), ())
    characters = cosine(left.characters, right.characters)
    score = meaning + 0.2 * characters
    shared = tuple(sorted(term for term in left.bag & right.bag if ":" not in term))
    if left.folds == right.folds:
        characters = score = 1.0
    if len(shared) < _SHARED and score < SURE and characters < SAME_WORDS:
        score = min(score, NEAR - 0.01)
    if min(len(left.bag), len(right.bag)) < _SHARED and characters < SAME_WORDS:
        score = min(score, NEAR - 0.01)
    return Match(round(score, 6), characters, contained, shared, _against(left, right) if score >= NEAR else ())


def reasons(left: Saying, right: Saying, found: Match) -> tuple[str, ...]:
    """Say why two statements are held to be one saying, or not."""
    speaker = "same speaker" if left.actor and left.actor == right.actor else "speaker open"
    same_words = overlap(left.folds, right.folds)
    shown = [speaker, "same story" if left.story == right.story else "another story of the process"]
    shown.append("the same words" if left.folds == right.folds else f"{same_words:.2f} of the words")
    shown.append(f"{found.contained:.2f} of the shorter one's meaning")
    shown.extend(f"{point.kind}: {point.left} / {point.right}" for point in found.against)
    return tuple(shown)


def _against(left: Saying, right: Saying) -> tuple[Contradiction, ...]:
    points = contradictions(left.text, right.text)
    if left.denied != right.denied and not has_negation([*left.folds, *right.folds]):
        said = ["denied" if each.denied else "affirmed" for each in (left, right)]
        points.append(Contradiction("polarity", said[0], said[1]))
    return tuple(points)
