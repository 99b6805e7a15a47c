"""Agreements joined over the record."""

from __future__ import annotations

from datetime import date

from communique.link.agreements import agreements
from communique.types import Accord, Days, Formality, Span, make_id


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
) -> Accord:
    span = Span(report, start, start + 10)
    label = name.title()
    return Accord(make_id("ac", span), span, name, kind, formality, parties, days, (), places, label, setting)


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
