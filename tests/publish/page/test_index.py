"""The index page."""

from __future__ import annotations

import re

import msgspec

from communique.publish.page.index import index
from communique.types import Review
from tests.publish.talks import MET_AGAIN, PROMISE, TALKS, process


def test_every_meeting_is_listed_with_a_link_to_its_page() -> None:
    """The process comes first, then the latest day; file names are made of ids alone."""
    html = index([process()])
    lists = ["people.html", "promises.html"]
    things = [f"{process().id}.html", f"{MET_AGAIN.id}.html", f"{TALKS.id}.html"]
    assert re.findall(r'<a href="([^#"]*)"', html) == lists + things
    assert "Meeting · <bdi>Valletta</bdi> · Sunday 14 March 2021" in html


def test_a_story_without_events_is_listed_without_a_link() -> None:
    """Nothing was found in it, and it does not vanish."""
    made = process()
    bare = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=()))
    html = index([bare])
    assert "<bdi>Talks in Valletta</bdi>" in html
    assert "no event was found in it" in html
    assert re.findall(r'<a href="([^#"]*)"', html)[2:] == [f"{process().id}.html"]


def test_the_index_says_what_people_reviewed() -> None:
    """Without a review nothing is; then the lines are counted over all processes."""
    assert "Not reviewed by a person:" in index([process()])
    seen = tuple(Review("commitment", member, "ada", "2031-01-01") for member in PROMISE.members)
    made = msgspec.structs.replace(process(), reviews=seen)
    assert re.search(r"1 of \d+ lines reviewed by a person, the others not:", index([made]))


def test_an_empty_record_says_so() -> None:
    """The page of nothing is a page."""
    assert "This record holds no meeting yet." in index([])


def test_the_order_of_processes_changes_nothing() -> None:
    """Chains are ordered by their latest day."""
    first = process()
    other = msgspec.structs.replace(
        first,
        linked=msgspec.structs.replace(first.linked, stories=first.linked.stories[:1], events=(TALKS,)),
    )
    assert index([first, other]) == index([other, first])
