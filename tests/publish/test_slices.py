"""What a process holds of one person."""

from __future__ import annotations

from msgspec.structs import replace

from communique.publish.slices import about, joined
from tests.publish.talks import MET_AGAIN, PROMISE, TALKS, A, B, C, E, actor_id, process


def _of(who: str) -> set[str]:
    made = process()
    actor = next(actor for actor in made.actors if actor.id == actor_id(who))
    return {reading.report.id for reading in about(made, actor).readings}


def test_only_what_concerns_a_person_is_kept() -> None:
    """Reports that name him or tell of his side's promises, what he said, the meetings he attended."""
    made = process()
    actor = next(actor for actor in made.actors if actor.id == actor_id("orrel"))
    part = about(made, actor)
    assert [reading.report.id for reading in part.readings] == [C.id]
    assert [event.id for event in part.linked.events] == [TALKS.id]
    assert (part.linked.utterances, part.linked.commitments) == ((), ())
    assert {story.reports for story in part.linked.stories} == {(C.id,)}


def test_reports_of_a_promise_of_the_persons_side_are_kept() -> None:
    """Its evidence is told where the person is not named."""
    assert _of("marovan") == {A.id, B.id, E.id}


def test_promises_that_renew_one_another_are_kept_together() -> None:
    """A later promise that somebody else made in place of an earlier one belongs to its life."""
    made = process()
    later = replace(PROMISE, id="cm_later", promisor=(), renews=PROMISE.id)
    made = replace(made, linked=replace(made.linked, commitments=(*made.linked.commitments, later)))
    actor = next(actor for actor in made.actors if actor.id == actor_id("vint"))
    assert [one.id for one in about(made, actor).linked.commitments] == [PROMISE.id, "cm_later"]


def test_parts_of_several_processes_make_one() -> None:
    """Nothing is lost, and an actor of both stands there once."""
    made = process()
    actor = next(actor for actor in made.actors if actor.id == actor_id("tessik"))
    part = about(made, actor)
    both = joined([part, replace(part, linked=replace(part.linked, events=()))])
    assert len(both.readings) == 2 * len(part.readings)
    assert [event.id for event in both.linked.events] == [TALKS.id, MET_AGAIN.id]
    assert len(both.actors) == len(made.actors)
