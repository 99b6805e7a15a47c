"""Broken and hostile inputs: each ends in a named state, says why, and takes no longer than it may."""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Callable

import msgspec
import pytest

from communique.collect.documents import documents
from communique.collect.html import EXTRACT
from communique.collect.sources import arrival
from communique.types import Document

ARTICLE = "".join(
    f"<p>The envoys of Varmia and Ostland spoke in Riga for hour {n} of their talks.</p>" for n in range(9)
)
SENTENCE = "The envoys met in Riga on Monday. "
LIMIT = 10.0  # seconds

Case = tuple[str, Callable[[], bytes], str]


def page(body: str, head: str = "") -> bytes:
    """Return an HTML page."""
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


TEXT: list[Case] = [
    ("no_bytes.txt", lambda: b"", "empty"),
    ("white_space.txt", lambda: b" \r\n\t\n " * 50, "empty"),
    ("only_a_mark.txt", lambda: b"\xef\xbb\xbf", "empty"),
    ("only_digits.txt", lambda: b"12 34 56 --- 78\n" * 9, "no_text"),
    ("only_symbols.txt", lambda: "☎ → ♥ … 🌍\n".encode() * 9, "no_text"),
    ("utf8_mark.txt", lambda: b"\xef\xbb\xbf" + SENTENCE.encode(), "read"),
    ("utf16_le.txt", lambda: SENTENCE.encode("utf-16"), "read"),
    ("utf16_be.txt", lambda: b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "read"),
    ("utf32.txt", lambda: SENTENCE.encode("utf-32"), "read"),
    ("utf16_cut.txt", lambda: SENTENCE.encode("utf-16")[:-1], "undecodable"),
    ("cp1251.txt", lambda: ("Министры встретились в Риге и обсудили перемирие. " * 9).encode("cp1251"), "read"),
    ("latin5.txt", lambda: ("Bakanlar görüşmede ateşkesi değerlendirdi, İzmir’e döndü. " * 9).encode("cp1254"), "read"),
    ("noise.txt", lambda: bytes(zlib.crc32(bytes([n % 251, n // 251])) % 256 for n in range(9000)), "binary"),
    ("high_noise.txt", lambda: bytes(128 + (n * n * 7 + n) % 128 for n in range(3000)), "undecodable"),
    ("crlf.txt", lambda: SENTENCE.replace(". ", ".\r\n").encode() * 9, "read"),
    ("lone_cr.txt", lambda: SENTENCE.replace(". ", ".\r").encode() * 9, "read"),
    ("one_nul.txt", lambda: (SENTENCE * 9).encode() + b"\0" + SENTENCE.encode(), "read"),
    ("many_nuls.txt", lambda: b"a\0b\0\0c\0" * 500, "binary"),
    ("zeros.txt", lambda: bytes(5000), "binary"),
    ("pdf.txt", lambda: b"%PDF-1.7\n" + bytes(range(256)), "binary"),
    ("png.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
    ("zip.jsonl", lambda: b"PK\x03\x04" + bytes(200), "binary"),
    ("gzip.txt", lambda: b"\x1f\x8b\x08" + bytes(200), "binary"),
    ("database.txt", lambda: b"SQLite format 3\0" + bytes(200), "binary"),
    ("huge.txt", lambda: SENTENCE.encode() * 40_000, "too_large"),
    ("one_long_line.txt", lambda: b"a" * 50_000_000, "too_large"),
    ("bidi_controls.txt", ("\u202e" + SENTENCE + "\u2066" * 200).encode, "read"),
    ("combining_marks.txt", ("Z" + "\u0301" * 5000 + " spoke. ").encode, "read"),
    ("overlong_utf8.txt", lambda: b"talks \xc0\xaf\xc0\xae talks " * 3, "read"),
]

HTML: list[Case] = [
    ("good.html", lambda: page(ARTICLE), "read"),
    ("blank.html", lambda: b"\n <!doctype html>", "no_text"),
    ("cut.html", lambda: page(ARTICLE)[:700], "read"),
    ("no_article.html", lambda: page("<nav><a href=x>Home</a></nav>"), "no_text"),
    ("empty_page.html", lambda: page(""), "no_text"),
    ("no_tags.html", lambda: b"<!doctype html>", "no_text"),
    ("deep.html", lambda: page("<div>" * 5000 + ARTICLE), "no_text"),
    ("attributes.html", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + ARTICLE), "any"),
    ("entities.html", lambda: page("&amp;lt;" * 100_000 + ARTICLE), "any"),
    (
        "entity_bomb.html",
        lambda: b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + page("&b;"),
        "any",
    ),
    (
        "external_entity.html",
        lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("<p>&x;"),
        "any",
    ),
    ("unclosed.html", lambda: page("<p>" * 50_000 + ARTICLE), "any"),
    ("comment_open.html", lambda: page("<!-- " + ARTICLE), "no_text"),
    ("script_only.html", lambda: page("<script>" + "var a=1;" * 9999 + "</script>"), "no_text"),
    ("big_node.html", lambda: page("<p>" + "word " * 400_000 + "</p>"), "any"),
    ("huge.html", lambda: page("<p>" + "word " * 2_000_000 + "</p>"), "too_large"),
    ("table_maze.html", lambda: page("<table><tr><td>" * 3000 + ARTICLE), "any"),
    (
        "bad_linked_data.html",
        lambda: page(ARTICLE, "<script type='application/ld+json'>{[" + "[" * 9999 + "</script>"),
        "read",
    ),
    ("lying_charset.html", lambda: page(ARTICLE, "<meta charset=no-such-charset>") + b"\xff", "undecodable"),
    ("nul_in_tag.html", lambda: page("<p\0>" + ARTICLE), "read"),
    ("surrogates.html", lambda: page("<p>&#xD800;&#x110000;&#0;</p>" + ARTICLE), "read"),
]


def line(**fields: object) -> bytes:
    """Return one JSON line."""
    return json.dumps(fields).encode() + b"\n"


JSONL: list[Case] = [
    ("good.jsonl", lambda: line(text=SENTENCE), "read"),
    ("html_field.jsonl", lambda: line(html=page(ARTICLE).decode()), "read"),
    ("not_json.jsonl", lambda: b"{text: none}", "malformed"),
    ("cut.jsonl", lambda: line(text=SENTENCE)[:20], "malformed"),
    ("no_text.jsonl", lambda: line(title="Talks"), "malformed"),
    ("wrong_type.jsonl", lambda: line(text=[1, 2]), "malformed"),
    ("array.jsonl", lambda: b"[1, 2]\n", "malformed"),
    ("nested.jsonl", lambda: b"[" * 100_000, "malformed"),
    ("nested_field.jsonl", lambda: b'{"text": "x", "more": ' + b'{"a":' * 50_000, "malformed"),
    ("blank_text.jsonl", lambda: line(text="  "), "no_text"),
    ("long_line.jsonl", lambda: line(text="a" * 5_000_000), "too_large"),
    ("long_text.jsonl", lambda: line(text=SENTENCE * 9000), "too_large"),
    ("lone_surrogate.jsonl", lambda: b'{"text": "talks \\ud800 talks"}', "malformed"),
]


def read(name: str, content: bytes) -> list[Document]:
    """Return the documents of an input."""
    return list(documents(arrival(name, content)))


@pytest.mark.parametrize(
    ("name", "make", "state"), TEXT + HTML + JSONL, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_input_ends_in_a_named_state_within_its_time(name: str, make: Callable[[], bytes], state: str) -> None:
    """The state is the expected one; whatever is not read says why."""
    content = make()
    start = time.monotonic()
    (document,) = read(name, content)
    assert time.monotonic() - start < LIMIT
    assert state in ("any", document.state)
    assert bool(document.note) == (document.state != "read")
    assert bool(document.text.strip()) == (document.state == "read")


def test_an_external_entity_is_not_opened() -> None:
    """A page cannot make the parser read a file."""
    (document,) = read("x.html", next(make for name, make, _ in HTML if name == "external_entity.html")())
    assert "root:" not in document.text


def test_a_page_that_kills_its_worker_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a page was stopped for time, the next page is read."""
    hurried = msgspec.structs.replace(EXTRACT, seconds=0.01)
    monkeypatch.setattr("communique.collect.html.EXTRACT", hurried)
    (stopped,) = read("slow.html", page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + ARTICLE))
    monkeypatch.undo()
    (next_one,) = read("good.html", page(ARTICLE))
    assert (stopped.state, next_one.state) == ("timed_out", "read")


def test_one_broken_line_does_not_stop_the_others() -> None:
    """Each line of a JSON Lines file ends for itself, under its own number."""
    found = read("many.jsonl", line(text=SENTENCE) + b"{broken\n\n" + line(text=SENTENCE))
    assert [(item.source, item.state) for item in found] == [
        ("many.jsonl#1", "read"),
        ("many.jsonl#2", "malformed"),
        ("many.jsonl#4", "read"),
    ]
