"""Tests of the file of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.collect.watch.plan import Plan, Source, read_plan
from communique.errors import BadSources

DOCS = Path(__file__).parents[3] / "docs"
WHOLE = """
[watch]
every = "2h"
pace = "10s"
revisit = ["1h", "2d"]
allow = ["archive.example:8080"]

[[feed]]
url = "https://herald.example/feed?format=rss#x"
every = "15m"
match = ["*/world/*"]

[[sitemap]]
url = "https://courier.example/sitemap.xml"
max_age = "3d"

[[page]]
url = "https://ministry.example/news?utm_source=x"

[[list]]
file = "lists/urls.csv"

[[archive]]
file = "crawl.warc.gz"
"""


def plan_of(folder: Path, text: str) -> Plan:
    """Return the plan in a text."""
    (folder / "sources.toml").write_text(text)
    return read_plan(str(folder / "sources.toml"))


def test_a_file_becomes_a_plan(tmp_path: Path) -> None:
    """Times are seconds; files count from the folder of the file of sources."""
    found = plan_of(tmp_path, WHOLE)
    assert found == Plan(
        (
            Source("https://herald.example/feed?format=rss", "feed", 900.0, ("*/world/*",)),
            Source("https://courier.example/sitemap.xml", "sitemap", 7200.0, max_age=259_200.0),
            Source("https://ministry.example/news", "page", 7200.0),
            Source(str(tmp_path / "lists/urls.csv"), "list", 7200.0, is_file=True),
            Source(str(tmp_path / "crawl.warc.gz"), "archive", 7200.0, is_file=True),
        ),
        pace=10.0,
        revisit=(3600.0, 172_800.0),
        allowed=("archive.example:8080",),
    )


def test_no_source_is_asked_more_often_than_once_a_minute(tmp_path: Path) -> None:
    """Whatever the file says."""
    assert plan_of(tmp_path, '[[feed]]\nurl = "http://a.example/"\nevery = "1s"').sources[0].every == 60.0


def test_pages_may_be_asked_once_and_never_again(tmp_path: Path) -> None:
    """An empty list is a list."""
    assert plan_of(tmp_path, '[watch]\nrevisit = []\n[[feed]]\nurl = "http://a.example/"').revisit == ()


FEED = '[[feed]]\nurl = "http://a.example/"\n'
WRONG = {
    f"{FEED}every 1h": ("line 3", "docs/watch.md"),
    f'{FEED}[[feeds]]\nurl = "http://b.example/"': ("line 3: no table `feeds`", "[[feed]]"),
    f'{FEED}[[feed]]\nurl = "http://b.example/"\nevry = "1h"': (
        "line 5: `feed` has no key `evry`",
        "every, match, url",
    ),
    f'{FEED}every = "soon"': ("line 3: `every`", '"30m"'),
    f"{FEED}every = 30": ("line 3: `every`", '"30m"'),
    f'{FEED}match = "*/world/*"': ("line 3: `match` is a list", "match = ["),
    '[[feed]]\nurl = "herald.example"': ("line 2: herald.example cannot be asked", "docs/watch.md"),
    '[[feed]]\nurl = "file:///etc/passwd"': ("line 2", "docs/watch.md"),
    '[[feed]]\nurl = ["http://a.example/"]': ("line 2: `url` is a text", "docs/watch.md"),
    "[[feed]]\nevery = '1h'": ("line 1: a `feed` needs `url`", "docs/watch.md"),
    '[[list]]\nurl = "http://a.example/"\nfile = "b"': ("line 1: a `list` needs `file` or `url`", "docs/watch.md"),
    '[feed]\nurl = "http://a.example/"': ("line 1: `feed` has two brackets", "[[feed]]"),
    "feed = ['http://a.example/']": ("line 1: `feed` is a table", "docs/watch.md"),
    f"{FEED}[watch]\npase = '1s'": ("line 4: `watch` has no key `pase`", "pace"),
    f"watch = 1\n{FEED}": ("line 1: `watch` is a table", "docs/watch.md"),
    f"{FEED}{FEED}": ("twice", "out"),
    "": ("names no source", "[[feed]]"),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_named_with_its_line_and_what_is_allowed(tmp_path: Path, text: str) -> None:
    """So that it can be mended without the documentation."""
    what, hint = WRONG[text]
    with pytest.raises(BadSources) as caught:
        plan_of(tmp_path, text)
    assert what in str(caught.value)
    assert hint in caught.value.hint


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "sources.toml").write_bytes(b"\xff\xfe[")
    with pytest.raises(BadSources, match="UTF-8"):
        read_plan(str(tmp_path / "sources.toml"))


def test_the_file_in_the_documentation_is_a_plan(tmp_path: Path) -> None:
    """As it stands there."""
    page = (DOCS / "watch.md").read_text()
    found = plan_of(tmp_path, page.partition("```toml\n")[2].partition("```")[0])
    assert {source.kind for source in found.sources} == {"feed", "sitemap", "page", "list", "archive"}
