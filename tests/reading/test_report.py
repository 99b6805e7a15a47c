"""Reports: the text unchanged, the facts only as shown."""

from __future__ import annotations

import pytest
from msgspec import structs

from communique.reading.report import report_of
from communique.types import Document

TEXT = (
    "Talks on the bridge resume\r\n\r\nPublished 31.03.2031 00:00\r\n\r\nEnvoys of Varania and the Ostmark Republic met"
    " in Basel on Monday for a day of talks.\r\n\r\nThey are to meet again in June, both of them said.\r\n"
)


def _document(text: str = TEXT, outlet: str | None = None, url: str | None = None) -> Document:
    return Document(source="talks.txt", sha256="0" * 64, state="read", text=text, outlet=outlet, url=url)


def test_a_report_keeps_its_text_and_marks_its_headline() -> None:
    """Line ends and all."""
    report = report_of(_document())
    assert report.text == TEXT
    assert report.title is not None
    assert report.quote(report.title) == "Talks on the bridge resume"
    assert (report.published, report.language, report.outlet) == ("2031-03-31", "en", None)


def test_the_id_depends_on_outlet_url_and_text_alone() -> None:
    """The same words at another path are the same report; another outlet's are not."""
    same = Document(source="copy.txt", sha256="1" * 64, state="read", text=TEXT)
    assert report_of(same).id == report_of(_document()).id
    others = [_document(outlet="Basel Ledger"), _document(url="https://ledger.example/1"), _document(TEXT + "x")]
    assert len({report_of(document).id for document in [_document(), *others]}) == 4


def test_what_the_container_says_is_taken_over() -> None:
    """Its outlet and date stand before what the text shows."""
    told = structs.replace(_document(outlet="Basel Ledger"), published="2031-03-30T21:00:00Z", language="en-GB")
    report = report_of(told)
    assert (report.outlet, report.published, report.language) == ("Basel Ledger", "2031-03-30T21:00:00Z", "en-GB")


@pytest.mark.parametrize("text", ["", " \n", "\x00\x00", "\ud800", "a" * 200_000, "word. " * 20_000, "\n" * 200_000])
def test_odd_texts_do_not_raise(text: str) -> None:
    """Zones lie within the text whatever it is."""
    report = report_of(_document(text))
    assert all(0 <= zone.start < zone.end <= len(text) for zone in report.zones)
