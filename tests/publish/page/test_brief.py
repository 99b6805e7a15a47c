"""The meeting page as a file: what it holds, and that nothing in a report can change it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from communique.errors import NotInRecord
from communique.publish.page.brief import brief
from communique.types import Process, Reading
from tests.publish.talks import MET_AGAIN, TALKS, crowd, process

HOSTILE = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "]]></style></script><!--",
    "{{ 7*7 }}{% raw %}",
    "\u202egnp.exe",
)


class Page(HTMLParser):
    """The elements of a page: tags, ids, links, and every attribute that could load or run something."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name.startswith("on") or name in (
                "src",
                "style",
                "action",
                "formaction",
                "srcdoc",
                "data",
                "xlink:href",
            ):
                self.outside.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def html() -> str:
    """The page of the talks."""
    return brief(process(), TALKS.id)


def test_the_page_asks_nothing_of_any_other_place(html: str) -> None:
    """No source, no style attribute, no handler, no address: links go to places of the page itself."""
    page = Page(html)
    assert page.outside == []
    assert {link[0] for link in page.links} == {"#"}
    assert not re.search(r"https?://|@import|url\(|@font-face", html)


def test_the_policy_allows_exactly_the_style_and_scripts_of_the_page(html: str) -> None:
    """The hashes of the policy are those of what the page carries, and all else is refused."""
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    policy = policy.replace("&#39;", "'")

    def hashes(tag: str) -> list[str]:
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        return [f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in bodies]

    assert policy == (
        f"default-src 'none'; style-src {' '.join(hashes('style'))}; script-src {' '.join(hashes('script'))}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_every_link_leads_somewhere(html: str) -> None:
    """Every letter and cell has its anchor in a source text, so that the page works without a script."""
    page = Page(html)
    assert len(set(page.ids)) == len(page.ids)
    targets = {link.removeprefix("#") for link in page.links}
    assert targets <= set(page.ids)
    assert sum(link.startswith("#span=") for link in page.links) > 40


def test_sections_come_in_their_order(html: str) -> None:
    """Glance, who, said, promised, words, when, where, sources."""
    sections = ["glance", "who", "said", "promised", "words", "when", "where", "sources"]
    assert [key for key in Page(html).ids if key in sections] == sections


def test_the_page_says_what_it_is_not(html: str) -> None:
    """No review has taken place, an unnamed outlet stays unnamed, and a list that is not given is not a gap."""
    assert "Not reviewed by a person" in html
    assert "Outlet C" in html
    assert "The file names no outlet." in html
    assert "no list" in html


def test_the_same_process_gives_the_same_page(html: str) -> None:
    """No clock, no order of sets, no random names."""
    assert brief(process(), TALKS.id) == html


def test_an_unknown_day_is_not_guessed() -> None:
    """An event without a day says so in the header."""
    made = process()
    undated = msgspec.structs.replace(TALKS, date=None, place=None)
    made = msgspec.structs.replace(made, linked=msgspec.structs.replace(made.linked, events=(undated,)))
    assert "Meeting · day not known" in re.sub(r"\s+", " ", brief(made, TALKS.id))


def test_pages_are_linked_only_where_they_lie_beside_it(html: str) -> None:
    """Alone, a page has no index to go back to; in a folder it links the other meetings."""
    assert "index.html" not in html
    linked = Page(brief(process(), TALKS.id, {TALKS.id, MET_AGAIN.id})).links
    assert {link for link in linked if link[0] != "#"} == {"index.html", f"{MET_AGAIN.id}.html"}


def test_an_event_of_another_process_is_refused() -> None:
    """The page of an unknown event is an error with a next step."""
    with pytest.raises(NotInRecord):
        brief(process(), "ev_0")


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_text_of_a_report_becomes_markup(evil: str) -> None:
    """Wherever words of a report or a label come out, they come out as text: the elements stay what they were."""
    calm, wild = brief(poisoned("plain"), TALKS.id), brief(poisoned(evil), TALKS.id)
    assert _kinds(calm) == _kinds(wild)
    assert Page(wild).outside == []
    assert "\u202e" not in wild


def test_forty_reports_stay_readable() -> None:
    """Letters go on after Z, tables with too many columns become lists, and the page stays a page."""
    html = brief(crowd(40), TALKS.id)
    page = Page(html)
    assert len(set(page.ids)) == len(page.ids)
    assert {"source-A", "source-Z", "source-AA", "source-AN"} <= set(page.ids)
    assert "All 40 say" in html
    assert '<table class="grid">' not in html
    assert len(html) < 1_000_000


def _kinds(html: str) -> list[str]:
    html = re.sub(r'<span class="ctl[^"]*" data-one>[^<]*</span>', "", html)
    return Page(html).tags


def poisoned(evil: str) -> Process:
    """Return the process with the words in every label, name, title, outlet, source and at the end of every text."""
    made = process()
    change = msgspec.structs.replace
    linked = made.linked
    readings: list[Reading] = []
    for reading in made.readings:
        report = change(
            reading.report, text=f"{reading.report.text}{evil}", outlet=evil, source=f"in/{evil}", language="en"
        )
        readings.append(change(reading, report=report))
    return change(
        made,
        readings=tuple(readings),
        actors=tuple(
            change(actor, label=evil, titles=tuple(change(held, title=evil) for held in actor.titles))
            for actor in made.actors
        ),
        linked=change(
            linked,
            stories=tuple(change(story, label=evil) for story in linked.stories),
            events=tuple(change(event, label=evil) for event in linked.events),
            utterances=tuple(change(said, label=evil) for said in linked.utterances),
            commitments=tuple(change(promise, label=evil) for promise in linked.commitments),
        ),
        differences=tuple(
            change(difference, aspect=evil, sides=tuple(change(side, value=evil) for side in difference.sides))
            for difference in made.differences
        ),
    )
