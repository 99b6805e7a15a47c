"""Date expressions: found, and resolved only against what the report shows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from communique.reading.dates import whens
from communique.reading.dates.english import ENGLISH
from communique.reading.dates.expressions import find
from communique.reading.dates.foreign import TABLES
from communique.reading.parse import parse
from communique.reading.report import report_of
from communique.reading.weights import load_other
from communique.types import Document

if TYPE_CHECKING:
    from spacy.language import Language

Row = tuple[str, str | None, str]
Reader = Callable[..., list[Row]]
STAMP = "Published 31.03.2031 00:00"  # a Monday


@pytest.fixture
def dates(english: Language) -> Reader:
    """Read a text and return each date expression with its days (first, or first/last) and its basis."""

    def read(text: str, published: str | None = None, language: str | None = "en") -> list[Row]:
        document = Document("talks.txt", "", "read", text, published=published, language=language)
        report = report_of(document)
        parsed = next(parse([report], english, load_other()))
        rows = []
        for when in whens(parsed):
            days = None
            if when.days:
                days = f"{when.days.first}" + (f"/{when.days.last}" if when.days.last != when.days.first else "")
            rows.append((report.quote(when.span), days or when.partial, when.basis))
        return rows

    return read


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("The envoys met on March 3, 2031 in Basel.", "March 3, 2031", "2031-03-03"),
        ("The envoys met on Monday, 3 March 2031 in Basel.", "Monday, 3 March 2031", "2031-03-03"),
        ("The envoys met on 2031-03-03 in Basel.", "2031-03-03", "2031-03-03"),
        ("The envoys met on 03.04.2031 in Basel.", "03.04.2031", "2031-04-03"),
        ("The envoys met from 3 to 5 March 2031 in Basel.", "3 to 5 March 2031", "2031-03-03/2031-03-05"),
        ("The envoys met on May 3-5, 2030 in Basel.", "May 3-5, 2030", "2030-05-03/2030-05-05"),
        ("The pact was signed in March 2030 in Basel.", "March 2030", "2030-03-01/2030-03-31"),
        ("The pact was signed in early March 2030.", "early March 2030", "2030-03-01/2030-03-10"),
        ("The pact was signed in 2017 after long talks.", "2017", "2017-01-01/2017-12-31"),
        ("The pact was signed in late 2017 in Basel.", "late 2017", "2017-09-01/2017-12-31"),
    ],
)
def test_a_full_date_stands_for_itself(dates: Reader, sentence: str, words: str, days: str) -> None:
    """Whether or not the day of writing is known."""
    assert dates(sentence) == [(words, days, "absolute")]


@pytest.mark.parametrize("written", ["03/04/2031", "31 February 2031", "2031-02-30"])
def test_a_date_that_reads_two_ways_or_does_not_exist_gets_no_day(dates: Reader, written: str) -> None:
    """Nothing is guessed."""
    assert all(days is None for _, days, _ in dates(f"The envoys of both countries met on {written} in Basel."))


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("The envoys met on Saturday in Basel.", "Saturday", "2031-03-29"),
        ("The envoys met on Monday in Basel.", "Monday", "2031-03-31"),
        ("The envoys will meet on Saturday in Basel.", "Saturday", "2031-04-05"),
        ("The envoys are expected to meet on Saturday.", "Saturday", "2031-04-05"),
        ("Talks scheduled for Saturday will go ahead.", "Saturday", "2031-04-05"),
        ("They said the envoys would meet on Saturday.", "Saturday", "2031-04-05"),
        ("The meeting was postponed to April 24.", "April 24", "2031-04-24"),
        ("The envoys met on Saturday, two weeks later than planned.", "Saturday", "2031-03-29"),
        ("They will sign the pact in May.", "May", "2031-05-01/2031-05-31"),
        ("The envoys met last Monday in Basel.", "last Monday", "2031-03-24"),
        ("The envoys will meet next Monday in Basel.", "next Monday", "2031-04-07"),
        ("The pact was reached on Sept. 17 in Basel.", "Sept. 17", "2030-09-17"),
        ("A delegation will travel to Basel on Jan. 8 for talks.", "Jan. 8", "2032-01-08"),
        ("They signed the pact in December in Basel.", "December", "2030-12-01/2030-12-31"),
        ("They will sign the pact in December in Basel.", "December", "2031-12-01/2031-12-31"),
        ("Last September, the two sides signed a pact.", "Last September", "2030-09-01/2030-09-30"),
        ("The envoys met yesterday in Basel.", "yesterday", "2031-03-30"),
        ("The envoys are meeting today in Basel.", "today", "2031-03-31"),
        ("The envoys will meet tomorrow in Basel.", "tomorrow", "2031-04-01"),
        ("The envoys met last week in Basel.", "last week", "2031-03-24/2031-03-30"),
        ("The envoys are to visit Basel this week.", "this week", "2031-03-31/2031-04-06"),
        ("They are to start work early next year.", "early next year", "2032-01-01/2032-04-30"),
        ("Last year, the two sides signed a pact.", "Last year", "2030-01-01/2030-12-31"),
        ("They will meet again next month in Trieste.", "next month", "2031-04-01/2031-04-30"),
        ("The envoys met over the weekend in Basel.", "over the weekend", "2031-03-29/2031-03-30"),
        ("The envoys met in Basel three days ago.", "three days ago", "2031-03-28"),
        ("The envoys met in Basel two weeks ago.", "two weeks ago", "2031-03-14/2031-03-20"),
        ("He wrote to her in a New Year letter.", "New Year", "2031-01-01"),
        ("The summit had been scheduled for April 12 in Basel.", "April 12", "2031-04-12"),
        ("Preparations for the April 12 summit were going on.", "April 12", "2031-04-12"),
        ("The talks had been scheduled for March 12 in Basel.", "March 12", "2031-03-12"),
        ("The talks were moved from April 12 to a later day.", "April 12", "2031-04-12"),
        ("The Sept. 17 deal fell apart.", "Sept. 17", "2030-09-17"),
        ("The envoys met on April 12 in Basel.", "April 12", "2030-04-12"),
    ],
)
def test_tense_and_day_of_writing_settle_the_rest(dates: Reader, sentence: str, words: str, days: str) -> None:
    """The past looks back from the day of publication, the future ahead."""
    assert dates(sentence, published="2031-03-31") == [(words, days, "published")]


def test_without_a_day_of_writing_relative_dates_stay_open(dates: Reader) -> None:
    """A day without its year keeps what is known of it."""
    text = "The envoys met on Dec. 29 in Basel. They had met last week. They will meet on Saturday."
    assert dates(text) == [("Dec. 29", "--12-29", "open"), ("last week", None, "open"), ("Saturday", "-W-6", "open")]


def test_a_caption_s_date_anchors_the_weekday_it_falls_on(dates: Reader) -> None:
    """29 March 2031 is a Saturday; the Friday named beside it is the day before."""
    text = (
        "Bridge talks end in accord\n\nForeign Minister Ana Brandt (L) greets her guest in Basel on March 29, 2031.\n\n"
        "The two ministers met in Basel on Saturday and agreed on the bridge.\n\n"
        "On Friday, lorries queued on both banks for the first time in months."
    )
    assert dates(text)[1:] == [("Saturday", "2031-03-29", "caption"), ("Friday", "2031-03-28", "caption")]


def test_a_caption_s_date_on_another_weekday_anchors_nothing(dates: Reader) -> None:
    """It may be an old picture."""
    text = (
        "Bridge talks end in accord\n\nForeign Minister Ana Brandt (L) greets her guest in Basel on March 27, 2031.\n\n"
        "The two ministers met in Basel on Saturday and agreed on the bridge."
    )
    assert dates(text)[1:] == [("Saturday", "-W-6", "open")]


def test_a_dateline_with_a_full_date_is_the_day_of_writing(dates: Reader) -> None:
    """And the basis says so."""
    text = "BASEL, March 31, 2031 (Courier) -- The two ministers met in Basel on Saturday and agreed on the bridge."
    assert dates(text)[1:] == [("Saturday", "2031-03-29", "dateline")]


def test_a_dateline_without_a_year_is_an_open_day_of_a_report_without_a_date(dates: Reader) -> None:
    """It places the report beside others of that day; where the date is known it says nothing more."""
    text = "BASEL, 31 March (Courier) -- The two ministers met in Basel and agreed on the bridge."
    assert dates(text) == [("31 March", "--03-31", "open")]
    assert dates(text, published="2031-03-31") == []


def test_a_year_named_once_holds_for_the_same_day_named_short(dates: Reader) -> None:
    """Only for that same day."""
    text = "They met on March 29, 2031 in Basel. The pact of March 29 was short. That of March 30 was long."
    assert [row[1:] for row in dates(text)] == [
        ("2031-03-29", "absolute"),
        ("2031-03-29", "text"),
        ("--03-30", "open"),
    ]


def test_an_echo_counts_from_the_day_named_before_it(dates: Reader) -> None:
    """And stays open where none is."""
    text = "They met on March 3, 2031 in Basel. The next day they signed a pact, and a week later it was broken."
    assert [row[1] for row in dates(text)] == ["2031-03-03", "2031-03-04", "2031-03-11"]
    assert [row[1] for row in dates("The next day they signed a pact in Basel.")] == [None]


def test_words_spoken_after_the_meeting_fall_on_its_day(dates: Reader) -> None:
    """Where the lead dates the meeting; other things told "after the meeting" may have happened much later."""
    text = (
        "The ministers held a meeting in Basel on Saturday.\n\n"
        '"We agreed on the bridge," Brandt said after the meeting.\n\nPrices rose after the meeting.'
    )
    assert dates(text, published="2031-03-31") == [
        ("Saturday", "2031-03-29", "published"),
        ("after the meeting", "2031-03-29", "text"),
    ]


def test_today_in_a_quote_is_the_day_on_which_it_was_said(dates: Reader) -> None:
    """Not the day on which it was printed; unknown where the report gives no such day."""
    text = '"Today we agreed on the bridge," Brandt said on Saturday in Basel.'
    assert ("Today", "2031-03-29", "text") in dates(text, published="2031-03-31")
    assert dates('"Today we agreed on the bridge," Brandt said.', published="2031-03-31") == [("Today", None, "open")]


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march on the bridge.",
        "About 2,000 troops crossed the bridge.",
        "The shop opens on Saturdays.",
        "He wrote for the Sunday Mirror.",
        "It was sold on Black Friday.",
        "The 1990s were quiet.",
        "Sources call it a second bridge.",
    ],
)
def test_look_alikes_are_no_dates(dates: Reader, sentence: str) -> None:
    """Verbs, amounts, habits, papers, names of days and decades."""
    assert dates(sentence, published="2031-03-31") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Министры встретились в Базеле 29 марта 2031 года.", ["2031-03-29"]),
        ("Министры встретились в Базеле 29 марта.", ["2031-03-29"]),
        ("Министры встретились в Базеле в субботу.", ["2031-03-29"]),
        ("Министры встретятся в Базеле, переговоры состоятся в субботу.", ["2031-04-05"]),
        (
            "Министры встретились в Базеле вчера, в 2030 году они не встречались.",
            ["2031-03-30", "2030-01-01/2030-12-31"],
        ),
        ("Министры встретились в Базеле на прошлой неделе.", ["2031-03-24/2031-03-30"]),
        ("Соглашение было подписано в сентябре прошлого года сторонами.", ["2030-09-01/2030-09-30"]),
    ],
)
def test_russian_dates_are_read(dates: Reader, text: str, days: list[str]) -> None:
    """Full dates, days, weekdays and the common relative words."""
    assert [row[1] for row in dates(text, published="2031-03-31", language="ru")] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Bakanlar 29 Mart 2031'de Basel'de görüştü.", ["2031-03-29"]),
        ("Bakanlar 29 Mart'ta Basel'de görüştü.", ["2031-03-29"]),
        ("Bakanlar cumartesi günü Basel'de görüştü.", ["2031-03-29"]),
        ("Bakanlar cumartesi günü Basel'de görüşecek.", ["2031-04-05"]),
        ("Bakanlar dün Basel'de görüştü.", ["2031-03-30"]),
        ("Bakanlar geçen hafta Basel'de görüştü.", ["2031-03-24/2031-03-30"]),
        ("Anlaşma 2030 yılında Basel'de imzalandı.", ["2030-01-01/2030-12-31"]),
    ],
)
def test_turkish_dates_are_read(dates: Reader, text: str, days: list[str]) -> None:
    """Full dates, days, weekdays and the common relative words."""
    assert [row[1] for row in dates(text, published="2031-03-31", language="tr")] == days


def test_stamps_are_date_expressions_too(dates: Reader) -> None:
    """They stand outside the paragraphs that are parsed."""
    text = f"Bridge talks end in accord\n\n{STAMP}\n\nThe envoys of both countries met on Saturday in Basel."
    assert dates(text) == [("31.03.2031", "2031-03-31", "absolute"), ("Saturday", "2031-03-29", "published")]


@pytest.mark.parametrize("words", ["on March 3 ", "2031 ", "the next day, ", "early ", '"today" ', "a few ", "9"])
def test_many_expressions_take_linear_time(words: str) -> None:
    """Twice the text takes about twice the time: no pattern backtracks, nothing compares all pairs."""
    for families in (ENGLISH, *TABLES.values()):
        start = time.process_time()
        find(words * (100_000 // len(words)), families)
        assert time.process_time() - start < 5


def test_a_report_of_nothing_but_dates_is_read(dates: Reader) -> None:
    """Each of them by itself."""
    assert {row[1] for row in dates("They met on March 3. " * 400, published="2031-03-31")} == {"2031-03-03"}
