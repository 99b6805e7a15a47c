"""Who said it: the same quoted words given to two speakers in two reports.

Both reports must name the speaker beside the words, by names that have nothing in common, and neither may have the
other one speak in the same sentence: most doubts are of reading, not of the reports.
"""

from __future__ import annotations

from collections import defaultdict

from communique.compare.likeness import concepts, same_telling
from communique.compare.matter import Matter, contradiction
from communique.text.words import folds, is_small
from communique.types import Actor, Claim, Difference, Statement


def speakers(matter: Matter) -> list[Difference]:
    """Return where reports give one quotation to different known actors: linking leaves such a pair unsure."""
    utterance_of = {member: each.id for each in matter.linked.utterances for member in each.statements}
    claims: defaultdict[str, set[tuple[str, Statement]]] = defaultdict(set)
    for link in matter.linked.links:
        one, other = matter.statement.get(link.left), matter.statement.get(link.right)
        if link.kind != "utterance" or link.verdict != "unsure" or one is None or other is None:
            continue
        named = [(named_speaker(matter, statement), statement) for statement in (one, other)]
        (left, _), (right, _) = named
        if one.report != other.report and left and right and _contradict(matter, left, one, right, other):
            subject = min(utterance_of.get(statement.id, statement.id) for statement in (one, other))
            claims[subject] |= {(actor.label, statement) for actor, statement in named if actor is not None}
    return [
        contradiction(
            subject,
            "attribution",
            (Claim(subject, "attribution", label, told.parts[0]) for label, told in claims[subject]),
        )
        for subject in sorted(claims)
    ]


def named_speaker(matter: Matter, statement: Statement) -> Actor | None:
    """Return the speaker of a statement if the report names him there: a pronoun may be read wrongly."""
    actor = matter.actor.get(matter.who.get(statement.voice or "", ""))
    if actor is None or statement.speaker is None or len(statement.voices) > 1:
        return None
    between = sorted((statement.speaker, min(statement.parts)))
    if "\n" in matter.reading[statement.report].report.text[between[0].end : between[1].start]:
        return None
    return None if _words(actor).isdisjoint(folds(matter.quote(statement.speaker))) else actor


def unlike(one: Actor, other: Actor) -> bool:
    """Whether two actors have no word of their names in common: "Trump" may be any of a family."""
    return _words(one).isdisjoint(_words(other))


def _words(actor: Actor) -> frozenset[str]:
    return frozenset(word for name in (actor.label, *actor.names) for word in folds(name) if not is_small(word))


def _contradict(matter: Matter, left: Actor, one: Statement, right: Actor, other: Statement) -> bool:
    known = all(actor.kind == "person" and len(actor.label.split()) > 1 for actor in (left, right))
    quoted = one.form != "indirect" and other.form != "indirect"
    alike = same_telling(*(concepts(" ".join(map(matter.quote, said.parts))) for said in (one, other)))
    apart = known and unlike(left, right)
    return quoted and alike and apart and not (_beside(matter, right, one) or _beside(matter, left, other))


def _beside(matter: Matter, actor: Actor, statement: Statement) -> bool:
    """Whether an actor is named in a sentence that holds words of a statement, its cue or its speaker."""
    reading = matter.reading[statement.report]
    spans = [*statement.parts, *statement.cue, *([statement.speaker] if statement.speaker else [])]
    held = [each for each in reading.sentences if any(each.start < s.end and s.start < each.end for s in spans)]
    words = {word for sentence in held for word in folds(matter.quote(sentence))}
    return not _words(actor).isdisjoint(words)
