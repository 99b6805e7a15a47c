"""The network as judge of where words said end: what the rules find, its last part ended where it holds best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.attributions import Attribution, shared
from training.reading import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARGIN = 2.0  # of log-probability, by which another end must be likelier
_OPENING_TAGS = frozenset({"VBG", "WDT", "WP", "IN"})
_OPENING = frozenset({"cc", "mark", "prep", "advmod", "agent", "punct"})


def with_ends(ruled: Sequence[Attribution], found: Sequence[Found]) -> list[Attribution]:
    """Return attributions with the end that the network prefers."""
    return [_ended(each, found) for each in ruled]


def _ended(ruled: Attribution, found: Sequence[Found]) -> Attribution:
    same = [each for each in found if ruled.cue and shared(each.attribution.cue, ruled.cue) > 0]
    if not same or ruled.content[-1][0] < ruled.cue[0][0]:
        return ruled
    judge = max(same, key=lambda each: each.voiced)
    doc, begin = judge.passage.doc, judge.passage.paragraph.start
    start, end = ruled.content[-1]
    inside = [token.i for token in doc if start < begin + token.idx + len(token.text) and begin + token.idx < end]
    if not inside or doc[inside[-1]].is_quote or inside[-1] >= judge.first + len(judge.content):
        return ruled
    last = inside[-1]
    stop = min(doc[last].sent.end, judge.first + len(judge.content))
    ends = [position for position in range(inside[0] + 1, stop) if position == last or _may_end(doc, position)]
    scores = {position: _score(judge, inside[0], position, stop) for position in [*ends, last]}
    best = max(scores, key=lambda position: scores[position])
    if scores[best] - scores[last] <= _MARGIN:
        return ruled
    moved = (start, begin + doc[best].idx + len(doc[best].text))
    return ruled._replace(content=(*ruled.content[:-1], moved))


def _may_end(doc: Doc, position: int) -> bool:
    """Tell whether words may end with a token: before a mark, or before what opens a phrase or a clause."""
    if doc[position].is_punct or position + 1 >= len(doc):
        return False
    following = doc[position + 1]
    return following.is_punct or following.dep_ in _OPENING or following.tag_ in _OPENING_TAGS


def _score(judge: Found, start: int, last: int, stop: int) -> float:
    """Return how likely it is that the tokens from `start` to `last` are content and those up to `stop` are not."""
    inside = np.log(judge.content + 1e-4)
    outside = np.log(1 - judge.content + 1e-4)
    start, last, stop = (max(0, position - judge.first) for position in (start, last + 1, stop))
    return float(inside[start:last].sum() + outside[last:stop].sum())
