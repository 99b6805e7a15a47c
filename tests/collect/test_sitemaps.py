"""Tests of sitemaps."""

from __future__ import annotations

import gzip

import pytest

from communique.collect.items import Item
from communique.collect.sitemaps import sitemap

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
SET = f"<urlset {SPACE}><url><loc> http://herald.example/a?b=1&amp;c=2\n</loc><lastmod>2031-03-04</lastmod></url></urlset>"
A = Item("http://herald.example/a?b=1&c=2", "page", "2031-03-04")


@pytest.mark.parametrize(
    "content",
    [
        SET.encode(),
        gzip.compress(SET.encode()),
        f'<?xml version="1.0" encoding="UTF-16"?>{SET}'.encode("utf-16"),
        b"\xef\xbb\xbf" + SET.encode(),
        SET.replace(f" {SPACE}", "").encode(),
    ],
    ids=["plain", "gzip", "UTF-16", "byte order mark", "no namespace"],
)
def test_a_set_of_urls_names_pages(content: bytes) -> None:
    """With the day of the last change."""
    assert sitemap(content).items == (A,)


def test_an_index_names_sitemaps() -> None:
    """To be asked in their turn."""
    place = "<sitemap><loc>http://herald.example/1.xml.gz</loc></sitemap>"
    assert sitemap(f"<sitemapindex {SPACE}>{place}</sitemapindex>".encode()).items == (
        Item("http://herald.example/1.xml.gz", "sitemap"),
    )


def test_news_give_the_day_of_publication_where_no_change_is_given() -> None:
    """It tells how old a page is; the report's own date comes from the page."""
    news = "<news:news><news:publication_date>2031-03-04T05:06Z</news:publication_date></news:news>"
    image = '<image:image xmlns:image="http://i"><image:loc>http://herald.example/p.jpg</image:loc></image:image>'
    url = f"<url><loc>http://herald.example/a</loc>{image}{news}</url>"
    found = sitemap(f"<urlset {SPACE} {NEWS}>{url}</urlset>".encode())
    assert found.items == (Item("http://herald.example/a", "page", "2031-03-04T05:06Z"),)


def test_plain_lines_are_a_sitemap_too() -> None:
    """The protocol allows them."""
    assert [item.url for item in sitemap(b"http://a.example/1\nhttp://a.example/2\n").items] == [
        "http://a.example/1",
        "http://a.example/2",
    ]


REFUSED = {
    "a document type": b"<!DOCTYPE urlset [<!ENTITY a 'b'>]>" + SET.encode(),
    "an outside document type": b'<!DOCTYPE urlset SYSTEM "http://127.0.0.1/x.dtd">' + SET.encode(),
    "another root": b"<html><body/></html>",
    "broken XML": SET.encode()[:-5],
    "elements too deep": f"<urlset {SPACE}>".encode() + b"<url>" * 40,
    "a value too long": SET.replace("a?b", "a" * 20_000).encode(),
    "a bomb": gzip.compress(bytes(60_000_000)),
    "cut gzip": gzip.compress(SET.encode())[:-9],
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_no_sitemap_needs_is_refused(kind: str) -> None:
    """With words for the user."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        sitemap(REFUSED[kind])
