"""What an event is called: its kind, those who took part, where and when, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from communique.text.calendar import MONTH_NAMES
from communique.types import Days

_KINDS = {
    "AGREE": "Agreement",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "RETREAT": "Withdrawal or release",
    "REQUEST": "Appeal",
    "ACCUSE": "Accusation",
    "REJECT": "Refusal",
    "THREATEN": "Threat",
    "PROTEST": "Protest",
    "SANCTION": "Sanctions",
    "MOBILIZE": "Troop movement",
    "COERCE": "Coercion",
    "ASSAULT": "Attack",
    "CONSULT": "Talks",
    "statement": "Remarks",
}
_MODES = {
    ("CONSULT", "visit"): "Visit",
    ("CONSULT", "phone"): "Phone call",
    ("CONSULT", "multilateral"): "Conference",
    ("CONSULT", "third-party"): "Mediation",
    ("RETREAT", "withdraw"): "Withdrawal",
    ("RETREAT", "release"): "Release",
    ("RETREAT", "disarm"): "Disarmament",
    ("RETREAT", "ceasefire"): "Ceasefire",
    ("RETREAT", "access"): "Opening",
    ("REJECT", "meet"): "Talks refused or called off",
    ("RETREAT", "resign"): "Resignation",
    ("COERCE", "arrest"): "Arrest",
}
_SIGNED = frozenset({"sign", "signed", "signin", "initia", "inked"})
_BY_WORD: dict[str, tuple[tuple[frozenset[str], str], ...]] = {
    "CONSULT": (
        (frozenset({"talk", "talks", "meet", "meetin", "summit", "negoti", "discus", "dialog", "confer"}), "Talks"),
        (_SIGNED | {"shook", "ceremo"}, "Meeting"),
    ),
    "SUPPORT": ((_SIGNED, "Signing"), (frozenset({"ratifi"}), "Ratification")),
    "AGREE": (
        (frozenset({"agree", "agreed", "agreem", "deal", "accord", "pact", "reache"}), "Agreement"),
        (frozenset({"promis", "pledge", "vowed", "undert", "commit"}), "Promise"),
        (frozenset({"offer", "offere", "propos"}), "Offer"),
    ),
}
_NAMED = 3


def label(
    type_: str,
    mode: str | None,
    names: Sequence[str],
    place: str,
    days: Days | None,
    words: frozenset[str] = frozenset(),
) -> str:
    """Return a label such as "Talks: A, B and 2 others in Vienna, 4 March 2021"; empty names are passed over.

    `words` are beginnings of the trigger words: a signing is called one.
    """
    kind = _MODES.get((type_, mode or ""), _KINDS.get(type_, type_.capitalize()))
    if type_ in _BY_WORD and mode is None:
        kind = next((name for stems, name in _BY_WORD[type_] if words & stems), kind)
    people = [name for name in names if name and name != place]
    who = ", ".join(people[:_NAMED])
    if len(people) > _NAMED:
        more = len(people) - _NAMED
        who += f" and {more} other{'s' if more > 1 else ''}"
    text = f"{kind}: {who}" if who else kind
    if place:
        text += f" in {place}"
    return text + (f", {_when(days)}" if days is not None else "")


def _when(days: Days) -> str:
    first, last = days.first, days.last
    if first == last:
        return f"{first.day} {MONTH_NAMES[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and last.day >= 28:
        return f"{MONTH_NAMES[first.month - 1]} {first.year}"
    return f"between {_when(Days(first, first))} and {_when(Days(last, last))}"
