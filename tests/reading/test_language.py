"""Languages: declared if that can be, detected if there is enough to go by, else unknown."""

from __future__ import annotations

import socket

import pytest

from communique.reading.language import language_of

TEXTS = {
    "en": "The envoys met in Basel on Monday to talk about the bridge, and they will meet again in June.",
    "ru": "Представители двух стран встретились в понедельник в Базеле и обсудили открытие моста.",
    "tr": "İki ülkenin temsilcileri pazartesi günü Basel'de bir araya gelerek köprünün açılmasını görüştü.",
    "de": "Die Gesandten trafen sich am Montag in Basel und sprachen lange über die Öffnung der Brücke.",
    "fr": "Les envoyés se sont réunis lundi à Bâle pour parler longuement de la réouverture du pont.",
    "ar": "التقى المبعوثون يوم الاثنين في بازل لبحث إعادة فتح الجسر الشمالي أمام الشاحنات بعد أشهر من الإغلاق.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_sentence_or_two_show_their_language(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no network is touched."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "Basel 2031", "12 34 56 " * 50, "BASEL"])
def test_too_few_letters_leave_it_unknown(text: str) -> None:
    """A guess is not made."""
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("declared", "expected"),
    [("en-GB", "en-GB"), ("EN_us", "en-US"), ("zh-hans-cn", "en"), ("fr", "en"), ("english", "en"), ("", "en")],
)
def test_a_declared_language_stands_unless_the_letters_show_another(declared: str, expected: str) -> None:
    """Templates often declare the wrong language."""
    assert language_of(TEXTS["en"], declared) == expected


def test_a_declared_language_stands_where_there_is_little_text() -> None:
    """Nothing speaks against it."""
    assert language_of("Базель", "ru") == "ru"
