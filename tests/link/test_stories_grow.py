"""Stories that grow report by report: the outcome of any history is that of taking in at once what is left of it."""

from __future__ import annotations

import random
from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from communique.link.stories import Shelves, Stories, neighbours, postings, words_sketch
from communique.types import Decided, Sketch

DAYS = 12
PERIODS = 3
TOPICS = 5


def day(chance: random.Random) -> date:
    """Return a day in one of a few periods."""
    return date(2031, 5, 1) + timedelta(days=chance.randrange(DAYS) + 90 * chance.randrange(PERIODS))


def report(number: int, chance: random.Random) -> Sketch:
    """Return a report of one of a few topics, whose words overlap, on some day or none, sometimes a copy of another."""
    topic = chance.randrange(TOPICS)
    words = [f"word{chance.randrange(topic * 12, topic * 12 + 30)}" for _ in range(40)]
    written = day(chance) if chance.random() < 0.85 else None
    sketch = words_sketch(f"r{number:03}", "", " ".join(words), written)
    people = tuple(f"person:{chance.randrange(topic, topic + 4)}" for _ in range(3))
    language = chance.choice(["en", "en", "en", "fr"])
    return replace(sketch, names=tuple(dict.fromkeys((*people, f"place:{topic}"))), labels=(), language=language)


def reports(seed: int, count: int) -> list[Sketch]:
    """Return reports, the same for one seed."""
    chance = random.Random(seed)
    return [report(number, chance) for number in range(count)]


def contents(shelves: Shelves) -> dict[str, dict[str, object]]:
    """Return all that is on the shelves."""
    return {each.name: dict(getattr(shelves, each.name)) for each in fields(shelves)}


def at_once(sketches: list[Sketch], decided: Decided) -> Shelves:
    """Return the shelves after all of these were taken in together."""
    shelves = Shelves()
    Stories(shelves).update({each.report: each for each in sketches}, decided=decided)
    return shelves


@pytest.fixture(autouse=True)
def small_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists be crowded from four reports on and periods full from three buckets, as small trials need it."""
    monkeypatch.setattr(postings, "LANDMARKS", 4)
    monkeypatch.setattr(neighbours, "ENOUGH", 3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6), st.lists(st.integers(1, 9), min_size=1, max_size=12))
def test_any_history_gives_what_is_left_of_it_at_once(seed: int, portions: list[int]) -> None:
    """Reports come in any order and in portions, go, come again and change; every shelf ends the same."""
    chance = random.Random(seed)
    known = reports(seed, sum(portions) + 6)
    waiting = chance.sample(known, len(known))
    shelves, held = Shelves(), dict[str, Sketch]()
    for size in portions:
        come, waiting = {each.report: each for each in waiting[:size]}, waiting[size:]
        gone = set(chance.sample(sorted(held), min(len(held), chance.randrange(3))))
        changed = chance.sample(sorted(held), min(len(held), chance.randrange(2)))
        come |= {each: replace(held[each], published=day(chance)) for each in changed}
        decided = _decided(chance, [*held, *come])
        Stories(shelves).update(come, gone | set(changed), decided)
        held = {each: sketch for each, sketch in held.items() if each not in gone} | come
    assert contents(shelves) == contents(at_once(list(held.values()), decided))


def _decided(chance: random.Random, known: list[str]) -> Decided:
    """Return a decision or two about reports, without contradiction."""
    pairs = [tuple(sorted(chance.sample(known, 2))) for _ in range(2)] if len(known) > 3 else []
    same, different = pairs[:1], pairs[1:]
    if same and set(same[0]) & set(different[0]):
        different = []
    return Decided(frozenset((a, b) for a, b in same), frozenset((a, b) for a, b in different))


def test_one_report_more_leaves_far_stories_alone() -> None:
    """What changes is named, and nothing else is."""
    shelves = Shelves()
    early = [replace(each, published=date(2031, 1, 1)) for each in reports(1, 30)]
    stories = Stories(shelves)
    stories.update({each.report: each for each in early})
    before = set(shelves.stories)
    fresh = words_sketch("z", "", "harbour herring licence trawler diesel placard docker", date(2032, 7, 1))
    assert stories.update({"z": fresh}) == {stories.story_of("z")}
    assert set(shelves.stories) - before == {stories.story_of("z")}


def test_a_crowd_of_tellings_is_one_story() -> None:
    """More reports of one happening in one day than stand for all in any list."""
    chance = random.Random(5)
    common = [f"telling{number}" for number in range(40)]
    crowd = [
        words_sketch(f"c{number:02}", "", " ".join(chance.sample(common, 30)), date(2031, 5, 1)) for number in range(30)
    ]
    assert len(list(_stories(crowd))) == 1


def _stories(sketches: list[Sketch]) -> Stories:
    found = Stories()
    found.update({each.report: each for each in sketches})
    return found


def test_what_arrives_now_changes_no_weights_once_a_period_is_full() -> None:
    """Not even where it makes a word common: the period before says how common words are."""
    past = [words_sketch(f"p{day}", "", "envoy road", date(2031, 5, 1) + timedelta(days=day)) for day in range(90)]
    now = [words_sketch(f"n{day}", "", "envoy tram", date(2031, 9, 1) + timedelta(days=day)) for day in range(40)]
    shelves = Shelves()
    stories = Stories(shelves)
    stories.update({each.report: each for each in [*past, now[0]]})
    before = shelves.weighed["n0"].vector
    assert before["tram"] > before["envoy"]
    stories.update({each.report: each for each in now[1:]})
    assert shelves.weighed["n0"].vector == before
