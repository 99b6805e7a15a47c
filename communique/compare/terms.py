"""What exactly was said or undertaken, and who says so: wordings that cannot both be right, promises others vouch for.

Only wordings that plainly tell the same are compared. Reports that print the same words are one side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.compare.likeness import concepts, same_telling, told_alike
from communique.compare.matter import Matter, contradiction, wording
from communique.compare.speakers import named_speaker, unlike
from communique.text.contradiction import contradictions
from communique.text.words import folds
from communique.types import Actor, Claim, Commitment, Difference, Pledge, Statement

MAX_COMPARED = 16  # wordings of one saying that are compared with one another
OWN_VOICE = "the outlet itself"


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
    """Return the difference of who says it: one report lets a speaker answer for it, another itself."""
    claims = []
    voices: defaultdict[str, set[Actor | None]] = defaultdict(set)
    for pledge in members:
        statement = matter.statement.get(pledge.statement or "")
        actor = named_speaker(matter, statement) if statement is not None else None
        if statement is not None and (actor is None or actor.kind != "person"):
            continue
        voices[pledge.span.report].add(actor)
        claims.append(Claim(commitment.id, "attribution", actor.label if actor else OWN_VOICE, pledge.span))
    apart = any(_apart(one, other) for one in voices.values() for other in voices.values())
    return [wording(commitment.id, "attribution", claims)] if apart and not _copied(matter, claims) else []


def _apart(one: Iterable[Actor | None], other: Iterable[Actor | None]) -> bool:
    """Whether two reports let nobody answer for it who may be the same."""
    return all(left is not right and (not left or not right or unlike(left, right)) for left in one for right in other)


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
