"""A person over time: names and titles as written, meetings attended, what was said and promised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from communique.lexicon import load
from communique.lexicon.offices import Office, office_alone
from communique.publish.lettered import Lettered
from communique.publish.names import name
from communique.publish.outlets import Telling, telling
from communique.publish.sections.course import Entry, Gathering, stage
from communique.publish.sections.fate import vow
from communique.publish.sections.said import Said, utterances
from communique.publish.slices import sides
from communique.publish.written import Written, WrittenDays, earliest
from communique.types import Actor, Event, Span


class Form(Struct, frozen=True):
    """A name or a title as written, the first and the last day on which a report gives it, and who does."""

    text: str
    first: Written | None
    last: Written | None
    reports: int
    telling: Telling


class Post(Struct, frozen=True):
    """An office by all its wordings, that of most reports first, or a title that the lexicon has no office for.

    `first`, `last`, `reports` and `telling` are those of all wordings together.
    """

    wordings: tuple[Form, ...]
    first: Written | None
    last: Written | None
    reports: int
    telling: Telling

    @property
    def text(self) -> str:
        """The wording that most reports give."""
        return self.wordings[0].text


class Saying(Struct, frozen=True):
    """Something said, when it was first told, and the event whose page holds its wordings side by side."""

    said: Said
    when: Written | None
    telling: Telling
    event: str | None


class Person(Struct, frozen=True):
    """All that a page of a person holds. `entries` are meetings and promises in order of days, numbered."""

    actor: Actor
    names: tuple[Form, ...]
    titles: tuple[Post, ...]
    entries: tuple[Entry, ...]
    side: tuple[Entry, ...]
    sayings: tuple[Saying, ...]
    reports: int

    @property
    def meetings(self) -> tuple[Entry, ...]:
        """The meetings attended, and those at which the person was to be."""
        return tuple(entry for entry in self.entries if entry.gathering)

    @property
    def attended(self) -> int:
        """How many of them are told of as held."""
        return sum(one.gathering is not None and one.gathering.stage in ("held", "claimed") for one in self.entries)

    @property
    def promises(self) -> tuple[Entry, ...]:
        """What the person promised."""
        return tuple(entry for entry in self.entries if entry.vow)


def person(page: Lettered, actor: Actor, days: WrittenDays, homes: Mapping[str, str]) -> Person:
    """Return a person's page as values; `homes` maps utterances to the events whose pages hold them."""
    names, titles = _forms(page, actor, days)
    promised = page.process.linked.commitments
    own = [one for one in promised if actor.id in one.promisor]
    state = sides(page.process.actors, actor)
    side = [one for one in promised if actor.id not in one.promisor and state & set(one.promisor)]
    attended = [_attended(page, event, actor, days) for event in page.process.linked.events]
    vows = [_promised(page, one.id, days) for one in own]
    entries = sorted([*attended, *vows], key=_in_time)
    return Person(
        actor,
        names,
        titles,
        tuple(replace(entry, number=number) for number, entry in enumerate(entries, 1)),
        tuple(sorted((_promised(page, one.id, days) for one in side), key=_in_time)),
        _sayings(page, days, homes),
        len({report for report, _ in _mentions(page, actor)}),
    )


def _in_time(entry: Entry) -> tuple[bool, date, str]:
    return (entry.day is None, entry.day or date.max, entry.id)


def _attended(page: Lettered, event: Event, actor: Actor, days: WrittenDays) -> Entry:
    spans = [seen.span for seen in page.process.linked.attendance if seen.event == event.id and seen.actor == actor.id]
    place = (event.place, page.label(event.place)) if event.place else None
    present = {seen.actor for seen in page.process.linked.attendance if seen.event == event.id}
    made = Gathering(event, name(page.process, event), place, stage(event), len(present))
    return Entry(event.id, "meeting", event.date, earliest(days, spans), telling(page, spans), made)


def _promised(page: Lettered, key: str, days: WrittenDays) -> Entry:
    commitment = next(one for one in page.process.linked.commitments if one.id == key)
    made = vow(page, commitment, days)
    return Entry(key, "promise", None, made.made, made.telling, vow=made)


def _mentions(page: Lettered, actor: Actor) -> Iterable[tuple[str, Span]]:
    own = set(actor.entities)
    for reading in page.process.readings:
        for mention in reading.mentions:
            if mention.entity in own:
                yield reading.report.id, mention.span


def _forms(page: Lettered, actor: Actor, days: WrittenDays) -> tuple[tuple[Form, ...], tuple[Post, ...]]:
    """Return the names and the titles by which reports mention a person."""
    own = set(actor.entities)
    names: dict[str, list[Span]] = {}
    titles: dict[str, list[Span]] = {}
    for reading in page.process.readings:
        for mention in reading.mentions:
            if mention.entity in own:
                names.setdefault(_plain(reading.report.quote(mention.span)), []).append(mention.span)
                if mention.title:
                    text = _plain(reading.report.quote(mention.title))
                    titles.setdefault(text[:1].upper() + text[1:], []).append(mention.title)
    posts = sorted(
        (_post(page, {text: titles[text] for text in wordings}, days) for wordings in grouped_titles(titles)),
        key=lambda post: (post.first is None, post.first.day if post.first else date.max, post.text),
    )
    return tuple(_form(page, *item, days) for item in sorted(names.items(), key=_use)), tuple(posts)


def grouped_titles(titles: Iterable[str]) -> list[list[str]]:
    """Group titles that word one office, of one rank and state; one without a state goes with the only one."""
    groups: dict[tuple[str | Office, frozenset[str]], list[str]] = {}
    for title in sorted(titles):
        held = office_alone(title)
        groups.setdefault((held or title, _states(title) if held else frozenset()), []).append(title)
    for open_ in [key for key in groups if not key[1]]:
        placed = [key for key in groups if key[0] == open_[0] and key[1]]
        if len(placed) == 1:
            groups[placed[0]] += groups.pop(open_)
    return list(groups.values())


def _states(title: str) -> frozenset[str]:
    return frozenset(entry.id for hit in load().find(title) for entry in hit.entries if entry.kind == "state")


def _post(page: Lettered, titles: Mapping[str, Sequence[Span]], days: WrittenDays) -> Post:
    forms = tuple(_form(page, *item, days) for item in sorted(titles.items(), key=_use))
    whole = _form(page, "", [span for spans in titles.values() for span in spans], days)
    return Post(forms, whole.first, whole.last, whole.reports, whole.telling)


def _use(item: tuple[str, Sequence[Span]]) -> tuple[int, str]:
    return -len({span.report for span in item[1]}), item[0]


def _form(page: Lettered, text: str, spans: Sequence[Span], days: WrittenDays) -> Form:
    written = [days[span.report] for span in spans if span.report in days]
    last = max(written, key=lambda one: (one.day, one.shown), default=None)
    return Form(text, earliest(days, spans), last, len({span.report for span in spans}), telling(page, spans))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _sayings(page: Lettered, days: WrittenDays, homes: Mapping[str, str]) -> tuple[Saying, ...]:
    made = []
    for said in utterances(page):
        spans = [wording.statement.parts[0] for wording in said.wordings]
        home = homes.get(said.utterance.id)
        made.append(Saying(said, earliest(days, spans), telling(page, spans), home))
    made.sort(key=lambda one: (one.when is None, one.when.day if one.when else date.max, one.said.utterance.id))
    return tuple(made)
