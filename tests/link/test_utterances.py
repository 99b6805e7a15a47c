"""One saying over outlets."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.link.passages import reprints
from communique.link.utterances import utterances
from communique.types import Form, Link, Reading, Story, Utterance
from tests.link.reports import Writer

Said = tuple[str, str | None, Form]


def told(name: str, *said: Said, around: str = "") -> tuple[Reading, dict[str, str]]:
    """Return a report of statements (words, speaker, form), and who each of its entities is."""
    filler = "The ministers of Varania and Ostmark sat for hours in a hotel by the lake and ate very late. " * 5
    writer = Writer(name, around + filler + " ".join(f"{speaker}: {words}." for words, speaker, _ in said))
    who = {}
    for words, speaker, form in said:
        entity = writer.name(speaker) if speaker else None
        if entity and speaker:
            who[entity] = f"ac_{speaker}"
        writer.say(words, entity, form)
    return writer.reading(), who


def joined(*reports: tuple[Reading, dict[str, str]], apart: bool = False) -> tuple[list[Utterance], list[Link]]:
    """Return the utterances of some reports of one story, or of a story each."""
    read = [reading for reading, _ in reports]
    who = {entity: actor for _, mapping in reports for entity, actor in mapping.items()}
    names = [reading.report.id for reading in read]
    stories = [Story(f"st_{name}", "", (name,)) for name in names] if apart else [Story("st", "", tuple(names))]
    return utterances(read, who, reprints(read), stories)


def sizes(made: Sequence[Utterance]) -> list[int]:
    """Return how many statements each utterance has."""
    return sorted(len(each.statements) for each in made)


WORDS = "We will open the northern crossing at Lund once the prisoners of both sides have been released"
SAME = [
    ("another translation", "The northern crossing at Lund is to be opened as soon as both sides free their captives"),
    ("a short form", "We will open the northern crossing at Lund"),
    ("the same words", WORDS),
]
OTHER = [
    ("another topic", "Our fishermen have waited for a licence since the winter storms"),
    ("same names, another topic", "The harbour of Lund needs a new pier before the northern ferries return"),
]


@pytest.mark.parametrize(("what", "words"), SAME)
def test_one_saying_in_other_words_is_one_utterance(what: str, words: str) -> None:
    """Translations, short forms and repetitions of one speaker join."""
    made, links = joined(told("a", (WORDS, "Ek", "direct")), told("b", (words, "Ek", "direct")))
    assert sizes(made) == [2], what
    assert [link.verdict for link in links] == ["same"]


@pytest.mark.parametrize(("what", "words"), OTHER)
def test_other_sayings_of_one_speaker_stay_apart(what: str, words: str) -> None:
    """Same speaker and story are not enough."""
    made, _ = joined(told("a", (WORDS, "Ek", "direct")), told("b", (words, "Ek", "direct")))
    assert sizes(made) == [1, 1], what


def test_a_paraphrase_in_reported_speech_joins_the_quotation() -> None:
    """Indirect speech shares concepts, not words."""
    made, _ = joined(
        told("a", (WORDS, "Ek", "direct")),
        told("b", ("the crossing at Lund would open after prisoners were set free", "Ek", "indirect")),
    )
    assert sizes(made) == [2]


def test_two_speakers_are_never_one_utterance() -> None:
    """The same words of two people are a difference to report."""
    made, _ = joined(told("a", (WORDS, "Ek", "direct")), told("b", (WORDS, "Brandt", "direct")))
    assert sizes(made) == [1, 1]


@pytest.mark.parametrize(
    "words",
    [
        "We will not open the northern crossing at Lund once the prisoners of both sides have been released",
        "We will open the northern crossing at Lund on Monday once 40 prisoners of both sides have been released",
    ],
)
def test_a_contradiction_keeps_two_sayings_apart_and_is_told(words: str) -> None:
    """A negation, or another figure, makes the near pair a link that says different."""
    base = WORDS.replace("the prisoners", "20 prisoners")
    made, links = joined(
        told("a", (base, "Ek", "direct")), told("b", (words.replace("the prisoners", "20 prisoners"), "Ek", "direct"))
    )
    assert sizes(made) == [1, 1]
    assert [link.verdict for link in links] == ["different"]
    assert any("polarity" in reason or "figure" in reason for reason in links[0].reasons)


def test_the_best_match_wins_among_sentences_of_one_speech() -> None:
    """Sentences of one speech resemble each other; each goes to its own counterpart."""
    one = "Varania and Ostmark agreed to clear the mines along the northern road before winter"
    two = "Varania and Ostmark agreed to rebuild the northern road after the mines are cleared"
    made, _ = joined(told("a", (one, "Ek", "direct"), (two, "Ek", "direct")), told("b", (two, "Ek", "indirect")))
    assert sizes(made) == [1, 2]
    pair = next(each for each in made if len(each.statements) == 2)
    assert pair.label.startswith("Varania and Ostmark agreed to rebuild")


def test_an_open_speaker_joins_by_the_same_words_only() -> None:
    """An orphan quote finds its saying where the words are the same, and only there."""
    near = "We will open the northern crossing at Lund when all prisoners are released"
    made, _ = joined(
        told("a", (WORDS, "Ek", "direct")), told("b", (WORDS, None, "direct")), told("c", (near, None, "direct"))
    )
    assert sizes(made) == [1, 2]
    assert next(each for each in made if len(each.statements) == 2).actor == "ac_Ek"


def test_sentences_quoted_one_by_one_belong_to_the_passage_quoted_whole() -> None:
    """One report breaks a passage up, another prints it at length."""
    first, second = "The ferries will sail again before the winter ice", "Nobody has paid the pilots since the regatta"
    whole = f"{first}. We thank the harbour of Lund for its patience. {second}"
    made, _ = joined(told("a", (first, "Ek", "direct"), (second, "Ek", "direct")), told("b", (whole, "Ek", "direct")))
    assert sizes(made) == [3]
    assert made[0].independent in (1, 2)


def test_words_quoted_within_reported_speech_join_the_quotation() -> None:
    """A few telling words are enough where the other report holds them in the same order."""
    made, links = joined(
        told("a", ('the pier as a "rotten tooth in the jaw of the bay"', "Ek", "mixed")),
        told("b", ("That pier is a rotten tooth in the jaw of the bay, and nobody will pull it", "Ek", "direct")),
    )
    assert sizes(made) == [2]
    assert "all quoted words alike" in links[0].reasons


def test_an_open_speaker_is_adopted_by_the_one_who_is_quoted_with_the_same_words() -> None:
    """A short form of the quotation, given without a name."""
    made, _ = joined(
        told("a", (f"{WORDS}. After that the ferries can sail", "Ek", "direct")), told("b", (WORDS, None, "direct"))
    )
    assert sizes(made) == [2]
    assert made[0].actor == "ac_Ek"


def test_the_same_words_under_two_names_stay_apart_and_are_shown_to_a_person() -> None:
    """A difference to report, not to smooth over; an open speaker then goes with neither."""
    made, links = joined(
        told("a", (WORDS, "Ek", "direct")), told("b", (WORDS, "Brandt", "direct")), told("c", (WORDS, None, "direct"))
    )
    assert sizes(made) == [1, 1, 1]
    assert [link.verdict for link in links] == ["unsure"]
    assert links[0].reasons[0] == "another speaker"


def test_another_story_joins_by_the_same_words_only() -> None:
    """A man repeats himself; a month later that is another saying, unless the very words are quoted again."""
    made, _ = joined(told("a", (WORDS, "Ek", "direct")), told("b", (SAME[0][1], "Ek", "direct")), apart=True)
    assert sizes(made) == [1, 1]
    made, _ = joined(told("a", (WORDS, "Ek", "direct")), told("b", (WORDS, "Ek", "direct")), apart=True)
    assert sizes(made) == [2]


def test_a_lead_that_sums_up_a_quotation_belongs_to_it() -> None:
    """A report says first in its own words what it quotes below."""
    lead = "Lund's northern crossing would open after a release of prisoners"
    writer = Writer("a", f"{lead}, the envoy said on Monday.\n\nThe talks were long.\n\n{WORDS}, said Ek.")
    entity = writer.name("Ek")
    writer.say(lead, entity, "indirect")
    writer.say(WORDS, entity, "direct")
    other = told("b", (SAME[0][1], "Ek", "direct"))
    made, _ = joined((writer.reading(), {entity: "ac_Ek"}), other)
    assert sizes(made) == [3]
    assert made[0].independent == 2


def test_a_reprint_counts_once() -> None:
    """Of three tellings two print the same translation: two are independent."""
    made, _ = joined(
        told("a", (WORDS, "Ek", "direct")), told("b", (WORDS, "Ek", "direct")), told("c", (SAME[0][1], "Ek", "direct"))
    )
    assert [each.independent for each in made] == [2]


def test_one_who_speaks_english_is_quoted_alike_by_all() -> None:
    """Identical English betrays a copy only where the speaker was translated."""
    reports = []
    for name in "ab":
        writer = Writer(name, f"{name} heard it. Ek: {WORDS}. {name} left.")
        entity = writer.name("Ek", states=["state:GB"])
        writer.say(WORDS, entity)
        reports.append((writer.reading(), {entity: "ac_Ek"}))
    made, _ = joined(*reports)
    assert [each.independent for each in made] == [2]


def test_every_statement_ends_in_exactly_one_utterance() -> None:
    """None is lost, none is counted twice."""
    reports = [told(name, *((words, "Ek", "direct") for _, words in SAME + OTHER)) for name in "abcd"]
    made, _ = joined(*reports)
    ids = [statement for each in made for statement in each.statements]
    assert sorted(ids) == sorted({statement.id for reading, _ in reports for statement in reading.statements})


def test_the_order_of_reports_does_not_matter() -> None:
    """The same reports give the same record."""
    reports = [told(name, (words, "Ek", "direct")) for name, (_, words) in zip("abcde", SAME + OTHER, strict=True)]
    assert joined(*reports) == joined(*reports[::-1])


def test_no_statements_give_no_utterances() -> None:
    """Silence raises nothing."""
    assert joined(told("a")) == ([], [])
    assert utterances([], {}, [], []) == ([], [])
