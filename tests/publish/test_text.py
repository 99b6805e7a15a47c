"""A meeting as plain text."""

from __future__ import annotations

import msgspec
import pytest

from communique.publish.text import show
from tests.publish.talks import MET_AGAIN, TALKS, process


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Lines are broken at the width, or at forty columns on a narrower terminal."""
    for event in (TALKS.id, MET_AGAIN.id, None):
        text = show(process(), event, width)
        assert max(map(len, text.splitlines())) <= max(width, 40)


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


def test_a_process_as_text_lists_its_events_by_story() -> None:
    """Without an event the stories are listed, those events marked that have a page."""
    text = show(process(), None, 100)
    assert f"  * 14 Mar 2021  Velmora–Karst talks in Valletta  [4]  {TALKS.id}" in text.splitlines()


def test_no_escape_sequence_reaches_the_terminal() -> None:
    """A label with terminal codes is printed with the codes named."""
    made = process()
    event = msgspec.structs.replace(TALKS, type="AGREE", label="\x1b]0;owned\x07talks\u202e")
    made = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=(event,)))
    first = show(made, TALKS.id, 80).splitlines()[0]
    assert first == "<ESC>]0;owned<U+0007>talks<RLO>"
