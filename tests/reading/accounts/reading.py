"""Texts to accounts, with a cast that knows only the names the tests use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from communique.reading.accounts import accounts
from communique.reading.cast import Cast
from communique.reading.groups import grouped
from communique.reading.parse import parse
from communique.reading.weights import load_other
from communique.types import Account, Entity, Kind, Mention, Report, Span, When, Zone

if TYPE_CHECKING:
    from spacy.language import Language

KINDS: dict[str, Kind] = {
    "Varania": "state",
    "Ostmark": "state",
    "Vienna": "place",
    "Geneva": "place",
    "Graz": "place",
    "Lantern Front": "armed_group",
}
PEOPLE = {
    "Ilana Dorvik": ("varanian foreign minister", "Varania"),
    "Petar Holm": ("varanian defense minister", "Varania"),
    "Karel Vostok": ("president", "Ostmark"),
    "Sanna Lundh": ("intelligence chief", "Varania"),
    "Janos Feld": ("interior minister", "Ostmark"),
    "Mira Toth": ("presidential aide", "Ostmark"),
}
_SURNAMES = {full.split()[1]: full for full in PEOPLE}
_NAMES = re.compile("|".join([*PEOPLE, *_SURNAMES, *KINDS]))


class Read(NamedTuple):
    """A text and the accounts found in it."""

    text: str
    accounts: list[Account]

    def words(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span.start : span.end]

    def only(self, type_: str) -> Account:
        """Return the one account of a type."""
        found = [account for account in self.accounts if account.type == type_]
        assert len(found) == 1, [(account.type, self.words(account.span)) for account in self.accounts]
        return found[0]

    def present(self, account: Account, side: str | None = None) -> list[str]:
        """Return the full names of those who take part, of one side if given."""
        return [p.entity for p in account.participants if p.entity and side in (None, p.side)]

    def kinds(self) -> list[tuple[str, str | None, str]]:
        """Return type, mode and status of each account."""
        return [(account.type, account.mode, account.status) for account in self.accounts]


def report_in(text: str, published: str | None = None, headline: bool = False) -> Report:
    """Return a report that is all body, or all headline."""
    zone = Zone("headline" if headline else "body", 0, len(text))
    return Report("rp", "test", "0", text, None, None, published, "en", (zone,))


def cast_in(text: str) -> Cast:
    """Return the cast of a text; an entity's id is its full name."""
    mentions = []
    for found in _NAMES.finditer(text):
        name = _SURNAMES.get(found[0], found[0])
        span = Span("rp", found.start(), found.end())
        mentions.append(Mention(f"m{found.start()}", span, KINDS.get(name, "person"), name))
    entities = []
    for name in sorted({mention.entity for mention in mentions}):
        title, state = PEOPLE.get(name, ("", ""))
        known = name if KINDS.get(name) == "state" else None
        own = (title,) if title else ()
        entities.append(
            Entity(name, "rp", KINDS.get(name, "person"), name, (name,), known, own, (state,) if state else ())
        )
    return Cast(tuple(mentions), tuple(entities))


def read(
    english: Language,
    text: str,
    whens: Sequence[When] = (),
    published: str | None = None,
    headline: bool = False,
) -> Read:
    """Return the accounts of a text."""
    report = report_in(text, published, headline)
    parsed = next(iter(parse([report], english, load_other())))
    return Read(text, accounts(parsed, grouped(parsed, cast_in(text)), whens))
