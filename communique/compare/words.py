"""The words each outlet chose: other words for one concept, other names for one agreement.

Words that belong to a state or group are set beside words that belong to the same one. Words whose owner is not told
join those of the owner most words of the story have, and otherwise stand among themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.compare.matter import Matter, wording
from communique.lexicon import load
from communique.text.words import folds, is_small, stem
from communique.types import Agreement, Claim, Difference, Span, Term

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
            for owner, group in sorted(_owned(terms).items()):
                found += _chosen(matter, story.id, concept, owner, group)
    for agreement in matter.agreements:
        found += _named(matter, agreement)
    return found


def _owned(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Group the words for a concept by whose it is."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[" ".join(term.whose)].append(term)
    owned = {owner: len(group) for owner, group in groups.items() if owner}
    main = max(owned, key=lambda owner: (owned[owner], owner), default="")
    if main and "" in groups and owned[main] > sum(owned.values()) / 2:
        groups[main] += groups.pop("")
    return groups


def _chosen(matter: Matter, story: str, concept: str, owner: str, terms: Iterable[Term]) -> list[Difference]:
    """Return the difference where reports do not use the same heads for a concept."""
    heads: dict[str, set[str]] = defaultdict(set)
    claims = []
    subject = _subject(concept, owner)
    for term in terms:
        heads[term.span.report].add(term.head)
        claims.append(Claim(subject, "term", _plain(matter.quote(term.span)), term.span))
    unlike = len({frozenset(used) for used in heads.values()}) > 1
    return [wording(subject, "term", claims, key=(story, owner))] if len(heads) > 1 and unlike else []


def _subject(concept: str, owner: str) -> str:
    """Return what the words are for, in ours: "withdrawal of forces (United States)"."""
    labels = [entry.label for known in owner.split() if (entry := load().entry(known)) is not None]
    return f"{concept} ({', '.join(labels)})" if labels else concept


def _plain(phrase: str) -> str:
    words = phrase.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() in _ARTICLES else words)


def _named(matter: Matter, agreement: Agreement) -> list[Difference]:
    """Return the difference where reports call one agreement, body or zone by other words."""
    spans: list[Span] = [span for span in agreement.mentions if span.report in matter.reading]
    forms: dict[str, set[frozenset[str]]] = defaultdict(set)
    for span in spans:
        forms[span.report].add(_common_nouns(matter, span))
    every = set.union(*forms.values()) if forms else set()
    longest = max(every, key=lambda form: (len(form), sorted(form)), default=frozenset())
    unlike = len({frozenset(used) for used in forms.values()}) > 1 and not all(form <= longest for form in every)
    if agreement.formality == "understanding" or not unlike:
        return []
    return [wording(agreement.id, "name", [Claim(agreement.id, "name", _plain(matter.quote(s)), s) for s in spans])]


def _common_nouns(matter: Matter, span: Span) -> frozenset[str]:
    """Return the stems of a designation without its proper names: what it calls the thing."""
    words = [word for word in matter.quote(span).split() if not word[:1].isupper()]
    return frozenset(stem(word) for word in folds(" ".join(words)) if not is_small(word)) - _ARTICLES
