"""The index page."""

from __future__ import annotations

import re

import msgspec

from communique.publish.page.index import index
from tests.publish.talks import MET_AGAIN, TALKS, process


def test_every_meeting_is_listed_with_a_link_to_its_page() -> None:
    """The latest day comes first, and file names are made of ids alone."""
    html = index([process()])
    assert re.findall(r'<a href="([^#"]*)"', html) == [f"{MET_AGAIN.id}.html", f"{TALKS.id}.html"]
    assert "Meeting · <bdi>Valletta</bdi> · Sunday 14 March 2021" in html


def test_a_story_without_events_is_listed_without_a_link() -> None:
    """Nothing was found in it, and it does not vanish."""
    made = process()
    bare = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=()))
    html = index([bare])
    assert "<bdi>Talks in Valletta</bdi>" in html
    assert "no event was found in it" in html
    assert not re.findall(r'<a href="([^#"]*)"', html)


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
