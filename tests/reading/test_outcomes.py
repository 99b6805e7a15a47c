"""Words that bear on the fate of promises."""

from __future__ import annotations

import pytest

from tests.texts import name_of, reading_of, words


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("Chad has withdrawn its guns from the valley.", "kept"),
        ("Niger implemented the agreement in full.", "kept"),
        ("Chad has not withdrawn its guns from the valley.", "broken"),
        ("Niger failed to release the drivers.", "broken"),
        ("Chad violated the truce on Friday.", "broken"),
        ("The handover was postponed until June.", "slipped"),
        ("Both armies renewed the ceasefire for a month.", "renewed"),
        ("Chad began the withdrawal on Monday.", "in_progress"),
        ("The truce around Gao, however, did not hold.", "broken"),
        ("Work is under way on 30 of the 90 wells that Chad undertook to dig.", "in_progress"),
        ("Some 400 drivers have returned to 3 of the 8 villages.", "in_progress"),
        ("A ferry crossed the lake on Sunday, as Chad had promised.", "kept"),
        ("The observers could not confirm the number.", "disputed"),
        ("Chad denied that it had failed to release the drivers.", "disputed"),
    ],
)
def test_what_became_of_a_promise_has_a_bearing(text: str, bearing: str) -> None:
    """Fulfilment, violation, delay, renewal and beginning."""
    assert [outcome.bearing for outcome in reading_of(text).outcomes] == [bearing]


@pytest.mark.parametrize(
    "text",
    [
        "Chad may release the drivers.",
        "If Niger withdraws its guns, the road is free.",
        "The choir will open the feast.",
        "Chad will not let Niger violate the truce.",
        "Has Niger breached the truce?",
        "The fort is scheduled to be dismantled on Friday.",
        "The road opens once the fort is dismantled.",
    ],
)
def test_what_may_come_is_no_outcome(text: str) -> None:
    """Possibility and supposition tell nothing of what was done."""
    assert reading_of(text).outcomes == ()


def test_an_accusation_is_the_accuser_s_claim() -> None:
    """Who accuses is kept, so that a party's word is not taken for a report."""
    reading = reading_of("Chad accused Niger of violating the truce.")
    (outcome,) = reading.outcomes
    assert outcome.bearing == "broken"
    assert outcome.voice is not None
    assert name_of(reading, outcome.voice) == "Chad"


def test_who_is_accused_of_failing_is_said_to_have_failed() -> None:
    """The accuser speaks, the accused is told of, and the failing is among the words."""
    reading = reading_of("Chad accused Niger of failing to reopen the bridge in Gao.")
    (outcome,) = reading.outcomes
    assert (outcome.bearing, words(reading, outcome.span)) == ("broken", "failing to reopen the bridge in Gao")
    assert [name_of(reading, entity) for entity in outcome.entities] == ["Niger"]
    assert outcome.voice is not None
    assert name_of(reading, outcome.voice) == "Chad"


def test_one_clause_has_one_outcome_of_a_kind() -> None:
    """Two words of one clause that tell the same make one line, so that no two share an id."""
    reading = reading_of("The army of Chad has withdrawn and has pulled its guns out of the valley, and left Gao.")
    assert len({outcome.id for outcome in reading.outcomes}) == len(reading.outcomes)
