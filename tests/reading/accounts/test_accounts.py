"""Tellings of happenings: type, standing, who, where, when, and how far the words run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.reading.accounts import accounts
from communique.reading.parse import parse
from communique.reading.weights import load_other
from communique.types import Days, Span, When
from tests.reading.accounts.reading import PEOPLE, cast_in, read, report_in

if TYPE_CHECKING:
    from spacy.language import Language

KINDS = [
    ("President Karel Vostok met Ilana Dorvik in Vienna.", "CONSULT", None),
    ("Ilana Dorvik spoke with Karel Vostok by phone.", "CONSULT", "phone"),
    ("The two ministers discussed the prisoners over the phone.", "CONSULT", "phone"),
    ("Ilana Dorvik visited Ostmark.", "CONSULT", "visit"),
    ("Varania and Ostmark signed an agreement in Geneva.", "SUPPORT", None),
    ("Varania and Ostmark reached a deal on the crossing.", "AGREE", None),
    ("Varania agreed to repair the bridge.", "AGREE", None),
    ("Varania announced the withdrawal of its troops from the valley.", "CONCEDE", None),
    ("Varania withdrew its troops from the valley.", "RETREAT", "withdraw"),
    ("Ostmark released 12 prisoners.", "RETREAT", "release"),
    ("The Lantern Front laid down its weapons.", "RETREAT", "disarm"),
    ("Ostmark forces shelled the town of Graz.", "ASSAULT", "heavy-weapons"),
    ("The Lantern Front kidnapped two engineers.", "ASSAULT", "abduct"),
    ("Ostmark troops entered the town of Graz.", "MOBILIZE", "troops"),
    ("Varania imposed sanctions on Ostmark.", "SANCTION", "discontinue"),
    ("Varania expelled two Ostmark diplomats.", "SANCTION", "expel"),
    ("Police arrested 20 protesters in Vienna.", "COERCE", "arrest"),
    ("The authorities imposed a curfew in Graz.", "COERCE", "curfew"),
    ("The authorities lifted a curfew in Graz.", "CONCEDE", None),
    ("The rebels rejected the truce.", "REJECT", "yield"),
    ("Ostmark cancelled the talks.", "REJECT", "meet"),
    ("Varania will not accept the proposal.", "REJECT", None),
    ("President Karel Vostok accused Varania of bad faith.", "ACCUSE", "allege"),
    ("Varania condemned the killing.", "ACCUSE", "disapprove"),
    ("Varania called for a ceasefire.", "REQUEST", "yield"),
    ("Ostmark threatened to close the crossing.", "THREATEN", "restrict"),
    ("Varania sent humanitarian aid to Graz.", "AID", None),
    ("Students staged rallies in Graz.", "PROTEST", "demo"),
    ("Activists began a hunger strike in Graz.", "PROTEST", "hunger"),
]


@pytest.mark.parametrize(("text", "type_", "mode"), KINDS)
def test_words_tell_the_type_and_mode_of_a_happening(
    english: Language, text: str, type_: str, mode: str | None
) -> None:
    """Each sentence holds one telling of this type and mode."""
    found = read(english, text)
    assert (type_, mode) in [(account.type, account.mode) for account in found.accounts], found.kinds()


NOTHING = [
    "Ilana Dorvik did not meet Karel Vostok.",
    "The ministers never met in Vienna.",
    "No meeting was held in Vienna.",
    "The plan failed to meet the demands of Varania.",
    "A good deal of time was lost.",
    "They backed off the border.",
    "Ilana Dorvik is still committed to peace.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_denied_or_meant_otherwise_is_no_happening(english: Language, text: str) -> None:
    """Negation and other senses of the words give no account that something happened."""
    assert [account for account in read(english, text).accounts if account.status == "happened"] == []


STANDINGS = [
    ("Ilana Dorvik met Karel Vostok in Vienna.", "happened"),
    ("Ilana Dorvik will meet Karel Vostok in Vienna.", "planned"),
    ("Ilana Dorvik is expected to meet Karel Vostok in Vienna.", "planned"),
    ("Ilana Dorvik plans to meet Karel Vostok in Vienna.", "planned"),
    ("Ilana Dorvik may meet Karel Vostok in Vienna.", "conditional"),
    ("If Ilana Dorvik meets Karel Vostok in Vienna, the truce may hold.", "conditional"),
    ("Officials spoke of a planned meeting between Ilana Dorvik and Karel Vostok.", "planned"),
]


@pytest.mark.parametrize(("text", "status"), STANDINGS)
def test_tense_and_modality_tell_done_from_planned(english: Language, text: str, status: str) -> None:
    """Only what the report tells as done has happened."""
    assert read(english, text).only("CONSULT").status == status


def test_an_attack_told_by_a_party_is_claimed(english: Language) -> None:
    """What somebody is reported to have said about force is that person's claim."""
    found = read(english, "Karel Vostok said that Varania had shelled the town of Graz.")
    assert found.only("ASSAULT").status == "claimed"


def test_both_sides_of_a_meeting_attend(english: Language) -> None:
    """A long list broken by the parse is read on to its end, on either side of the verb."""
    text = (
        "Foreign Minister Ilana Dorvik, Defence Minister Petar Holm and spy chief Sanna Lundh held talks on Monday"
        " with President Karel Vostok, Interior Minister Janos Feld and presidential aide Mira Toth."
    )
    found = read(english, text)
    account = found.only("CONSULT")
    assert found.present(account) == [
        "Ilana Dorvik",
        "Petar Holm",
        "Sanna Lundh",
        "Karel Vostok",
        "Janos Feld",
        "Mira Toth",
    ]
    assert [found.words(span).split()[-1] for span in account.roster] == ["Lundh", "Toth"]


ROSTERS = [
    ("The Ostmark delegation consisted of Janos Feld and Mira Toth.", {"Janos Feld", "Mira Toth"}),
    ("Petar Holm and Sanna Lundh took part in the talks.", {"Petar Holm", "Sanna Lundh"}),
    ("Varania was represented by Petar Holm and Sanna Lundh.", {"Petar Holm", "Sanna Lundh"}),
    ("The Varania side was led by Ilana Dorvik and included Petar Holm.", {"Ilana Dorvik", "Petar Holm"}),
    ("Varania was represented at Friday's talks by Ilana Dorvik and Petar Holm.", {"Ilana Dorvik", "Petar Holm"}),
    ("The Ostmark delegation also included Janos Feld and Mira Toth.", {"Janos Feld", "Mira Toth"}),
    ("Petar Holm and Sanna Lundh accompanied Ilana Dorvik.", {"Petar Holm", "Sanna Lundh", "Ilana Dorvik"}),
    (
        "Petar Holm and Sanna Lundh attended the meeting with Karel Vostok.",
        {"Petar Holm", "Sanna Lundh", "Karel Vostok"},
    ),
    ("A delegation led by Ilana Dorvik held talks with Karel Vostok.", {"Ilana Dorvik", "Karel Vostok"}),
]


@pytest.mark.parametrize(("text", "people"), ROSTERS)
def test_a_roster_places_people_at_the_meeting(english: Language, text: str, people: set[str]) -> None:
    """Sentences that only tell who was there belong to the meeting."""
    found = read(english, text)
    account = found.only("CONSULT")
    assert {name for name in found.present(account) if " " in name} == people


ABSENT = [
    "Ilana Dorvik met Petar Holm to discuss the murder of Karel Vostok.",
    "Ilana Dorvik met Petar Holm after the Karel Vostok administration fell.",
    "Ilana Dorvik and Petar Holm, who succeeded Karel Vostok, held talks.",
]


@pytest.mark.parametrize("text", ABSENT)
def test_a_person_merely_mentioned_does_not_attend(english: Language, text: str) -> None:
    """Topics, owners and asides are not at the table."""
    found = read(english, text)
    meetings = [account for account in found.accounts if account.type == "CONSULT"]
    assert all("Karel Vostok" not in found.present(account) for account in meetings)
    assert any("Ilana Dorvik" in found.present(account) for account in found.accounts)


def test_ministers_without_names_are_found_by_title_and_state(english: Language) -> None:
    """Two offices joined by "and" mean the two persons who hold them, elsewhere in the report."""
    text = "Karel Vostok met the Varania foreign and defence ministers. Ilana Dorvik and Petar Holm kept silent."
    found = read(english, text)
    assert {"Karel Vostok", "Ilana Dorvik", "Petar Holm"} <= set(found.present(found.only("CONSULT")))


def test_a_visitor_acts_and_a_host_receives(english: Language) -> None:
    """The sides of a visit follow the codebook."""
    found = read(english, "Ilana Dorvik visited Ostmark.")
    account = found.only("CONSULT")
    assert (found.present(account, "actor"), found.present(account, "recipient")) == (["Ilana Dorvik"], ["Ostmark"])


def test_who_strikes_and_who_is_struck(english: Language) -> None:
    """A passive turns the sides round."""
    found = read(english, "Varania was attacked by the Lantern Front.")
    account = found.only("ASSAULT")
    assert (found.present(account, "actor"), found.present(account, "recipient")) == (["Lantern Front"], ["Varania"])


PLACES = [
    ("Ilana Dorvik met Karel Vostok in Vienna.", "Vienna"),
    ("Ilana Dorvik said after talks with Karel Vostok in Vienna that progress was made.", "Vienna"),
    ("The Geneva talks ended on a sour note for Karel Vostok.", "Geneva"),
    ("Ilana Dorvik and Karel Vostok discussed the siege in Graz.", None),
    ("Ilana Dorvik held talks with Karel Vostok on the siege in Graz.", None),
]


@pytest.mark.parametrize(("text", "where"), PLACES)
def test_a_place_comes_from_where_and_not_from_what_about(english: Language, text: str, where: str | None) -> None:
    """Topics do not place a meeting."""
    assert read(english, text).only("CONSULT").place == where


def _when(text: str, words: str, day: date) -> When:
    start = text.index(words)
    return When(Span("rp", start, start + len(words)), Days(day, day), "absolute")


def test_a_date_belongs_to_the_clause_it_stands_in(english: Language) -> None:
    """The day somebody spoke is not the day of what he spoke about."""
    text = "On Friday, Karel Vostok said that Ilana Dorvik met Petar Holm on Monday."
    whens = [_when(text, "Friday", date(2021, 3, 5)), _when(text, "Monday", date(2021, 3, 1))]
    account = read(english, text, whens).only("CONSULT")
    assert account.days == Days(date(2021, 3, 1), date(2021, 3, 1))


def test_a_day_after_publication_is_still_to_come(english: Language) -> None:
    """The present tense of an agenda is no news of a meeting held."""
    text = "Ilana Dorvik meets Karel Vostok on Monday."
    account = read(english, text, [_when(text, "Monday", date(2021, 3, 8))], published="2021-03-05").only("CONSULT")
    assert account.status == "planned"


EXTENTS = [
    (
        "On the day after, Ilana Dorvik met Karel Vostok in Vienna, where it rained.",
        "Ilana Dorvik met Karel Vostok in Vienna",
    ),
    ("Aid came after the meeting.", "the meeting"),
    ("Ilana Dorvik is expected to visit Vienna in June.", "Ilana Dorvik is expected to visit Vienna in June"),
]


@pytest.mark.parametrize(("text", "words"), EXTENTS)
def test_the_extent_is_the_clause_or_the_phrase(english: Language, text: str, words: str) -> None:
    """Asides and other clauses are left out; a planning verb is kept with what is planned."""
    found = read(english, text)
    assert found.words(found.only("CONSULT").span).removeprefix("On the day after, ") == words


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("Ilana Dorvik spoke after the meeting in Vienna.", True),
        ("Ilana Dorvik left after Friday's talks in Vienna.", True),
        ("A meeting was held in Vienna.", False),
        ("Ilana Dorvik met Karel Vostok.", False),
    ],
)
def test_references_are_told_from_tellings(english: Language, text: str, refers: bool) -> None:
    """Definite words point back; indefinite ones and verbs tell anew."""
    assert read(english, text).only("CONSULT").refers is refers


@pytest.mark.parametrize(
    "text", ["Ilana Dorvik said after the meeting that all was well.", "Karel Vostok held a press conference."]
)
def test_an_occasion_of_speech_is_kept_as_a_statement(english: Language, text: str) -> None:
    """Remarks after a meeting and press conferences are happenings of their own."""
    account = read(english, text).only("statement")
    assert account.status == "happened"


def test_a_headline_lists_states_by_commas(english: Language) -> None:
    """ "A, B agree" names both."""
    found = read(english, "Varania, Ostmark agree on prisoners", headline=True)
    assert set(found.present(found.only("AGREE"))) == {"Varania", "Ostmark"}


@pytest.mark.parametrize(
    "text", ["", "met", "The the the meeting of of of.", "(((", "talks " * 300, "A, " * 400 + "met."]
)
def test_hostile_text_does_not_raise(english: Language, text: str) -> None:
    """Every account found stays within the text."""
    if text:
        assert all(account.span.end <= len(text) for account in read(english, text).accounts)


def test_another_language_gives_no_accounts() -> None:
    """Without a parse nothing is claimed."""
    report = report_in("Президент встретился с министром.")
    foreign = type(report)(**{name: getattr(report, name) for name in report.__struct_fields__} | {"language": "ru"})
    parsed = next(iter(parse([foreign], load_other(), load_other())))
    assert accounts(parsed, cast_in(""), []) == []


BESIDE = [
    ("On the Varanian side, Petar Holm and Sanna Lundh took part.", {"Petar Holm", "Sanna Lundh"}),
    ("Petar Holm and Janos Feld attended the ceremony.", {"Petar Holm", "Janos Feld"}),
    ("He spoke at the ceremony, which was attended by Petar Holm and Mira Toth.", {"Petar Holm", "Mira Toth"}),
    ("Dorvik and Vostok were joined by Sanna Lundh.", {"Ilana Dorvik", "Karel Vostok", "Sanna Lundh"}),
]


@pytest.mark.parametrize(("text", "people"), BESIDE)
def test_who_else_was_there_counts_only_beside_a_meeting(english: Language, text: str, people: set[str]) -> None:
    """A ceremony or a joint appearance places people where the report tells of a meeting, and nowhere else."""
    assert not any(account.type == "CONSULT" for account in read(english, text).accounts)
    found = read(english, f"Ilana Dorvik met Karel Vostok in Vienna. {text}")
    assert any(set(found.present(account)) & set(PEOPLE) == people for account in found.accounts)


def test_another_occasion_places_nobody_at_the_meeting(english: Language) -> None:
    """ "A ceremony" is not the one told of."""
    found = read(english, "Ilana Dorvik met Karel Vostok in Vienna. Janos Feld attended a ceremony in Graz.")
    assert all("Janos Feld" not in found.present(account) for account in found.accounts)


SIGNINGS = [
    ("Ilana Dorvik and Karel Vostok signed a treaty in Geneva.", True),
    ("Varania and Ostmark signed a treaty in Geneva.", True),
    ("Varania and Ostmark signed a treaty.", False),
    ("Karel Vostok signed the treaty in Geneva.", False),
]


@pytest.mark.parametrize(("text", "together"), SIGNINGS)
def test_those_who_sign_together_meet(english: Language, text: str, together: bool) -> None:
    """A signing by both sides is a meeting; one signature, or one without a place, shows none."""
    found = read(english, text)
    assert found.only("SUPPORT").status == "happened"
    assert any(account.type == "CONSULT" for account in found.accounts) == together


def test_a_meeting_is_on_the_day_of_what_was_done_at_it(english: Language) -> None:
    """ "Agreed on Monday to open the road, at a meeting in Vienna": held, and held on Monday."""
    text = "Varania and Ostmark agreed on Monday to open the road to buses, at a meeting of their ministers in Vienna."
    account = read(english, text, [_when(text, "Monday", date(2021, 3, 1))]).only("CONSULT")
    assert (account.status, account.days) == ("happened", Days(date(2021, 3, 1), date(2021, 3, 1)))


def test_a_place_is_no_party(english: Language) -> None:
    """What a treaty is about, or where it is signed, does not sign it."""
    found = read(english, "Varania and Ostmark signed a treaty on the Graz corridor in Geneva.")
    assert {name for account in found.accounts for name in found.present(account)} == {"Varania", "Ostmark"}


def test_a_deadline_is_not_the_day(english: Language) -> None:
    """By when something is due is not when it happens."""
    text = "Varania will release the prisoners by May 3."
    account = read(english, text, [_when(text, "May 3", date(2021, 5, 3))]).only("RETREAT")
    assert account.days is None


MOVED = [
    "The talks were postponed from May 3 to May 9.",
    "Varania moved the talks from May 3 to May 9.",
    "The meeting of Dorvik and Vostok, which was due to be held in Vienna on May 3, will take place on May 9.",
    "A summit that was scheduled for May 3 was pushed back to May 9.",
]


@pytest.mark.parametrize("text", MOVED)
def test_the_day_first_planned_is_kept(english: Language, text: str) -> None:
    """A meeting that slipped is told for its new day, and once more for the old one."""
    whens = [_when(text, "May 3", date(2021, 5, 3)), _when(text, "May 9", date(2021, 5, 9))]
    told = [account for account in read(english, text, whens).accounts if account.type == "CONSULT"]
    assert [(account.status, account.days and account.days.first.day) for account in told] == [
        ("planned", 9),
        ("planned", 3),
    ]
    assert told[0].trigger == told[1].trigger


def test_the_day_of_putting_off_is_not_the_new_day(english: Language) -> None:
    """ "Postponed on March 9" tells when that was decided."""
    text = "The talks, planned for May 3, were postponed on March 9."
    whens = [_when(text, "May 3", date(2021, 5, 3)), _when(text, "March 9", date(2021, 3, 9))]
    told = [account for account in read(english, text, whens).accounts if account.type == "CONSULT"]
    assert [account.days for account in told] == [None, Days(date(2021, 5, 3), date(2021, 5, 3))]
