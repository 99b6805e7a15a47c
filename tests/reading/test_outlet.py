"""Outlets: named by the page itself, or unknown."""

from __future__ import annotations

import pytest

from communique.reading.outlet import outlet_of
from communique.reading.zones import zones_of

BODY = (
    "Envoys of Varania and the Ostmark Republic met in Basel on Monday for a day of talks on the northern bridge, which"
    " has been shut since April, the Basel Ledger reported.\n\nThey are to meet again in Trieste in June, both said."
)


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        ("Ledger TV’s website can also be accessed at two other addresses:", "Ledger TV"),
        ("Copyright © 2031 The Basel Ledger, LLC. Click here for reprints.", "The Basel Ledger"),
        ("© 2029-2031 Ledger Online. All rights reserved.", "Ledger Online"),
        ("Copyright 2031 Basel Ledger All Rights Reserved", "Basel Ledger"),
        ("(Ledger News Monitoring Desk)", "Ledger News"),
        ("All rights reserved.", None),
        ("Follow us on Twitter", None),
        ("Source: Basel Ledger", None),
    ],
)
def test_only_a_page_s_own_notices_name_its_outlet(notice: str, expected: str | None) -> None:
    """A source that a report cites is not its outlet."""
    text = f"{BODY}\n\n{notice}"
    assert outlet_of(text, zones_of(text)) == expected


def test_the_agency_that_wrote_the_copy_is_not_its_outlet() -> None:
    """Neither in the dateline nor in the agency's own copyright line."""
    text = f"BASEL (UC) - {BODY}\n\nCopyright 2031 United Courier. All rights reserved."
    assert outlet_of(text, zones_of(text)) is None


def test_two_names_leave_the_outlet_unknown() -> None:
    """Nothing tells which of them printed the page."""
    text = f"{BODY}\n\n© 2031 Basel Ledger. All rights reserved.\n\n© 2031 Trieste Mirror. All rights reserved."
    assert outlet_of(text, zones_of(text)) is None


def test_a_masthead_counts_where_dateline_or_foot_repeat_it() -> None:
    """A section's or a writer's name above the headline is not repeated there."""
    for masthead, foot, expected in (
        ("Basel Ledger", "About the Basel Ledger | Contact", "Basel Ledger"),
        ("Mira Oldenkamp", "About the Basel Ledger | Contact", None),
    ):
        text = f"{masthead}\n\nBridge to reopen in the spring\n\n{BODY}\n\n{foot}"
        assert outlet_of(text, zones_of(text)) == expected
    text = f"Basel Ledger\n\nBridge to reopen in the spring\n\nTRIESTE, 3 May (Basel Ledger) - {BODY}"
    assert outlet_of(text, zones_of(text)) == "Basel Ledger"
