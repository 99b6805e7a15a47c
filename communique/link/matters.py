"""What a pledge undertakes, as comparing needs it: stems of its telling words, actors bound, and its place in time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from msgspec import Struct

from communique.lexicon import load
from communique.text.calendar import MONTHS, WEEKDAYS
from communique.text.concepts import concept
from communique.text.numerals import WORDS
from communique.text.words import fold, folds, is_small
from communique.types import Entity, Pledge, Reading, Span, Story

MAX_WORDS = 110  # characters of a label
_DENIED = re.compile(r"\b(?:not|never|no longer|refuse[sd]?|не|отказ\w*)\b|n['’]t\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r",? (?:with (?:an?|the) (?:view|aim|goal)|in order to|so as to|aimed at|in a bid to)\b", re.IGNORECASE
)
_IDLE_WORDS = (
    "continue agree pledge promise vow intend plan prepare expect everything take step make new again further also next"
    " way order readiness determination commitment joint together work once two three country leader side agreed"
    " continued planned planning preparing expected ordered countries leaders sides steps undertake undertook"
    " undertaken government day days week weeks month months year years deadline early nevertheless named still last"
)
_COMING_INTO_FORCE = re.compile(r"\b(?:enter|com|tak)(?:e|s|es|ed|ing)?\b (?:into )?(?:force|effect)\b", re.IGNORECASE)
_SET_FREE = re.compile(r"\b(?:set|sets|setting)\s+free\b", re.IGNORECASE)
_DATES = frozenset(concept(word) for names in (*MONTHS["en"], *WEEKDAYS["en"]) for word in names.split("|"))
_NO_ACTS = frozenset(
    concept(word)
    for word in ("continue", "agree", "plan", "prepare", "expect", "take", "make", "work", "ensure", "try")
)
_IDLE = frozenset(concept(word) for word in _IDLE_WORDS.split())


class Condition(Struct, frozen=True):
    """The words on which a promise depends, their concepts, and the actors they name."""

    span: Span
    stems: frozenset[str]
    actors: frozenset[str]


class Matter(Struct, frozen=True):
    """A pledge with the stems that tell its matter, the actors and states bound and their kinds, and when it was told.

    `order` sorts reports by story and publication day, `reported` is that day if it is shown; `words` is the wording as
    a label and `bound` the name of who is bound; `voice` is the actor in whose words it stands. `act` is the word for
    what is to be done, folded, and `cities` where, by gazetteer id.
    """

    pledge: Pledge
    stems: frozenset[str]
    promisor: frozenset[str]
    to: frozenset[str]
    states: frozenset[str]
    kinds: frozenset[str]
    numbers: frozenset[str]
    denied: bool
    words: str
    order: tuple[str, int]
    story: str
    reported: str | None = None
    bound: str = ""
    voice: str | None = None
    condition: Condition | None = None
    act: str = ""
    cities: frozenset[str] = frozenset()


def matters(readings: Sequence[Reading], stories: Sequence[Story], who: Mapping[str, str]) -> list[Matter]:
    """Return the pledges of the readings as matters, in the order of their reports."""
    order = orders(readings, stories)
    home = {report: story.id for story in stories for report in story.reports}
    found = [_matter(reading, pledge, order, home, who) for reading in readings for pledge in reading.pledges]
    return sorted((matter for matter in found if _tells(matter)), key=lambda matter: (matter.order, matter.pledge.span))


def _tells(matter: Matter) -> bool:
    """Whether a pledge says by its own words what is undertaken: "was to dismantle it" does not."""
    pointing = matter.condition is None and matter.words.endswith((" it", " them", " this"))
    return len(matter.stems) > 1 or (bool(matter.stems) and not pointing)


def orders(readings: Sequence[Reading], stories: Sequence[Story]) -> dict[str, tuple[str, int]]:
    """Map each report to what sorts it in time: its day, then the place of its story.

    A report that shows no day has the earliest of its story, and a story without any the latest of those it follows.
    """
    published = {reading.report.id: day_of(reading) or "" for reading in readings}
    day: dict[str, str] = {}
    order: dict[str, tuple[str, int]] = {report: (shown, 0) for report, shown in published.items()}
    for place, story in enumerate(stories):
        shown = [published[report] for report in story.reports if published.get(report)]
        day[story.id] = min(shown, default=max((day.get(before, "") for before in story.follows), default=""))
        order |= {report: (published.get(report) or day[story.id], place) for report in story.reports}
    return order


def day_of(reading: Reading) -> str | None:
    """Return the ISO day that a report shows as the day of its publication."""
    return (reading.report.published or "")[:10] or None


def idle(word: str) -> bool:
    """Tell whether a folded word names no act of its own: "continue", "take"."""
    return is_small(word) or concept(word) in _NO_ACTS


def telling(words: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell one act from another."""
    concepts = {
        concept(word)
        for word in folds(_SET_FREE.sub("release", _COMING_INTO_FORCE.sub("begin", words)))
        if not is_small(word) and len(word) > 1
    }
    return frozenset(stem for stem in concepts - _IDLE - _DATES if not stem[0].isdigit() and stem not in WORDS)


def states_of(entities: Iterable[Entity]) -> frozenset[str]:
    """Return the states that entities are or act for."""
    found: set[str] = set()
    for entity in entities:
        found.update(entity.states)
        if entity.kind == "state" and entity.known:
            found.add(entity.known)
        elif entity.kind in ("state", "place") and entity.known is None:
            found.add(f"name:{fold(entity.names[0])}")
    return frozenset(found)


def _matter(
    reading: Reading,
    pledge: Pledge,
    order: Mapping[str, tuple[str, int]],
    home: Mapping[str, str],
    who: Mapping[str, str],
) -> Matter:
    entities = [entity for entity in reading.entities if entity.id in pledge.promisor]
    words = reading.report.quote(pledge.span)
    voice = next((statement.voice for statement in reading.statements if statement.id == pledge.statement), None)
    states = [entity for entity in reading.entities if entity.kind == "state"]
    bound = {concept(word) for entity in [*entities, *states] for name in entity.names for word in folds(name)}
    return Matter(
        pledge=pledge,
        stems=_stems(reading, pledge) - bound,
        promisor=frozenset(who.get(entity, entity) for entity in pledge.promisor),
        to=frozenset(who.get(entity, entity) for entity in pledge.to),
        states=states_of(entities),
        kinds=frozenset(entity.kind for entity in entities),
        numbers=frozenset(word for word in folds(words) if word[0].isdigit()),
        denied=bool(_DENIED.search(words)),
        words=_closed(shorten(words, MAX_WORDS, placeholder=" …")),
        order=order[reading.report.id],
        story=home.get(reading.report.id, ""),
        reported=day_of(reading),
        bound=" and ".join(entity.name for entity in entities),
        voice=who.get(voice, voice) if voice else None,
        condition=_condition(reading, pledge.condition, bound, who) if pledge.condition else None,
        act=fold(reading.report.quote(pledge.act)) if pledge.act else "",
        cities=frozenset(_cities(reading, pledge)),
    )


def _closed(words: str) -> str:
    """Return words with the quotation that they open closed."""
    if words.count("“") > words.count("”"):
        return f"{words}”"
    return f'{words}"' if words.count('"') % 2 else words


def _cities(reading: Reading, pledge: Pledge) -> Iterator[str]:
    """Yield the cities in what is undertaken; one named before tells where it was undertaken."""
    known = {entity.id: entity.known for entity in reading.entities if entity.kind == "place" and entity.known}
    start = pledge.act.start if pledge.act else pledge.trigger.end
    for mention in reading.mentions:
        place = known.get(mention.entity) if start <= mention.span.start < pledge.span.end else None
        entry = load().entry(place) if place else None
        if entry is not None and entry.sort == "city":
            yield entry.id


def _condition(reading: Reading, span: Span, named: set[str], who: Mapping[str, str]) -> Condition:
    held = {mention.entity for mention in reading.mentions if span.start <= mention.span.start < span.end}
    acting = [entity for entity in reading.entities if entity.id in held and entity.kind not in ("place", "agreement")]
    names = {concept(word) for entity in acting for name in entity.names for word in folds(name)}
    actors = frozenset(who.get(entity.id, entity.id) for entity in acting)
    return Condition(span, telling(undated(reading, span)) - named - names, actors)


def _stems(reading: Reading, pledge: Pledge) -> frozenset[str]:
    """Return the concepts of what is undertaken; where they stand before the words that undertake it, of all of it.

    "The houses that it promised to repair" tells after its verb only half of what was promised.
    """
    after = telling(_PURPOSE.split(_undertaken(reading, pledge), maxsplit=1)[0])
    return after if len(after) > 1 else after | telling(undated(reading, pledge.span, pledge.condition))


def _undertaken(reading: Reading, pledge: Pledge) -> str:
    """Return what is undertaken, without who undertakes it by a verb of promising, its dates and its condition."""
    trigger = fold(reading.report.quote(pledge.trigger))
    inside = pledge.span.start <= pledge.trigger.start and pledge.trigger.end < pledge.span.end
    start = pledge.trigger.end if inside and concept(trigger) in _IDLE else pledge.span.start
    return undated(reading, Span(pledge.span.report, start, pledge.span.end), pledge.condition)


def undated(reading: Reading, span: Span, condition: Span | None = None) -> str:
    """Return the words at a span without the date expressions in them, and without the condition."""
    out = [when.span for when in reading.whens] + ([condition] if condition else [])
    kept, at = [], span.start
    for cut in sorted(out):
        if at <= cut.start and cut.end <= span.end:
            kept.append(reading.report.text[at : cut.start])
            at = cut.end
    return " ".join([*kept, reading.report.text[at : span.end]])
