"""Utterances and their wordings."""

from __future__ import annotations

from communique.publish.meeting import Meeting
from communique.publish.sections.said import forked, utterances
from tests.publish.talks import TALKS, process


def test_what_most_reports_carry_comes_first_and_quotations_before_paraphrases() -> None:
    """One wording a report; those of the follow-up's reports alone are left to their own page."""
    said = utterances(Meeting(process(), TALKS.id))
    assert [(one.speaker, [wording.outlet.letter for wording in one.wordings]) for one in said] == [
        ("Ilmar Tessik", ["A", "B", "C", "D"]),
        ("Ruslan Adzhari", ["A", "B"]),
    ]
    assert [wording.how for wording in said[0].wordings] == ["quotes", "quotes", "quotes", "reports"]


def test_a_forked_sentence_is_made_of_quotations_and_reads_through() -> None:
    """Each quoting wording can be read back from the fork; the paraphrase stays beneath."""
    said = forked(utterances(Meeting(process(), TALKS.id))[0])
    assert [wording.outlet.letter for wording in said.forked] == ["A", "B", "C"]
    for index, wording in enumerate(said.forked):
        pieces = [variant.text for segment in said.fork for variant in segment.variants if index in variant.wordings]
        assert "".join(" ".join(pieces).split()).casefold() == "".join(wording.text.split()).casefold()
    assert any(segment.weight == "common" for segment in said.fork)
