"""Who said it: the same quoted words given to two speakers in two reports."""

from __future__ import annotations

from collections import defaultdict

from communique.compare.matter import Matter, contradiction
from communique.types import Claim, Difference, Statement


def speakers(matter: Matter) -> list[Difference]:
    """Return where reports give one quotation to different known actors: linking leaves such a pair unsure."""
    utterance_of = {member: each.id for each in matter.linked.utterances for member in each.statements}
    claims: defaultdict[str, set[tuple[str, Statement]]] = defaultdict(set)
    for link in matter.linked.links:
        one, other = matter.statement.get(link.left), matter.statement.get(link.right)
        if link.kind != "utterance" or link.verdict != "unsure" or one is None or other is None:
            continue
        named = [(_actor(matter, statement), statement) for statement in (one, other)]
        who = {actor for actor, _ in named}
        if one.report != other.report and len(who) == 2 and None not in who:
            subject = min(utterance_of.get(statement.id, statement.id) for statement in (one, other))
            claims[subject] |= {(actor, statement) for actor, statement in named if actor is not None}
    return [
        contradiction(
            subject,
            "attribution",
            (
                Claim(subject, "attribution", matter.actor[actor].label, told.parts[0])
                for actor, told in claims[subject]
            ),
        )
        for subject in sorted(claims)
    ]


def _actor(matter: Matter, statement: Statement) -> str | None:
    actor = matter.who.get(statement.voice or "")
    return actor if actor in matter.actor else None
