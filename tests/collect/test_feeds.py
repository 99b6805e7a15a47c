"""Tests of feeds."""

from __future__ import annotations

import json

import pytest

from communique.collect.feeds import feed
from communique.collect.items import FEED
from communique.collect.workers import parsed

ITEM = "<item><title>Talks</title><link>http://herald.example/a</link></item>"
FEEDS = {
    "RSS 0.91 with its document type": '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN"'
    f' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>{ITEM}</channel></rss>',
    "RSS 2.0": f'<rss version="2.0"><channel>{ITEM}</channel></rss>',
    "RSS 2.0 with the link as its permanent id": '<rss version="2.0"><channel><item><guid>http://herald.example/a</guid>'
    "</item></channel></rss>",
    "RSS 1.0 (RDF)": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    f"<channel/>{ITEM}</rdf:RDF>",
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="enclosure" href="http://herald.example/a.mp3"/>'
    '<link rel="alternate" href="http://herald.example/a"/></entry></feed>',
    "Atom that another service passes on": '<feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><entry><link href="http://burner.example/~r/1"/>'
    "<feedburner:origLink>http://herald.example/a</feedburner:origLink></entry></feed>",
    "JSON Feed": json.dumps(
        {"version": "https://jsonfeed.org/version/1", "items": [{"id": "7", "url": "http://herald.example/a"}]}
    ),
    "JSON Feed with the address as its id": json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "http://herald.example/a"}, {"id": 7}]}
    ),
    "RSS that is cut off": f'<rss version="2.0"><channel>{ITEM}<item><title>Ta',
}


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_names_its_articles(kind: str) -> None:
    """Each kind, by the address of the article itself."""
    assert [item.url for item in feed(FEEDS[kind].encode()).items] == ["http://herald.example/a"]


def test_an_item_without_an_address_is_counted() -> None:
    """It cannot be asked for, and says nothing that could be read."""
    found = feed(f'<rss version="2.0"><channel>{ITEM}<item><title>Only words</title></item></channel></rss>'.encode())
    assert (len(found.items), found.passed) == (1, 1)


def test_an_address_that_is_named_twice_counts_once() -> None:
    """In the place where it came first."""
    assert len(feed(f'<rss version="2.0"><channel>{ITEM}{ITEM}</channel></rss>'.encode()).items) == 1


NO_FEEDS = {
    "nothing": b"",
    "white space": b" \n",
    "a web page": b"<!doctype html><html><body><p>Talks</p></body></html>",
    "garbage": bytes(range(256)),
    "other JSON": b'{"version": "2.0", "items": []}',
    "broken JSON": b'{"version": "https://jsonfeed.org/version/1", "items": [',
    "JSON of wrong types": b'{"version": "https://jsonfeed.org/version/1", "items": {"url": 1}}',
    "deep JSON": b'{"items":' * 100_000,
    "cut gzip": b"\x1f\x8b\x08\x00\x00",
}


@pytest.mark.parametrize("kind", NO_FEEDS)
def test_what_is_no_feed_is_refused(kind: str) -> None:
    """With words for the user."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        feed(NO_FEEDS[kind])


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "a billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss version="2.0"><channel><title>&l9;</title>'
    f"{ITEM}</channel></rss>".encode(),
    "an outside entity": b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>'
    b"<link>http://herald.example/&x;</link></item></channel></rss>",
    "elements without end": b"<rss>" + b"<item>" * 50_000,
    "a long line": b'<rss version="2.0"><channel><item><link>' + b"x" * 5_000_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_feed_ends_in_its_worker(kind: str) -> None:
    """In a named state, with nothing of this machine in what it names."""
    found = parsed(FEED, HOSTILE[kind])
    assert found.state in ("read", "malformed", "timed_out", "out_of_memory")
    assert not any("root" in item.url for item in found.value.items) if found.value else found.note
