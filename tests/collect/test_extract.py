"""Tests of what is taken from an HTML page."""

from __future__ import annotations

import pytest

from communique.collect.extract import extract
from communique.collect.jsonl import with_title

PARAGRAPHS = [
    "The foreign ministers of Varmia and Ostland met in Riga on Monday for talks on the river crossings.",
    "They spoke for three hours and will meet again before the end of the month, officials said.",
    "Neither side would say whether the crossings open this winter, and no paper was signed.",
]


def page(head: str = "", before: str = "<h1>Ministers meet in Riga</h1>") -> str:
    """Return a page with an article, a menu and a comment form."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en-GB'><head>{head}</head><body><nav><ul><li><a href='/'>Home</a></li>"
        f"<li><a href='/w'>World</a></li></ul></nav><article>{before}{body}</article>"
        "<form><p>Your email address stays hidden</p><textarea></textarea></form></body></html>"
    )


def test_the_article_is_kept_and_the_menu_is_not() -> None:
    """Every paragraph is in the text, and the headline stands before them."""
    text = extract(page()).text
    assert text.startswith("Ministers meet in Riga")
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert "Home" not in text


def test_each_paragraph_knows_where_it_came_from() -> None:
    """A block gives the element's path."""
    found = extract(page())
    paths = {found.text[block.start : block.end]: block.path for block in found.blocks}
    assert paths[PARAGRAPHS[1]] == "/html/body/article/p[2]"


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("", None, None),
        ("<meta property='og:site_name' content='The Riga Ledger'>", "The Riga Ledger", None),
        ("<meta property='og:site_name' content='https://ledger.example'>", None, None),
        ("<meta property='article:published_time' content='2031-03-04T10:00:00Z'>", None, "2031-03-04T10:00:00Z"),
        (
            "<script type='application/ld+json'>{'@graph': [{'datePublished': '2031-03-04',"
            " 'publisher': {'name': 'Baltic Wire'}}]}</script>".replace("'", '"').replace(
                '"application/ld+json"', "'application/ld+json'"
            ),
            "Baltic Wire",
            "2031-03-04",
        ),
        ("<script type='application/ld+json'>[1, {</script>", None, None),
    ],
)
def test_outlet_and_date_are_what_the_page_states(head: str, outlet: str | None, published: str | None) -> None:
    """Nothing stated is nothing known."""
    found = extract(page(head))
    assert (found.outlet, found.published) == (outlet, published)


def test_the_language_is_what_the_page_states() -> None:
    """The html element's lang attribute."""
    assert extract(page()).language == "en-GB"


def test_where_the_fast_way_gives_the_menus_the_thorough_one_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of short lines is no article; a text of sentences is left as it is."""
    menu, article = "Home\nOffices\nServices\n" * 30, "\n".join(PARAGRAPHS)

    def parser(html: str, fast: bool, **_: bool) -> dict[str, str]:
        return {"text": menu if fast and "menu" in html else article + html * (not fast)}

    monkeypatch.setattr("communique.collect.extract.bare_extraction", parser)
    assert extract("<p>menu</p>").text == f"{article}<p>menu</p>"
    assert extract("<p>plain</p>").text == article


@pytest.mark.parametrize(
    "title", ["Ministers meet in Riga | The Riga Ledger", "Ministers meet: in Riga", "MINISTERS MEET IN RIGA"]
)
def test_a_headline_that_the_text_opens_with_is_not_put_before_it_again(title: str) -> None:
    """Marks, capitals and the name of the site make no other title."""
    assert with_title(f"Ministers meet in Riga\n{PARAGRAPHS[0]}", title).count("inisters meet") == 1


def test_a_title_that_the_text_lacks_stands_before_it() -> None:
    """An empty line divides them."""
    assert with_title(PARAGRAPHS[0], "No paper signed in Riga") == f"No paper signed in Riga\n\n{PARAGRAPHS[0]}"
