"""Other words at one place of one saying: the forks of its renderings, where two reports quote or translate it unlike.

Only renderings that plainly tell the same are aligned, and only a fork between words that both have counts: what one
leaves out is no choice of words. Of a promise the wordings are compared in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from communique.compare.likeness import concepts, told_alike
from communique.compare.matter import Matter, longest_part, wording
from communique.compare.names import plain_form
from communique.text.alignment import Segment, Variant, align, kin
from communique.text.names import word_likeness
from communique.text.numerals import WORDS
from communique.text.words import folds, is_small
from communique.types import Claim, Difference, Span

MOST = 12  # renderings of one saying that are aligned
LONGEST = 3  # words of a variant: longer ones are clauses of their own
FAMILY = 5  # letters that words of one family begin with: "nominees", "nominations"
SHORTEST = 4  # letters of a word of which a longer one with the same beginning is an inflection: "duty", "duties",
ENDING = 3  # and by how many it may be longer
SPELLED = 0.7  # likeness from which two words are one in two spellings or forms
_MARKS = " \n\t.,;:!?\"'“”‘’()[]–—"  # around words
_BROKEN = re.compile(r"[,;:#@]")  # in what is no one choice of words: parts of two clauses, a tag
_MODALS = frozenset({"can", "could", "may", "might", "will", "would", "shall", "should", "must"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})  # back to what another one names
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "all", "its", "their", "his", "her", "our"}
)


def renderings(matter: Matter) -> list[Difference]:
    """Return the forks of each utterance and each commitment that at least two reports tell."""
    found = []
    for utterance in matter.linked.utterances:
        said = [matter.statement[member] for member in utterance.statements if member in matter.statement]
        found += _forks(matter, utterance.id, "rendering", [longest_part(statement) for statement in said])
    for commitment in matter.linked.commitments:
        spans = [span for span in commitment.pledges if span.report in matter.reading]
        found += _forks(matter, commitment.id, "term", spans)
    return list({_of(difference): difference for difference in reversed(found)}.values())


def _of(difference: Difference) -> frozenset[tuple[str, str]]:
    """Return which report says what in a fork: a promise in a saying, or a headline of it, would be told twice."""
    return frozenset((side.value, span.report) for side in difference.sides for span in side.claims)


def _forks(matter: Matter, subject: str, aspect: str, spans: Sequence[Span]) -> list[Difference]:
    chosen = _chosen(matter, spans)
    if len({span.report for span in chosen}) < 2:
        return []
    found = []
    texts = [matter.reading[span.report].report.quote(span) for span in chosen]
    for segment in _apart(align(texts)):
        claims = [claim for variant in segment.variants for claim in _claims(matter, subject, aspect, variant, chosen)]
        telling = {claim.span.report for claim in claims}
        if len(telling) > 1 and not any(_compared_elsewhere(matter, claim.span) for claim in claims):
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
        said = [variant.text for variant in fork.variants if variant.text]
        if all(_is_choice(words) for words in said) and any(_unlike(one, other) for one in said for other in said):
            yield fork


def _common(segment: Segment | None) -> bool:
    """Whether all wordings have a segment, and a word with meaning in it."""
    return (
        segment is not None
        and segment.weight == "common"
        and any(not is_small(word) for word in folds(segment.variants[0].text))
    )


def _is_choice(words: str) -> bool:
    """Whether a variant is a few words with a meaning, and at most an article: others are turns of a sentence."""
    found = folds(words)
    telling = [word for word in found if not (is_small(word) or word in _MODALS or word in WORDS or word[0].isdigit())]
    return (
        bool(telling)
        and found[0] not in _POINTING
        and len(found) <= LONGEST
        and not _BROKEN.search(words.strip(_MARKS))
        and _DETERMINERS.issuperset(set(found) - set(telling))
    )


def _unlike(one: str, other: str) -> bool:
    """Whether two variants have no word in common, in whatever form or spelling, and name no state alike."""
    telling = [[word for word in folds(words) if not is_small(word)] for words in (one, other)]
    akin = any(_akin(*pair) for pair in product(*telling)) or "".join(folds(one)) == "".join(folds(other))
    return not akin and plain_form(one, {}).isdisjoint(plain_form(other, {}))


def _akin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    inflected = len(short) >= SHORTEST and len(long) <= len(short) + ENDING and long.startswith(short[:-1])
    return inflected or one[:FAMILY] == other[:FAMILY] or word_likeness(one, other) >= SPELLED


def _compared_elsewhere(matter: Matter, span: Span) -> bool:
    """Whether a variant has part of a date or a name: these are compared as such, and "the bureau" is no other word."""
    reading = matter.reading[span.report]
    held = [*(when.span for when in reading.whens), *(mention.span for mention in reading.mentions)]
    return any(other.start < span.end and span.start < other.end for other in held)


def _claims(matter: Matter, subject: str, aspect: str, variant: Variant, spans: Sequence[Span]) -> Iterator[Claim]:
    for wording_, (start, end) in zip(variant.wordings, variant.spans, strict=True):
        whole = spans[wording_]
        words = matter.reading[whole.report].report.text[whole.start + start : whole.start + end]
        value = words.strip(_MARKS)
        if value:
            at = whole.start + start + words.index(value)
            span = Span(whole.report, at, at + len(value))
            yield Claim(subject, aspect, " ".join(value.split()), span)
