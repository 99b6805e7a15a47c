"""Dates in other languages than English: names as the calendars have them, and days as news writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from communique.reading.dates import whens
from communique.reading.dates.foreign import TABLES
from communique.reading.parse import parse
from communique.reading.report import report_of
from communique.reading.weights import load_other
from communique.text import calendar
from communique.types import Document

if TYPE_CHECKING:
    from spacy.language import Language

Reader = Callable[[str, str], list[str]]
PUBLISHED = "2031-03-31"  # a Monday


@pytest.fixture
def read(english: Language) -> Reader:
    """Read a text in a language; return the expressions as "words = days"."""

    def dates(language: str, text: str) -> list[str]:
        document = Document("talks.txt", "", "read", text, published=PUBLISHED, language=language)
        report = report_of(document)
        found = []
        for when in whens(next(parse([report], english, load_other()))):
            days = when.days and (f"{when.days.first}", f"{when.days.last}")
            found.append(f"{report.quote(when.span)} = {'/'.join(dict.fromkeys(days)) if days else when.partial}")
        return found

    return dates


@pytest.mark.parametrize("language", sorted(calendar.MONTHS))
def test_names_of_months_and_weekdays_are_those_of_the_unicode_calendars(language: str) -> None:
    """Each name CLDR has, in running text or alone, stands for its month or weekday."""
    locale = Locale(language)
    months = calendar.numbers(calendar.MONTHS[language], 1)
    weekdays = calendar.numbers(calendar.WEEKDAYS[language])
    for context in ("format", "stand-alone"):
        assert all(months[calendar.fold_case(name)] == n for n, name in locale.months[context]["wide"].items())
        assert all(weekdays[calendar.fold_case(name)] == n for n, name in locale.days[context]["wide"].items())


@pytest.mark.parametrize("region", ["ar_SY", "ar_DZ", "ar_EG", "ar_MA"])
def test_arabic_months_are_known_by_all_their_names(region: str) -> None:
    """Those of the Levant, the Maghreb and Egypt."""
    months = calendar.numbers(calendar.MONTHS["ar"], 1)
    assert all(months[name] == n for n, name in Locale.parse(region).months["format"]["wide"].items())


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Les ministres se sont vus le 29 mars 2031 à Bâle.", ["29 mars 2031 = 2031-03-29"]),
        ("fr", "L'accord date du 1er février dernier, dit-on à Bâle.", ["1er février = 2031-02-01"]),
        ("fr", "Les pourparlers du 4 au 6 mars ont échoué.", ["4 au 6 mars = 2031-03-04/2031-03-06"]),
        ("fr", "Les ministres se sont rencontrés samedi à Bâle.", ["samedi = 2031-03-29"]),
        ("fr", "Les ministres se retrouveront samedi prochain à Bâle.", ["samedi prochain = 2031-04-05"]),
        ("fr", "Le pont sera rouvert jeudi.", ["jeudi = 2031-04-03"]),
        ("fr", "Le marché se tient le samedi.", []),
        ("fr", "Samedi, les ministres ont parlé au Courrier du Dimanche.", ["Samedi = 2031-03-29"]),
        ("fr", "Ils se sont parlé la semaine dernière.", ["semaine dernière = 2031-03-24/2031-03-30"]),
        ("fr", "Ils se sont parlé hier, puis aujourd’hui.", ["hier = 2031-03-30", "aujourd’hui = 2031-03-31"]),
        ("fr", "Le traité fut signé en mai 2030, en sept jours.", ["mai 2030 = 2030-05-01/2030-05-31"]),
        (
            "fr",
            "Le pont fut fermé en 2029, il y a 5 jours on l'a vu.",
            ["2029 = 2029-01-01/2029-12-31", "il y a 5 jours = 2031-03-26"],
        ),
        ("de", "Die Minister trafen sich am 29. März 2031 in Basel.", ["29. März 2031 = 2031-03-29"]),
        ("de", "Die Minister trafen sich am Samstag in Basel.", ["Samstag = 2031-03-29"]),
        ("de", "Die Minister werden sich am kommenden Samstag treffen.", ["kommenden Samstag = 2031-04-05"]),
        (
            "de",
            "Am Samstagabend sprachen sie vom 4. bis 6. März.",
            ["Samstagabend = 2031-03-29", "4. bis 6. März = 2031-03-04/2031-03-06"],
        ),
        (
            "de",
            "Vergangene Woche und gestern wurde in Basel verhandelt.",
            ["Vergangene Woche = 2031-03-24/2031-03-30", "gestern = 2031-03-30"],
        ),
        ("de", "Der Vertrag wurde im Mai 2030 unterzeichnet.", ["Mai 2030 = 2030-05-01/2030-05-31"]),
        ("de", "Am Morgen sprach der Minister.", []),
        ("es", "Los ministros se reunieron el 29 de marzo de 2031.", ["29 de marzo de 2031 = 2031-03-29"]),
        ("es", "Los ministros se reunieron el sábado en Basilea.", ["sábado = 2031-03-29"]),
        ("es", "Los ministros se reunirán el próximo sábado.", ["próximo sábado = 2031-04-05"]),
        ("es", "El mercado abre los sábados por la mañana.", []),
        (
            "es",
            "Ayer y la semana pasada hablaron de ello.",
            ["Ayer = 2031-03-30", "semana pasada = 2031-03-24/2031-03-30"],
        ),
        ("it", "I ministri si sono incontrati il 29 marzo 2031.", ["29 marzo 2031 = 2031-03-29"]),
        ("it", "I ministri si sono incontrati sabato a Basilea.", ["sabato = 2031-03-29"]),
        ("it", "I ministri si vedranno sabato prossimo.", ["sabato prossimo = 2031-04-05"]),
        ("it", "Il mercato apre il sabato.", []),
        ("it", "Lo scrive Ernesto Sabato nel suo libro.", []),
        (
            "it",
            "Ieri, la settimana scorsa e 3 giorni fa.",
            ["Ieri = 2031-03-30", "settimana scorsa = 2031-03-24/2031-03-30", "3 giorni fa = 2031-03-28"],
        ),
        ("uk", "Міністри зустрілися в Базелі 29 березня 2031 року.", ["29 березня 2031 року = 2031-03-29"]),
        ("uk", "Міністри зустрілися в суботу, а не вчора.", ["суботу = 2031-03-29", "вчора = 2031-03-30"]),
        ("uk", "Минулого тижня говорили в Базелі.", ["Минулого тижня = 2031-03-24/2031-03-30"]),
        ("tr", "Bakanlar 29 Mart 2031 Cumartesi görüştü.", ["29 Mart 2031 Cumartesi = 2031-03-29"]),
        ("tr", "Ocak sönük, ekim işleri bitti.", []),
        ("ru", "Переговоры шли с 4 по 6 марта в Базеле.", ["4 по 6 марта = 2031-03-04/2031-03-06"]),
        ("ar", "التقى الوزيران في 29 مارس 2031 في بازل.", ["29 مارس 2031 = 2031-03-29"]),
        ("ar", "التقى الوزيران في ٢٩ آذار/مارس ٢٠٣١ في بازل.", ["٢٩ آذار/مارس ٢٠٣١ = 2031-03-29"]),
        ("ar", "التقى الوزيران يوم السبت في بازل.", ["السبت = 2031-03-29"]),
        (
            "ar",
            "سيلتقي الوزيران الأسبوع المقبل بعد لقاء أمس.",
            ["الأسبوع المقبل = 2031-04-07/2031-04-13", "أمس = 2031-03-30"],
        ),
        ("ar", "وفي اليوم التالي عادا إلى بلديهما.", []),
        ("zh", "两国部长2031年3月29日在巴塞尔会晤。", ["2031年3月29日 = 2031-03-29"]),
        ("zh", "两国部长3月29日在巴塞尔会晤。昨天返回。", ["3月29日 = 2031-03-29", "昨天 = 2031-03-30"]),
        ("zh", "部长们上周三会晤。并将于下周五再次会晤。", ["上周三 = 2031-03-26", "下周五 = 2031-04-11"]),
        ("zh", "委员会一周三次开会。持续3个月。", []),
    ],
)
def test_days_are_read_as_news_writes_them(read: Reader, language: str, text: str, found: list[str]) -> None:
    """Full dates, rows of days, weekdays that mean one day, relative words; habits and common words are none."""
    assert read(language, text) == found


def test_every_language_with_names_has_patterns() -> None:
    """And Chinese, which numbers its months."""
    assert set(TABLES) == {*calendar.MONTHS, "zh"} - {"en"}
    assert all(TABLES.values())
