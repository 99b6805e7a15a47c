"""The words each outlet chose: other words for one concept, other names for one agreement.

Words that belong to a state or group are set beside words that belong to the same one. Words whose owner is not told
join those of the owner most words of the story have, and otherwise stand among themselves. The words of a quotation are
its speaker's, and the outlet's only where another one quotes or tells the same saying otherwise.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from communique.compare.likeness import Concepts, concepts, same_telling, state_of
from communique.compare.matter import Matter, wording
from communique.lexicon import load
from communique.lexicon.terms import choices
from communique.text.words import folds, stem
from communique.types import Agreement, Claim, Difference, Reading, Span, Term

NEAR = 200  # characters on either side of a word whose concepts tell what it is of
ALIKE = 2  # concepts that the surroundings of two words share when they are of one thing
PARTIES = 2  # that tell an agreement of several from another one of some of them
MOST = 40  # words for one concept in a story that are compared
_COMPLEMENT = re.compile(
    r" (?:of|for|to|at|on|over|in|into|with|against|from|between|among|by|that|launched|signed|reached|agreed) |,",
    re.IGNORECASE,
)
STEM = 5  # letters that the forms of a loaded word begin with: "terror", "terrorist"
_PREFIX = re.compile(r"\b(?:anti|counter)-")
_IN_NAME = re.compile(r"\A[a-z,] [A-Z]\w*\Z")  # one word with a capital, and a small letter or comma before it
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "s"})


def words(matter: Matter) -> list[Difference]:
    """Return differences of wording over concepts in each story, and over the names of agreements."""
    found = []
    voices = _voices(matter)
    for story in matter.linked.stories:
        by_concept: dict[str, list[Term]] = defaultdict(list)
        for report in story.reports:
            for term in _told(matter.reading[report]) if report in matter.reading else ():
                by_concept[term.concept].append(term)
        for concept, terms in sorted(by_concept.items()):
            for owner, group in sorted(_owned(matter, terms).items()):
                if (owner and concept in choices().once) or concept in choices().told or _anchored(matter, group):
                    found += _chosen(matter, (story.id, concept, owner), group, voices)
    for agreement in matter.agreements:
        found += _named(matter, agreement)
    return found


def _told(reading: Reading) -> list[Term]:
    """Return the chosen words of a report but for a capital amid a sentence: a "Secretary for Terrorism" names none."""
    text = reading.report.text
    return [term for term in reading.terms if _IN_NAME.match(text[max(0, term.span.start - 2) : term.span.end]) is None]


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
        one.span.report != other.span.report
        and _choice(matter, one) != _choice(matter, other)
        and same_telling(left, right)
        for at, (one, left) in enumerate(told)
        for other, right in told[at + 1 :]
    )


def _choice(matter: Matter, term: Term) -> str:
    """Return what is chosen: the noun or verb, or what stands before it where that says more.

    "Rebels" and "rebel groups" are one choice, "terrorist groups" another, and so are "war-torn" and "Arab country".
    """
    phrase = bare(matter.quote(term.span)).casefold()
    if term.concept in choices().whole:
        return phrase
    before = {
        word for row in choices().by_noun.get(term.head, ()) if row.concept == term.concept for word in row.before
    }
    loaded = [word for word in _PREFIX.sub("", phrase).split()[:-1] if word in before]
    plain = term.head in choices().plain.get(term.concept, frozenset())
    return term.head if plain else (loaded[0] if loaded else term.head)[:STEM]


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


def _voices(matter: Matter) -> dict[str, list[tuple[Span, str, bool]]]:
    """Return what is said in each report: where, in which utterance, and whether in the speaker's own words."""
    voices: dict[str, list[tuple[Span, str, bool]]] = defaultdict(list)
    for utterance in matter.linked.utterances:
        for statement in (matter.statement[each] for each in utterance.statements if each in matter.statement):
            voices[statement.report] += [(part, utterance.id, statement.form == "direct") for part in statement.parts]
    return voices


def _chosen(
    matter: Matter,
    of: tuple[str, str, str],
    terms: Iterable[Term],
    voices: Mapping[str, Sequence[tuple[Span, str, bool]]],
) -> list[Difference]:
    """Return the difference where reports do not use the same heads for a concept, of a story, concept and owner."""
    story, concept, owner = of
    heads: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    claims: list[Claim] = []
    subject = _subject(concept, owner)
    for term in terms:
        held = [
            (said, own)
            for part, said, own in voices.get(term.span.report, ())
            if part.start <= term.span.start < part.end
        ]
        for voice in {said for said, _ in held} | ({""} if not any(own for _, own in held) else set()):
            heads[voice][term.span.report].add(_choice(matter, term))
        claims.append(Claim(subject, "term", bare(matter.quote(term.span)), term.span))
    plain = choices().plain.get(concept, frozenset())
    unlike = any(
        len({frozenset(used) for used in by_report.values()}) > 1 and not set().union(*by_report.values()) <= plain
        for by_report in heads.values()
    )
    return [wording(subject, "term", claims, key=(story, owner))] if unlike else []


def _subject(concept: str, owner: str) -> str:
    """Return what the words are for, in ours: "withdrawal (United States)"."""
    labels = [entry.label for known in owner.split() if (entry := load().entry(known)) is not None]
    return f"{concept} ({', '.join(labels)})" if labels else concept


def bare(phrase: str) -> str:
    """Return a phrase without its article."""
    words = phrase.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() in _ARTICLES else words)


def _named(matter: Matter, agreement: Agreement) -> list[Difference]:
    """Return the difference where reports call one agreement, body or zone by other words."""
    spans = _surely(matter, agreement)
    heads: dict[str, set[str]] = defaultdict(set)
    for span in spans:
        if _names(matter.quote(span)):
            heads[span.report].add(_head(matter, span))
    apart = any(one - other and other - one for one, other in combinations(heads.values(), 2))
    if agreement.formality == "understanding" or not apart or " " not in agreement.label:
        return []
    return [wording(agreement.id, "name", [Claim(agreement.id, "name", bare(matter.quote(s)), s) for s in spans])]


def _surely(matter: Matter, agreement: Agreement) -> list[Span]:
    """Return the mentions that hold a name, of an agreement called by its parties the names of two at least."""
    among = min(PARTIES, len(_states(agreement.label)))
    named = [span for span in agreement.mentions if span.report in matter.reading and _names(matter.quote(span))]
    return [span for span in named if len(_states(matter.quote(span))) >= among]


def _states(name: str) -> set[str]:
    """Return the states that a name holds."""
    return {state for word in name.replace("-", " ").split() if (state := state_of(word)) is not None}


def _head(matter: Matter, span: Span) -> str:
    """Return the stem of the noun by which a designation calls the thing: "deal" of "the deal with Chad"."""
    words = folds(_COMPLEMENT.split(matter.quote(span))[0])
    return stem(words[-1]) if words else ""
