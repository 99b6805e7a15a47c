"""Who acts and whom it is turned on: visitors and hosts, by the reports' words or by where a meeting was held."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pytest

from communique.link.sides import sides
from communique.link.tellings import Telling
from communique.types import Account, Presence, Span

Side = Literal["actor", "recipient", "attendee"]


class Known(NamedTuple):
    """An actor as the sides need it."""

    place: bool
    states: frozenset[str]


KNOWN = {
    "Dorvik": Known(False, frozenset({"state:va"})),
    "Holm": Known(False, frozenset({"state:va"})),
    "Vostok": Known(False, frozenset({"state:os"})),
    "Lisk": Known(False, frozenset()),
    "Graz": Known(True, frozenset()),
}
WHO = {name: name for name in KNOWN}


def _telling(within: str | None = None, type_: str = "CONSULT", **told: Side) -> Telling:
    span = Span("rp", 0, 9)
    present = tuple(Presence(span, name, side) for name, side in told.items())
    return Telling(
        account=Account("acc", span, span, type_, None, "happened", participants=present),
        report="rp",
        story="st",
        family=type_,
        people=frozenset(name for name in told if not KNOWN[name].place),
        others=frozenset(),
        states=frozenset(),
        parties=frozenset(),
        unnamed=False,
        place=None,
        within=within,
        broad=False,
        words=frozenset(),
        head=frozenset(),
        named=frozenset(),
        nth=frozenset(),
        coming=False,
        former=None,
        past=False,
        published=None,
        sentence=0,
    )


def test_words_tell_the_visitor_from_the_host() -> None:
    """Who visits acts; the place visited takes no part."""
    visit = _telling(Dorvik="actor", Vostok="recipient", Graz="recipient")
    assert sides("CONSULT", "visit", [visit], WHO, KNOWN) == (("Dorvik",), ("Vostok",))


def test_reports_that_turn_the_sides_round_leave_them_to_the_greater_number() -> None:
    """Two reports have Dorvik visit, one has him receive."""
    told = [_telling(Dorvik="actor", Vostok="recipient")] * 2 + [_telling(Dorvik="recipient", Vostok="actor")]
    assert sides("CONSULT", "visit", told, WHO, KNOWN) == (("Dorvik",), ("Vostok",))


def test_two_who_attack_each_other_both_act() -> None:
    """A clash has no side that only suffers it."""
    told = [
        _telling(type_="ASSAULT", Dorvik="actor", Vostok="recipient"),
        _telling(type_="ASSAULT", Dorvik="recipient", Vostok="actor"),
    ]
    assert sides("ASSAULT", None, told, WHO, KNOWN) == (("Dorvik", "Vostok"), ())


def test_a_meeting_at_home_of_one_party_has_a_host() -> None:
    """In Ostmark the Varanians are the guests; whose man Lisk is stays open, and so does his side."""
    met = _telling("state:os", Dorvik="attendee", Holm="attendee", Vostok="attendee", Lisk="attendee")
    assert sides("CONSULT", None, [met], WHO, KNOWN) == (("Dorvik", "Holm"), ("Vostok",))


@pytest.mark.parametrize(
    ("within", "mode"), [("state:su", None), (None, None), ("state:os", "phone"), ("state:os", "multilateral")]
)
def test_no_host_where_nothing_shows_one(within: str | None, mode: str | None) -> None:
    """A third country, no country, a call and a meeting of many have none."""
    met = _telling(within, Dorvik="attendee", Vostok="attendee")
    assert sides("CONSULT", mode, [met], WHO, KNOWN) == ((), ())


def test_nobody_hosts_in_somebody_elses_country() -> None:
    """One report has Vostok receive Dorvik, another places it in Sundland: neither is shown to be the host."""
    told = [_telling(Dorvik="actor", Vostok="recipient"), _telling("state:su", Dorvik="attendee", Vostok="attendee")]
    assert sides("CONSULT", "visit", told, WHO, KNOWN) == (("Dorvik",), ())


def test_reports_that_disagree_on_the_country_show_no_host() -> None:
    """One says Ostmark, one Varania."""
    told = [_telling(state, Dorvik="attendee", Vostok="attendee") for state in ("state:os", "state:va")]
    assert sides("CONSULT", None, told, WHO, KNOWN) == ((), ())


def test_only_meetings_have_hosts() -> None:
    """A deal struck in Ostmark has parties and no host."""
    deal = _telling("state:os", "AGREE", Dorvik="attendee", Vostok="attendee")
    assert sides("AGREE", None, [deal], WHO, KNOWN) == ((), ())
