"""Letters, marks and citations of a meeting."""

from __future__ import annotations

import msgspec
import pytest

from communique.errors import NotInRecord
from communique.publish.lettered import How, letters
from communique.publish.meeting import Meeting, day_words
from communique.publish.meetings import main_event, meetings
from communique.types import Span
from tests.publish.talks import FIRED, MET_AGAIN, SAID, STORIES, TALKS, A, B, C, D, E, process, span


def test_letters_go_on_after_z() -> None:
    """The alphabet is followed by pairs, and pairs by triples."""
    names = letters(26 + 26 * 26 + 1)
    assert (names[0], names[25], names[26], names[27], names[-2], names[-1]) == ("A", "Z", "AA", "AB", "ZZ", "AAA")
    assert letters(0) == []
    assert [len(letters(count)) for count in (1, 26, 27, 40, 703)] == [1, 26, 27, 40, 703]


def test_reports_of_the_meeting_come_before_those_of_its_follow_up() -> None:
    """The story's own reports are near, by file name; the later one is lettered last."""
    meeting = Meeting(process(), TALKS.id)
    assert [(outlet.letter, outlet.report, outlet.near) for outlet in meeting.outlets] == [
        ("A", A, True),
        ("B", B, True),
        ("C", C, True),
        ("D", D, True),
        ("E", E, False),
    ]
    assert [outlet.report for outlet in Meeting(process(), MET_AGAIN.id).near] == [E]


def test_an_event_that_is_not_the_main_one_is_told_by_those_who_tell_of_it() -> None:
    """Only reports with an account of a side event are near to it."""
    assert [outlet.report for outlet in Meeting(process(), FIRED.id).near] == [C]


def test_an_outlet_is_named_only_by_its_file() -> None:
    """A report that names no outlet is called by its letter, and its source shows no folder."""
    meeting = Meeting(process(), TALKS.id)
    assert [(outlet.name, outlet.named, outlet.file) for outlet in meeting.outlets[1:3]] == [
        ("Inland Post", True, "b.html"),
        ("Outlet C", False, "c.txt"),
    ]


def test_letters_that_print_the_same_words_stand_joined() -> None:
    """One passage in two reports joins their letters; other words of the same two do not."""
    meeting = Meeting(process(), TALKS.id)
    shared: dict[str, tuple[How, Span]] = {
        report.id: ("reports", span(report, "envoy Pell Marovan")) for report in (A, B)
    }
    assert [[mark.outlet.letter for mark in group] for group in meeting.marks(shared)] == [["A", "B"], ["C"], ["D"]]
    apart: dict[str, tuple[How, Span]] = {report.id: ("reports", span(report, "Oda Brennick")) for report in (A, B)}
    assert [[mark.outlet.letter for mark in group] for group in meeting.marks(apart, ())] == [["A"], ["B"]]


def test_words_inside_a_quotation_are_quoted() -> None:
    """Words within a direct statement are marked as quoting, others as reporting."""
    meeting = Meeting(process(), TALKS.id)
    assert meeting.how(span(A, "before the harvest")) == "quotes"
    assert meeting.how(span(A, "howitzers")) == "reports"
    assert meeting.how(SAID["d1"].parts[0]) == "reports"


def test_a_citation_gives_words_place_and_anchor() -> None:
    """What is cited can be found again, and words of a report without a letter are not cited."""
    meeting = Meeting(process(), TALKS.id)
    cite = meeting.cite(Span(A.id, 53, 61))
    assert cite is not None
    assert (cite.words, cite.place, cite.anchor) == ("VALLETTA", "A, characters 53–61", f"span={A.id}-53-61")
    assert meeting.cite(Span("rp_unknown", 0, 1)) is None
    assert meeting.cited == {Span(A.id, 53, 61)}


def test_the_words_that_date_the_meeting_lie_in_an_account_of_it() -> None:
    """A weekday elsewhere in the text is not said to date the meeting."""
    meeting = Meeting(process(), TALKS.id)
    dated = [day_words(meeting, outlet) for outlet in meeting.near]
    assert [cite.words if cite else None for cite in dated] == [None, None, "Sunday", None]


def test_an_unknown_event_is_not_in_the_record() -> None:
    """An id that the process does not hold is told as such."""
    with pytest.raises(NotInRecord, match="ev_none"):
        Meeting(process(), "ev_none")


def test_each_story_has_one_main_event() -> None:
    """The meeting most reports tell of is what the story is about; a story without events is about none."""
    made = process()
    assert [main_event(made, story) for story in STORIES] == [TALKS, MET_AGAIN]
    assert meetings(made) == [TALKS, MET_AGAIN]
    bare = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=()))
    assert main_event(bare, STORIES[0]) is None
    assert meetings(bare) == []


def test_a_story_is_about_the_meeting_told_at_most_length() -> None:
    """A summit recalled in one sentence is not the story, however many people it names."""
    made = process()
    recalled = msgspec.structs.replace(MET_AGAIN, id="ev_zz", accounts=MET_AGAIN.accounts[:1])
    told = msgspec.structs.replace(MET_AGAIN, accounts=(*MET_AGAIN.accounts, span(E, "met again")))
    crowd = tuple(msgspec.structs.replace(seen, event="ev_zz") for seen in made.linked.attendance)
    linked = msgspec.structs.replace(made.linked, events=(recalled, told), attendance=(*made.linked.attendance, *crowd))
    assert main_event(msgspec.structs.replace(made, linked=linked), STORIES[1]) == told


def test_a_meeting_nobody_is_placed_at_gets_no_page_of_its_own() -> None:
    """What several reports only refer to is background."""
    made = process()
    side = msgspec.structs.replace(TALKS, id="ev_side", accounts=TALKS.accounts[:2])
    linked = msgspec.structs.replace(made.linked, events=(*made.linked.events, side))
    assert meetings(msgspec.structs.replace(made, linked=linked)) == [TALKS, MET_AGAIN]
