"""What the stories of a process are, and why each follows another: what both name, and how far apart they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from communique.publish.lettered import Lettered
from communique.publish.meetings import main_event
from communique.publish.names import name
from communique.publish.outlets import Telling, telling
from communique.publish.written import WrittenDays
from communique.types import Days, Event, Span, Story

NAMED = 5  # shared names that are given as a reason: those that the fewest stories hold


class Reason(Struct, frozen=True):
    """Why a story follows another: names that both hold, as (id, label), and the days between them."""

    before: Chapter
    shared: tuple[tuple[str, str], ...]
    apart: int | None
    rules: tuple[str, ...] = ()


class Chapter(Struct, frozen=True):
    """A story: its main event, the days in which its reports were written, who tells it, and what it follows."""

    story: Story
    name: str
    event: Event | None
    days: Days | None
    telling: Telling
    reports: int
    follows: tuple[Reason, ...] = ()


def chapters(page: Lettered, days: WrittenDays) -> tuple[Chapter, ...]:
    """Return the stories of a process, the first told first."""
    bare = {story.id: _chapter(page, story, days) for story in page.process.linked.stories}
    named = {story.id: _named(page, story) for story in page.process.linked.stories}
    common = Counter(actor for held in named.values() for actor in held)
    made = [
        Chapter(
            chapter.story,
            chapter.name,
            chapter.event,
            chapter.days,
            chapter.telling,
            chapter.reports,
            tuple(
                _reason(page, chapter, bare[before], named, common)
                for before in chapter.story.follows
                if before in bare
            ),
        )
        for chapter in bare.values()
    ]
    return tuple(sorted(made, key=lambda one: (one.days.first if one.days else date.max, one.story.id)))


def _chapter(page: Lettered, story: Story, days: WrittenDays) -> Chapter:
    main = main_event(page.process, story)
    written = [days[report].day for report in story.reports if report in days]
    spans = [_opening(page, report) for report in story.reports if report in page.by_report]
    return Chapter(
        story,
        name(page.process, main) if main else story.label,
        main,
        Days(min(written), max(written)) if written else None,
        telling(page, spans),
        len(story.reports),
    )


def _opening(page: Lettered, report: str) -> Span:
    """Return the headline of a report, or its first sentence, or its first character where it has neither."""
    reading = page.readings[report]
    return reading.report.title or next(iter(reading.sentences), Span(report, 0, 1))


def _reason(
    page: Lettered,
    chapter: Chapter,
    before: Chapter,
    named: Mapping[str, set[str]],
    common: Mapping[str, int],
) -> Reason:
    both = named[chapter.story.id] & named[before.story.id]
    rarest = sorted(both, key=lambda key: (common[key], page.label(key), key))[:NAMED]
    apart = (chapter.days.first - before.days.first).days if chapter.days and before.days else None
    pair = {chapter.story.id, before.story.id}
    rules = tuple(
        reason
        for link in page.process.linked.links
        if link.kind == "story" and {link.left, link.right} == pair
        for reason in link.reasons
    )
    return Reason(before, tuple((key, page.label(key)) for key in rarest), apart, rules)


def _named(page: Lettered, story: Story) -> set[str]:
    """Return the people, groups, places and agreements that reports of a story name; states are named everywhere."""
    held: set[str] = set()
    for report in story.reports:
        if report in page.readings:
            reading = page.readings[report]
            held |= {page.actor_of[entity.id] for entity in reading.entities if entity.id in page.actor_of}
    pacts = {pact.id for pact in page.process.agreements if any(span.report in story.reports for span in pact.mentions)}
    return {actor for actor in held if actor in page.actors and page.actors[actor].kind != "state"} | pacts
