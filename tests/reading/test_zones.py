"""Zones: what is headline, dateline, caption, body or furniture, in the habits of many sites."""

from __future__ import annotations

import pytest

from communique.reading.zones import zones_of

LEAD = (
    "Varania and the Ostmark Republic agreed in Basel on Monday to reopen the northern bridge to lorries, the foreign"
    " ministers of both countries said after a day of talks that both of them called long."
)
MORE = "The bridge has been shut since April, when two drivers were held and a customs house burned down."
LAST = "The next round is to be held in Trieste in June."


def _kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end]) for zone in zones_of(text, title)]


def _page(*lines: str) -> str:
    return "\n\n".join(lines)


BODY = ("body", _page(LEAD, MORE, LAST))


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (["Bridge between Varania and Ostmark to reopen"], ["headline"]),
        (["Home / World / Bridge to reopen", "Bridge to reopen"], ["boilerplate", "headline"]),
        (["News > Europe", "Bridge to reopen"], ["boilerplate", "headline"]),
        (["Bridge to reopen soon", "Bridge to reopen soon"], ["boilerplate", "headline"]),
        (["Bridge to reopen soon", "BASEL"], ["headline", "dateline"]),
        (["Bridge to reopen soon", "Published 31.03.2031 08:15"], ["headline", "timestamp"]),
        (["Bridge to reopen soon", "3 hours ago"], ["headline", "timestamp"]),
        (["Мост скоро откроют снова", "13 марта 2031"], ["headline", "timestamp"]),
        (["Bridge to reopen soon", "Last modified: April 4, 2031"], ["headline", "timestamp"]),
        (["Bridge to reopen soon", "By Mira Oldenkamp"], ["headline", "boilerplate"]),
        (["Mira Oldenkamp and Jo Tarn", "THE LEDGER"], ["boilerplate", "boilerplate"]),
        (["Bridge to reopen soon", "Share on Facebook Share on Twitter"], ["headline", "boilerplate"]),
        (
            ["Bridge to reopen soon", "Foreign Minister Ana Brandt (L) greets her guest in Basel on April 3, 2031."],
            ["headline", "caption"],
        ),
        (
            [
                "Bridge to reopen soon",
                "FILE - The northern bridge, seen from the Varanian bank. (Courier Photo/J. Tarn)",
            ],
            ["headline", "caption"],
        ),
    ],
)
def test_lines_above_the_article_are_told_apart(above: list[str], expected: list[str]) -> None:
    """Headline, breadcrumb, repeated headline, stamp, byline, dateline and caption each get their zone."""
    found = _kinds(_page(*above, LEAD, MORE, LAST))
    assert [kind for kind, _ in found[:-1]] == expected
    assert found[-1] == BODY


@pytest.mark.parametrize(
    "dateline",
    [
        "BASEL –",
        "BASEL, Varania —",
        "BASEL (Courier) -",
        "BASEL, April 3 (Courier) --",
        "BASEL, 3 April.",
        "БАЗЕЛЬ, 3 апреля 2031 г. (Курьер) —",
        "БАЗЕЛЬ, 3 апреля 2031 года (Курьер) —",
        "Basel, 3 April (Courier) —",
    ],
)
def test_a_dateline_is_cut_from_the_first_paragraph(dateline: str) -> None:
    """The body begins after it."""
    assert _kinds(_page(f"{dateline} {LEAD}", MORE)) == [("dateline", dateline), ("body", _page(LEAD, MORE))]


@pytest.mark.parametrize("start", ["UPDATE — ", "The bridge – ", "EU: "])
def test_other_words_before_a_dash_are_no_dateline(start: str) -> None:
    """A label, a common phrase or a short capital name opens the sentence itself."""
    assert [kind for kind, _ in _kinds(start + LEAD)] == ["body"]


@pytest.mark.parametrize(
    "after",
    [
        ["Leave a comment", "Required fields are marked *", "Save my name in this browser."],
        ["Check Also", "Harbour strike ends in Trieste", "TRIESTE – Dockers went back to work on …"],
        ["SHARE THIS ARTICLE", "Ledger Television App"],
        ["Tags: Basel, bridge, talks"],
        ["Copyright © 2031 The Basel Ledger. All rights reserved."],
        ["Read more: Why the bridge matters"],
        ["Sign up for our daily newsletter"],
        ["The Ledger’s website can also be accessed at these alternate addresses:", "www.ledger.example"],
        ["(Ledger Monitoring Desk)"],
        ["Mira Oldenkamp contributed to this report from Trieste."],
    ],
)
def test_what_follows_the_article_is_furniture(after: list[str]) -> None:
    """Comment forms, teasers, share buttons, tags and notices end the body."""
    found = _kinds(_page(LEAD, MORE, LAST, *after))
    assert found[0] == BODY
    assert {kind for kind, _ in found[1:]} == {"boilerplate"}


def test_furniture_between_paragraphs_is_taken_out() -> None:
    """An advertisement and a link to another article interrupt the body, which goes on after them."""
    found = _kinds(_page(LEAD, "ADVERTISEMENT", MORE, "Read also: Trieste prepares for talks", LAST))
    assert [kind for kind, _ in found] == ["body", "boilerplate", "body", "boilerplate", "body"]


def test_a_list_of_other_articles_in_the_middle_does_not_end_the_body() -> None:
    """Prose that goes on after "related stories" is still the article."""
    prose = [f"Paragraph {number} tells at some length what was said in Basel." for number in range(8)]
    found = _kinds(_page(*prose[:3], "Related stories", "Trieste prepares", *prose[3:]))
    assert [kind for kind, _ in found] == ["body", "boilerplate", "boilerplate", "body"]


def test_a_headline_that_ends_as_a_sentence_is_known_by_its_lead_or_title() -> None:
    """The words of the lead said shorter, or the container's own title."""
    asked = "Will Varania and Ostmark reopen the northern bridge?"
    assert _kinds(_page(asked, LEAD, MORE))[0] == ("headline", asked)
    stated = "Lorries will roll again before the month is out."
    assert _kinds(_page(stated, LEAD, MORE))[0][0] == "body"
    assert _kinds(_page(stated, LEAD, MORE), stated)[0] == ("headline", stated)


@pytest.mark.parametrize("text", ["", "Talks end", _page(LEAD, "x", MORE), "\r\n".join(["a b c"] * 40), LEAD * 60])
def test_zones_cover_all_but_white_space_and_do_not_overlap(text: str) -> None:
    """What lies between two zones is white space."""
    at = 0
    for zone in zones_of(text):
        assert at <= zone.start < zone.end
        assert not text[at : zone.start].strip()
        at = zone.end
    assert not text[at:].strip()
