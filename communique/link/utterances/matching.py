"""Whether two statements word one saying: the same quoted words, or near enough in concepts and characters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from communique.link.utterances.quoting import NOTHING, Held, held
from communique.link.utterances.sayings import Saying
from communique.text.concepts import concept
from communique.text.contradiction import Contradiction, contradictions, has_negation
from communique.text.similarity import containment, cosine, overlap
from communique.text.words import is_small

NEAR = 0.32  # score from which the best match over two reports words one saying
SURE = 0.5  # score from which few shared words are enough
FEW_WORDS = 0.7  # score that statements of one or two concepts need
SAME_WORDS = 0.85  # nearness of characters from which the words are the same
OTHER_QUOTES = 0.55  # score that two statements need which both quote, but other words
_SHARED = 3  # concepts besides states that a paraphrase shares
_CONTAINED = 0.4  # share of the shorter one's meaning that a paraphrase keeps
_HELD = 0.8  # share of quoted words from which one statement holds the other's quotation
_PARTLY = 0.5  # the same, where the words held are telling
_TOLD = 3.0  # how telling the held words are together; a rare word is about 3
_TELLING = 8.0  # the same, of a longer run, or where the speaker is open


class Match(NamedTuple):
    """How near two statements are, and what keeps them apart.

    `quoted` is the share of one's quoted words that the other holds in the same order, `telling` their weight.
    """

    score: float
    characters: float
    contained: float
    quoted: float
    telling: float
    shared: tuple[str, ...]
    against: tuple[Contradiction, ...]

    @property
    def same_words(self) -> bool:
        """Whether both print the same words, as far as small changes go."""
        return self.characters >= SAME_WORDS

    @property
    def same_quotation(self) -> bool:
        """Whether one holds what the other quotes."""
        whole = self.quoted >= _HELD and self.telling >= _TOLD
        return not self.against and (whole or (self.quoted >= _PARTLY and self.telling >= _TELLING))

    @property
    def whole_quotation(self) -> bool:
        """Whether one holds all that the other quotes."""
        return self.same_quotation and self.quoted >= _HELD

    @property
    def long_quotation(self) -> bool:
        """Whether the words held are too many to be quoted from two sayings."""
        return self.same_quotation and self.telling >= (2 * _TOLD if self.whole_quotation else 2 * _TELLING)


def match(left: Saying, right: Saying, telling: Mapping[str, float]) -> Match:
    """Compare two statements."""
    contained = containment(left.bag, right.bag, telling)
    quoted, weight = _quotation(left, right, telling)
    meaning = 0.4 * cosine(left.concepts, right.concepts) + 0.4 * contained
    if meaning + 0.2 < NEAR and quoted < _HELD:
        return Match(round(meaning, 6), 0.0, contained, quoted, weight, (), ())
    characters = cosine(left.characters, right.characters)
    score = meaning + 0.2 * characters
    shared = tuple(sorted(term for term in left.bag & right.bag if ":" not in term))
    if left.folds == right.folds:
        characters = score = 1.0
    against = _against(left, right) if score >= NEAR or quoted >= _HELD else ()
    found = Match(round(score, 6), characters, contained, quoted, weight, shared, against)
    return found if _enough(left, right, found) else found._replace(score=min(found.score, NEAR - 0.01))


def reasons(left: Saying, right: Saying, found: Match) -> tuple[str, ...]:
    """Say why two statements are held to be one saying, or not."""
    speaker = "speaker open"
    if left.actor and right.actor:
        speaker = "same speaker" if left.actor == right.actor else "another speaker"
    same_words = overlap(left.folds, right.folds)
    shown = [speaker, "same story" if left.story == right.story else "another story of the process"]
    shown.append("the same words" if left.folds == right.folds else f"{same_words:.2f} of the words")
    if found.same_quotation:
        shown.append("all quoted words alike" if found.quoted == 1 else f"{found.quoted:.2f} of the quoted words")
    shown.append(f"{found.contained:.2f} of the shorter one's meaning")
    shown.extend(f"{point.kind}: {point.left} / {point.right}" for point in found.against)
    return tuple(shown)


def _enough(left: Saying, right: Saying, found: Match) -> bool:
    """Tell whether a score rests on enough: shared concepts, and shared words where both quote an English speaker."""
    if found.same_quotation or found.same_words:
        return True
    if found.score < SURE and (len(found.shared) < _SHARED or (left.native and found.contained < _CONTAINED)):
        return False
    if left.native and left.quoted and right.quoted and found.quoted < _PARTLY and found.score < OTHER_QUOTES:
        return False
    few = min(len(left.bag), len(right.bag)) < _SHARED
    return not few or (found.score >= FEW_WORDS and not (left.quoted and right.quoted))


def _quotation(left: Saying, right: Saying, telling: Mapping[str, float]) -> tuple[float, float]:
    """Return which share of one's quotation the other holds, and how telling the words held are."""
    both: Iterable[Held] = (held(left.quoted, right.runs), held(right.quoted, left.runs))
    weighed = ((round(found.share, 3), _weight(found.words, telling)) for found in both if found is not NOTHING)
    return max(weighed, key=lambda each: each[0] * each[1], default=(0.0, 0.0))


def _weight(words: Iterable[str], telling: Mapping[str, float]) -> float:
    concepts = {concept(word) for word in words if not is_small(word)}
    return math.fsum(sorted(telling.get(each, 0.0) for each in concepts))


def _against(left: Saying, right: Saying) -> tuple[Contradiction, ...]:
    points = contradictions(left.text, right.text)
    indirect = left.statement.form == right.statement.form == "indirect"
    if indirect and left.denied != right.denied and not has_negation([*left.folds, *right.folds]):
        said = ["denied" if each.denied else "affirmed" for each in (left, right)]
        points.append(Contradiction("polarity", said[0], said[1]))
    return tuple(points)
