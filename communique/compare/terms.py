"""What exactly was undertaken or agreed, who says so, and on what terms: wordings that do not say the same.

One commitment told by several reports is compared by its concepts: where one report has ground operations coordinated
and another troops, the reader should see both. Reports that print the same words are one side.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.compare.matter import Matter, concepts, contradiction, wording
from communique.text.contradiction import contradictions
from communique.text.words import folds
from communique.types import Claim, Commitment, Difference, Pledge, Statement

ALIKE = 0.6  # share of the fewer concepts above which two wordings say the same
MAX_VALUE = 120  # characters of a side's value
MAX_COMPARED = 16  # wordings of one saying or promise that are compared with one another
OWN_VOICE = "the outlet itself"


def terms(matter: Matter) -> list[Difference]:
    """Return differences of wording and of attribution over commitments that at least two reports tell."""
    pledges = {pledge.id: pledge for reading in matter.readings for pledge in reading.pledges}
    found = []
    for commitment in matter.linked.commitments:
        members = [pledges[member] for member in commitment.members if member in pledges]
        if len({pledge.span.report for pledge in members}) > 1:
            found += _wordings(matter, commitment, members)
            found += _voices(matter, commitment, members)
    for utterance in matter.linked.utterances:
        said = [matter.statement[member] for member in utterance.statements if member in matter.statement]
        first = {statement.report: statement for statement in reversed(said)}
        found += _contradicting(matter, utterance.id, [first[report] for report in sorted(first)][:MAX_COMPARED])
    return found


def _wordings(matter: Matter, commitment: Commitment, members: Sequence[Pledge]) -> list[Difference]:
    claims = [Claim(commitment.id, "term", _short(matter.quote(pledge.span)), pledge.span) for pledge in members]
    told = {claim.value: concepts(claim.value) for claim in claims}
    values = sorted(told)[:MAX_COMPARED]
    apart = any(
        _likeness(told[one], told[other]) < ALIKE for number, one in enumerate(values) for other in values[number + 1 :]
    )
    return [wording(commitment.id, "term", claims)] if apart else []


def _voices(matter: Matter, commitment: Commitment, members: Sequence[Pledge]) -> list[Difference]:
    """Return the difference of who says it: one report lets a speaker answer for it, another itself."""
    claims = []
    for pledge in members:
        statement = matter.statement.get(pledge.statement or "")
        actor = matter.actor.get(matter.who.get(statement.voice or "", "")) if statement is not None else None
        if statement is not None and (actor is None or actor.kind != "person"):
            continue
        claims.append(Claim(commitment.id, "attribution", actor.label if actor else OWN_VOICE, pledge.span))
    by_report: dict[str, set[str]] = {}
    for claim in claims:
        by_report.setdefault(claim.span.report, set()).add(claim.value)
    differ = len(by_report) > 1 and not set.intersection(*by_report.values()) and not _copied(matter, claims)
    return [wording(commitment.id, "attribution", claims)] if differ else []


def _copied(matter: Matter, claims: Sequence[Claim]) -> bool:
    """Whether what a report tells itself is word for word what another has somebody say: a quotation not marked."""
    said = {" ".join(folds(matter.quote(claim.span))) for claim in claims if claim.value != OWN_VOICE}
    own = {" ".join(folds(matter.quote(claim.span))) for claim in claims if claim.value == OWN_VOICE}
    return any(one in other or other in one for one in own for other in said)


def _contradicting(matter: Matter, subject: str, said: Sequence[Statement]) -> list[Difference]:
    """Return the points on which two wordings of one saying cannot both be right."""
    found: dict[str, list[Claim]] = {}
    for number, one in enumerate(said):
        for other in said[number + 1 :]:
            if one.report == other.report:
                continue
            for point in contradictions(_words(matter, one), _words(matter, other)):
                claims = [
                    Claim(subject, point.kind, point.left, one.parts[0]),
                    Claim(subject, point.kind, point.right, other.parts[0]),
                ]
                found.setdefault(point.kind, []).extend(claims)
    return [contradiction(subject, kind, claims) for kind, claims in sorted(found.items())]


def _words(matter: Matter, statement: Statement) -> str:
    return " ".join(matter.quote(part) for part in statement.parts)


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / (min(len(left), len(right)) or 1)


def _short(words: str) -> str:
    return words if len(words) <= MAX_VALUE else words[:MAX_VALUE].rpartition(" ")[0] + " …"
