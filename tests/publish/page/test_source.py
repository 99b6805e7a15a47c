"""The text of a report in the page."""

from __future__ import annotations

import re
from html import unescape

import msgspec
import pytest

from communique.publish.page.source import marked
from communique.types import Report, Span, Zone
from tests.publish.talks import A

HOSTILE = "<script>alert(\"1\")</script> & 'quotes' ]]> <!-- --> </span></div> <img src=x onerror=alert(1)> {{ 7*7 }}"


def _report(text: str, *zones: Zone) -> Report:
    return msgspec.structs.replace(A, text=text, zones=zones, title=None)


def _text(html: str) -> str:
    """Read the page's text as the browser's script does: an element with `data-one` is one character."""
    html = re.sub(r'<span class="ctl[^"]*" data-one>[^<]*</span>', "\ufffd", html)
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        HOSTILE,
        "one\n\ntwo\n",
        "ش\u200cش \u202eevil\u202c",
        "x\r\ny\x00z\x1b",
        "😀 is one point\n\n  indented\t\ttabs",
    ],
)
@pytest.mark.parametrize("cut", [1, 3, 7])
def test_the_text_is_the_report_point_by_point(text: str, cut: int) -> None:
    """Whatever spans and zones lie over it, the text stays, and only hidden characters are replaced one by one."""
    report = _report(text, *([Zone("body", 0, len(text))] if text else []))
    spans = [
        Span(report.id, start, min(start + length, len(text)))
        for start in range(0, len(text), cut)
        for length in (1, cut + 2)
    ]
    read = _text(str(marked(report, spans)))
    assert len(read) == len(text)
    assert all(seen in (char, "\ufffd") for char, seen in zip(text, read, strict=True))


def test_markup_in_a_report_is_text() -> None:
    """No element but our own spans comes of a report."""
    html = str(marked(_report(HOSTILE), [Span(A.id, 3, 20)]))
    assert set(re.findall(r"<(/?\w+)", html)) == {"span", "/span"}
    assert "<script" not in html


def test_every_cited_span_has_its_anchor_once() -> None:
    """Nested, equal-start and crossing spans each open at their first character."""
    spans = [Span(A.id, 0, 20), Span(A.id, 0, 8), Span(A.id, 5, 12), Span(A.id, 10, 30)]
    html = str(marked(A, spans))
    anchors = re.findall(r'id="([^"]*)"', html)
    assert sorted(anchors) == sorted(f"span={A.id}-{span.start}-{span.end}" for span in spans)
    for span in spans:
        before = html.partition(f'id="span={A.id}-{span.start}-{span.end}"')[0]
        assert _text(before.rpartition("<")[0]) == A.text[: span.start]
    assert html.count("<span") == html.count("</span>")


def test_hidden_characters_are_shown_by_name() -> None:
    """A direction override does not act and can be seen."""
    html = str(marked(_report("safe\u202etxt.exe"), []))
    assert "\u202e" not in html
    assert '<span class="ctl" data-one>RLO</span>' in html


def test_letters_of_another_alphabet_are_marked_and_keep_their_place() -> None:
    """A Cyrillic letter in a Latin word is underlined, and the text stays the report's, letter by letter."""
    html = str(marked(_report("The M\u043escow talks"), []))
    assert '<span class="alike" title="\u043e U+043E">\u043e</span>' in html
    assert _text(html) == "The M\u043escow talks"


def test_paragraphs_carry_their_first_offset() -> None:
    """In print the offsets beside the text lead to a cited place."""
    assert re.findall(r'data-at="([\d,]+)"', str(marked(_report("one\n\ntwo"), []))) == ["0", "5"]
