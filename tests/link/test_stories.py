"""Reports of one happening, and what follows it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from communique.link.stories import Stories, sketch, stories, words_sketch
from communique.link.stories.days import UNKNOWN, nearness
from communique.link.stories.sketching import frame
from communique.text.fold import fold
from communique.types import Sketch
from tests.link.reports import Writer

NAMES = ("Astrid Ek", "Olaf Brandt", "Lund", "Varania", "Ostmark")
TALKS = (
    """{0} and {1} met in {2} on Saturday to settle how the mined road between {3} and {4} is to be cleared before
    winter. Both delegations said sappers would begin at the northern crossing, and that shepherds would be paid.""",
    """Delegations of {3} and {4} sat in {2} on Saturday. {0} and {1} want sappers to clear the mined road to the
    northern crossing before the winter snow, and shepherds paid for the flocks they lost.""",
    """After talks in {2} on Saturday, {1} told reporters that {3} and {4} will send sappers to the northern crossing.
    {0} spoke of the mined road as a wound, and of shepherds who had lost their flocks.""",
)
FOLLOW_UP = """{0} and {1} returned to {2} on Thursday to look at what had become of the mined road between {3} and {4}.
    Sappers have opened one lane to the northern crossing, but the money for shepherds never came."""
AGAIN = (
    """In {2}, where {0} and {1} talked on Saturday, {3} and {4} were still at odds over sappers and the mined road.
    The northern crossing stays shut this winter, both said, and shepherds will wait for their money.""",
    """On Saturday {1} and {0} closed another round in {2}. Shepherds of {3} and {4} wait for money, the sappers for
    orders, and the mined road to the northern crossing for a winter without shells.""",
)
TENDER = """A tender for the second lane drew bids from quarries in Narvik and Kiruna; engineers want gravel, culverts,
    guard rails and a weighbridge, and auditors want to know who pays for asphalt."""
ELSEWHERE = """Fishermen of Varania blocked the harbour of Malmo on Saturday over licences for herring. Trawlers hooted
    all morning, and the price of diesel was on every placard, a dockers' leader told the evening paper."""


def report(name: str, text: str, published: str | None = None, weekday: str | None = None, people: int = 2) -> Sketch:
    """Return the sketch of an invented report about the invented people."""
    writer = Writer(name, text.format(*NAMES), published)
    for person in NAMES[:people]:
        writer.name(person)
    writer.name("Lund", "place", "place:1")
    writer.name("Varania", "state", "state:XV")
    writer.name("Ostmark", "state", "state:XO")
    if weekday:
        day = date.fromisoformat(published) if published else None
        back = (
            next((day - timedelta(days=n) for n in range(7) if f"{day - timedelta(days=n):%A}" == weekday), None)
            if day
            else None
        )
        writer.when(weekday, back, "published" if day else "open")
    return sketch(writer.reading())


def grouped(sketches: Iterable[Sketch]) -> set[frozenset[str]]:
    """Return the reports of each story."""
    return {frozenset(story.reports) for story in stories(sketches)}


def told(sketches: Iterable[Sketch]) -> Stories:
    """Return the stories of some reports."""
    found = Stories()
    found.update({each.report: each for each in sketches})
    return found


DATED = ["2031-11-08", "2031-11-09", "2031-11-08"]


def three(dates: Sequence[str | None]) -> list[Sketch]:
    """Return three tellings of the talks, published on these days."""
    return [report(name, text, day, "Saturday") for name, text, day in zip("abc", TALKS, dates, strict=True)]


@pytest.mark.parametrize("dates", [DATED, [None] * 3, [DATED[0], None, None]])
def test_tellings_of_one_meeting_are_one_story(dates: list[str | None]) -> None:
    """With all, some or no dates; an unknown day stays compatible."""
    assert grouped([*three(dates), report("z", ELSEWHERE, dates[0], "Saturday", 0)]) == {
        frozenset("abc"),
        frozenset("z"),
    }


@pytest.mark.parametrize(("dateline", "count"), [("--11-09", 1), ("--11-10", 1), ("--12-20", 2), ("--02-29", 2)])
def test_a_dateline_without_a_year_places_a_report_within_the_year(dateline: str, count: int) -> None:
    """Near the day of the others it is one of them; weeks away it is not, whichever year it was."""
    dated, other = three([DATED[0], DATED[0], None])[0], three([None] * 3)[2]
    assert len(grouped([dated, replace(other, dateline=dateline)])) == count


@pytest.mark.parametrize(("left", "right", "near"), [("--12-31", "--01-01", True), ("--03-01", "--08-20", False)])
def test_two_datelines_without_a_year_are_compared_over_its_turn(left: str, right: str, near: bool) -> None:
    """The last day of December is next to the first of January."""
    one, other = three([None] * 3)[:2]
    assert (nearness(replace(one, dateline=left), replace(other, dateline=right)) == 1) is near


@pytest.mark.parametrize(
    ("day", "dateline", "near"),
    [
        (date(2034, 6, 1), "--02-29", UNKNOWN),
        (date(2034, 6, 1), "--02-31", UNKNOWN),
        (date.min, "--12-31", 0.0),
        (date.max, "--12-31", 1.0),
    ],
)
def test_a_dateline_that_no_year_around_has_says_nothing(day: date, dateline: str, near: float) -> None:
    """Nor does the end of the calendar raise."""
    one, other = three([None] * 3)[:2]
    assert nearness(replace(one, published=day), replace(other, dateline=dateline)) == near


def test_a_follow_up_is_linked_and_not_merged() -> None:
    """The same people in the same place on the same matter, a month later: another story, which continues the first."""
    later = report("d", FOLLOW_UP, "2031-12-11", "Thursday")
    made = stories([*three(DATED), later])
    first, second = sorted(made, key=lambda story: -len(story.reports))
    assert first.reports == ("a", "b", "c")
    assert second.reports == ("d",)
    assert second.follows == (first.id,)
    assert first.follows == ()
    assert list(told([*three(DATED), later]).chains()) == [(first, second)]


@pytest.mark.parametrize("gap", [7, 14, 30, 365])
def test_look_alike_meetings_on_other_dates_stay_apart(gap: int) -> None:
    """The same people, place and matter, told of another Saturday: the days decide."""
    day = (date(2031, 11, 8) + timedelta(days=gap)).isoformat()
    again = [report(name, text, day, "Saturday") for name, text in zip("xy", AGAIN, strict=True)]
    assert grouped([*three(DATED), *again]) == {frozenset("abc"), frozenset("xy")}


def test_undated_reports_led_by_other_people_on_other_days_stay_apart() -> None:
    """Without any date, weekdays and leading people tell two meetings about one matter apart."""
    text = FOLLOW_UP.replace("{0}", "Ines Dahl").replace("{1}", "Karl Thorn")
    writer = Writer("d", text.format(*NAMES))
    for person in ("Ines Dahl", "Karl Thorn"):
        writer.name(person)
    writer.name("Lund", "place", "place:1")
    writer.when("Thursday", None, "open")
    assert frozenset("abc") in grouped([*three([None] * 3), sketch(writer.reading())])


def test_a_report_in_another_language_joins_by_its_names() -> None:
    """No word is shared; people, place and day are."""
    from msgspec.structs import replace

    writer = Writer("r", "Астрид Экман и Олаф Брандт встретились в Лунде и говорили о дороге.", "2031-11-09")
    for person in ("Астрид Экман", "Олаф Брандт"):
        writer.name(person)
    writer.name("Лунде", "place", "place:1")
    russian = replace(sketch(writer.reading()), language="ru")
    told = [text.replace("{0}", "Astrid Ekman") for text in TALKS]
    tellings = []
    for name, text, day in zip("abc", told, DATED, strict=True):
        english = Writer(name, text.format(*NAMES), day)
        english.name("Astrid Ekman")
        english.name("Olaf Brandt")
        english.name("Lund", "place", "place:1")
        tellings.append(sketch(english.reading()))
    assert grouped([*tellings, russian]) == {frozenset("abcr")}
    late = replace(russian, published=date(2031, 12, 20))
    assert grouped([*tellings, late]) == {frozenset("abc"), frozenset("r")}


def test_an_undated_report_follows_what_it_looks_back_on() -> None:
    """ "In November" is said of a month that is over."""
    writer = Writer("d", f"In November the sides met. {FOLLOW_UP.format(*NAMES)} {TENDER}")
    for person in NAMES[:2]:
        writer.name(person)
    writer.name("Lund", "place", "place:1")
    writer.when("In November", None, "open")
    writer.when("Thursday", None, "open")
    made = stories([*three(DATED), sketch(writer.reading())])
    assert sorted(len(story.follows) for story in made) == [0, 1]


def test_the_order_of_arrival_does_not_matter() -> None:
    """Ten shuffles give one result, ids included."""
    reports = [*three(DATED), report("d", FOLLOW_UP, "2031-12-11", "Thursday"), report("z", ELSEWHERE, people=0)]
    expected = stories(reports)
    for seed in range(10):
        random.Random(seed).shuffle(reports)
        assert stories(reports) == expected


def test_a_chain_of_near_reports_does_not_become_one_story() -> None:
    """Each report resembles the next, the ends have nothing in common: single pairs must not chain them."""
    words = [f"topic{number}" for number in range(120)]
    chain = [
        words_sketch(f"r{number:02}", "", " ".join(words[number * 8 : number * 8 + 24]), date(2031, 5, 1))
        for number in range(12)
    ]
    assert max(len(group) for group in grouped(chain)) < 6


@pytest.mark.parametrize(("name", "followed"), [("person:ek", 1), ("media:baltic-wire", 0), ("state:KE", 0)])
def test_an_outlet_that_both_quote_makes_no_follow_up(name: str, followed: int) -> None:
    """Nor a state that both name; a person does, where the words are near."""
    text = "The commission on the road at Torvik heard two witnesses on the mined culvert and the burnt customs house."
    early, late = words_sketch("a", "", text, date(2031, 5, 1)), words_sketch("b", "", text, date(2031, 5, 20))
    made = stories([replace(early, names=(name,), shingles=()), replace(late, names=(name,), shingles=())])
    assert sorted(len(story.follows) for story in made) == [0, followed]


def test_hot_names_alone_join_nothing() -> None:
    """Reports that share two famous names and nothing else stay apart."""
    reports = [
        words_sketch(
            f"r{number}",
            "",
            "President Ek and Premier Brandt spoke. "
            + " ".join(f"matter{number}{letter}" * 2 for letter in "abcdefghijklmnopqrstuvwxyz"),
            date(2031, 5, 1),
        )
        for number in range(4)
    ]
    assert len(grouped(reports)) == len(reports)


def test_a_reprint_weeks_later_is_the_same_story() -> None:
    """A copy is a copy whenever it is printed."""
    text = " ".join(f"the delegate of valley{number} asked for road{number}" for number in range(40))
    reports = [words_sketch("a", "", text, date(2031, 5, 1)), words_sketch("b", "", text, date(2031, 6, 20))]
    assert grouped(reports) == {frozenset("ab")}


def test_every_report_is_in_exactly_one_story() -> None:
    """Also empty ones, and those nothing is known of."""
    reports = [*three(DATED), words_sketch("e", "", "", None), words_sketch("f", "", "...", None)]
    members = sorted(member for group in grouped(reports) for member in group)
    assert members == ["a", "b", "c", "e", "f"]
    assert stories([]) == []
    assert list(Stories().chains()) == []


def test_a_label_is_made_of_names_and_not_of_a_headline() -> None:
    """The label holds the names the reports make most of."""
    (story,) = stories(three(DATED))
    assert {"Astrid Ek", "Olaf Brandt"} <= set(story.label.split(", "))


def test_an_id_survives_later_reports() -> None:
    """The id hashes the earliest member."""
    (before,) = stories(three(DATED)[:2])
    (after,) = stories(three(DATED))
    assert before.id == after.id


def test_each_joining_says_why() -> None:
    """A link names words, days and passages; that of a story to the one it continues says that they are two."""
    found = told([*three(DATED), report("d", FOLLOW_UP, "2031-12-11", "Thursday")])
    (chain,) = found.chains()
    *joined, continued = found.links(chain)
    assert len(joined) == 2
    assert all(link.verdict == "same" and "telling words" in link.reasons[0] for link in joined)
    assert any("name the same day" in link.reasons for link in joined)
    assert (continued.left, continued.right, continued.verdict) == (chain[0].id, chain[1].id, "different")
    assert "is told 33 days later" in continued.reasons


def test_a_process_holds_each_story_once_and_after_what_it_continues() -> None:
    """Three rounds on one matter are one process, another matter is another."""
    again = report("f", FOLLOW_UP.replace("look at", "see"), "2032-01-15", "Thursday")
    found = told(
        [*three(DATED), report("d", FOLLOW_UP, "2031-12-11", "Thursday"), again, report("z", ELSEWHERE, people=0)]
    )
    assert sorted([story.reports for story in chain] for chain in found.chains()) == [
        [("a", "b", "c"), ("d",), ("f",)],
        [("z",)],
    ]


def test_the_sample_reports_give_one_meeting_and_its_follow_up(shared_reports: Path) -> None:
    """Four reports of one meeting, two of them without any day, and one of a later meeting of other people."""
    from communique.collect import arrivals, documents
    from communique.reading.reader import readings

    paths = [str(path) for path in sorted(shared_reports.glob("*.txt"))]
    found = [document for arrival in arrivals(paths) for document in documents(arrival)]
    read = list(readings(found))
    number = {reading.report.id: Path(reading.report.source).name[:3] for reading in read}
    made = stories(map(sketch, read))
    assert {frozenset(number[report] for report in story.reports) for story in made} == {
        frozenset({"000", "001", "002", "003"}),
        frozenset({"004"}),
    }
    assert [len(story.reports) for story in next(told(map(sketch, read)).chains())] == [4, 1]


@pytest.mark.parametrize(
    "forms",
    [
        ("Йылдызхан", "Йылдызханом", "Yıldızhan", "Yildizhan"),
        ("Дворжак", "Дворжаком", "Dvořák", "Dvorak"),
        ("Чавдар", "Çavdar", "Chavdar", "Tchavdar"),
        ("Шахин", "Şahin", "Sahin", "Shahin"),
        ("Халиль", "Khalil", "Halil"),
        ("Линдквист", "Lindqvist"),
        ("Жуковский", "Zhukovsky", "Joukovski"),
        ("Гофман", "Хоффман", "Hoffmann"),
        ("Васкес", "Vásquez", "Vazquez"),
        ("Рашиди", "رشيدي", "Rashidi", "Raşidi"),
        ("Холм", "Холмом", "Holm"),
    ],
    ids=lambda forms: forms[-1],
)
def test_the_spellings_of_a_surname_share_their_frame(forms: tuple[str, ...]) -> None:
    """Whatever the language that writes it."""
    assert len({frame(fold(form)) for form in forms}) == 1


def test_other_surnames_have_other_frames() -> None:
    """Names alike in most of their letters do not meet."""
    names = ("Ekman", "Ekberg", "Holm", "Hall", "Shahin", "Sahir", "Dvorak", "Novak", "Lavrin", "Lavrov", "Wei", "Wu")
    assert len({frame(fold(name)) for name in names}) == len(names)
