"""Other words at one place of one saying: the forks of its renderings, where two reports quote or translate it unlike.

Only renderings that plainly tell the same are aligned, and only a fork between words that both have counts: what one
leaves out is no choice of words. Of a promise the wordings are compared in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from communique.compare.likeness import Concepts, concepts, told_alike
from communique.compare.matter import Matter, wording
from communique.compare.names import plain_form
from communique.text.alignment import Segment, Variant, align, kin
from communique.text.words import folds, is_small
from communique.types import Claim, Difference, Span

MOST = 12  # renderings of one saying that are aligned
LONGEST = 4  # words of a variant: longer ones are clauses of their own
SPELLED = 0.7  # likeness from which two words are one in two spellings or forms


def renderings(matter: Matter) -> list[Difference]:
    """Return the forks of each utterance and each commitment that at least two reports tell."""
    found = []
    for utterance in matter.linked.utterances:
        said = [matter.statement[member] for member in utterance.statements if member in matter.statement]
        spans = [max(statement.parts, key=lambda part: (part.end - part.start, -part.start)) for statement in said]
        found += _forks(matter, utterance.id, "rendering", spans)
    for commitment in matter.linked.commitments:
        spans = [span for span in commitment.pledges if span.report in matter.reading]
        found += _forks(matter, commitment.id, "term", spans)
    return found


def _forks(matter: Matter, subject: str, aspect: str, spans: Sequence[Span]) -> list[Difference]:
    chosen = _chosen(matter, spans)
    if len({span.report for span in chosen}) < 2:
        return []
    found = []
    texts = [matter.reading[span.report].report.quote(span) for span in chosen]
    for segment in _apart(align(texts)):
        claims = [
            claim for variant in segment.variants if variant.text for claim in _claims(subject, aspect, variant, chosen)
        ]
        if len({claim.span.report for claim in claims}) > 1:
            found.append(wording(subject, aspect, claims, key=min(claim.span for claim in claims)))
    return found


def _chosen(matter: Matter, spans: Sequence[Span]) -> list[Span]:
    """Return one wording a report, the longest, of those that plainly tell the same and read alike."""
    longest: dict[str, Span] = {}
    for span in sorted(set(spans), key=lambda span: (span.start - span.end, span)):
        longest.setdefault(span.report, span)
    each = sorted(longest.values())[:MOST]
    alike = [each[at] for at in told_alike([concepts(matter.quote(span)) for span in each])]
    return [alike[at] for at in kin([matter.quote(span) for span in alike])] if len(alike) > 1 else []


def _apart(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the forks between words of different sense that stand between words all wordings have."""
    framed = [None, *segments, None]
    for (before, fork), (_, after) in pairwise(pairwise(framed)):
        if fork is None or fork.weight != "heavy" or not (_common(before) and _common(after)):
            continue
        said = [_said(variant.text) for variant in fork.variants if variant.text]
        short = all(len(variant.text.split()) <= LONGEST for variant in fork.variants)
        if short and all(said) and any(one.isdisjoint(other) for one in said for other in said):
            yield fork


def _common(segment: Segment | None) -> bool:
    """Whether all wordings have a segment, and a word with meaning in it."""
    return (
        segment is not None
        and segment.weight == "common"
        and any(not is_small(word) for word in folds(segment.variants[0].text))
    )


def _said(words: str) -> Concepts:
    """Return what a variant says, states and groups in one form; nothing for small words alone."""
    return plain_form(words, {}) if concepts(words) else frozenset()


def _claims(subject: str, aspect: str, variant: Variant, spans: Sequence[Span]) -> Iterable[Claim]:
    for wording_, (start, end) in zip(variant.wordings, variant.spans, strict=True):
        span = spans[wording_]
        yield Claim(
            subject, aspect, " ".join(variant.text.split()), Span(span.report, span.start + start, span.start + end)
        )
