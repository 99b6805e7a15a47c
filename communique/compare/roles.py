"""What they are called by office: titles of one person that tell of different offices.

The state before a title and the rank of words do not count ("Foreign Minister", "the Chadian foreign minister"), nor
does a title that says the same and more ("National Defense Minister"); near-synonyms meet ("chief", "head").
"""

from __future__ import annotations

from collections import defaultdict

from communique.compare.matter import Matter, contradiction
from communique.lexicon import load
from communique.text.concepts import concept
from communique.text.words import folds, is_small
from communique.types import Actor, Claim, Difference, Span

_COURTESIES = ("mr", "mrs", "ms", "dr", "sir", "general", "former", "ex", "acting", "counterpart")
_EMPTY = frozenset(concept(word) for word in _COURTESIES)
_SAME = {"spokesperson": "spokesman", "spokeswoman": "spokesman", "chairperson": "chairman", "chairwoman": "chairman"}


def roles(matter: Matter) -> list[Difference]:
    """Return a difference for each person to whom reports give titles that say different things."""
    titles: dict[str, dict[str, Span]] = defaultdict(dict)
    for reading in matter.readings:
        for mention in reading.mentions:
            actor = matter.who.get(mention.entity)
            if mention.title is not None and actor is not None:
                titles[actor].setdefault(reading.report.id, mention.title)
    found = []
    for actor in sorted(titles):
        person = matter.actor.get(actor)
        difference = _compared(matter, person, titles[actor]) if person is not None else None
        if difference is not None:
            found.append(difference)
    return found


def _compared(matter: Matter, person: Actor, titles: dict[str, Span]) -> Difference | None:
    claims = [Claim(person.id, "role", matter.quote(span), span) for span in titles.values()]
    offices = {claim.span.report: office(claim.value) for claim in claims}
    told = [claim for claim in claims if offices[claim.span.report]]
    apart = any(
        not offices[one.span.report] <= offices[other.span.report]
        and not offices[other.span.report] <= offices[one.span.report]
        for one in told
        for other in told
    )
    return contradiction(person.id, "role", told) if apart else None


def office(title: str) -> frozenset[str]:
    """Return what a title says of an office: its concepts without states, courtesies and small words."""
    lexicon = load()
    words = title.replace("'s", " ").replace("’s", " ").split()
    plain = " ".join(word for word in words if lexicon.demonym(word.strip(".,()")) is None and not lexicon.find(word))
    return frozenset(concept(_SAME.get(word, word)) for word in folds(plain) if not is_small(word)) - _EMPTY
