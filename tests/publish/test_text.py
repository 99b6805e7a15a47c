"""A meeting as plain text."""

from __future__ import annotations

import re

import msgspec
import pytest

from communique.publish.text import show, show_person, show_process, show_promise
from tests.publish.talks import MET_AGAIN, PROMISE, TALKS, actor_id, process


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Lines are broken at the width, or at forty columns on a narrower terminal."""
    made = process()
    texts = [show(made, event, width) for event in (TALKS.id, MET_AGAIN.id)]
    texts += [show_process(made, width), show_person([made], actor_id("tessik"), width)]
    texts += [show_promise(made, PROMISE.id, width)]
    assert all(max(map(len, text.splitlines())) <= max(width, 40) for text in texts)


def test_a_meeting_as_text_holds_its_sections() -> None:
    """The same sections as on the page, each line with its letters."""
    text = show(process(), TALKS.id, 120)
    assert text.startswith(
        "Velmora–Karst talks in Valletta\nSunday 14 March 2021 · Valletta · not reviewed by a person\n"
    )
    titles = ["ALL 4 SAY", "ONLY SOME SAY", "THEY DIFFER", "WHO ATTENDED", "WHAT WAS SAID", "WHAT WAS PROMISED", "WHEN"]
    assert [line for line in text.splitlines() if line in titles] == titles
    assert "    B  24 howitzers\n    C  16 howitzers\n    A  does not say\n" in text
    assert "Outlet C (the file names no outlet), 15 Mar 2021, 18:20, c.txt" in text


def test_a_process_as_text_is_told_in_the_order_of_days() -> None:
    """Meetings, agreements and promises with their fates stand by day, then the stories and why they follow."""
    lines = show_process(process(), 160).splitlines()
    assert lines[0] == "Karst–Velmora talks"
    assert lines[1].startswith("14 Mar – 2 Apr 2021 · 5 reports of 4 outlets · not reviewed by a person · pr_")
    course = [line[6:] for line in lines if re.match(r" {3}\d  ", line)]
    assert [line.split("  ")[0] for line in course] == ["14 Mar 2021", "14 Mar 2021", "about 14 Mar 2021", "2 Apr 2021"]
    assert f"Velmora–Karst talks in Valletta  A1 B C D  {TALKS.id}" in course[0]
    assert "        2 Apr 2021  reported broken  A2" in lines
    assert any("follows Velmora–Karst talks in Valletta; 19 days later; both name" in line for line in lines)


def test_a_person_as_text() -> None:
    """Names as written, titles, meetings and sayings each carry their letters."""
    lines = show_person([process()], actor_id("adzhari"), 160).splitlines()
    assert lines[0] == "Ruslan Adzhari"
    titles = ["NAMES AS WRITTEN", "MEETINGS", "PROMISED BY HIS SIDE", "SAID"]
    assert [line for line in lines if line in titles] == titles
    assert "  Rouslan Adjari  15 Mar 2021, 1 report  B" in lines


def test_the_life_of_a_promise_as_text() -> None:
    """The status stands with its rule, and every step with its day and its letters."""
    lines = show_promise(process(), PROMISE.id, 160).splitlines()
    assert (
        lines[2]
        == "reported broken: Somebody other than the promisor says that it was broken, and no later word denies it."
    )
    assert [line.strip().split("  ")[:2] for line in lines if "2021  " in line and "Wire" not in line][-2:] == [
        ["24 Mar 2021", "due"],
        ["2 Apr 2021", "reported broken"],
    ]


def test_no_escape_sequence_reaches_the_terminal() -> None:
    """A label with terminal codes is printed with the codes named."""
    made = process()
    event = msgspec.structs.replace(TALKS, type="AGREE", label="\x1b]0;owned\x07talks\u202e")
    made = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=(event,)))
    first = show(made, TALKS.id, 80).splitlines()[0]
    assert first == "<ESC>]0;owned<U+0007>talks<RLO>"
