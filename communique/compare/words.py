"""The words each outlet chose: other words for one concept, other names for one agreement.

Words that belong to a state or group are set beside words that belong to the same one. Words whose owner is not told
join those of the owner most words of the story have, and otherwise stand among themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from communique.compare.likeness import Concepts, concepts, same_telling
from communique.compare.matter import Matter, wording
from communique.lexicon import load
from communique.lexicon.terms import choices
from communique.text.words import folds, stem
from communique.types import Agreement, Claim, Difference, Span, Term

NEAR = 200  # characters on either side of a word whose concepts tell what it is of
ALIKE = 2  # concepts that the surroundings of two words share when they are of one thing
MOST = 40  # words for one concept in a story that are compared
_COMPLEMENT = re.compile(
    r" (?:of|for|to|at|on|in|with|from|between|among|by|that|launched|signed|reached|agreed) |,", re.IGNORECASE
)
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "s"})


def words(matter: Matter) -> list[Difference]:
    """Return differences of wording over concepts in each story, and over the names of agreements."""
    found = []
    for story in matter.linked.stories:
        by_concept: dict[str, list[Term]] = defaultdict(list)
        for report in story.reports:
            for term in matter.reading[report].terms if report in matter.reading else ():
                by_concept[term.concept].append(term)
        for concept, terms in sorted(by_concept.items()):
            for owner, group in sorted(_owned(matter, terms).items()):
                if (owner and concept in choices().once) or concept in choices().told or _anchored(matter, group):
                    found += _chosen(matter, story.id, concept, owner, group)
    for agreement in matter.agreements:
        found += _named(matter, agreement)
    return found


def _owned(matter: Matter, terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Group the words for a concept by whose it is; a phrase with a name nothing is known of joins no owner."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[" ".join(term.whose)].append(term)
    owned = {owner: len(group) for owner, group in groups.items() if owner}
    main = max(owned, key=lambda owner: (owned[owner], owner), default="")
    if main and "" in groups and owned[main] > sum(owned.values()) / 2:
        open_ = groups.pop("")
        groups[main] += [term for term in open_ if not _names(matter.quote(term.span))]
    if "" in groups:
        groups[""] = _told_alike(matter, groups[""][:MOST])
    return groups


def _names(phrase: str) -> bool:
    """Whether a phrase holds a name: a capital after its first word, or on a first word that is not its head."""
    words = phrase.split()
    return len(words) > 1 and any(word[:1].isupper() for word in words if word.casefold() not in _ARTICLES)


def _told_alike(matter: Matter, terms: Sequence[Term]) -> list[Term]:
    """Return the words that nobody owns and that stand in sentences about one thing, in two reports."""
    around = [_around(matter, term) for term in terms]
    return [
        term
        for term, near in zip(terms, around, strict=True)
        if any(
            other.span.report != term.span.report and len(near & beside) >= ALIKE
            for other, beside in zip(terms, around, strict=True)
        )
    ]


def _anchored(matter: Matter, terms: Iterable[Term]) -> bool:
    """Whether two reports tell one thing in sentences with other words for the concept: so they are of it."""
    told = [(term, _told_with(matter, term)) for term in list(terms)[:MOST]]
    return any(
        one.span.report != other.span.report and one.head != other.head and same_telling(left, right)
        for at, (one, left) in enumerate(told)
        for other, right in told[at + 1 :]
    )


def _told_with(matter: Matter, term: Term) -> Concepts:
    """Return what the sentence of a term says beside it."""
    within = [each for each in matter.reading[term.span.report].sentences if each.start <= term.span.start < each.end]
    said = concepts(matter.quote(within[0])) if within else frozenset()
    return said - concepts(matter.quote(term.span))


def _around(matter: Matter, term: Term) -> frozenset[str]:
    """Return the concepts of the words near a term, without its own."""
    text, span = matter.reading[term.span.report].report.text, term.span
    before = text[max(0, span.start - NEAR) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + NEAR].partition("\n")[0]
    return concepts(before) | concepts(after)


def _chosen(matter: Matter, story: str, concept: str, owner: str, terms: Iterable[Term]) -> list[Difference]:
    """Return the difference where reports do not use the same heads for a concept."""
    heads: dict[str, set[str]] = defaultdict(set)
    claims: list[Claim] = []
    subject = _subject(concept, owner)
    for term in terms:
        heads[term.span.report].add(term.head)
        claims.append(Claim(subject, "term", _plain(matter.quote(term.span)), term.span))
    plain = choices().plain.get(concept, frozenset())
    unlike = len({frozenset(used) for used in heads.values()}) > 1 and not set().union(*heads.values()) <= plain
    return [wording(subject, "term", claims, key=(story, owner))] if len(heads) > 1 and unlike else []


def _subject(concept: str, owner: str) -> str:
    """Return what the words are for, in ours: "withdrawal (United States)"."""
    labels = [entry.label for known in owner.split() if (entry := load().entry(known)) is not None]
    return f"{concept} ({', '.join(labels)})" if labels else concept


def _plain(phrase: str) -> str:
    words = phrase.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() in _ARTICLES else words)


def _named(matter: Matter, agreement: Agreement) -> list[Difference]:
    """Return the difference where reports call one agreement, body or zone by other words."""
    spans = _surely(matter, agreement)
    heads: dict[str, set[str]] = defaultdict(set)
    for span in spans:
        if _names(matter.quote(span)):
            heads[span.report].add(_head(matter, span))
    apart = any(one != other for one, other in combinations(heads.values(), 2))
    if agreement.formality == "understanding" or not apart or " " not in agreement.label:
        return []
    return [wording(agreement.id, "name", [Claim(agreement.id, "name", _plain(matter.quote(s)), s) for s in spans])]


def _surely(matter: Matter, agreement: Agreement) -> list[Span]:
    """Return the mentions that hold a name, and those without one in reports that have it by name too."""
    spans: list[Span] = [span for span in agreement.mentions if span.report in matter.reading]
    named = {span.report for span in spans if _names(matter.quote(span))}
    return [span for span in spans if span.report in named and not matter.quote(span).startswith(("a ", "an "))]


def _head(matter: Matter, span: Span) -> str:
    """Return the stem of the noun by which a designation calls the thing: "deal" of "the deal with Chad"."""
    words = folds(_COMPLEMENT.split(matter.quote(span))[0])
    return stem(words[-1]) if words else ""
