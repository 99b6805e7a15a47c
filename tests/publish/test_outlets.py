"""Letters over months."""

from __future__ import annotations

from communique.publish.lettered import Lettered
from communique.publish.outlets import MOST, by_outlet, of_outlet, outlets_of, telling
from communique.publish.written import written
from tests.publish.talks import ACCOUNTS, A, B, C, D, E, crowd, process, span


def _page() -> Lettered:
    made = process()
    return Lettered(made, by_outlet(made, written(made)))


def test_an_outlet_keeps_its_letter_and_its_reports_are_numbered_by_day() -> None:
    """The first to report is A; a single report has no number, and a nameless one a letter of its own."""
    letters = {outlet.report.id: outlet.letter for outlet in _page().outlets}
    assert [letters[report.id] for report in (A, E, D, B, C)] == ["A1", "A2", "B", "C", "D"]
    assert [of_outlet(one) for one in outlets_of(_page().outlets)[0]] == ["A", "A"]


def test_a_line_shows_each_outlet_once_or_each_report() -> None:
    """The first report of an outlet that tells a line stands for it."""
    page = _page()
    spans = [span(A, "Valletta"), span(E, "Valletta"), span(B, "Valletta")]
    once = [mark.outlet.letter for group in telling(page, spans).marks for mark in group]
    every = [mark.outlet.letter for group in telling(page, spans, every=True).marks for mark in group]
    assert (once, every) == (["A1", "C"], ["A1", "A2", "C"])


def test_a_line_that_many_tell_says_how_many_more() -> None:
    """A dozen letters stand beside a line."""
    made = crowd(30)
    page = Lettered(made, by_outlet(made, written(made)))
    told = telling(page, made.linked.events[0].accounts, every=True)
    assert (sum(map(len, told.marks)), told.more) == (MOST, 18)


def test_words_of_no_lettered_report_have_no_letter() -> None:
    """Nothing is cited that cannot be opened."""
    page = Lettered(process(), by_outlet(process(), {})[:1])
    told = telling(page, [ACCOUNTS[B].span])
    assert (told.marks, told.first) == ((), None)
