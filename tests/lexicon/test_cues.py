"""The words that report saying."""

from __future__ import annotations

import pytest

from communique.lexicon.cues import inflected, load_cues, load_held, singular


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("told", "tell"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("urging", "urge"),
        ("admitted", "admit"),
        ("stressed", "stress"),
        ("vowing", "vow"),
        ("wrote", "write"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, lemma: str) -> None:
    """Regular forms follow from spelling, irregular ones are listed."""
    assert load_cues().forms[form] == lemma


@pytest.mark.parametrize("word", ["believe", "think", "hope", "want", "fear", "expect", "know"])
def test_verbs_of_thinking_report_no_saying(word: str) -> None:
    """Nobody voiced what they report."""
    assert load_cues().verb(word) is None


def test_a_verb_in_two_groups_has_the_frames_of_both() -> None:
    """ "Tell" takes a clause and an order."""
    tell = load_cues().verb("tells")
    assert tell is not None
    assert {"clause", "quote", "order"} <= tell.frames


def test_every_frame_is_one_that_the_rules_know() -> None:
    """A misspelt frame would be silent."""
    known = {
        "quote",
        "clause",
        "that",
        "question",
        "infinitive",
        "order",
        "noun",
        "words",
        "gerund",
        "at",
        "as",
        "like",
        "for",
        "of",
        "on",
        "to",
    }
    used = {frame for verb in load_cues().verbs.values() for frame in verb.frames}
    assert used <= known | {"against", "about"}


def test_every_irregular_form_belongs_to_a_listed_verb() -> None:
    """A form must not lead to a verb that is not there."""
    cues = load_cues()
    assert set(cues.forms.values()) <= set(cues.verbs)


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("officials", "official"), ("ministries", "ministry"), ("spokesmen", "spokesman"), ("press", "press")],
)
def test_singular_of_regular_plurals(plural: str, expected: str) -> None:
    """Lists hold singulars."""
    assert singular(plural) == expected


def test_inflected_forms_double_the_last_consonant_too() -> None:
    """Both spellings are known; one of them occurs."""
    assert {"signaled", "signalled"} <= set(inflected("signal"))


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("believes", "thinks"),
        ("thought", "thinks"),
        ("wanted", "wants"),
        ("plans", "plans"),
        ("opposed", "opposes"),
        ("refused", "withholds"),
    ],
)
def test_a_form_tells_where_its_subject_stands(form: str, kind: str) -> None:
    """Verbs of thinking, wanting and taking sides are listed by kind of stance."""
    assert kind in {held.kind for held in load_held().verbs[form]}


def test_every_frame_of_a_stance_is_one_that_the_rules_know() -> None:
    """A misspelt frame would be silent."""
    held = load_held()
    used = {frame for several in held.verbs.values() for each in several for frame in each.verb.frames}
    assert used <= {"clause", "question", "infinitive", "order", "as", "thing", "gerund", "from"} | held.leading
