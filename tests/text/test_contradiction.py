"""What two wordings cannot both say."""

from __future__ import annotations

import pytest

from communique.text.contradiction import contradictions

APART = [
    ("They will send 300 monitors", "They will send 500 monitors", "figure"),
    ("three hundred monitors will go", "some 200 unarmed monitors will go", "figure"),
    ("the deal covers 2.5 million tonnes", "the deal covers 3 million tonnes", "figure"),
    ("the talks resume on 4 March", "the talks resume on March 9", "date"),
    ("we meet again on Monday", "we meet again on Thursday", "date"),
    ("elections are due in 2024", "elections are due in 2025", "date"),
    ("We agreed to the ceasefire", "We did not agree to the ceasefire", "polarity"),
    ("Ostmark will never withdraw", "Ostmark will withdraw", "polarity"),
    ("the corridor isn't open", "the corridor is open", "polarity"),
    ("he is not going to sign the text", "he is to sign the text", "polarity"),
]
TOGETHER = [
    ("They will send 300 monitors", "They will send monitors"),
    ("300 monitors and 12 doctors", "12 doctors and 300 monitors"),
    ("2,000 troops leave", "all 2000 troops leave"),
    ("forty hostages were freed", "40 hostages were freed"),
    ("the talks resume on 4 March", "the talks resume on March 4"),
    ("not only the army but the police will leave", "the army and the police will leave"),
    ("we do not agree", "we don't agree"),
    ("No, we agree to the truce", "we agree to the truce"),
    ("They left without a word", "They left with a word of thanks"),
    ("", "We did not agree"),
    ("He will return the prisoners without judges", "prisoners will be returned with no judges"),
    ("there is no plausible alternative explanation", "the only plausible explanation is theirs"),
    ("he had ten seconds to decide whether or not to open fire", "he decided to open fire"),
    ("they do nothing to stop the smugglers", "they are not doing enough to stop the smugglers"),
    ("we will not vote for the treaty", "he would vote against the treaty"),
    ("this is not where Reval wanted to begin", "Reval will begin with the harbour"),
    ("paid five women to settle the claims", "paid 13 million in all to settle the claims"),
]


@pytest.mark.parametrize(("left", "right", "kind"), APART)
def test_contradictions_are_told_either_way_round(left: str, right: str, kind: str) -> None:
    """Another figure for the same thing, another day, or a negation on one side only."""
    assert {point.kind for point in contradictions(left, right)} == {kind}
    assert {point.kind for point in contradictions(right, left)} == {kind}


@pytest.mark.parametrize(("left", "right"), TOGETHER)
def test_what_one_leaves_out_contradicts_nothing(left: str, right: str) -> None:
    """Silence, other spelling and other order are no contradiction."""
    assert contradictions(left, right) == []


def test_a_contradiction_says_what_each_side_has() -> None:
    """The point names the figure and what it counts."""
    (point,) = contradictions("300 monitors go", "500 monitors go")
    assert (point.left, point.right) == ("300 monitor", "500 monitor")
