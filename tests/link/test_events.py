"""Events: each happening once, over references, reports, plans and look-alikes."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from communique.link.attendance import attendance
from communique.link.events import events
from communique.types import Days, Event, Link, Reading, Story
from tests.link.happenings import Draft, one_story, who_of

MARCH_4 = date(2021, 3, 4)
MARCH_9 = date(2021, 3, 9)


def _events(*drafts: Draft) -> list[Event]:
    return _linked(*drafts)[0]


def _linked(*drafts: Draft) -> tuple[list[Event], list[Link]]:
    readings = [draft.reading() for draft in drafts]
    return events(readings, one_story(readings), who_of(readings))


def _met(name: str, day: date | None = MARCH_4, place: str | None = "Vienna") -> Draft:
    draft = Draft(name, "2021-03-05")
    return draft.tell("Dorvik met Vostok in Vienna", "Dorvik", "Vostok", trigger="met", day=day, place=place)


def test_references_go_to_the_meeting_they_point_back_to() -> None:
    """ "the meeting" is no second meeting."""
    draft = (
        _met("a").tell("the meeting", trigger="meeting", refers=True).tell("the talks", trigger="talks", refers=True)
    )
    assert [len(event.accounts) for event in _events(draft)] == [3]


def test_one_meeting_in_three_reports_is_one_event() -> None:
    """Day, place and people join it, also where one report gives no day."""
    found = _events(_met("a"), _met("b"), _met("c", day=None))
    assert [(len(event.accounts), event.date) for event in found] == [(3, Days(MARCH_4, MARCH_4))]


def test_the_reasons_for_a_join_are_kept() -> None:
    """A person can check why two reports were held to tell of one meeting."""
    _, links = _linked(_met("a"), _met("b"))
    assert [link.verdict for link in links] == ["same"]
    assert {"same day", "same place", "2 shared participants"} <= set(links[0].reasons)


def test_the_same_people_on_another_day_are_another_meeting() -> None:
    """Look-alike meetings are kept apart by their dates, and the record says so."""
    found, links = _linked(_met("a"), _met("b", day=MARCH_9))
    assert sorted(len(event.accounts) for event in found) == [1, 1]
    assert all("different days" in link.reasons for link in links if link.verdict == "different")


def test_another_place_is_another_meeting() -> None:
    """Vienna is not Geneva."""
    other = Draft("b").tell("Dorvik met Vostok in Geneva", "Dorvik", "Vostok", trigger="met", place="Geneva")
    assert len(_events(_met("a", day=None), other)) == 2


def test_another_counterpart_is_another_meeting() -> None:
    """Dorvik met Vostok, and Dorvik met Feld: two meetings, whoever the states are."""
    other = Draft("b").tell("Dorvik met Feld", "Dorvik", "Feld", trigger="met", day=MARCH_4)
    assert len(_events(_met("a"), other)) == 2


def test_a_second_visit_is_not_the_first() -> None:
    """Words that count happenings keep them apart within a report."""
    draft = Draft("a").tell("Dorvik visited Vostok", "Dorvik", "Vostok", trigger="visited", mode="visit")
    draft.tell("her next visit", "Dorvik", trigger="visit", mode="visit", refers=True)
    assert len(_events(draft)) == 2


def test_a_call_is_not_the_meeting() -> None:
    """One by phone and one face to face stay apart."""
    call = Draft("b").tell("Dorvik phoned Vostok", "Dorvik", "Vostok", trigger="phoned", mode="phone")
    assert len(_events(_met("a", day=None), call)) == 2


def test_a_plan_that_came_about_is_one_event_that_happened() -> None:
    """The announcement stays among the accounts of the meeting."""
    plan = Draft("b", "2021-03-01").tell(
        "Dorvik will meet Vostok in Vienna",
        "Dorvik",
        "Vostok",
        trigger="meet",
        day=MARCH_4,
        place="Vienna",
        status="planned",
    )
    found = _events(_met("a"), plan)
    assert [(event.status, len(event.accounts)) for event in found] == [("happened", 2)]


def test_a_reference_alone_does_not_make_a_plan_happen() -> None:
    """ "the summit" says nothing of whether it was held."""
    draft = Draft("a", "2021-03-01").tell(
        "Dorvik will meet Vostok", "Dorvik", "Vostok", trigger="meet", day=MARCH_4, status="planned"
    )
    found = _events(draft.tell("the meeting", trigger="meeting", refers=True))
    assert [event.status for event in found] == ["planned"]


def test_plans_join_a_meeting_that_slipped() -> None:
    """Who wrote of the old day, who wrote that it was moved, and who wrote that it was held tell of one meeting."""
    both = ("Dorvik", "Vostok")
    early = Draft("b", "2021-02-01").tell(
        "Dorvik will meet Vostok in Vienna", *both, trigger="meet", day=MARCH_4, place="Vienna", status="planned"
    )
    moved = Draft("c", "2021-02-20").tell(
        "Vienna talks of Dorvik and Vostok are moved",
        *both,
        trigger="talks",
        day=MARCH_9,
        place="Vienna",
        status="planned",
        moved_from=MARCH_4,
    )
    held = Draft("d", "2021-03-10").tell(
        "Dorvik met Vostok in Vienna", *both, trigger="met", day=MARCH_9, place="Vienna"
    )
    (event,) = _events(early, moved, held)
    assert (event.status, event.date, len(event.accounts)) == ("happened", Days(MARCH_9, MARCH_9), 4)


def test_nothing_is_held_before_its_day() -> None:
    """Whatever the words, a meeting of next week has not taken place."""
    (event,) = _events(_met("a", day=date(2021, 3, 20)))
    assert event.status == "planned"


def test_a_list_of_others_goes_to_the_meeting_of_its_report() -> None:
    """ "The ceremony was attended by" names people not named before."""
    draft = _met("a").tell("Holm and Feld attended the ceremony", "Holm", "Feld", trigger="attended", refers=True)
    assert [len(event.accounts) for event in _events(draft)] == [2]


def test_one_of_them_meeting_somebody_else_is_another_meeting() -> None:
    """Also where the group of the first meeting has grown beyond two people."""
    draft = _met("a").tell("Holm and Feld attended", "Holm", "Feld", trigger="attended", refers=True)
    draft.tell("Vostok met Lisk", "Vostok", "Lisk", trigger="met")
    assert sorted(len(event.accounts) for event in _events(draft)) == [1, 2]


def test_a_signing_is_called_one() -> None:
    """A label says what happened, persons first, and names no place among them."""
    draft = Draft("a", "2021-03-05").tell(
        "Varania, Graz and Dorvik signed a treaty", "Varania", "Graz", "Dorvik", trigger="signed", type_="SUPPORT"
    )
    assert [event.label for event in _events(draft)] == ["Signing: Dorvik, Varania"]


def test_what_is_agreed_at_a_meeting_takes_its_day() -> None:
    """A lead that gives the accord no day of its own leaves it to the meeting."""
    draft = Draft("a").tell(
        "Varania and Ostmark agreed on crossings", "Varania", "Ostmark", trigger="agreed", type_="AGREE"
    )
    draft.tell("Dorvik met Vostok in Vienna", "Dorvik", "Vostok", trigger="met", day=MARCH_4, place="Vienna")
    accord = next(event for event in _events(draft) if event.type == "AGREE")
    assert accord.date == Days(MARCH_4, MARCH_4)


def test_an_accord_of_another_place_takes_no_day_from_the_meeting() -> None:
    """What was agreed in Geneva was not agreed at the talks in Vienna."""
    draft = Draft("a").tell(
        "Varania and Ostmark agreed in Geneva", "Varania", "Ostmark", trigger="agreed", type_="AGREE", place="Geneva"
    )
    draft.tell("Dorvik met Vostok in Vienna", "Dorvik", "Vostok", trigger="met", day=MARCH_4, place="Vienna")
    accord = next(event for event in _events(draft) if event.type == "AGREE")
    assert accord.date is None


@pytest.mark.parametrize(("other", "day"), [("Vostok", MARCH_4), ("Feld", None)])
def test_what_those_who_just_met_agree_is_agreed_at_their_meeting(other: str, day: date | None) -> None:
    """Of two meetings it is the one told of just before; what one of them agrees with another is of neither."""
    draft = Draft("a").tell("Holm met Lisk in Graz", "Holm", "Lisk", trigger="met", day=date(2021, 3, 1), place="Graz")
    draft.tell("Dorvik met Vostok in Vienna", "Dorvik", "Vostok", trigger="met", day=MARCH_4, place="Vienna")
    draft.tell(f"Dorvik and {other} agreed on eels", "Dorvik", other, trigger="agreed", type_="AGREE")
    (accord,) = [event for event in _events(draft) if event.type == "AGREE"]
    assert accord.date == (None if day is None else Days(day, day))


def test_undated_meetings_of_two_stories_stay_apart() -> None:
    """The same two meet in the same city again and again."""
    readings = [_met("a", day=None).reading(), _met("b", day=None).reading()]
    stories = [Story("st_1", "one", ("rp_a",)), Story("st_2", "two", ("rp_b",), ("st_1",))]
    found, _ = events(readings, stories, who_of(readings))
    assert sorted(len(event.accounts) for event in found) == [1, 1]


def test_withdrawals_of_two_armies_stay_apart() -> None:
    """Who withdraws tells one withdrawal from another."""
    one = Draft("a").tell("Varania withdrew troops", "Varania", trigger="withdrew", type_="RETREAT", mode="withdraw")
    other = Draft("b").tell("Ostmark withdrew troops", "Ostmark", trigger="withdrew", type_="RETREAT", mode="withdraw")
    assert len(_events(one, other)) == 2


def test_ids_labels_and_order_do_not_depend_on_the_order_of_reports() -> None:
    """Any order of the same readings gives the same events and links."""
    readings = [
        _met("a").reading(),
        _met("b").reading(),
        _met("c", day=None).reading(),
        _met("d", day=MARCH_9).reading(),
    ]
    who, stories = who_of(readings), one_story(readings)
    want = events(readings, stories, who)
    shuffled = list(readings)
    random.Random(4).shuffle(shuffled)
    assert events(shuffled, stories, who) == want


def test_a_label_names_kind_people_and_place() -> None:
    """What a list of events shows can be read by itself."""
    (event,) = _events(_met("a"))
    assert event.label == "Talks: Dorvik, Vostok in Vienna"


def test_the_reasons_within_a_report_are_kept() -> None:
    """Why "the meeting" went to the meeting can be checked too."""
    _, links = _linked(_met("a").tell("the meeting", trigger="meeting", refers=True))
    assert [(link.verdict, link.reasons) for link in links] == [("same", ("words that point back",))]


def test_meetings_with_another_counterpart_stay_apart_however_many_were_there() -> None:
    """A group that has grown does not swallow a meeting of two of which one was at it."""
    draft = _met("a", day=None, place=None)
    draft.tell("Dorvik and Holm attended the talks", "Dorvik", "Holm", trigger="attended", refers=True)
    draft.tell("Dorvik met Feld", "Dorvik", "Feld", trigger="met")
    assert sorted(len(event.accounts) for event in _events(draft)) == [1, 2]


def test_what_is_awaited_after_a_meeting_was_held_is_another() -> None:
    """A plan told of in May is none for the meeting that was reported as held in March."""
    plan = Draft("b", "2021-05-10").tell(
        "Dorvik will meet Vostok", "Dorvik", "Vostok", trigger="meet", status="planned"
    )
    assert len(_events(_met("a"), plan)) == 2


def test_what_hangs_on_a_meeting_is_of_that_meeting() -> None:
    """ "A summit, during which they would discuss": not what the report is mainly about."""
    draft = _met("a", day=None).tell("Varania plans a summit", "Varania", trigger="summit", status="planned")
    draft.tell(
        "during which Varania and Ostmark would discuss",
        "Varania",
        "Ostmark",
        trigger="discuss",
        status="planned",
        refers=True,
    )
    draft.same_sentence()
    told = {event.status: len(event.accounts) for event in _events(draft)}
    assert told == {"happened": 1, "planned": 2}


def test_a_single_shared_state_does_not_make_one_accusation_of_two() -> None:
    """Who accuses again and again is told apart by what he says."""
    draft = Draft("a").tell("Varania condemned the raid on ferries", "Varania", trigger="condemned", type_="ACCUSE")
    draft.tell("Varania condemned new customs papers", "Varania", trigger="condemned", type_="ACCUSE")
    assert len(_events(draft)) == 2


def test_a_meeting_of_nobody_nowhere_is_no_event() -> None:
    """ "Talks continue" alone tells of nothing that can be found again."""
    assert _events(Draft("a").tell("talks continue", trigger="talks", refers=True)) == []


def _cancelled(name: str, published: str) -> Draft:
    draft = Draft(name, published)
    return draft.tell(
        "Vienna meeting of Dorvik and Vostok is off",
        "Dorvik",
        "Vostok",
        trigger="meeting",
        day=MARCH_4,
        place="Vienna",
        status="planned",
        called_off=True,
    )


def _plan(name: str, published: str) -> Draft:
    words = "Dorvik will meet Vostok in Vienna"
    return Draft(name, published).tell(
        words, "Dorvik", "Vostok", trigger="meet", day=MARCH_4, place="Vienna", status="planned"
    )


def test_the_last_word_tells_whether_a_plan_was_called_off() -> None:
    """Cancelled on Tuesday and announced again on Friday: it is planned."""
    (event,) = _events(_plan("a", "2021-02-20"), _cancelled("b", "2021-02-23"))
    assert (event.status, event.called_off) == ("planned", True)
    (event,) = _events(_plan("a", "2021-02-26"), _cancelled("b", "2021-02-23"))
    assert (event.status, event.called_off) == ("planned", False)


def test_what_was_held_after_all_was_not_called_off() -> None:
    """A meeting that reports tell of as held on its day happened, whatever was said before."""
    (event,) = _events(_cancelled("b", "2021-02-23"), _met("a"))
    assert (event.status, event.called_off) == ("happened", False)


def test_a_plan_that_nobody_tells_of_as_held_is_linked_to_what_was() -> None:
    """Whether the later meeting came in its place nobody says: the link is unsure, and the events stay apart."""
    held = Draft("b", "2021-03-10").tell("Dorvik met Vostok", "Dorvik", "Vostok", trigger="met", day=MARCH_9)
    found, links = _linked(_plan("a", "2021-02-20"), held)
    assert sorted(event.status for event in found) == ["happened", "planned"]
    assert all(event.instead_of == () for event in found)
    unsure = [link for link in links if link.verdict == "unsure"]
    assert [link.reasons[0] for link in unsure] == ["what was planned for 2021-03-04 is told of by nobody as held"]


def test_ids_are_those_of_one_event_each() -> None:
    """Two outcomes of one meeting are told in like words, and are two."""
    draft = _met("a")
    for what in ("crossings", "crossings", "prisoners"):
        draft.tell(f"Varania agreed on {what}", "Varania", trigger="agreed", type_="AGREE")
        draft.tell(f"Varania condemned {what}", "Varania", trigger="condemned", type_="ACCUSE")
    found = _events(draft, _met("b"))
    assert len({event.id for event in found}) == len(found)
    members = [member for event in found for member in event.members]
    assert len(set(members)) == len(members)


def test_nothing_told_gives_no_events() -> None:
    """An empty process is no error."""
    assert events([], [], {}) == ([], [])


def test_two_hundred_reports_are_joined_in_a_moment() -> None:
    """The work grows with the reports, not with their pairs."""
    readings: list[Reading] = []
    for number in range(200):
        day = MARCH_4 + timedelta(days=number % 40)
        draft = _met(f"r{number:03}", day=day)
        for person in ("Holm", "Feld", "Lisk"):
            draft.tell(f"{person} condemned an attack", person, trigger="condemned", type_="ACCUSE", day=day)
        readings.append(draft.reading())
    began = time.process_time()
    found, _ = events(readings, one_story(readings), who_of(readings))
    assert time.process_time() - began < 5
    assert len([event for event in found if event.type == "CONSULT"]) == 40


def test_a_meeting_told_by_many_outlets_is_one_event() -> None:
    """Also where each of its keys is shared by more groups than are compared with one another."""
    readings = [_met(f"r{number:03}").reading() for number in range(150)]
    found, _ = events(readings, one_story(readings), who_of(readings))
    assert [len(event.accounts) for event in found] == [150]


def test_one_long_report_costs_no_more_for_each_sentence() -> None:
    """Four times the tellings take less than eight times as long."""

    def cost(count: int) -> float:
        draft = Draft("a", "2021-03-05")
        for number in range(count):
            day = MARCH_4 - timedelta(days=number % 300)
            draft.tell(f"Dorvik met Vostok {number}", "Dorvik", "Vostok", trigger="met", day=day)
            draft.tell("the meeting", trigger="meeting", refers=True)
        readings = [draft.reading()]
        began = time.process_time()
        events(readings, one_story(readings), who_of(readings))
        return time.process_time() - began

    cost(50)
    assert cost(1200) < 8 * cost(300) + 0.2


def test_attendance_has_one_row_for_a_person_and_report() -> None:
    """A name in a list comes before another naming of the same person."""
    draft = _met("a").tell(
        "The delegation included Dorvik and Holm", "Dorvik", "Holm", refers=True, roster=True, trigger="delegation"
    )
    readings = [draft.reading(), _met("b").reading()]
    who = who_of(readings)
    found, _ = events(readings, one_story(readings), who)
    rows = attendance(readings, found, who)
    assert [(row.actor, row.span.report) for row in rows] == [
        ("act_Dorvik", "rp_a"),
        ("act_Dorvik", "rp_b"),
        ("act_Holm", "rp_a"),
        ("act_Vostok", "rp_a"),
        ("act_Vostok", "rp_b"),
    ]
    text = readings[0].report.text
    assert rows[0].span.start == text.index("included Dorvik") + len("included ")


def test_states_and_attackers_do_not_attend() -> None:
    """Only persons at meetings give rows."""
    draft = Draft("a").tell("Varania met Dorvik", "Varania", "Dorvik", trigger="met")
    draft.tell("Feld attacked Graz", "Feld", trigger="attacked", type_="ASSAULT")
    readings = [draft.reading()]
    who = who_of(readings)
    found, _ = events(readings, one_story(readings), who)
    assert [row.actor for row in attendance(readings, found, who)] == ["act_Dorvik"]


def test_refusals_of_two_are_two() -> None:
    """Who acts, and against whom, tells one act from another in like words."""
    draft = Draft("a", "2021-03-05")
    draft.tell("Dorvik rejected the plan", "Dorvik", type_="REJECT", trigger="rejected")
    draft.tell("Vostok rejected the plan", "Vostok", type_="REJECT", trigger="rejected")
    assert [len(event.accounts) for event in _events(draft)] == [1, 1]


def test_undated_acts_of_two_stories_stay_apart() -> None:
    """The same ministry condemns many an attack."""
    readings = [
        Draft(name, "2021-03-05").tell("Dorvik condemned the attack", "Dorvik", type_="ACCUSE", trigger="condemned")
        for name in ("a", "b")
    ]
    told = [draft.reading() for draft in readings]
    stories = [*one_story(told[:1], "st_1"), *one_story(told[1:], "st_2")]
    assert [len(event.accounts) for event in events(told, stories, who_of(told))[0]] == [1, 1]


def test_what_was_called_off_was_not_held() -> None:
    """Words that only speak of a summit do not make it happen where another report calls it off."""
    off = Draft("a", "2021-03-05").tell(
        "Dorvik cancelled the summit with Vostok",
        "Dorvik",
        "Vostok",
        trigger="summit",
        status="planned",
        called_off=True,
    )
    spoken = Draft("b", "2021-03-05").tell("a summit with Vostok", "Dorvik", "Vostok", trigger="summit")
    found = _events(off, spoken)
    assert [(len(event.accounts), event.status, event.called_off) for event in found] == [(2, "planned", True)]


def test_a_meeting_of_two_states_in_a_third_has_that_mode_though_no_account_shows_it() -> None:
    """One account gives the place, another who met: together they show the third country."""
    draft = Draft("a", "2021-03-05").tell("Dorvik met Vostok", "Dorvik", "Vostok", trigger="met", day=MARCH_4)
    reading = draft.tell("the talks in Vienna", trigger="talks", day=MARCH_4, place="Vienna").reading()
    vienna = [replace(one, known="place:2761369") if one.name == "Vienna" else one for one in reading.entities]
    told = [replace(reading, entities=tuple(vienna))]
    assert [event.mode for event in events(told, one_story(told), who_of(told))[0]] == ["third-party"]


def test_a_reference_that_may_mean_two_meetings_goes_to_neither() -> None:
    """ "The meeting" long after two were told of is left alone."""
    draft = Draft("a", "2021-03-05")
    draft.tell("Dorvik met Vostok in Vienna", "Dorvik", "Vostok", trigger="met", day=MARCH_4, place="Vienna")
    draft.tell("Dorvik met Amaral", "Dorvik", "Amaral", trigger="met", day=MARCH_9)
    for number in range(4):
        draft.tell(f"rain {number}", "Vostok", type_="PROTEST", trigger="rain")
    draft.tell("the meeting", trigger="meeting", refers=True)
    meetings = [event for event in _events(draft) if event.type == "CONSULT"]
    assert [len(event.accounts) for event in meetings] == [1, 1]
