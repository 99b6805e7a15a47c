"""Publication dates: shown by the document beyond misreading, or unknown."""

from __future__ import annotations

import pytest

from communique.reading.published import published_of
from communique.reading.zones import zones_of

BODY = "Envoys of Varania and the Ostmark Republic met in Basel for a day of talks on the northern bridge."


def _published(*lines: str, declared: str | None = None) -> str | None:
    text = "\n\n".join(["Talks on the bridge resume", *lines, BODY])
    return published_of(text, zones_of(text), declared)


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("Published 31.03.2031 00:00", "2031-03-31"),
        ("Published: March 31, 2031", "2031-03-31"),
        ("Posted on 31 March 2031 at 14:05", "2031-03-31"),
        ("2031-03-31 14:05", "2031-03-31"),
        ("Published 31/03/2031", "2031-03-31"),
        ("Publié le 31 mars 2031 à 14h05", "2031-03-31"),
        ("Veröffentlicht am 31. März 2031", "2031-03-31"),
        ("Publicado el 31 de marzo de 2031", "2031-03-31"),
        ("Pubblicato il 31 marzo 2031", "2031-03-31"),
        ("Опубліковано 31 березня 2031", "2031-03-31"),
        ("نشر في 31 آذار/مارس 2031", "2031-03-31"),
        ("发布时间 2031年3月31日 14:05", "2031-03-31"),
        ("Published 03/31/2031", "2031-03-31"),
        ("Published 05.04.2031", "2031-04-05"),
        ("Published 04/04/2031", "2031-04-04"),
        ("Published 05/04/2031", None),
        ("Published 31.02.2031", None),
        ("3 hours ago", None),
        ("Опубликовано 31 марта 2031", "2031-03-31"),
        ("Giriş: 31 Mart 2031 09:12", "2031-03-31"),
    ],
)
def test_a_stamp_counts_where_it_reads_one_way(stamp: str, expected: str | None) -> None:
    """Digits that could change places, and days that do not exist, leave the date unknown."""
    assert _published(stamp) == expected


def test_the_same_page_settles_the_order_of_day_and_month() -> None:
    """A second date in digits that reads one way shows how the page writes dates."""
    assert _published("Published 05/04/2031", "Updated 13/04/2031") == "2031-04-05"
    assert _published("Published 05/04/2031", "Updated 05/13/2031") == "2031-05-04"


def test_the_first_publication_stands_before_the_update() -> None:
    """Whichever stamp the page prints first."""
    assert _published("Updated 02.04.2031", "Published 31.03.2031") == "2031-03-31"


def test_a_full_date_in_the_dateline_counts_and_one_without_a_year_does_not() -> None:
    """A day without a year could be any year's."""
    full = f"Talks on the bridge resume\n\nBASEL, March 31, 2031 (Courier) -- {BODY}"
    short = f"Talks on the bridge resume\n\nBASEL, March 31 (Courier) -- {BODY}"
    assert published_of(full, zones_of(full)) == "2031-03-31"
    assert published_of(short, zones_of(short)) is None


def test_a_date_in_the_body_is_not_a_publication_date() -> None:
    """The day told of is not the day of writing."""
    text = f"{BODY} It was the first since March 31, 2031."
    assert published_of(text, zones_of(text)) is None


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("2031-03-31", "2031-03-31"),
        ("2031-03-31T08:15:00Z", "2031-03-31T08:15:00Z"),
        ("2031-03-31 08:15:00+03:00", "2031-03-31T08:15:00+03:00"),
        ("2031-03-31T08:15:00.000+03:00", "2031-03-31T08:15:00+03:00"),
        ("2031-03-31T99:99", "2031-03-31"),
        ("31 March 2031", "2031-03-31"),
        ("2031-02-31", None),
        ("05/04/2031", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_container_s_date_is_kept_if_it_can_be_one(declared: str, expected: str | None) -> None:
    """An impossible or ambiguous date is no date."""
    assert _published(declared=declared) == expected
