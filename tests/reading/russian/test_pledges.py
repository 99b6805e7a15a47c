"""What Russian reports say somebody undertakes: who is bound, to what, by when, on what terms."""

from __future__ import annotations

from functools import cache

import pytest

from communique.types import Reading
from tests.reading.russian.readers import reading_of

OPENING = (
    "Министр иностранных дел Ардании Левон Сарци встретился в Вене с главой МИД Кестрии Павлом Толмаровым."
    " Был там и президент Ардании Арам Вель. Министр обороны Кестрии не приехал.\n\n"
)
Row = tuple[str, tuple[str, ...]]


@cache
def _reading(text: str) -> Reading:
    return reading_of(OPENING + text)


def _rows(text: str) -> list[Row]:
    """Return the words of each pledge with the last words of the names of those bound."""
    reading = _reading(text)
    names = {entity.id: entity.name.split()[-1] for entity in reading.entities}
    return [
        (reading.report.quote(pledge.span), tuple(names[identity] for identity in pledge.promisor))
        for pledge in reading.pledges
    ]


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("Правительство Кестрии пообещало открыть мост.", "Правительство Кестрии пообещало открыть мост", ("Кестрия",)),
        ("Сарци обязался, что войска уйдут.", "Сарци обязался, что войска уйдут", ("Сарци",)),
        (
            "Кестрия и Ардания согласились создать комиссию.",
            "Кестрия и Ардания согласились создать комиссию",
            ("Кестрия", "Ардания"),
        ),
        ("Стороны договорились о прекращении огня.", "Стороны договорились о прекращении огня", ()),
        ("Ардания намерена вывести войска.", "Ардания намерена вывести войска", ("Ардания",)),
        ("«Мы откроем мост», — сказал Толмаров.", "Мы откроем мост", ("Кестрия",)),
        ("Толмаров заявил, что Кестрия освободит 40 пленных.", "Кестрия освободит 40 пленных", ("Кестрия",)),
        ("Пленные будут освобождены в мае.", "Пленные будут освобождены в мае", ()),
        ("Арам Вель объявил о выводе войск.", "Арам Вель объявил о выводе войск", ("Вель",)),
        ("Вель распорядился открыть склады.", "Вель распорядился открыть склады", ("Вель",)),
        (
            "Кестрийская сторона подтвердила готовность вернуть архив.",
            "Кестрийская сторона подтвердила готовность вернуть архив",
            ("Кестрия",),
        ),
        ("Кестрия отказалась признать выборы.", "Кестрия отказалась признать выборы", ("Кестрия",)),
        ("Ардания не будет признавать выборы.", "Ардания не будет признавать выборы", ("Ардания",)),
        ("Кестрия не станет усиливать гарнизон.", "Кестрия не станет усиливать гарнизон", ("Кестрия",)),
        ("Сарци пообещал помощь.", "Сарци пообещал помощь", ("Сарци",)),
        ("Сарци заявил, что намерен посетить Рим.", "намерен посетить Рим", ("Сарци",)),
        ("«Мы обязуемся вернуть архив», — сказал Сарци.", "Мы обязуемся вернуть архив", ("Ардания",)),
        ("Толмаров, который обещал вернуть архив, уехал.", "обещал вернуть архив", ("Толмаров",)),
        (
            "Стороны согласились, что карты будут переданы, но бумаг не подписали.",
            "Стороны согласились, что карты будут переданы",
            (),
        ),
    ],
)
def test_an_undertaking_is_read_with_those_it_binds(text: str, words: str, bound: tuple[str, ...]) -> None:
    """Promises, agreements, plans, refusals, orders, futures; where it stays open who is bound, nobody is named."""
    assert _rows(text) == [(words, bound)]


@pytest.mark.parametrize(
    "text",
    [
        "Сарци не пообещал открыть мост.",
        "Кестрия могла бы открыть мост.",
        "Толмаров заявил, что Ардания откроет мост.",
        "Эксперты полагают, что Кестрия закроет границу.",
        "Сарци выразил надежду, что Кестрия откроет границу.",
        "Кестрия откроет путь к миру.",
        "Сарци отказался комментировать эти слова.",
        "Пообещает ли Кестрия открыть мост?",
        "Сарци призвал Кестрию открыть мост.",
        "Кестрия пообещала подумать.",
        "Погода обещает быть тёплой.",
    ],
)
def test_what_binds_nobody_is_no_pledge(text: str) -> None:
    """Denials, possibilities, forecasts and hopes about others, figures of speech, talk, questions, calls."""
    assert _rows(text) == []


def test_a_pledge_has_its_term_its_condition_and_whom_it_is_made_to() -> None:
    """The day lies ahead of the report's; the condition is the "если" clause."""
    reading = _reading("Толмаров пообещал Ардании передать карты до 1 апреля, если огонь прекратится.")
    (pledge,) = reading.pledges
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[identity] for identity in pledge.to] == ["Ардания"]
    assert pledge.due is not None
    assert f"{pledge.due.last}" == "2031-04-01"
    assert pledge.condition is not None
    assert reading.report.quote(pledge.condition) == "если огонь прекратится"


def test_a_pledge_keeps_to_the_words_of_its_statement() -> None:
    """Its span never leaves what was said, and it names the statement."""
    reading = _reading("«Мы откроем мост до лета и построим школу», — сказал Толмаров.")
    (said,) = reading.statements
    assert reading.pledges
    assert all(pledge.statement == said.id for pledge in reading.pledges)
    assert all(said.parts[0].start <= p.span.start and p.span.end <= said.parts[0].end for p in reading.pledges)


BOTH = "\u041e\u0431"  # how Russian "both" begins; the linter takes the letters for Latin
MET = "Кестрия и Ардания провели переговоры в Вене. "


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (MET + "Стороны договорились открыть мост.", ("Кестрия", "Ардания")),
        (MET + BOTH + "е страны пообещали открыть мост.", ("Кестрия", "Ардания")),
        (
            "Левон Сарци встретился с Павлом Толмаровым. " + BOTH + "а дипломата пообещали открыть мост.",
            ("Сарци", "Толмаров"),
        ),
        ("Кестрия, Ардания и Италия провели переговоры в Вене. Стороны договорились открыть мост.", ()),
        ("Кестрия и Ардания провели переговоры с повстанцами. Стороны договорились открыть мост.", ()),
        ("Кестрия осудила слова Ардании. Стороны договорились открыть мост.", ()),
        ("Левон Сарци встретился с Павлом Толмаровым. " + BOTH + "а президента пообещали открыть мост.", ()),
    ],
)
def test_the_sides_are_the_two_just_told_of(text: str, bound: tuple[str, ...]) -> None:
    """Where the words before name exactly two who met; else it stays open who is bound."""
    assert [names for _, names in _rows(text)] == [bound]
