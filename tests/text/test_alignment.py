"""The forked sentence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.text.alignment import Segment, align, kin

ONE = "The two armies will pull their guns back behind the river by the first of May"
TWO = "By the first of May the two armies will pull their guns back behind the river"
THREE = "The two armies would withdraw their artillery behind the river by the first of May"


def shape(segments: list[Segment]) -> list[tuple[str, list[str]]]:
    """Return weights and variant texts."""
    return [(segment.weight, [variant.text for variant in segment.variants]) for segment in segments]


def test_what_all_say_is_common_and_words_with_meaning_fork_heavily() -> None:
    """Other nouns and verbs make a heavy fork between common stretches."""
    assert shape(align(["We shall open the bridge in May", "We shall open the corridor in May"])) == [
        ("common", ["We shall open the"]),
        ("heavy", ["bridge", "corridor"]),
        ("common", ["in May"]),
    ]


def test_small_words_fork_lightly() -> None:
    """Prepositions and articles carry little."""
    assert shape(align(["guns on the hill", "guns upon the hill"]))[1] == ("light", ["on", "upon"])


def test_inflection_forks_lightly() -> None:
    """A plural is no other meaning."""
    assert ("light", ["threat", "threats"]) in shape(align(["the threat remains grave", "the threats remains grave"]))


def test_a_lone_small_word_between_forks_joins_them() -> None:
    """One fork reads better than three pieces."""
    forks = shape(align(["agreed over how the brigades move", "agreed on how brigades move"]))
    assert ("light", ["over how the", "on how"]) in forks


def test_a_passage_that_stands_elsewhere_has_moved() -> None:
    """The same words at another place are shown at both places, empty where they are not."""
    moved = [segment for segment in align([ONE, TWO]) if segment.weight == "moved"]
    assert len(moved) == 2
    assert {variant.text.lower() for variant in moved[0].variants} == {"", "by the first of may"}


def test_a_negation_is_heavy() -> None:
    """A "not" in one wording only can never be light."""
    assert ("heavy", ["", "not"]) in shape(align(["we will sign this", "we will not sign this"]))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the guns leave before the vote", "the guns leave after the vote"),
        ("the guns leave before the vote", "the guns leave by the vote"),
        ("grain goes from the harbour", "grain goes to the harbour"),
        ("the trawlers are free", "all the trawlers are free"),
        ("we sail if the ice melts", "we sail as the ice melts"),
        ("we voted on the pact", "we voted against the pact"),
    ],
)
def test_small_words_that_turn_the_sense_fork_heavily(left: str, right: str) -> None:
    """Whichever wording has them."""
    for wordings in ([left, right], [right, left]):
        assert [segment.weight for segment in align(wordings) if segment.weight != "common"] == ["heavy"]


def test_near_synonyms_stand_at_one_place() -> None:
    """A fork of their own, heavy, for the choice of word is what a reader looks for."""
    assert shape(align(["they seized our last trawler yesterday", "they captured one trawler yesterday"])) == [
        ("common", ["they"]),
        ("heavy", ["seized", "captured"]),
        ("heavy", ["our last", "one"]),
        ("common", ["trawler yesterday"]),
    ]


def test_two_names_of_one_state_stand_at_one_place() -> None:
    """Where the caller knows that they are one."""
    names = {"riga": "state:A", "varmia": "state:A", "narva": "state:B", "ostland": "state:B"}
    segments = shape(align(["Riga and Narva have agreed", "Varmia and Ostland have agreed"], names))
    assert segments == [
        ("heavy", ["Riga", "Varmia"]),
        ("common", ["and"]),
        ("heavy", ["Narva", "Ostland"]),
        ("common", ["have agreed"]),
    ]


def test_one_wording_is_all_common() -> None:
    """Nothing forks alone."""
    assert shape(align([ONE])) == [("common", [ONE])]


def test_variants_say_who_has_them_and_where() -> None:
    """Spans are offsets into each wording."""
    wordings = [ONE, TWO, THREE]
    for segment in align(wordings):
        for variant in segment.variants:
            for wording, (start, end) in zip(variant.wordings, variant.spans, strict=True):
                assert wordings[wording][start:end].lower().strip(",. ") == variant.text.lower().strip(",. ")


WORDS = st.lists(
    st.sampled_from(["we", "will", "shut", "not", "the", "a", "bridge", "river", "in", "by", "may,", "june.", "12"]),
    max_size=14,
)


@settings(deadline=None)
@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4))
def test_every_wording_reads_straight_through(wordings: list[str]) -> None:
    """Each wording's variants, in a row, are its words, each word once; each segment names every wording once."""
    segments = align(wordings)
    for index, wording in enumerate(wordings):
        spans = [
            variant.spans[variant.wordings.index(index)]
            for segment in segments
            for variant in segment.variants
            if index in variant.wordings
        ]
        assert " ".join(wording[start:end] for start, end in spans if start < end).split() == wording.split()
    for segment in segments:
        assert sorted(at for variant in segment.variants for at in variant.wordings) == list(range(len(wordings)))


@pytest.mark.parametrize("wordings", [[], [""], ["", "..."], ["!", "?"]])
def test_no_words_give_no_segments(wordings: list[str]) -> None:
    """Empty wordings raise nothing."""
    assert align(wordings) == []


def test_long_wordings_end_in_time() -> None:
    """What goes beyond the limit falls into a last fork."""
    start = time.process_time()
    segments = align([" ".join(f"w{number % 70}" for number in range(2_000)), "w1 w2 w3"])
    assert time.process_time() - start < 3
    assert segments


def test_kin_are_the_wordings_near_enough_to_draw() -> None:
    """A paraphrase is left out of the forked sentence."""
    assert kin([ONE, THREE, "Both sides spoke of a pullback of heavy weapons"]) == (0, 1)
    assert kin(["alone"]) == (0,)
    assert kin([]) == ()
