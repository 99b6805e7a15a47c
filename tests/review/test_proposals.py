"""Tests of what is asked of a person, and in which order."""

from __future__ import annotations

from communique.api import Collection
from communique.record.judgements import judgements
from communique.relinking import relink
from communique.review import Proposal, proposals
from communique.review.proposals import CONFLICT
from communique.review.showing import shown
from communique.review.things import Things
from tests.record.test_judgements import WORDS, collection, decide, report


def asked(opened: Collection) -> list[Proposal]:
    """Return what is open in a record."""
    record = opened.record
    relink(record)
    return proposals(record, Things(record), judgements(record.decisions, record.readings))


def test_what_needs_a_person_most_is_asked_first_and_nothing_twice() -> None:
    """By need; each question once."""
    found = asked(collection(report("a"), report("b"), report("c", speaker="A. Reval")))
    assert [each.need for each in found] == sorted((each.need for each in found), reverse=True)
    assert len({(each.level, each.names) for each in found}) == len(found)
    assert {"actor", "utterance", "statement"} <= {each.level for each in found}


def test_what_follows_from_decisions_is_not_asked() -> None:
    """If a is b and b is c, nobody asks of a and c; if a is not b, nobody asks of either again."""
    opened = collection(report("a"), report("b"), report("c"))
    pairs = sorted(each.names for each in asked(opened) if each.level == "utterance")
    assert len(pairs) == 3
    decide(opened, "same", *pairs[0])
    decide(opened, "same", *pairs[1])
    assert [each for each in asked(opened) if each.level == "utterance"] == []
    decide(opened, "different", *pairs[1])
    assert [each for each in asked(opened) if each.level == "utterance"] == []


def test_what_was_judged_is_not_asked_again_nor_what_hangs_on_it() -> None:
    """A line judged right has its review; of one judged wrong nothing is left to ask."""
    opened = collection(report("a"), report("b"))
    right, wrong = [each.names[0] for each in asked(opened) if each.level == "statement"]
    decide(opened, "right", right)
    decide(opened, "wrong", wrong)
    assert not [each for each in asked(opened) if each.level in ("statement", "utterance")]


def test_contradicting_decisions_are_asked_before_all_else() -> None:
    """Each with who decided what."""
    opened = collection(report("a"), report("b"), report("c"))
    first, second, third = sorted(each.names for each in asked(opened) if each.level == "utterance")
    decide(opened, "same", *first)
    decide(opened, "same", *second, by="Pavel")
    decide(opened, "different", *third, by="Oda")
    found = asked(opened)
    assert {each.names for each in found if each.need == CONFLICT} == {first, second, third}
    assert [each.need for each in found[:3]] == [CONFLICT] * 3
    assert any("Oda decided different" in reason for each in found[:3] for reason in each.reasons)


def test_a_question_shows_the_words_and_the_sentence_they_stand_in() -> None:
    """The whole of it, cut at the words."""
    opened = collection(report("a"))
    question = next(each for each in asked(opened) if each.level == "statement")
    (place,) = shown(question, Things(opened.record))
    assert place.words == WORDS
    assert place.before.endswith("Ana Reval said")
    assert place.day == "2031-05-01"
