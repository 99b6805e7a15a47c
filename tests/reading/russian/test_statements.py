"""What Russian reports say somebody said, against labels."""

from __future__ import annotations

from functools import cache

import pytest

from communique.types import Status
from tests.reading.russian.labelled import LABELLED, OPENING, Told
from tests.reading.russian.readers import reading_of


@cache
def _told(text: str) -> list[Told]:
    reading = reading_of(OPENING + text)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        Told(
            " ".join(reading.report.quote(part) for part in said.parts),
            names[said.voice] if said.voice else None,
            said.form,
            said.polarity,
        )
        for said in reading.statements
    ]


@pytest.mark.parametrize(
    ("text", "labels"), [(text, labels) for _, text, labels in LABELLED], ids=[name for name, _, _ in LABELLED]
)
def test_a_russian_sentence_is_read_as_labelled(text: str, labels: tuple[Told, ...]) -> None:
    """Words, speaker, form and polarity; nothing besides."""
    assert _told(text) == list(labels)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Толмаров заявил, что войска ушли.", "happened"),
        ("Толмаров заявил, что войска уйдут.", "planned"),
        ("Толмаров заявил, что Кестрия намерена открыть мост.", "planned"),
        ("Толмаров заявил, что войска могут уйти.", "conditional"),
        ("Толмаров заявил, что мост откроют, если огонь прекратится.", "conditional"),
        ("Толмаров утверждает, что войска ушли.", "claimed"),
        ("Толмаров пообещал открыть мост.", "planned"),
    ],
)
def test_a_content_is_a_fact_a_plan_a_condition_or_a_claim(text: str, status: Status) -> None:
    """As the verb of the content and the verb of saying tell."""
    (said,) = reading_of(OPENING + text).statements
    assert said.status == status


def test_who_is_cited_speaks_and_the_medium_passes_it_on() -> None:
    """ "Цитирует Бревкову агентство": the words are hers."""
    reading = reading_of(OPENING + "«Подписи поставлены вчера вечером», — цитирует Бревкову агентство.")
    (said,) = reading.statements
    assert said.relay is not None
    assert reading.report.quote(said.relay) == "агентство"


def test_a_pronoun_behind_an_unnamed_speaker_stays_open() -> None:
    """He may be the one whom nothing names."""
    text = "«Мост откроют до зимы», — заявил глава дипломатии. Он добавил, что сапёры готовы."
    said = reading_of(OPENING + text).statements
    assert [each.voice for each in said] == [None, None]


def test_an_aside_amid_a_sentence_takes_only_its_clause() -> None:
    """What stands before "однако" is not theirs."""
    assert [each.words for each in _told("Соглашение запоздало, однако, по словам Бревковой, его поддерживают.")] == [
        "его поддерживают"
    ]
