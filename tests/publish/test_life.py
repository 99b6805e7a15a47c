"""The life of a promise, from the first pledge to what became of it."""

from __future__ import annotations

import pytest

from communique.publish.life import life
from communique.types import Process
from tests.promised import BRIDGE, promised, told_by


@pytest.fixture(scope="module")
def bridge() -> Process:
    """Return the process in which a bridge is to be opened."""
    return told_by(*BRIDGE)


def test_a_promise_is_told_from_its_first_pledge_to_its_fate(bridge: Process) -> None:
    """Each turn with its day, its kind and who says so."""
    names = {actor.id: actor.label for actor in bridge.actors}
    first = promised(bridge)[0]
    assert [(turn.day, turn.kind, names.get(turn.voice or "")) for turn in life(bridge, first)] == [
        ("2031-03-04", "promised", None),
        ("2031-03-05", "retold", None),
        ("2031-03-20", "renewed", "Tomas Reel"),
        ("2031-04-24", "slipped", "Jana Holt"),
        ("2031-04-24", "slipped", "Jana Holt"),
        ("2031-06-17", "broken", "Keldor"),
        ("2031-06-17", "disputed", "Varania"),
        ("2031-06-18", "kept", "Ilse Brandt"),
        ("2031-06-18", "disputed", None),
        ("2031-07-02", "kept", None),
    ]


def test_a_promise_and_the_one_it_slipped_to_have_one_life(bridge: Process) -> None:
    """Whichever of the two is opened."""
    first, second = promised(bridge)
    assert second.renews == first.id
    assert life(bridge, first) == life(bridge, second)
    assert {turn.commitment for turn in life(bridge, first)} == {first.id, second.id}


def test_every_turn_opens_words_of_its_report(bridge: Process) -> None:
    """No line without its source."""
    texts = {reading.report.id: reading.report for reading in bridge.readings}
    for turn in life(bridge, promised(bridge)[0]):
        assert texts[turn.report].quote(turn.span).strip()
        assert turn.report == turn.span.report


def test_what_is_only_recalled_renews_nothing() -> None:
    """A later report that tells of the old promise is a telling of its own kind."""
    again = (
        "2031-05-10",
        "courier",
        "Varania had pledged to reopen the rail bridge at Kutaisi to freight by 30 April.",
    )
    process = told_by(BRIDGE[0], again)
    (promise,) = promised(process)
    assert [turn.kind for turn in life(process, promise)] == ["promised", "retold"]
