"""The life of a promise as steps."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from communique.errors import NotInRecord
from communique.publish.lettered import Lettered
from communique.publish.outlets import by_outlet
from communique.publish.sections.fate import RULES, Vow, commitment_of, has_life, vow
from communique.publish.written import written
from communique.types import Commitment, CommitmentStatus, Days, Evidence, Process
from tests.publish.talks import OPEN, PROMISE, E, actor_id, process, span


def _vow(commitment: Commitment, *others: Commitment) -> Vow:
    made: Process = process()
    made = replace(made, linked=replace(made.linked, commitments=(commitment, *others)))
    days = written(made)
    return vow(Lettered(made, by_outlet(made, days)), commitment, days)


def test_a_life_goes_from_the_promise_over_its_day_to_what_became_of_it() -> None:
    """Each step has its day and its letters."""
    found = _vow(PROMISE)
    assert [(step.kind, step.when.words if step.when else "") for step in found.steps] == [
        ("promised", "about 14 Mar 2021"),
        ("promised", "15 Mar 2021"),
        ("due", "24 Mar 2021"),
        ("broken", "2 Apr 2021"),
    ]
    assert [step.kind for step in found.fates] == ["broken"]
    assert (found.due, found.reports, found.overdue) == ("24 Mar 2021", 2, False)
    assert found.promisors == ((actor_id("karst"), "Karst"),)


def test_who_promised_it_is_told_from_others_who_say_so() -> None:
    """A claim of one's own is marked; what the outlet itself says has no voice."""
    own = Evidence(PROMISE.evidence[0].span, "kept", actor_id("karst"), "2021-04-02")
    (step,) = _vow(replace(PROMISE, evidence=(own,))).fates
    assert (step.voice, step.own) == ("Karst", "promisor")
    (bare,) = _vow(PROMISE).fates
    assert (bare.voice, bare.own) == (None, "")


@pytest.mark.parametrize(("who", "own"), [("vint", "side"), ("halm", "")])
def test_who_speaks_for_the_promisors_state_is_of_his_side(who: str, own: str) -> None:
    """Such a claim does not make a promise reported kept, so the reader must see whose it is."""
    said = Evidence(PROMISE.evidence[0].span, "kept", actor_id(who), "2021-04-02")
    (step,) = _vow(replace(PROMISE, evidence=(said,))).fates
    assert step.own == own


def test_a_promise_of_which_nothing_more_is_found_is_overdue_once_its_day_has_passed() -> None:
    """The rule says that nothing was found, not that nothing was done."""
    silent = _vow(replace(PROMISE, evidence=(), status="open"))
    assert (silent.overdue, silent.rule) == (True, "No later word on it was found here.")
    far = Days(date(2022, 1, 1), date(2022, 1, 1))
    assert not _vow(replace(PROMISE, evidence=(), status="open", due=far)).overdue


def test_what_a_promise_renews_is_part_of_its_life_and_not_of_its_fate() -> None:
    """Steps of the earlier promise are marked as such."""
    later = replace(OPEN, id="cm_later", renews=PROMISE.id, promisor=PROMISE.promisor)
    found = _vow(later, PROMISE)
    assert {step.about.id for step in found.steps if step.about} == {PROMISE.id}
    assert "broken" not in {step.kind for step in found.fates}


@pytest.mark.parametrize("status", list(RULES))
def test_every_status_stands_with_its_rule(status: CommitmentStatus) -> None:
    """The rule of a status that rests on evidence is the one that is printed."""
    assert _vow(replace(PROMISE, status=status)).rule == RULES[status]


def test_which_promises_have_more_to_tell() -> None:
    """A day, later word, a condition told of, a renewal or a second report."""
    assert has_life(PROMISE)
    assert not has_life(OPEN)
    assert has_life(replace(OPEN, due=PROMISE.due))
    assert has_life(replace(OPEN, renews="cm_before"))
    assert has_life(replace(OPEN, evidence=(Evidence(span(E, "nine howitzers"), "kept"),)))


def test_an_unknown_promise_is_named_as_such() -> None:
    """The error says where promises are listed."""
    with pytest.raises(NotInRecord, match="no promise cm_none"):
        commitment_of(process(), "cm_none")
