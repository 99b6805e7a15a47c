"""One story in English, Russian and Turkish: the same people, and the same sayings where the encoder is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

import communique
from communique.reading.russian.weights import russian_installed
from communique.record import Record
from communique.run import run

SAMPLES = Path(communique.__file__).parent / "samples"
pytestmark = pytest.mark.skipif(not russian_installed(), reason="the extra `languages` is not installed")


def _languages(name: str, words: str) -> set[str | None]:
    """Return the languages of the reports whose statements share a saying that holds these words."""
    with Record() as record:
        record.settings.across_languages = True
        run([str(path) for path in SAMPLES.glob(f"*-{name}-*")], record)
        reports = {reading.report.id: reading for process in record.derived.processes() for reading in process.readings}
        home = {said.id: reading.report for reading in reports.values() for said in reading.statements}
        texts = {
            said.id: reading.report.quote(said.parts[0]) for reading in reports.values() for said in reading.statements
        }
        for process in record.derived.processes():
            for saying in process.linked.utterances:
                if any(words in texts[member] for member in saying.statements):
                    return {home[member].language for member in saying.statements}
    return set()


def test_a_russian_report_says_what_the_english_ones_say() -> None:
    """The Vienna pledge, in the reports of seven outlets."""
    assert _languages("vienna", "в течение тридцати дней") == {"en", "ru"}


def test_a_turkish_report_says_what_the_english_ones_say() -> None:
    """The repair of 600 houses."""
    assert _languages("riga", "600 evin onarımını") == {"en", "tr"}


def test_a_person_is_one_actor_in_three_scripts() -> None:
    """And so is a state that no lexicon knows."""
    with Record() as record:
        run([str(path) for path in sorted(SAMPLES.glob("*-vienna-*"))], record)
        named = [set(actor.names) for actor in record.derived.actors()]
    assert [names for names in named if "Сергей Толмаров" in names and "Sergei Tolmarov" in names]
    assert [names for names in named if "Чарыклы" in names and "Çarıklı" in names]
    assert [names for names in named if "Кестрия" in names and "Kestria" in names]
