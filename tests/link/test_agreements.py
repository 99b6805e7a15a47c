"""Agreements joined over the record."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from communique.link.agreements import agreements, block
from communique.types import Accord, Agreement, Days, Formality, Span, make_id

NOBODY: dict[str, str] = {}


def _accord(
    report: str,
    name: str,
    *places: str,
    kind: str = "agreement",
    formality: Formality = "reported",
    parties: tuple[str, ...] = (),
    days: Days | None = None,
    setting: tuple[str, ...] = ("state:TD", "state:NE"),
    start: int = 0,
    published: str | None = None,
) -> Accord:
    span = Span(report, start, start + 10)
    label = name.title()
    shape = (make_id("ac", span), span, name, kind, formality, parties, days, (), places, label, setting, published)
    return Accord(*shape)


def _members(accords: list[Accord]) -> list[int]:
    return sorted(len(agreement.members) for agreement in agreements(accords, {}))


def test_one_name_in_several_reports_is_one_agreement() -> None:
    """Name, class and place decide."""
    assert _members([_accord("a", "tunis process", "tunis"), _accord("b", "tunis process", "tunis")]) == [2]


def test_names_of_other_places_stay_apart() -> None:
    """Two accords of two cities are two."""
    assert _members([_accord("a", "tunis agreement", "tunis"), _accord("b", "doha agreement", "doha")]) == [1, 1]


def test_a_part_finds_the_whole_it_belongs_to() -> None:
    """A zone in one region joins the zones in that region and others."""
    wide = _accord("a", "agadez gao safe zone", "agadez", "gao", kind="zone")
    narrow = _accord("b", "gao safe zone", "gao", kind="zone")
    assert _members([wide, narrow]) == [2]


def test_a_name_without_a_place_joins_only_within_its_setting() -> None:
    """There is more than one constitutional committee in the world."""
    placed = _accord("a", "chad constitutional committee", "chad", kind="body")
    near = _accord("b", "constitutional committee", kind="body")
    far = _accord("c", "constitutional committee", kind="body", setting=("state:PE", "state:CL"))
    assert _members([placed, near, far]) == [1, 2]


def test_unnamed_agreements_join_by_matter() -> None:
    """The stems of what was agreed decide, unless parties or days speak against it."""
    one = _accord("a", "patrol river joint agreement", formality="understanding", parties=("x",))
    other = _accord("b", "joint patrol river agreement", formality="understanding", parties=("x",))
    stranger = _accord("c", "joint patrol river agreement", formality="understanding", parties=("y",))
    assert _members([one, other]) == [2]
    assert _members([one, stranger]) == [1, 1]


def test_days_apart_keep_unnamed_agreements_apart() -> None:
    """The same promise a year later is another agreement."""
    first = Days(date(2020, 5, 1), date(2020, 5, 1))
    later = Days(date(2021, 5, 1), date(2021, 5, 1))
    accords = [
        _accord(report, "joint patrol river agreement", formality="understanding", days=days)
        for report, days in (("a", first), ("b", later))
    ]
    assert _members(accords) == [1, 1]


def test_the_record_keeps_the_strongest_formality_and_the_narrowest_day() -> None:
    """One report of a signature is enough to record it as signed."""
    year = Days(date(2020, 1, 1), date(2020, 12, 31))
    day = Days(date(2020, 5, 1), date(2020, 5, 1))
    (agreement,) = agreements(
        [
            _accord("a", "tunis agreement", "tunis", days=year),
            _accord("b", "tunis agreement", "tunis", days=day, formality="signed"),
        ],
        {},
    )
    assert (agreement.formality, agreement.date) == ("signed", day)


def test_order_of_reports_does_not_matter() -> None:
    """The same accords in another order give the same agreements."""
    accords = [
        _accord(report, "tunis process", "tunis", kind="process", start=at) for report in "abc" for at in (0, 40)
    ]
    assert agreements(accords, {}) == agreements(list(reversed(accords)), {})


_PLACES = st.lists(st.sampled_from(["gao", "tunis", "new york"]), max_size=2, unique=True).map(sorted)
_STATES = st.lists(st.sampled_from(["state:TD", "state:NE", "state:ML", "state:CL"]), max_size=3, unique=True)
_WORDS = st.sampled_from(["agreement", "process", "joint process", "river patrol joint agreement"])


@st.composite
def _record(draw: st.DrawFn) -> list[Accord]:
    """Draw accords of a handful of names, places and settings, so that they meet often; no two at one span."""
    made = []
    for number in range(draw(st.integers(0, 14))):
        places, words = draw(_PLACES), draw(_WORDS)
        kind = "process" if words.endswith("process") else "agreement"
        formality: Formality = "understanding" if words.startswith("river") else "reported"
        name = " ".join([*places, words])
        report, setting = draw(st.sampled_from("abcd")), tuple(sorted(draw(_STATES)))
        made.append(_accord(report, name, *places, kind=kind, formality=formality, setting=setting, start=20 * number))
    return made


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_order_of_arrival_changes_nothing(data: st.DataObject) -> None:
    """Whatever is named, in whatever order it is given."""
    record = data.draw(_record())
    assert agreements(data.draw(st.permutations(record)), NOBODY) == agreements(record, NOBODY)


@settings(max_examples=150, deadline=None)
@given(_record())
def test_blocks_joined_alone_make_what_they_make_together(record: list[Accord]) -> None:
    """So a new report touches only the blocks that it names."""
    named = [accord for accord in record if block(accord)]
    apart: list[Agreement] = []
    for key in {block(accord) for accord in named}:
        apart += agreements([accord for accord in named if block(accord) == key], NOBODY)
    assert sorted(apart, key=lambda each: each.id) == agreements(named, NOBODY)


@settings(max_examples=150, deadline=None)
@given(_record())
def test_no_two_agreements_share_an_id_and_each_accord_has_one(record: list[Accord]) -> None:
    """Named or not, placed or not."""
    made = agreements(record, NOBODY)
    assert len({each.id for each in made}) == len(made)
    assert sorted(member for each in made for member in each.members) == sorted(accord.id for accord in record)


def test_an_id_does_not_depend_on_what_else_is_in_the_record() -> None:
    """Neither on reports that came before, nor on which of them is looked at first."""
    placed = _accord("b", "tunis process", "tunis", kind="process")
    placeless = _accord("c", "river committee", kind="body")
    understanding = _accord("d", "river patrol agreement", formality="understanding", published="2021-05-01")
    others = [
        _accord("a", "tunis process", "tunis", kind="process"),
        _accord("a", "river committee", kind="body", start=20),
        _accord("a", "river patrol agreement", formality="understanding", start=40, published="2021-06-01"),
        _accord("a", "doha process", "doha", kind="process", start=60),
    ]
    alone = {each.id for each in agreements([placed, placeless, understanding], NOBODY)}
    assert alone < {each.id for each in agreements([placed, placeless, understanding, *others], NOBODY)}


def test_pairs_of_states_make_no_chain_around_the_world() -> None:
    """Committees of one name, each set among states of which the next shares some, are not all one."""
    states = [f"state:{letter}" for letter in "ABCDEFGH"]
    chain = [
        _accord(f"r{at}{turn}", "joint committee", kind="body", setting=tuple(states[at : at + 2]))
        for at in range(7)
        for turn in range(2)
    ]
    assert _members(chain) == [2] * 7


def test_the_word_of_a_place_of_two_words_is_no_telling_word() -> None:
    """A name with its place and one without meet in one block."""
    placed = _accord("a", "new york process", "new york", kind="process")
    assert block(placed) == block(_accord("b", "process", kind="process"))


def test_accords_of_two_years_are_two_and_a_year_alone_parts_nothing() -> None:
    """The accords of 2014 and of 2015 are two; "the 2014 accord" and "the accord" are one."""
    plain = _accord("a", "minsk agreement", "minsk")
    first = _accord("b", "minsk 2014 agreement", "minsk")
    second = _accord("c", "minsk 2015 agreement", "minsk")
    assert _members([plain, first]) == [2]
    assert _members([first, second]) == [1, 1]


def test_stage_third_parties_and_parents_come_from_those_who_tell_them() -> None:
    """The stage most tell; every mediator; parents as accords of other agreements."""
    told = [
        replace(_accord(report, "tunis agreement", "tunis"), stage=stage, third_parties=(who,), parent=parent)
        for report, stage, who, parent in (
            ("a", "partial", "x", "ac_1"),
            ("b", "partial", "y", None),
            ("c", "comprehensive", "x", None),
        )
    ]
    (agreement,) = agreements(told, {"y": "actor_y"})
    assert (agreement.stage, agreement.third_parties, agreement.parents) == ("partial", ("actor_y", "x"), ("ac_1",))


def test_a_plain_name_long_after_is_another_truce() -> None:
    """ "The ceasefire" of one spring is not that of the next."""
    told = [
        _accord(report, "ceasefire", kind="truce", setting=("state:RU", "state:TR"), published=day)
        for report, day in (("rp_1", "2021-03-01"), ("rp_2", "2021-03-20"), ("rp_3", "2022-03-01"))
    ]
    assert sorted(len(found.members) for found in agreements(told, {})) == [1, 2]
