"""What exactly was said or undertaken, and who says so: wordings that cannot both be right, promises others vouch for.

Only wordings that plainly tell the same are compared. Reports that print the same words are one side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from communique.compare.likeness import concepts, same_telling, told_alike
from communique.compare.matter import Matter, contradiction, wording
from communique.compare.speakers import named_speaker, unlike
from communique.text.contradiction import contradictions
from communique.types import Actor, Claim, Commitment, Difference, Pledge, Statement

MAX_COMPARED = 16  # wordings of one saying that are compared with one another


def terms(matter: Matter) -> list[Difference]:
    """Return differences of attribution over commitments that reports tell, and contradictions between renderings."""
    pledges = {pledge.id: pledge for reading in matter.readings for pledge in reading.pledges}
    found = []
    for commitment in matter.linked.commitments:
        members = [pledges[member] for member in commitment.members if member in pledges]
        alike = told_alike([concepts(matter.quote(pledge.span)) for pledge in members])
        found += _voices(matter, commitment, [members[at] for at in alike])
    for utterance in matter.linked.utterances:
        said = [matter.statement[member] for member in utterance.statements if member in matter.statement]
        first = {statement.report: statement for statement in reversed(said)}
        found += _contradicting(matter, utterance.id, [first[report] for report in sorted(first)][:MAX_COMPARED])
    return found


def _voices(matter: Matter, commitment: Commitment, members: Sequence[Pledge]) -> list[Difference]:
    """Return the difference of who says it: two reports let other persons speak for one promise."""
    claims = []
    voices: defaultdict[str, list[Actor]] = defaultdict(list)
    for pledge in members:
        statement = matter.statement.get(pledge.statement or "")
        actor = named_speaker(matter, statement) if statement is not None else None
        if actor is not None and actor.kind == "person":
            voices[pledge.span.report].append(actor)
            claims.append(Claim(commitment.id, "attribution", actor.label, pledge.span))
    apart = any(
        all(unlike(left, right) for left in one for right in other) for one, other in combinations(voices.values(), 2)
    )
    return [wording(commitment.id, "attribution", claims)] if apart else []


def _contradicting(matter: Matter, subject: str, said: Sequence[Statement]) -> list[Difference]:
    """Return the points on which two wordings of one saying cannot both be right."""
    found: dict[str, list[Claim]] = {}
    for number, one in enumerate(said):
        for other in said[number + 1 :]:
            if one.report == other.report:
                continue
            left, right = _words(matter, one), _words(matter, other)
            for point in contradictions(left, right) if same_telling(concepts(left), concepts(right)) else ():
                claims = [
                    Claim(subject, point.kind, point.left, one.parts[0]),
                    Claim(subject, point.kind, point.right, other.parts[0]),
                ]
                found.setdefault(point.kind, []).extend(claims)
    return [contradiction(subject, kind, claims) for kind, claims in sorted(found.items())]


def _words(matter: Matter, statement: Statement) -> str:
    return " ".join(matter.quote(part) for part in statement.parts)
