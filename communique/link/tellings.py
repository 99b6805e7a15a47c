"""Accounts made ready for comparing: who and which states take part, in which words, and in which order they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from sys import maxsize

from communique.lexicon import load
from communique.link.doers import NOBODY, Doers, doers
from communique.link.ordinals import ordinals
from communique.text.calendar import MONTH_NAMES, WEEKDAYS, plus
from communique.text.fold import fold
from communique.types import Account, Days, Entity, Reading, Span, Story

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters that "coordinate" and "coordination" share
_SMALL = frozenset({"that", "this", "with", "from", "have", "been", "were", "their", "they", "them", "will", "would"})
_SMALL |= {"after", "before", "which", "when", "where", "while", "also", "into", "over", "under", "about", "between"}
_SMALL |= {"among", "other", "than", "week", "month", "year", "today", "tomorrow", "yesterday"}
_SMALL |= {
    name.casefold() for name in (*MONTH_NAMES, *(day for days in WEEKDAYS["en"] for day in days.split("|")))
}  # days are compared as days
_FAMILIES = {
    "AGREE": "accord",
    "COOPERATE": "accord",
    "ASSAULT": "force",
    "MOBILIZE": "force",
    "THREATEN": "force",
}
_COMING = frozenset({"upcoming", "planned", "forthcoming", "scheduled", "future", "proposed", "another"})
_REACH = 3  # words before a trigger in which an ordinal counts it
_THEY = re.compile(
    r"(?:they|their|the two|both|the pair)\b|the (?:two )?(?:leaders|presidents|premiers|ministers|men|women|envoys)\b",
    re.IGNORECASE,
)
_RELATIVE_CLAUSE = re.compile(r"(?:(?:during|at|in|after|before|on) which|where|when)\b", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"\b(?:two|both|sides?|parties|leaders?|ministers?|delegations?|teams?|presidents?|officials?|countries|counterparts?"
    r"|they|we)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_BACKGROUND = 60  # days; what is longer gone is no news
_LONG_PAST = 300
_PAIR = 2
_NESTED = 4  # names that may begin before a trigger and hold it: "the Congress of the National Dialogue"
_SOON = 2  # sentences over which "they" are those just told of
_CONCLUDED = frozenset(
    {"sign", "signed", "signin", "initia", "inked", "ratifi", "treaty", "accord", "agreem", "deal", "pact", "truce"}
)
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """One account with what deciding needs.

    `family` groups event types that reports use for one happening; `people` and `others` are actor ids of persons
    (with those whom "they" or "the two" of a meeting are) and of the rest; `states` ids of states that take part
    themselves or through officials, `parties` the actor ids of states named as taking part, and `unnamed` tells
    whether somebody does whom no name gives, `strange` that all who do are others than the parties just told of,
    `alone` that one person by name meets such others; `within` the lexicon id of the place's state, and `broad`
    marks a place that is no more exact. `words` and `head` are stems of the extent and of the trigger, `named` the
    proper names the trigger is part of, `nth` words that count it among others of its kind, `coming` tells whether
    its own words call it one to come, and `proper` are the capitalized words of one that points back ("the Vienna
    deal"); `relative` tells whether it hangs on the words before it ("during which they would discuss"), `bygone`
    that they place a mere reference in a year long past. `acting` and `affected` are those who do an act and to
    whom it is done. `former` is set where the account gives the day first planned for a meeting that another
    account of the same trigger tells of; `past` says that it is dated before its report appeared, and `old` by
    months; `published` is when the report did; `sentence` counts the report's sentences from its start.
    """

    account: Account
    report: str
    story: str
    family: str
    people: frozenset[str]
    others: frozenset[str]
    states: frozenset[str]
    parties: frozenset[str]
    unnamed: bool
    place: str | None
    within: str | None
    broad: bool
    words: frozenset[str]
    head: frozenset[str]
    named: frozenset[str]
    nth: frozenset[str]
    coming: bool
    former: Days | None
    past: bool
    published: str | None
    sentence: int
    acting: Doers = NOBODY
    affected: Doers = NOBODY
    old: bool = False
    proper: frozenset[str] = frozenset()
    strange: bool = False
    relative: bool = False
    alone: bool = False
    bygone: bool = False

    @property
    def days(self) -> Days | None:
        """When the account says it happened, or is to happen now."""
        return self.account.days if self.former is None else None


def tellings(readings: Iterable[Reading], stories: Iterable[Story], who: Mapping[str, str]) -> list[list[Telling]]:
    """Return the tellings of each report in text order, the reports ordered by id."""
    story_of = {report: story.id for story in stories for report in story.reports}
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    return [_of_report(reading, story_of.get(reading.report.id, ""), who) for reading in ordered]


def _of_report(reading: Reading, story: str, who: Mapping[str, str]) -> list[Telling]:
    report = _Report(reading, story, who)
    starts = [span.start for span in reading.sentences]
    found: list[Telling] = []
    sentence = 0
    pair: Telling | None = None
    for account in sorted(reading.accounts, key=lambda a: (a.trigger.start, a.span, a.type)):
        while sentence + 1 < len(starts) and starts[sentence + 1] <= account.trigger.start:
            sentence += 1
        telling = report.telling(account, sentence, starts[sentence] if starts else account.span.start)
        soon = pair is not None and sentence - pair.sentence <= _SOON
        if pair is not None and soon and _of_the_same(reading.report.quote(account.span), telling):
            telling = replace(telling, people=pair.people, states=telling.states or pair.states)
        if telling.family == "CONSULT" and len(telling.people) == _PAIR:
            pair = telling
        found.append(telling)
    return found


def _of_the_same(text: str, telling: Telling) -> bool:
    """Tell whether a meeting is told of those just named: "they had met in May", "the two spoke by phone"."""
    nobody = not (telling.people or telling.others or telling.parties)
    return telling.family == "CONSULT" and nobody and _THEY.match(text) is not None


def _former(accounts: Iterable[Account]) -> set[str]:
    """Return the accounts that give the day first planned: of two plans with one trigger the one that runs on."""
    shortest: dict[Span, Account] = {}
    for account in accounts:
        if account.type == "CONSULT":
            known = shortest.setdefault(account.trigger, account)
            if account.span.end < known.span.end:
                shortest[account.trigger] = account
    return {
        account.id
        for account in accounts
        if account.type == "CONSULT"
        and account.status == "planned"
        and account.days is not None
        and account.span.end > shortest[account.trigger].span.end
    }


class _Report:
    """What the accounts of one report are read against: who its entities are, and the names it uses."""

    def __init__(self, reading: Reading, story: str, who: Mapping[str, str]) -> None:
        """Look at a reading."""
        self._report, self._story, self._who = reading.report, story, who
        self._entities = {entity.id: entity for entity in reading.entities}
        self._names = {stem for entity in reading.entities for name in entity.names for stem in stems(name)}
        self._former = _former(reading.accounts)
        self._bygone = sorted(
            when.span.start
            for when in reading.whens
            if _before_publication(when.days, reading.report.published, _LONG_PAST)
        )
        proper = (m for m in reading.mentions if m.kind in ("agreement", "organization"))
        self._proper = sorted((m.span.start, m.span.end, who.get(m.entity, m.entity)) for m in proper)

    def telling(self, account: Account, sentence: int, start: int) -> Telling:
        """Return an account with what deciding needs; `start` is where the sentence of that number begins."""
        named = (self._entities.get(presence.entity or "") for presence in account.participants)
        taking_part = [entity for entity in named if entity is not None]
        place = self._entities.get(account.place or "")
        entry = load().entry(place.known) if place is not None and place.known is not None else None
        text = self._report.quote(account.span)
        head = frozenset(stems(self._report.quote(account.trigger)))
        others = [self._report.quote(presence.span) for presence in account.participants if presence.entity is None]
        unnamed = bool(others)
        people = self._actors(e for e in taking_part if e.kind == "person")
        around = _words_around(text, account)
        nth = ordinals(around, text)
        return Telling(
            account=account,
            report=self._report.id,
            story=self._story,
            family=_family(account, text, head),
            people=people,
            others=self._actors(e for e in taking_part if e.kind != "person"),
            states=frozenset(state for e in taking_part for state in _states_of(e)),
            parties=self._actors(e for e in taking_part if e.kind == "state"),
            unnamed=unnamed,
            place=None if place is None else self._who.get(place.id, place.id),
            within=None if entry is None else entry.country or entry.id,
            broad=place is not None and place.kind == "state",
            words=frozenset(stems(text)) - self._names,
            head=head,
            named=self._named(account.trigger),
            nth=nth,
            coming="next" in nth or not _COMING.isdisjoint(around),
            former=account.days if account.id in self._former else None,
            past=_before_publication(account.days, self._report.published),
            old=_before_publication(account.days, self._report.published, _BACKGROUND),
            relative=_RELATIVE_CLAUSE.match(text) is not None,
            strange=unnamed and not taking_part and _COLLECTIVE.search(text) is None,
            alone=len(people) == 1 and any(_COLLECTIVE.search(words) is None for words in others),
            bygone=account.days is None and account.refers and self._set_in_the_past(start, account.span.start),
            acting=self._on_side("actor", account),
            affected=self._on_side("recipient", account),
            proper=frozenset(_CAPITAL.findall(text[1:])) if account.refers else frozenset(),
            published=self._report.published,
            sentence=sentence,
        )

    def _actors(self, entities: Iterable[Entity]) -> frozenset[str]:
        return frozenset(self._who.get(entity.id, entity.id) for entity in entities)

    def _set_in_the_past(self, start: int, end: int) -> bool:
        """Tell whether words before a reference in its sentence give a day of a year long past ("In 1961, he ...")."""
        return bisect_left(self._bygone, end) > bisect_left(self._bygone, start)

    def _on_side(self, side: str, account: Account) -> Doers:
        ids = (presence.entity for presence in account.participants if presence.side == side)
        return doers((self._entities[one] for one in ids if one in self._entities), self._who, _states_of)

    def _named(self, trigger: Span) -> frozenset[str]:
        """Return the proper names that the trigger is part of ("the Vienna Accord")."""
        at = bisect_right(self._proper, (trigger.start, maxsize))
        title = self._report.quote(trigger)[:1].isupper()  # "the Northern Trade Agreement", of which a name ends before
        reach = trigger.start - 1 if title else trigger.end
        return frozenset(actor for _, end, actor in self._proper[max(0, at - _NESTED) : at] if reach <= end)


def _words_around(text: str, account: Account) -> list[str]:
    """Return the words of a telling right before its trigger, and those of the trigger."""
    start = max(account.trigger.start - account.span.start, 0)
    trigger = text[start : start + account.trigger.end - account.trigger.start]
    return [*text[:start].casefold().split()[-_REACH - 1 :], *trigger.casefold().split()]


def _before_publication(days: Days | None, published: str | None, by: int = 0) -> bool:
    return days is not None and published is not None and plus(days.last, by).isoformat() < published[:10]


def _family(account: Account, text: str, head: Set[str]) -> str:
    if account.type == "statement":
        return "statement before" if _BEFORE.search(text) else "statement after"
    if account.type == "SUPPORT" and head & _CONCLUDED:  # else it is praise, thanks or recognition
        return "accord"
    if account.type == "RETREAT":
        return f"RETREAT {account.mode}"
    return _FAMILIES.get(account.type, account.type)


def _states_of(entity: Entity) -> tuple[str, ...]:
    """Return the states that take part when an entity does: its own, or the one whose capital stands for it."""
    if entity.kind == "state":
        return (entity.known or f"name:{fold(entity.name)}",)
    if entity.kind == "place":
        entry = load().entry(entity.known) if entity.known is not None else None
        return (entry.country,) if entry is not None and entry.capital and entry.country is not None else ()
    if entity.states:
        return entity.states
    state = load().demonym(entity.name.split()[0]) if entity.name and entity.kind != "person" else None
    return (state,) if state is not None else ()


def stems(text: str) -> set[str]:
    """Return the beginnings of the words of a text that carry meaning, in lower case."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _SMALL}
