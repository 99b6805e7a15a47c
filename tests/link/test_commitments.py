"""Commitments joined over outlets, and their status."""

from __future__ import annotations

from typing import cast

import pytest

from communique.link.actors import resolve
from communique.link.commitments import commitments
from communique.types import Commitment, Decided, Reading, Story, actor_of
from tests.promised import promised, told_by
from tests.texts import reading_of, words

PLEDGE = "Chad pledged to withdraw its guns from the valley by June."


def _commitments(*texts: str, stories: int = 1) -> list[Commitment]:
    readings = [
        reading_of(text, published=f"2021-05-{day:02}", source=f"{day}.txt") for day, text in enumerate(texts, start=1)
    ]
    return commitments(readings, _stories(readings, stories), _who(readings))[0]


def _stories(readings: list[Reading], count: int) -> list[Story]:
    ids = [reading.report.id for reading in readings]
    if count == 1:
        return [Story("st_1", "", tuple(ids))]
    return [Story(f"st_{number}", "", (report,)) for number, report in enumerate(ids)]


def _who(readings: list[Reading]) -> dict[str, str]:
    return actor_of(resolve([entity for reading in readings for entity in reading.entities]))


def test_pledges_of_several_outlets_are_one_commitment() -> None:
    """Other words, the same act, the same promisor."""
    found = _commitments(PLEDGE, "Officials said that Chad has vowed to pull its guns out of the valley.")
    assert [len(commitment.members) for commitment in found] == [2]


def test_other_acts_and_other_promisors_stay_apart() -> None:
    """What is undertaken and who is bound decide."""
    found = _commitments(
        PLEDGE, "Niger pledged to withdraw its guns from the valley.", "Chad pledged to free the drivers."
    )
    assert sorted(len(commitment.members) for commitment in found) == [1, 1, 1]


def test_a_refusal_is_not_the_promise() -> None:
    """Polarity keeps them apart."""
    found = _commitments(
        "Chad will withdraw its guns from the valley.", "Chad will not withdraw its guns from the valley."
    )
    assert sorted(len(commitment.members) for commitment in found) == [1, 1]


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ("The bridge in Gao was painted red.", "open"),
        ("Chad has withdrawn its guns from the valley.", "reported_kept"),
        ("Chad has not withdrawn its guns from the valley.", "reported_broken"),
        ("Chad has begun to withdraw its guns from the valley.", "in_progress"),
    ],
)
def test_later_reports_decide_the_status(later: str, status: str) -> None:
    """The outlet's own words count as a report."""
    promise = next(found for found in _commitments(PLEDGE, later) if found.due is not None)
    assert promise.status == status


def test_a_promisor_s_own_claim_leaves_it_open() -> None:
    """A claim of success by the promisor is evidence, and no more."""
    claim = "Chad met Niger in Tunis. Chad claimed that Chad has withdrawn its guns from the valley."
    (promise,) = [found for found in _commitments(PLEDGE, claim) if found.due is not None]
    assert [evidence.bearing for evidence in promise.evidence] == ["kept"]
    assert promise.status == "open"


def test_a_promise_made_again_in_a_later_story_is_renewed() -> None:
    """The later pledge is evidence of renewal."""
    (promise,) = _dated(
        ("2021-05-02", PLEDGE), ("2021-05-20", "In Gao, Chad pledged to withdraw its guns from the valley.")
    )
    assert [(evidence.bearing, evidence.reported) for evidence in promise.evidence] == [("renewed", "2021-05-20")]
    assert promise.status == "in_progress"


def test_a_promise_told_again_the_next_day_is_not_renewed() -> None:
    """Another story of the same days tells it once more, no more."""
    (promise,) = _commitments(PLEDGE, "In Gao, Chad pledged to withdraw its guns from the valley.", stories=2)
    assert (promise.status, promise.evidence) == ("open", ())


def test_links_give_reasons() -> None:
    """Every joining can be read."""
    readings = [reading_of(PLEDGE, source="1"), reading_of(PLEDGE + " So it was said.", source="2")]
    links = commitments(readings, _stories(readings, 1), _who(readings))[1]
    assert [link.verdict for link in links] == ["same"]
    assert all(link.reasons for link in links)


def _dated(*told: tuple[str, str]) -> list[Commitment]:
    """Return the commitments of reports given as day and text, each a story of its own, in the order given."""
    readings = [reading_of(text, published=day, source=f"{day}.txt") for day, text in told]
    return commitments(readings, _stories(readings, len(readings)), _who(readings))[0]


def test_nothing_told_before_a_promise_bears_on_it() -> None:
    """The order of the stories does not matter, the days do."""
    found = _dated(
        ("2021-09-05", "Chad pledged to withdraw its guns from the valley by December."),
        ("2021-06-02", "Chad has not withdrawn its guns from the valley."),
    )
    (promise,) = [commitment for commitment in found if commitment.due is not None]
    assert (promise.status, promise.evidence) == ("open", ())


def test_what_is_told_after_a_promise_made_anew_bears_on_the_new_one() -> None:
    """A deadline missed stays missed, though the act is done by a later one."""
    found = _dated(
        ("2021-05-02", "Chad pledged to dismantle its fort in the Aozou valley by 1 June."),
        ("2021-06-05", "Chad has failed to dismantle its fort in the Aozou valley."),
        ("2021-07-02", "Chad pledged to dismantle its fort in the Aozou valley by 1 September."),
        ("2021-09-04", "Chad has removed its fort in the Aozou valley, three days late."),
    )
    told = {commitment.due.first.month: commitment.status for commitment in found if commitment.due is not None}
    assert told == {6: "reported_broken", 9: "reported_kept"}


def test_a_doubt_of_others_disputes_the_promisor_s_own_claim() -> None:
    """Who could not confirm a figure speaks of the claim before it."""
    claim = (
        "Chadian Foreign Minister Idriss Moktar said Chad has withdrawn its guns from the valley. "
        "The United Nations said it could not confirm the number."
    )
    found = _dated(("2021-05-02", PLEDGE), ("2021-07-02", claim))
    (promise,) = [commitment for commitment in found if commitment.due is not None]
    assert promise.status == "disputed"


def test_figures_and_dates_make_no_other_promise() -> None:
    """One promise told with other figures is one, so that the figures can be set side by side."""
    found = _commitments(
        "Chad will release 120 drivers by 9 May 2021.", "Chad will set free 150 drivers by 9 May 2021."
    )
    assert [len(commitment.members) for commitment in found] == [2]


def test_another_deed_with_the_same_things_is_no_keeping() -> None:
    """What was done must be what was promised."""
    found = _commitments(PLEDGE, "Chad has transferred its guns to the valley.")
    assert [(commitment.status, commitment.evidence) for commitment in found] == [("open", ())]


def test_the_sentence_that_holds_the_promise_does_not_keep_it() -> None:
    """A deal that sets a condition has not seen it met."""
    found = _commitments(
        "The deal released aid for Gao on the condition that Chad would withdraw its guns from the valley."
    )
    assert {commitment.status for commitment in found} <= {"open"}


BRIDGE = ("2031-03-04", "herald", "Varania pledged to reopen the rail bridge at Kutaisi to freight by 30 April 2031.")


@pytest.mark.parametrize(
    "text",
    [
        "Varania pledged to reopen the rail bridge at Gori to freight by 30 April 2031.",
        "Varania pledged to close the rail bridge at Kutaisi to freight by 30 April 2031.",
        "Varania pledged to repair the rail bridge at Kutaisi by 30 April 2031.",
        "Varania pledged to reopen the customs house at Kutaisi by 30 April 2031.",
        "Varania will not reopen the rail bridge at Kutaisi to freight.",
    ],
)
def test_another_place_act_or_thing_is_another_promise(text: str) -> None:
    """However much the words are alike, and though it falls due on the same day."""
    process = told_by(BRIDGE, ("2031-03-05", "courier", text))
    assert [len(promise.pledges) for promise in promised(process)] == [1, 1]


def test_a_promise_renewed_in_fewer_words_is_one() -> None:
    """Who renews it need not repeat all of it."""
    again = ("2031-03-15", "courier", "Varania renewed its promise to reopen the Kutaisi bridge.")
    (promise,) = promised(told_by(BRIDGE, again))
    assert [one.bearing for one in promise.evidence] == ["renewed"]


CONDITIONAL = ("2031-03-04", "herald", "Ardania pledged to free the sailors if Belmark pays the harbour fine.")


@pytest.mark.parametrize(
    ("later", "status", "condition"),
    [
        ("Ardania has not freed the sailors.", "open", []),
        ("Ardania has not freed the sailors. Belmark has not paid the harbour fine.", "open", ["broken"]),
        ("Belmark has paid the harbour fine. Ardania has not freed the sailors.", "reported_broken", ["kept"]),
        ("Ardania broke its promise to free the sailors.", "reported_broken", []),
        ("Ardania has freed the sailors.", "reported_kept", []),
    ],
)
def test_an_unmet_condition_is_no_broken_promise(later: str, status: str, condition: list[str]) -> None:
    """What is undone is broken once somebody reports that the condition was met, or that the promise was broken."""
    process = told_by(CONDITIONAL, ("2031-04-04", "courier", later))
    (promise,) = promised(process)
    assert (promise.status, [one.bearing for one in promise.on_condition]) == (status, condition)
    reading = next(each for each in process.readings if each.report.id == promise.conditions[0].report)
    assert words(reading, promise.conditions[0]) == "if Belmark pays the harbour fine"


def test_what_one_promisor_says_of_another_is_no_claim_of_its_own() -> None:
    """A truce of two: that the other side broke it is a report of a breach."""
    told = (
        ("2031-03-04", "herald", "Chad and Niger agreed to withdraw their guns from the Sarn valley."),
        ("2031-03-20", "courier", "Chad accused Niger of failing to withdraw its guns from the Sarn valley."),
        ("2031-03-21", "herald", "Niger denied failing to withdraw its guns from the Sarn valley."),
    )
    assert [promise.status for promise in promised(told_by(*told[:2]))] == ["reported_broken"]
    assert [promise.status for promise in promised(told_by(*told))] == ["disputed"]


def test_what_was_undone_and_is_done_later_was_late() -> None:
    """A later report of the act outdoes an earlier one of its absence, not one of the same day."""
    undone = "Varania has failed to reopen the rail bridge at Kutaisi."
    done = "Varania has reopened the rail bridge at Kutaisi."
    late = told_by(BRIDGE, ("2031-05-02", "courier", undone), ("2031-05-09", "herald", done))
    at_once = told_by(BRIDGE, ("2031-05-02", "courier", undone), ("2031-05-02", "herald", done))
    assert [promised(process)[0].status for process in (late, at_once)] == ["reported_kept", "disputed"]


def test_a_label_names_who_is_bound() -> None:
    """Words that begin in the middle of a clause are no label by themselves."""
    text = "Varania, a land of lakes that few guests from abroad have ever seen, vowed to reopen the Kutaisi bridge."
    (promise,) = promised(told_by(("2031-03-04", "herald", text)))
    assert promise.label == "Varania vowed to reopen the Kutaisi bridge"


def test_words_that_two_judged_differently_are_left_out() -> None:
    """One says that they bear on the promise, the other, by another wording of it, that they do not."""
    retold = ("2031-03-05", "courier", "Varania has promised to reopen the rail bridge at Kutaisi to freight in April.")
    process = told_by(BRIDGE, retold, ("2031-05-02", "herald", "Varania has reopened the rail bridge at Kutaisi."))
    (promise,) = promised(process)
    (outcome,) = [each.id for reading in process.readings for each in reading.outcomes]
    one, other = (cast("tuple[str, str]", tuple(sorted((member, outcome)))) for member in promise.members)
    judged = Decided(same=frozenset([one]), different=frozenset([other]))
    who = actor_of(process.actors)
    (parted,) = commitments(process.readings, process.linked.stories, who, judged)[0]
    assert [promise.status, parted.status] == ["reported_kept", "open"]


def test_a_promise_recalled_by_its_thing_is_the_same() -> None:
    """ "The houses that it promised to repair" stands before the verb that promises."""
    process = told_by(
        ("2031-03-04", "herald", "Varania pledged to repair 600 houses in Kutaisi."),
        ("2031-06-04", "courier", "Nobody has seen the 600 houses that Varania promised to repair."),
    )
    assert [len(promise.pledges) for promise in promised(process)] == [2]


def test_a_label_does_not_begin_with_what_was_promised() -> None:
    """ "All prisoners it promised to free" is preceded by who is bound."""
    text = "Varania says it has freed all prisoners it promised to free."
    (promise,) = promised(told_by(("2031-03-04", "herald", text)))
    assert promise.label == "Varania: all prisoners it promised to free"


def test_other_deeds_with_two_things_in_common_are_two_promises() -> None:
    """To meet an envoy in a town, and to thank the envoy in that town."""
    process = told_by(
        ("2031-03-04", "herald", "Varania plans to meet the envoy of Keldor."),
        ("2031-03-04", "courier", "Varania plans to thank the envoy of Keldor."),
    )
    assert [len(promise.pledges) for promise in promised(process)] == [1, 1]
