"""The pages of a process, a person and a promise as files, and the lists beside the index."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from communique.publish.page.lists import people_page, person_rows, promise_rows, promises_page, together
from communique.publish.page.person import person_page
from communique.publish.page.process import process_page
from communique.publish.page.promise import promise_page
from communique.publish.pages import pages, people, promises
from communique.types import Process
from tests.publish.page.test_brief import HOSTILE, Page, poisoned
from tests.publish.talks import MET_AGAIN, OPEN, PROMISE, TALKS, actor_id, crowd, process

WRITERS: dict[str, Callable[[Process], str]] = {
    "process": process_page,
    "person": lambda made: person_page([made], actor_id("adzhari")),
    "promise": lambda made: promise_page(made, PROMISE.id),
    "people": lambda made: people_page(person_rows(made)),
    "promises": lambda made: promises_page(promise_rows(made)),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_page_asks_nothing_of_any_other_place(name: str) -> None:
    """No source, no style attribute, no handler, no address."""
    html = WRITERS[name](process())
    assert Page(html).outside == []
    assert not re.search(r"https?://|@import|url\(|@font-face", html)


@pytest.mark.parametrize("name", ["process", "person", "promise"])
def test_every_link_of_a_page_that_stands_alone_leads_to_a_place_in_it(name: str) -> None:
    """A letter leads to its words, a mark of the drawing to its line, and no place is there twice."""
    page = Page(WRITERS[name](process()))
    assert {link[1:] for link in page.links} <= {*page.ids, "main"}
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("name", ["process", "person", "promise"])
@pytest.mark.parametrize("count", [1, 13, 40])
def test_a_page_of_many_reports_is_made(name: str, count: int) -> None:
    """Lines that many tell show a dozen letters and count the rest."""
    html = WRITERS[name](crowd(count))
    assert Page(html).outside == []


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("evil", HOSTILE)
def test_nothing_in_a_report_becomes_markup(name: str, evil: str) -> None:
    """The elements are those of the page without it: words add nothing."""
    plain, page = Page(WRITERS[name](poisoned("plain"))), Page(WRITERS[name](poisoned(evil)))
    made = ("script", "img", "style", "meta")
    assert [page.tags.count(tag) for tag in made] == [plain.tags.count(tag) for tag in made]
    assert page.outside == []


def test_what_has_a_page_beside_is_linked() -> None:
    """Meetings, people and promises, from the process and from one another."""
    made = process()
    beside = pages(made)
    assert {TALKS.id, MET_AGAIN.id, PROMISE.id, actor_id("tessik"), made.id} <= beside
    assert OPEN.id not in beside
    assert actor_id("orrel") not in beside
    linked = {link for link in Page(process_page(made, beside)).links if link.endswith(".html")}
    wanted = {f"{key}.html" for key in (TALKS.id, MET_AGAIN.id, PROMISE.id)}
    assert wanted | {f"{actor_id('tessik')}.html", "index.html"} <= linked
    assert f"{made.id}.html" in Page(person_page([made], actor_id("tessik"), beside)).links
    assert f"{made.id}.html" in Page(promise_page(made, PROMISE.id, beside)).links


def test_the_status_of_a_promise_stands_with_its_rule_and_its_evidence() -> None:
    """Never a bare verdict: in the line of the process and on its own page."""
    for html in (process_page(process()), promise_page(process(), PROMISE.id)):
        assert "Somebody other than the promisor says that it was broken" in html
        assert "Monitors counted nine howitzers on the ridge" in html


def test_the_list_of_people_has_one_row_a_person_over_all_processes() -> None:
    """Meetings and sayings add up; those named most come first."""
    rows = together([*person_rows(process()), *person_rows(process())])
    assert [row.label for row in rows[:2]] == ["Ilmar Tessik", "Ruslan Adzhari"]
    assert (rows[0].meetings, rows[0].said, rows[0].reports) == (4, 2, 5)
    assert {row.id for row in rows} == {actor.id for actor in people(process())}


def test_the_list_of_promises_stands_by_status() -> None:
    """Each status with its rule; only those with more to tell."""
    rows = promise_rows(process())
    assert [row.id for row in rows] == [one.id for one in promises(process())] == [PROMISE.id]
    html = promises_page(rows)
    assert "Reported broken" in html
    assert "No promise was found yet." in promises_page([])
    assert "No person is named by two reports yet." in people_page([])


def test_a_planned_meeting_is_not_told_as_held() -> None:
    """What was called off is marked as such, with its words."""
    made = process()
    planned = replace(MET_AGAIN, status="planned", called_off=True)
    html = process_page(replace(made, linked=replace(made.linked, events=(TALKS, planned))))
    assert '<span class="tag warn">called off</span>' in html
    assert "<strong>1</strong> meeting held" in html
