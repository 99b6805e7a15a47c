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
from communique.lexicon.offices import Office
from communique.lexicon.offices import office as office_of
from communique.text.words import folds
from communique.types import Actor, Claim, Difference, Mention, Reading, Span

_PERIPHRASIS = frozenset({"top", "leader", "diplomat", "strongman", "veteran", "counterpart"})
_NOT_NOW = frozenset({"then", "nominee", "designate", "elect", "candidate", "pick", "ousted", "outgoing", "incoming"})
_BESIDE = re.compile(r"\s{0,2}|,\s{0,2}(?:(?:an?|the|his|her|its|their)\s)?(?:\w+['’]s?\s)?")  # between name and title
BEFORE = 30  # characters before a title in which it is said to be new or over
_PASSING = re.compile(r"\b(?:newly|recently|soon|then|former|formerly|future)[ -](?:[a-z-]+[ ])?\Z", re.IGNORECASE)
_COMPLEMENT = re.compile(r",| (?:of|for|to|at|on|in|with|from) ")
_PLURAL = re.compile(r"(?<=\w{3})(?:ies|(?<!s)s)\Z")  # "the foreign ministers of Chad and Niger" hold one office each
_SHORT = {"PM": "prime minister", "FM": "foreign minister", "Sen": "senator", "Rep": "representative"}
_SHORT |= {"Gov": "governor", "Lt": "lieutenant", "Sec": "secretary", "Amb": "ambassador"}
_SAME = {
    "defence": "defense",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
    "chairperson": "chairman",
    "chairwoman": "chairman",
    "chair": "chairman",
    "counsellor": "adviser",
    "counselor": "adviser",
    "advisor": "adviser",
    "congressman": "representative",
    "congresswoman": "representative",
}
_HONORIFICS = frozenset({"sheikh", "sheik", "sir", "lord"})  # which are no office, and may go with any
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
            if actor is not None and mention.title is not None and _surely_titled(reading, mention, mention.title):
                titles[actor, story, language][reading.report.id].append(mention.title)
    found = []
    for (actor, story, language), told in sorted(titles.items()):
        person = matter.actor.get(actor)
        difference = _compared(matter, person, f"{story} {language}", told) if person is not None else None
        if difference is not None:
            found.append(difference)
    return found


def _surely_titled(reading: Reading, mention: Mention, title: Span) -> bool:
    """Whether a title stands right by a name that tells one person from others, outside quotations."""
    text = reading.report.text
    first, last = sorted((mention.span, title), key=lambda span: span.start)
    beside = _BESIDE.fullmatch(text, first.end, last.start) is not None
    passing = _PASSING.search(text, max(0, first.start - BEFORE), first.start) is not None
    named = next((entity.name for entity in reading.entities if entity.id == mention.entity), "")
    return beside and not passing and len(named.split()) > 1 and not _quoted(reading, title)


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
        all(
            not same_office(one, other) and not _is_part(matter.quote(offices[one]), matter.quote(others[other]))
            for one in offices
            for other in others
        )
        for offices in held.values()
        for others in held.values()
    )
    spans = [span for offices in held.values() for span in offices.values()]
    claims = [Claim(person.id, "role", matter.quote(span), span) for span in spans]
    if apart:
        return contradiction(person.id, "role", claims, key=key)
    heads: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        heads[claim.span.report].add(head_noun(claim.value))
    every = {each for offices in held.values() for each in offices}
    worded = any(one.isdisjoint(other) and "" not in one | other for one in heads.values() for other in heads.values())
    one_office = all(same_office(one, other) for one in every for other in every)
    return wording(person.id, "title", claims, key=key) if worded and one_office else None


def _is_part(one: str, other: str) -> bool:
    """Whether one title is the other cut short: "Chancellor" of "Chancellor of the Exchequer"."""
    fewer, more = sorted((set(folds(one)), set(folds(other))), key=len)
    return fewer <= more


def held_office(title: str) -> Office | None:
    """Return the office that a title says somebody holds now; None where it tells a rank, a trade, or what is past."""
    known = office_of(title)
    words = title.casefold().replace("-", " ").split()
    past = (
        known is None
        or words[-1] in _HONORIFICS
        or " at " in title
        or "former" in known.ranks
        or not _NOT_NOW.isdisjoint(words)
    )
    return None if known is None or past or known.id in _VAGUE else known


def same_office(one: Office, other: Office) -> bool:
    """Whether two titles may be of one office: "minister" is any minister, an ambassador may be an envoy."""
    implied = one.level == other.level and not _IMPLIED.isdisjoint({one.id, other.id})
    return implied or one.id == other.id


def head_noun(title: str) -> str:
    """Return the word of a title that says what somebody is: "spokesman" of "White House spokesman for trade".

    Empty for a journalist's periphrasis ("top diplomat", "leader"), which is no name of an office. Of one office "press
    secretary" and "spokesman" are other words, "federal judge" and "district judge" are not.
    """
    words = folds(" ".join(_SHORT.get(word.rstrip("."), word) for word in _COMPLEMENT.split(title)[0].split()))
    if not words or not _PERIPHRASIS.isdisjoint(words):
        return ""
    head = _PLURAL.sub(lambda ending: "y" if ending[0] == "ies" else "", words[-1])
    return _SAME.get(head, head)
