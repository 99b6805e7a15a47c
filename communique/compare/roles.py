"""What they are called by office: titles of one person, in reports of one story and language, for other offices.

The state before a title does not count ("Foreign Minister", "the Chadian foreign minister"), nor does a rank, a
profession, or what somebody was before: a general may be a minister. A shorter title that a fuller one implies is no
difference; the same office in other words ("press secretary", "spokesman") is a wording.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from communique.compare.matter import Matter, contradiction, wording
from communique.lexicon import load
from communique.lexicon.offices import Office
from communique.lexicon.offices import office as office_of
from communique.text.concepts import concept
from communique.text.words import folds, is_small
from communique.types import Actor, Claim, Difference, Reading, Span

_COURTESIES = ("mr", "mrs", "ms", "dr", "sir", "general", "former", "ex", "acting", "counterpart", "national", "chief")
_EMPTY = frozenset(concept(word) for word in _COURTESIES)
_PERIPHRASIS = frozenset({"top", "leader", "diplomat", "strongman", "veteran"})
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_SHORT = {"PM": "prime minister", "FM": "foreign minister", "Sen.": "senator", "Rep.": "representative"}
_SHORT |= {"Gov.": "governor", "Lt.": "lieutenant", "Sec.": "secretary", "Amb.": "ambassador"}
_SAME = {
    "defence": "defense",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
    "chairperson": "chairman",
    "chairwoman": "chairman",
    "congressman": "representative",
    "congresswoman": "representative",
}
# what says no more of an office than that somebody holds one, and what may be held beside it
_VAGUE = frozenset(
    {"chair", "official", "commander", "general", "admiral", "colonel", "lawmaker", "ayatollah", "executive-secretary"}
)
_IMPLIED = frozenset({"minister", "deputy-minister", "adviser", "special-envoy"})  # by a fuller title of their level


def roles(matter: Matter) -> list[Difference]:
    """Return a difference for each person to whom reports of a story give titles that say different things."""
    titles: dict[tuple[str, str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for reading in matter.readings:
        story, language = matter.story_of.get(reading.report.id, ""), reading.report.language or ""
        for mention in reading.mentions:
            actor = matter.who.get(mention.entity)
            if mention.title is not None and actor is not None and not _quoted(reading, mention.title):
                titles[actor, story, language][reading.report.id].append(mention.title)
    found = []
    for (actor, story, language), told in sorted(titles.items()):
        person = matter.actor.get(actor)
        difference = _compared(matter, person, f"{story} {language}", told) if person is not None else None
        if difference is not None:
            found.append(difference)
    return found


def _quoted(reading: Reading, span: Span) -> bool:
    """Whether words stand in a direct quotation: what somebody was called there is not how the report calls him."""
    direct = (part for statement in reading.statements if statement.form == "direct" for part in statement.parts)
    return any(part.start <= span.start < part.end for part in direct)


def _compared(matter: Matter, person: Actor, key: str, titles: Mapping[str, list[Span]]) -> Difference | None:
    """Compare the offices that each report gives; one report that gives both holds them for no contradiction."""
    held: dict[str, dict[Office, Span]] = defaultdict(dict)
    for report, spans in titles.items():
        for span in spans:
            known = held_office(matter.quote(span))
            if known is not None:
                held[report].setdefault(known, span)
    apart = any(
        all(not same_office(one, other) for one in offices for other in others)
        for offices in held.values()
        for others in held.values()
    )
    spans = [span for offices in held.values() for span in offices.values()]
    claims = [Claim(person.id, "role", matter.quote(span), span) for span in spans]
    if apart:
        return contradiction(person.id, "role", claims, key=key)
    forms = {office(claim.value, matter.places) for claim in claims} - {frozenset()}
    worded = any(not one <= other and not other <= one for one in forms for other in forms)
    reports = {claim.span.report for claim in claims}
    return wording(person.id, "title", claims, key=key) if worded and len(reports) > 1 else None


def held_office(title: str) -> Office | None:
    """Return the office that a title says somebody holds now; None where it tells a rank, a trade, or what is past."""
    known = office_of(title)
    past = known is None or "former" in known.ranks or "then" in title.casefold().replace("-", " ").split()
    return None if known is None or past or known.id in _VAGUE else known


def same_office(one: Office, other: Office) -> bool:
    """Whether two titles may be of one office: "minister" is any minister, an ambassador may be an envoy."""
    implied = one.level == other.level and not _IMPLIED.isdisjoint({one.id, other.id})
    return implied or one.id == other.id


def office(title: str, places: frozenset[str]) -> frozenset[str]:
    """Return what a title says of an office: its concepts without states, courtesies and small words.

    `places` are the beginnings of the names of places and states in these reports, so that their adjectives count as
    states too. A journalist's periphrasis ("top diplomat", "leader") says nothing of an office.
    """
    words = [word for word in _POSSESSIVE.sub(" ", title).split() if not _of_state(word, places)]
    plain = folds(" ".join(_SHORT.get(word, word) for word in words))
    if not _PERIPHRASIS.isdisjoint(plain):
        return frozenset()
    return frozenset(concept(_SAME.get(word, word)) for word in plain if not is_small(word)) - _EMPTY


def _of_state(word: str, places: frozenset[str]) -> bool:
    plain = word.strip(".,()")
    if not plain[:1].isupper():
        return False
    named = load().demonym(plain) is not None or bool(load().find(plain))
    return named or any(plain.casefold().startswith(place) for place in places)
