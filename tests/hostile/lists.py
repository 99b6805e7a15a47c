"""Feeds, sitemaps and lists of addresses that are broken, endless, or name what must not be fetched."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from tests.hostile.case import Case
from tests.hostile.encodings import zipped

Made = tuple[Callable[[], bytes], str]
_ITEM = "<item><title>Talks</title><link>https://ledger.example/{n}</link></item>"
_ENTRY = "<url><loc>https://ledger.example/{n}</loc></url>"
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
    + "]>"
)
_FILE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def rss(inside: str, before: str = "<?xml version='1.0'?>") -> bytes:
    """Return a feed of the given items."""
    return f"{before}<rss version='2.0'><channel><title>x</title>{inside}</channel></rss>".encode()


def urlset(inside: str, before: str = "<?xml version='1.0'?>") -> bytes:
    """Return a sitemap of the given entries."""
    return f"{before}<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{inside}</urlset>".encode()


def _items(count: int) -> str:
    return "".join(_ITEM.format(n=n) for n in range(count))


def _link(address: str) -> Callable[[], bytes]:
    return lambda: rss(f"<item><link>{address}</link></item>")


def _loc(address: str) -> Callable[[], bytes]:
    return lambda: urlset(f"<url><loc>{address}</loc></url>")


_ADDRESSES = {
    "file": "file:///etc/passwd",
    "script": "javascript:alert(1)",
    "data": "data:text/html,x",
    "gopher": "gopher://127.0.0.1:11211/x",
    "loopback": "http://127.0.0.1/",
    "metadata": "http://169.254.169.254/latest/",
    "credentials": "http://a:b@ledger.example/",
    "long": "https://ledger.example/" + "a" * 100_000,
    "newline": "https://ledger.example/&#10;Host: x",
    "nul": "https://ledger.example/%00",
    "unicode": "https://ⓛⓔⓓⓖⓔⓡ.example/",
    "relative": "../../x",
    "empty": "",
}
FEEDS: dict[str, Made] = {
    "good": (lambda: rss(_items(3)), "read"),
    "gzip": (lambda: gzip.compress(rss(_items(3))), "read"),
    "gzip_bomb": (lambda: gzip.compress(bytes(80_000_000)), "malformed"),
    "gzip_cut": (lambda: gzip.compress(rss(_items(3)))[:-12], "malformed"),
    "gzip_wrong_sum": (lambda: gzip.compress(rss(_items(3)))[:-8] + bytes(8), "malformed"),
    "gzip_of_gzip": (lambda: gzip.compress(gzip.compress(rss(_items(3)))), "malformed"),
    "nothing": (lambda: b"", "malformed"),
    "noise": (lambda: bytes(n * n % 256 for n in range(5_000)), "malformed"),
    "html": (lambda: b"<!doctype html><p>Not found", "malformed"),
    "text": (lambda: b"not found", "malformed"),
    "laughs": (lambda: rss("<item><link>&a8;</link></item>", _LAUGHS), "read or timed_out"),
    "external_entity": (lambda: rss("<item><link>&x;</link></item>", _FILE), "read"),
    "doctype_of_web": (lambda: rss(_items(1), "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x'>"), "read"),
    "stylesheet": (lambda: rss(_items(1), "<?xml-stylesheet href='file:///etc/passwd'?>"), "read"),
    "xinclude": (lambda: rss("<include xmlns='http://www.w3.org/2001/XInclude' href='file:///x'/>"), "read"),
    "cut": (lambda: rss(_items(30))[:900], "read"),
    "unclosed": (lambda: b"<rss><channel>" + _items(3).encode() + b"<item><link>x", "read"),
    "misnested": (lambda: rss("<item><title></item></title>" + _items(2)), "read"),
    "deep": (lambda: b"<rss version='2.0'>" + b"<channel>" * 20_000 + _items(1).encode(), "read or timed_out"),
    "deep_items": (lambda: rss("<item>" * 20_000), "read or timed_out"),
    "many_items": (lambda: rss(_items(20_000)), "read or timed_out"),
    "many_attributes": (
        lambda: rss("<item " + " ".join(f"a{n}='1'" for n in range(50_000)) + "/>"),
        "timed_out or read",
    ),
    "long_title": (lambda: rss(f"<item><title>{'x' * 3_000_000}</title></item>"), "read"),
    "cdata": (lambda: rss("<item><link><![CDATA[https://ledger.example/]]]]><![CDATA[>]]></link></item>"), "read"),
    "cdata_open": (lambda: rss("<item><link><![CDATA[https://ledger.example/"), "read"),
    "namespaces": (lambda: rss("".join(f"<x:a xmlns:x='n{n}'/>" for n in range(5_000)) + _items(1)), "read"),
    "dates": (lambda: rss("<item><pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate></item>"), "read"),
    "wrong_encoding": (lambda: rss(_items(1), "<?xml version='1.0' encoding='utf-16'?>"), "read"),
    "unknown_encoding": (lambda: rss(_items(1), "<?xml version='1.0' encoding='no-such'?>"), "read"),
    "codec": (lambda: rss(_items(1), "<?xml version='1.0' encoding='unicode_escape'?>"), "read"),
    "undefined_codec": (lambda: rss(_items(1), "<?xml version='1.0' encoding='undefined'?>"), "malformed"),
    "utf16": (lambda: rss(_items(2), "").decode().encode("utf-16"), "malformed"),
    "invalid_utf8": (lambda: rss(_items(2)) + b"\xff\xfe\xed\xa0\x80", "read"),
    "nuls": (lambda: rss(_items(2)).replace(b"<item>", b"\0<item>"), "read"),
    "atom_links": (
        lambda: b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + b"<link href='x'/>" * 5_000 + b"</entry></feed>",
        "read",
    ),
    "atom_base": (
        lambda: (
            b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='file:///etc/'><entry><link href='passwd'/></entry>"
            b"</feed>"
        ),
        "read",
    ),
    "json": (lambda: b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "x"}]}', "read"),
    "json_other": (lambda: b'{"version": "1", "items": []}', "malformed"),
    "json_no_version": (lambda: b'{"items": []}', "malformed"),
    "json_types": (lambda: b'{"version": "https://jsonfeed.org/version/1", "items": [5, {"url": []}]}', "malformed"),
    "json_deep": (
        lambda: b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
        "malformed",
    ),
    "json_cut": (lambda: b'{"version": "https://jsonfeed.org/ver', "malformed"),
    **{f"link_{name}": (_link(address), "read") for name, address in _ADDRESSES.items()},
}
SITEMAPS: dict[str, Made] = {
    "good": (lambda: urlset(_ENTRY.format(n=1)), "read"),
    "nothing": (lambda: b"", "read"),
    "lines": (lambda: b"https://ledger.example/1\nfile:///etc/passwd\n", "read"),
    "noise": (lambda: bytes(n * n % 256 for n in range(5_000)), "read"),
    "html": (lambda: b"<!doctype html><p>Not found", "malformed"),
    "gzip_bomb": (lambda: gzip.compress(bytes(80_000_000)), "malformed"),
    "gzip_cut": (lambda: gzip.compress(urlset(_ENTRY))[:-12], "malformed"),
    "laughs": (lambda: urlset("<url><loc>&a8;</loc></url>", _LAUGHS), "malformed"),
    "external_entity": (lambda: urlset("<url><loc>&x;</loc></url>", _FILE), "malformed"),
    "doctype": (lambda: urlset(_ENTRY, "<!DOCTYPE urlset>"), "malformed"),
    "unknown_entity": (lambda: urlset("<url><loc>&x;</loc></url>"), "malformed"),
    "cut": (lambda: urlset(_ENTRY * 30)[:900], "malformed"),
    "deep": (lambda: b"<urlset>" + b"<url>" * 100_000, "malformed"),
    "many": (lambda: urlset("".join(_ENTRY.format(n=n) for n in range(60_000))), "read"),
    "many_attributes": (
        lambda: urlset("<url " + " ".join(f"a{n}='1'" for n in range(50_000)) + "/>"),
        "read or timed_out",
    ),
    "attribute_twice": (lambda: urlset("<url a='1' a='2'/>"), "malformed"),
    "long_value": (lambda: urlset(f"<url><loc>{'x' * 100_000}</loc></url>"), "malformed"),
    "index_of_itself": (
        lambda: b"<sitemapindex><sitemap><loc>https://ledger.example/sitemap.xml</loc></sitemap></sitemapindex>",
        "read",
    ),
    "index_of_many": (
        lambda: (
            b"<sitemapindex>" + b"<sitemap><loc>https://ledger.example/s</loc></sitemap>" * 20_000 + b"</sitemapindex>"
        ),
        "read",
    ),
    "absurd_dates": (lambda: urlset(_ENTRY[:-6] + "<lastmod>99999-99-99</lastmod></url>"), "read"),
    "two_roots": (lambda: urlset("") + urlset(""), "malformed"),
    "wrong_encoding": (lambda: urlset("", "<?xml version='1.0' encoding='utf-16'?>"), "malformed"),
    "unknown_encoding": (lambda: urlset("", "<?xml version='1.0' encoding='no-such'?>"), "malformed"),
    "invalid_utf8": (lambda: urlset("<url><loc>\xff").replace(b"\xc3\xbf", b"\xff"), "malformed"),
    "nul": (lambda: urlset("\0"), "malformed"),
    **{
        f"loc_{name}": (_loc(address), "malformed" if name == "long" else "read")
        for name, address in _ADDRESSES.items()
    },
}
LISTS: dict[str, Made] = {
    "good": (lambda: b"https://ledger.example/1\n", "read"),
    "nothing": (lambda: b"", "malformed"),
    "no_address": (lambda: b"file:///etc/passwd\nftp://x\n", "malformed"),
    "noise": (lambda: bytes(n * n % 256 for n in range(5_000)), "malformed"),
    "one_long_line": (lambda: b"https://ledger.example/" + b"a" * 5_000_000, "read"),
    "many_lines": (lambda: b"".join(b"https://ledger.example/%d\n" % n for n in range(60_000)), "read"),
    "csv_quote_open": (lambda: b'url,title\n"https://ledger.example/1,' + b"x" * 300_000, "malformed"),
    "csv_nul": (lambda: b"url\nhttps://ledger.example/\0\n", "read"),
    "csv_short_rows": (lambda: b"title,url\n" + b"x\n" * 9_999, "malformed"),
    "tabs": (lambda: b"\t" * 60 + b"\n" * 9 + b"\t" * 9_999, "malformed"),
    "zip": (lambda: zipped({"a.csv": b"https://ledger.example/1\n"}), "read"),
    "zip_bomb": (lambda: zipped({"a.csv": bytes(80_000_000)}), "malformed"),
    "zip_of_two": (lambda: zipped({"a": b"x", "b": b"y"}), "malformed"),
    "zip_slip": (lambda: zipped({"../../a.csv": b"https://ledger.example/1\n"}), "read"),
    "zip_cut": (lambda: zipped({"a.csv": b"https://ledger.example/1\n"})[:-30], "malformed"),
    "zip_of_zip": (lambda: zipped({"a.zip": zipped({"b": b"https://ledger.example/1"})}), "malformed"),
}
CASES = [
    *(Case(f"feed_{name}", "feed", states, make) for name, (make, states) in FEEDS.items()),
    *(Case(f"sitemap_{name}", "sitemap", states, make) for name, (make, states) in SITEMAPS.items()),
    *(Case(f"list_{name}", "list", states, make) for name, (make, states) in LISTS.items()),
]
