"""Whom pronouns and roles mean."""

from __future__ import annotations

import pytest

from tests.reading.names.reports import cast_of


def _meant(text: str, words: str, occurrence: int = 0) -> str | None:
    """Return the name of whoever the first word of `words` refers to, at its n-th occurrence in the text."""
    parsed, cast = cast_of(text)
    at = -1
    for _ in range(occurrence + 1):
        at = parsed.report.text.index(words, at + 1)
    for paragraph in parsed.paragraphs:
        for token in paragraph.doc:
            if paragraph.start + token.idx == at:
                entity = cast.resolve(paragraph, token)
                return entity.name if entity is not None else None
    raise AssertionError(f"no token at {words!r}")


TALKS = (
    "Varanian Foreign Minister Tomas Arlen met his Turkish counterpart, Selma Kaya, in Ankara on Monday.\n\n"
    '"The border stays open," Arlen said after the meeting.\n\n'
    "He added that the work would go on.\n\n"
    'Kaya welcomed the plan. "We count on the minister," she said.\n'
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("He added", "Tomas Arlen"),
        ("she said", "Selma Kaya"),
        ("his Turkish", "Tomas Arlen"),
        ("counterpart", "Selma Kaya"),
    ],
)
def test_a_pronoun_means_the_last_speaker_of_that_gender(words: str, name: str) -> None:
    """ "He" after Arlen spoke is Arlen; "she" after Kaya welcomed is Kaya."""
    assert _meant(TALKS, words) == name


def test_a_role_means_the_one_person_whose_title_and_state_agree() -> None:
    """The Turkish leader is the president with the Turkish state, not the other president."""
    text = (
        "Turkish President Orhan Demirci received French President Luc Marchand in Istanbul on Friday.\n\n"
        "The Turkish leader spoke for an hour. The French president listened.\n"
    )
    assert _meant(text, "leader") == "Orhan Demirci"
    assert _meant(text, "president listened") == "Luc Marchand"


def test_a_role_that_fits_nobody_named_stays_open() -> None:
    """No admiral was named, so nobody is meant."""
    assert _meant("Minister Ivo Brandt spoke in Vienna. Later the admiral left the hall.", "admiral") is None


def test_an_indefinite_role_stays_open() -> None:
    """ "A spokesman" is somebody not named yet."""
    text = "Spokesman Ivo Brandt spoke in Vienna on Monday. A spokesman for the port said nothing had changed."
    assert _meant(text, "spokesman for the port") is None


def test_a_name_inside_a_quotation_does_not_take_the_pronoun_after_it() -> None:
    """The quoted name is talked about; the speaker goes on speaking."""
    text = (
        'Foreign Minister Tomas Arlen opened the talks. "We heard President Oskar Vint yesterday," Arlen said.\n\n'
        "He said the next round would be held in Geneva.\n"
    )
    assert _meant(text, "He said") == "Tomas Arlen"


def test_they_is_left_open() -> None:
    """A group is no entity."""
    text = "Ivo Brandt met Tomas Arlen in Vienna on Monday. They spoke for an hour."
    assert _meant(text, "They") is None
