"""How a thing was said: denied, planned, conditional, claimed, and who passed it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.statements.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

MANNER = [
    ("a plain fact", "Tesk said the road was open.", "affirmed", "happened"),
    ("a negated clause", "The army said it had not shelled the village.", "denied", "happened"),
    ("a negated quotation", '"We did not shell the village," the army said.', "denied", "happened"),
    ("a verb of denying", "Tesk denied that the army had shelled the village.", "denied", "happened"),
    ("a denial denied", "Tesk denied that the army had not left the village.", "affirmed", "happened"),
    ("a dismissal", 'Tesk dismissed the report as "fantasy".', "denied", "happened"),
    ("a deed denied", "The army denied losing any aircraft.", "denied", "happened"),
    ("a plan", "Tesk said the crossing would open in May.", "affirmed", "planned"),
    ("a quoted plan", '"We will open the crossing," Tesk said.', "affirmed", "planned"),
    ("a promise", "Tesk vowed to bring the prisoners home.", "affirmed", "planned"),
    ("a threat", "Tesk threatened to close the strait.", "affirmed", "planned"),
    ("a chance", "The text might be signed in June, Tesk said.", "affirmed", "conditional"),
    ("a condition", "Tesk said the text could be signed if the shelling stopped.", "affirmed", "conditional"),
    ("a claim", "Tesk claimed the road was open.", "affirmed", "claimed"),
    ("a saying passed on", "State media quoted Tesk as saying the road was open.", "affirmed", "claimed"),
]


@pytest.mark.parametrize(("text", "polarity", "status"), [row[1:] for row in MANNER], ids=[row[0] for row in MANNER])
def test_polarity_and_status_are_kept(english: Language, text: str, polarity: str, status: str) -> None:
    """A missed denial is the second worst line a record can print."""
    [statement] = read(english, text).statements
    assert (statement.polarity, statement.status) == (polarity, status)


RELAYED = [
    ("quoted as saying", "State media quoted Tesk as saying the road was open.", "Tesk", "State media"),
    ("the words first", "The road is open, the Harbour Post quoted Tesk as saying.", "Tesk", "Harbour Post"),
    ("in the passive", "Tesk was quoted by state media as saying the road was open.", "Tesk", "state media"),
    (
        "according to, after a saying",
        '"The road is open," Tesk said, according to the Harbour Post.',
        "Tesk",
        "Harbour Post",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "relay"), [row[1:] for row in RELAYED], ids=[row[0] for row in RELAYED])
def test_who_passes_words_on_is_not_who_speaks(english: Language, text: str, speaker: str, relay: str) -> None:
    """Both are kept."""
    told = read(english, text)
    [statement] = told.statements
    assert statement.speaker is not None
    assert statement.relay is not None
    assert (told.words(statement.speaker), told.words(statement.relay)) == (speaker, relay)
