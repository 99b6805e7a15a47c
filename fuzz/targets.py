"""What is fuzzed: functions of bytes that raise where a promise does not hold.

Parsers run here in this process, not in a worker, so that what they raise beyond their own errors is seen.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec

from communique.collect.archives import pages
from communique.collect.arrival import arrival
from communique.collect.charset import NotText, UnknownCharset, decode
from communique.collect.documents import documents
from communique.collect.extract import extracted
from communique.collect.feeds import feed
from communique.collect.fetch.urls import canonical, redirected, target
from communique.collect.items import MAX_ITEMS, Listing
from communique.collect.lists import addresses
from communique.collect.sitemaps import sitemap
from communique.collect.watch.plan import read_plan
from communique.errors import BadSources
from communique.publish.files import write_csv, write_jsonl
from communique.publish.hidden import shown
from communique.publish.rows import ActorRow
from communique.reading.published import published_of
from communique.reading.reader import readings
from communique.reading.zones import zones_of
from communique.text.amounts import amounts
from communique.text.quotes import plain_quotes
from communique.types import Document


class Broken(Exception):
    """A promise that does not hold."""


def promise(holds: object, what: str) -> None:
    """Raise Broken unless something holds."""
    if not holds:
        raise Broken(what)


def text_of(data: bytes) -> str:
    """Return a text of any characters but surrogates."""
    return data.decode("utf-8", "ignore")


def charset(data: bytes) -> None:
    """Bytes are text or refused for one of two reasons."""
    try:
        decode(data)
    except (NotText, UnknownCharset):
        return


def lines(data: bytes) -> None:
    """Every line ends in a state, with a note unless it is read."""
    for document in documents(arrival("x.jsonl", data.replace(b"html", b"htm"))):
        promise(bool(document.note) == (document.state != "read"), "a note and a state that belong together")


def page(data: bytes) -> None:
    """Where the parts of an article stand lies in its text."""
    try:
        found = extracted(data)
    except ValueError:
        return
    promise(all(found.text[block.start : block.end].strip() for block in found.blocks), "blocks lie in the text")


def _listed(read: Callable[[bytes], Listing], data: bytes) -> None:
    try:
        found = read(data)
    except ValueError:
        return
    promise(len(found.items) <= MAX_ITEMS, "a listing is bounded")
    promise(all(item.url.strip() == item.url != "" for item in found.items), "an item has an address")


def feeds(data: bytes) -> None:
    """A feed names addresses, or is none."""
    _listed(feed, data)


def sitemaps(data: bytes) -> None:
    """A sitemap names addresses, or is none."""
    _listed(sitemap, data)


def lists(data: bytes) -> None:
    """A list names addresses, or is none."""
    _listed(addresses, data)


def archive(data: bytes) -> None:
    """An archive gives pages, or is none."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            found = list(pages(file.name.encode()))
        except ValueError:
            return
    promise(all(page.state == "read" or not page.content for page in found), "no content without being read")


def address(data: bytes) -> None:
    """What is asked is plain ASCII, and the form under which it is known stays as it is."""
    url = text_of(data)
    redirected("https://ledger.example/a/b?c", url)
    try:
        asked = target(url)
    except ValueError:
        return
    sent = f"{asked.authority}{asked.path}"
    promise(sent.isascii() and sent.isprintable() and " " not in sent, "what is sent cannot end a line")
    known = canonical(url)
    promise(canonical(known) == known, "the known form of an address stays")


def plan(data: bytes) -> None:
    """A file of sources is a plan, or tells what is wrong."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            found = read_plan(file.name)
        except BadSources as error:
            promise(error.hint, "every error tells what to do")
            return
    promise(found.sources, "a plan names sources")


def dates(data: bytes) -> None:
    """Zones lie in order, amounts are ranges, a day of publication is one of the calendar."""
    text = text_of(data)
    zones = zones_of(text)
    promise(all(a.end <= b.start for a, b in pairwise(zones)), "zones do not overlap")
    found = published_of(text, zones, text[:40])
    promise(found is None or date.fromisoformat(found[:10]), "published is a date")
    for amount in amounts(plain_quotes(text)):
        promise(0 <= amount.start <= amount.core < amount.end <= len(text), "an amount lies in the text")
        promise(amount.low is None or amount.high is None or amount.low <= amount.high, "an amount is a range")


def _read(text: str, language: str) -> None:
    (reading,) = readings([Document("x", "", "read", text, published="2031-03-05", language=language)])
    said = [part for statement in reading.statements for part in (*statement.parts, *statement.cue)]
    spans = [*said, *(figure.span for figure in reading.figures), *(when.span for when in reading.whens)]
    promise(all(reading.report.quote(span).strip() for span in spans), "every span holds words")
    promise(all(w.days is None or w.days.first <= w.days.last for w in reading.whens), "days run forward")


def english(data: bytes) -> None:
    """Whatever is read as English, every span holds words."""
    _read(text_of(data)[:2_000], "en")


def turkish(data: bytes) -> None:
    """The same without a parse."""
    _read(text_of(data)[:2_000], "tr")


def export(data: bytes) -> None:
    """JSON Lines give back what went in, CSV does but for the mark that disarms formulas."""
    parts = text_of(data).split("|")
    row = ActorRow("a1", parts[0], "person", parts, [], None, None, parts[-1])
    with tempfile.TemporaryDirectory() as folder:
        write_jsonl([("actors", row)], Path(folder))
        write_csv([("actors", row)], Path(folder))
        again = msgspec.json.decode((Path(folder) / "actors.jsonl").read_bytes(), type=ActorRow)
        with (Path(folder) / "actors.csv").open(encoding="utf-8", newline="") as file:
            (cells,) = csv.DictReader(file)
    promise(again == row, "JSON Lines give back the row")
    for cell, value in ((cells["label"], parts[0]), (cells["gazetteer"], parts[-1])):
        promise(cell in (value, f"'{value}"), "CSV gives back the words")
        promise(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), "no cell opens as a formula")


def hidden(data: bytes) -> None:
    """What is shown is one line without a character that could steer a terminal."""
    found = shown(text_of(data))
    promise("\x1b" not in found and "\n" not in found and "\u202e" not in found, "nothing hidden is left")


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        *(charset, lines, page, feeds, sitemaps, lists, archive, address, plan, dates, turkish, english),
        *(export, hidden),
    )
}


SEEDS = (
    "RIGA, March 4 (Baltic Wire) — At least 40 soldiers “left”, Tarvik said Monday. Updated 2031-03-04 10:00".encode(),
    b"https://www.ledger.example:8443/2031/03/04/talks;a=b?utm_source=x&id=%41%zz#top",
    b"http://[2001:db8::1]/..//x?\xc3\xa9",
    b"http://xn--bcher-kva.example./\xd1\x80",
    b'[watch]\nevery = "30m"\npace = 5\nallow = ["a.example"]\n[[feed]]\nurl = "https://ledger.example/f"\n',
    b'[[sitemap]]\nurl = "https://ledger.example/s"\nmax_age = "3d"\nmatch = ["/talks/*"]\n[[page]]\nurl = "x"\n',
    b"=1+1|-2|@x|+y|\ttab|plain|\xef\xbc\x9dwide|'quoted",
    "a\u202eb\u200bc\x1b[31m\ufeff \U000e0041".encode(),
    b'"We met," he said. "We agreed, \xe2\x80\x9cfor now\xe2\x80\x9d. \'And then',
)


def seeds(name: str) -> Iterable[bytes]:
    """Return what a target begins from: the small inputs of the fault table that come in by its door."""
    from tests.hostile import CASES

    doors = {"charset": "file", "lines": "file x.jsonl", "page": "file x.html", "feeds": "feed", "sitemaps": "sitemap"}
    door = {**doors, "lists": "list", "archive": "archive"}.get(name)
    if door is None:
        return SEEDS
    made = (case.make() for case in CASES if case.make and case.door.startswith(door) and "bomb" not in case.name)
    return [content for content in made if len(content) <= 4_000]
