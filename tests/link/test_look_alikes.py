"""Look-alike meetings stay apart and one meeting in unlike words is one: read and linked by the whole line."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from itertools import combinations

import pytest

from communique.link.events import events
from communique.record import Record
from communique.run import run
from communique.types import Event, Link, Reading, Story
from tests.link.look_alikes import NEAR_MISSES, ONE_MEETING, Told

ALL = NEAR_MISSES | ONE_MEETING
Read = tuple[list[Reading], dict[str, str]]
Line = tuple[dict[str, Reading], dict[str, str]]


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """The readings of all cases by their texts, and the actors of what they name, as the whole line makes them."""
    file = tmp_path_factory.mktemp("look-alikes") / "reports.jsonl"
    told = (each for reports in ALL.values() for each in reports)
    rows = [{"outlet": each.outlet, "published": each.published, "text": each.text} for each in told]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Record() as record:
        run([str(file)], record)
        who = {entity: actor.id for actor in record.derived.actors() for entity in actor.entities}
        read = [reading for process in record.derived.processes() for reading in process.readings]
    return {reading.report.text: reading for reading in read}, who


def _read(reports: tuple[Told, ...], line: Line) -> Read:
    """Return the readings of some reports in their order, and the actors of what they name."""
    readings, who = line
    return [readings[told.text] for told in reports], who


def _linked(read: Read) -> tuple[list[Event], list[Link]]:
    """Join the readings as if all were of one story, which is when look-alikes are most easily taken for one."""
    readings, who = read
    return events(readings, [Story("st_1", "story", tuple(sorted(each.report.id for each in readings)))], who)


def _homes(reports: tuple[Told, ...], readings: list[Reading], found: list[Event]) -> dict[str, list[set[str]]]:
    """Return for each letter of a case the events that its marked words tell of, mark by mark."""
    homes: defaultdict[str, list[set[str]]] = defaultdict(list)
    for told, reading in zip(reports, readings, strict=True):
        for letter, start, end in told.marks():
            homes[letter].append(
                {
                    event.id
                    for event in found
                    if event.type == "CONSULT"
                    and any(s.report == reading.report.id and s.start < end and start < s.end for s in event.accounts)
                }
            )
    return homes


def _any(homes: list[set[str]]) -> set[str]:
    return {event for home in homes for event in home}


@pytest.mark.parametrize("case", NEAR_MISSES)
def test_look_alike_meetings_are_not_merged(case: str, line: Line) -> None:
    """Each is found, and no event is told of in the words of two."""
    reports = NEAR_MISSES[case]
    read = _read(reports, line)
    homes = _homes(reports, read[0], _linked(read)[0])
    assert all(any(home) for home in homes.values()), homes
    for left, right in combinations(homes, 2):
        assert not _any(homes[left]) & _any(homes[right]), homes


@pytest.mark.parametrize("case", ALL)
def test_each_meeting_is_one_event(case: str, line: Line) -> None:
    """In whatever words, by all the outlets that tell of it; so that keeping everything apart is no way out."""
    reports = (ONE_MEETING | NEAR_MISSES)[case]
    read = _read(reports, line)
    homes = _homes(reports, read[0], _linked(read)[0])
    assert all(len(_any(marks)) == 1 and all(marks) for marks in homes.values()), homes


def test_a_second_round_follows_the_first(line: Line) -> None:
    """Linked with a reason, and not joined."""
    read = _read(NEAR_MISSES["the second round and the first"], line)
    found, links = _linked(read)
    dated = {event.date.first.day: event for event in found if event.type == "CONSULT" and event.date is not None}
    assert dated[19].follows == (dated[11].id,)
    assert dated[11].follows == ()
    assert any("by its words one of several: second" in link.reasons for link in links if link.verdict == "different")


def test_a_summit_called_off_never_happened_and_what_came_instead_points_to_it(line: Line) -> None:
    """The plan stays a plan, marked as called off."""
    read = _read(NEAR_MISSES["a summit called off and the talks that came instead"], line)
    found, _ = _linked(read)
    plan = next(event for event in found if event.called_off)
    held = next(event for event in found if event.type == "CONSULT" and event.status == "happened")
    assert (plan.status, plan.date and plan.date.first.isoformat()) == ("planned", "2031-07-10")
    assert (held.instead_of, held.called_off) == ((plan.id,), False)


def test_a_moved_meeting_keeps_the_day_it_was_moved_from(line: Line) -> None:
    """One event, on the day it was held."""
    read = _read(ONE_MEETING["a meeting that was moved"], line)
    found, _ = _linked(read)
    (met,) = [event for event in found if event.type == "CONSULT"]
    assert met.date is not None
    assert [day.first.isoformat() for day in (met.date, *met.moved_from)] == ["2031-06-18", "2031-06-11"]


def test_the_order_of_reports_changes_nothing(line: Line) -> None:
    """All the cases together, in several orders."""
    reports = tuple(told for case in ALL.values() for told in case)
    readings, who = _read(reports, line)
    first = _linked((readings, who))
    for seed in range(4):
        shuffled = list(readings)
        random.Random(seed).shuffle(shuffled)
        assert _linked((shuffled, who)) == first
