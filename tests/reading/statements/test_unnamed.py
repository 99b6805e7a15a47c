"""Pronouns that stand for a body, or for somebody without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.cast import Cast
from communique.reading.statements import statements
from tests.reading.statements.reading import cast_of, parsed_of, read, report_in

if TYPE_CHECKING:
    from spacy.language import Language


def _voices(english: Language, text: str) -> list[str | None]:
    """Return who speaks in each statement, where the cast takes every "he" for Tesk."""
    report = report_in(text)
    named = cast_of(report)
    pronouns = {at: "Tesk" for at in range(len(text)) if text[at : at + 3].lower() == "he "}
    found = statements(parsed_of(english, report), Cast(named.mentions, named.entities, pronouns))
    return [each.voice for each in found]


def test_he_after_an_unnamed_speaker_stays_open(english: Language) -> None:
    """Whom the text named earlier does not speak where a diplomat without a name spoke between."""
    text = "Tesk said the bridge was open. A Western diplomat said the talks went badly. He added that nobody smiled."
    assert _voices(english, text) == ["Tesk", None, None]


def test_he_after_a_name_is_that_name(english: Language) -> None:
    """An unnamed speaker further up changes nothing once the name stands again."""
    text = "A Western diplomat said the talks went badly. Tesk said the bridge was open. He added that nobody smiled."
    assert _voices(english, text) == [None, "Tesk", "Tesk"]


def test_it_is_the_body_of_the_sentence_before(english: Language) -> None:
    """A body that is the subject of one sentence speaks as "it" in the next."""
    found = read(english, "The Lantern Front was not invited. It said it did not feel bound by the paper.").statements
    assert [each.voice for each in found] == ["Front"]


def test_it_stays_open_after_a_thing(english: Language) -> None:
    """A thing does not speak for the body that made it."""
    found = read(english, "The letter of the Lantern Front arrived late. It said the bridge was closed.").statements
    assert [each.voice for each in found] == [None]


def test_he_right_after_another_speaker_stays_open(english: Language) -> None:
    """Where somebody else spoke in the sentence before, a pronoun taken for a name further up is left open."""
    text = "Tesk said the bridge was open. Lund said the harbour was closed. He added that nobody smiled."
    assert _voices(english, text) == ["Tesk", "Lund", None]


def test_nobody_names_himself(english: Language) -> None:
    """He who says something of Tesk is not Tesk."""
    text = "Tesk and Lund left. He said Tesk would come back."
    assert _voices(english, text) == [None]


def test_he_after_his_own_name_is_himself(english: Language) -> None:
    """What somebody reports of himself before "he said" is his own."""
    assert _voices(english, "Tesk was stopped at the border on Monday, he said.") == ["Tesk"]
