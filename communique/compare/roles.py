"""What they are called by office: titles of one person that tell of different offices.

The state before a title does not count ("Foreign Minister", "the Chadian foreign minister"), and near-synonyms meet
("chief", "head"). A title that says the same and more ("National Defense Minister") is another wording, no more.
"""

from __future__ import annotations

import re
from collections import defaultdict

from communique.compare.matter import Matter, contradiction, wording
from communique.lexicon import load
from communique.text.concepts import concept
from communique.text.words import folds, is_small
from communique.types import Actor, Claim, Difference, Span

_COURTESIES = ("mr", "mrs", "ms", "dr", "sir", "general", "former", "ex", "acting", "counterpart")
_EMPTY = frozenset(concept(word) for word in _COURTESIES)
_PERIPHRASIS = frozenset({"top", "leader", "diplomat", "strongman", "veteran"})
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
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
    told: dict[frozenset[str], list[Span]] = defaultdict(list)
    for span in titles.values():
        told[office(matter.quote(span), matter.places)].append(span)
    told.pop(frozenset(), None)
    if len(told) < 2:
        return None
    apart = any(not one <= other and not other <= one for one in told for other in told)
    claims = [
        Claim(person.id, "role", matter.quote(min(spans)), span)
        for _, spans in sorted(told.items(), key=lambda item: min(item[1]))
        for span in spans
    ]
    return contradiction(person.id, "role", claims) if apart else wording(person.id, "title", claims)


def office(title: str, places: frozenset[str]) -> frozenset[str]:
    """Return what a title says of an office: its concepts without states, courtesies and small words.

    `places` are the beginnings of the names of places and states in these reports, so that their adjectives count as
    states too. A journalist's periphrasis ("top diplomat", "leader") says nothing of an office.
    """
    words = [word for word in _POSSESSIVE.sub(" ", title).split() if not _of_state(word, places)]
    plain = folds(" ".join(words))
    if not _PERIPHRASIS.isdisjoint(plain):
        return frozenset()
    return frozenset(concept(_SAME.get(word, word)) for word in plain if not is_small(word)) - _EMPTY


def _of_state(word: str, places: frozenset[str]) -> bool:
    plain = word.strip(".,()")
    if not plain[:1].isupper():
        return False
    named = load().demonym(plain) is not None or bool(load().find(plain))
    return named or any(plain.casefold().startswith(place) for place in places)
