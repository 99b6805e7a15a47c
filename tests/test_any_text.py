"""Whatever the characters: decoding, zones, paragraphs, dates, amounts, quotes and readings hold what they promise."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.collect.charset import NotText, UnknownCharset, decode
from communique.reading.report import report_of
from communique.reading.zones import zones_of
from communique.text.amounts import amounts
from communique.text.paragraphs import paragraphs
from communique.text.quotes import plain_quotes
from communique.types import Document, Reading, Span
from tests.texts import reading_of

PIECES = (
    *("Olen Tarvik", "Ilse Brandt", "Varmia", "Ostland", "Riga", "the foreign minister", "he", "they", "officials"),
    *("said", "told", "agreed to", "will", "withdraw", "met", "promised that", "according to", "the truce", "talks"),
    *(
        "on Monday",
        "March 4",
        "2031-03-04",
        "last week",
        "at least 40",
        "two hundred",
        "$3 bn",
        "12:30",
        "50%",
        "1,000",
    ),
    *('"', "'", "“", "”", "‘", "’", "«", "»", "(", ")", "[", "—", "-", ",", ".", ":", ";", "?", "!", "…", "/"),
    *("\n", "\n\n", "\r\n", "\r", "\t", "\u2028", "\x85", "\0", "\u202e", "\u200b", "\ufeff", "\u0301", "😀", "İ", "ß"),
    *("RIGA, March 4 (Baltic Wire) —", "Read more:", "Updated March 4, 2031", "Share this", "© 2031"),
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
PROMPT = settings(max_examples=60, deadline=None, derandomize=True)


def _decoded(content: bytes) -> str:
    try:
        return decode(content)
    except (NotText, UnknownCharset) as error:
        return f"refused: {error}"


@PROMPT
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    """No other error than the two that say why."""
    assert isinstance(_decoded(content), str)


@PROMPT
@given(TEXTS)
def test_utf8_is_taken_as_it_is(text: str) -> None:
    """Line ends and spaces stay; refused is only what looks binary."""
    content = text.encode("utf-8", "ignore")
    assert _decoded(content) in (content.decode().removeprefix("\ufeff"), "refused: binary data", "refused: bzip2 data")


@PROMPT
@given(TEXTS)
def test_paragraphs_and_zones_cover_all_words_once(text: str) -> None:
    """In order, disjoint, and only white space lies between them."""
    for parts in (paragraphs(text), [(zone.start, zone.end) for zone in zones_of(text)]):
        assert all(start < end for start, end in parts)
        assert all(before[1] <= after[0] for before, after in pairwise(parts))
        gaps = zip([0, *(end for _, end in parts)], [*(start for start, _ in parts), len(text)], strict=True)
        assert not any(text[start:end].strip() for start, end in gaps)


@PROMPT
@given(TEXTS, st.text(max_size=40))
def test_any_text_with_any_title_makes_a_report(text: str, title: str) -> None:
    """Text stays as it is; what the report knows of itself lies in it."""
    report = report_of(Document("x", "", "read", text, title=title))
    assert report.text == text
    assert report.title is None or report.quote(report.title)
    assert report.published is None or date.fromisoformat(report.published[:10])


@PROMPT
@given(TEXTS)
def test_amounts_lie_in_the_text_and_are_ranges(text: str) -> None:
    """Low is no more than high."""
    for amount in amounts(plain_quotes(text)):
        assert 0 <= amount.start <= amount.core < amount.end <= len(text)
        assert amount.low is None or amount.high is None or amount.low <= amount.high


@PROMPT
@given(TEXTS)
def test_quotes_are_straightened_one_to_one(text: str) -> None:
    """Offsets stay."""
    assert len(plain_quotes(text)) == len(text)


@settings(PROMPT, max_examples=40)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(" ".join))
def test_any_row_of_words_is_read(text: str) -> None:
    """Words of reports in any order: every span lies in the text and holds words, every day range runs forward."""
    reading = reading_of(text, published="2031-03-05")
    assert all(text[span.start : span.end].strip() for span in _spans(reading))
    assert all(when.days is None or when.days.first <= when.days.last for when in reading.whens)


def _spans(reading: Reading) -> list[Span]:
    said = [part for statement in reading.statements for part in (*statement.parts, *statement.cue)]
    rest = (reading.mentions, reading.accounts, reading.whens, reading.figures, reading.pledges, reading.outcomes)
    return said + [found.span for kind in rest for found in kind] + [accord.span for accord in reading.accords]
