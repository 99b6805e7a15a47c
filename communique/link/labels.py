"""What an event is called: its kind, those who took part and where, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

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
        (frozenset({"mediat"}), "Mediation"),
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


def label(type_: str, mode: str | None, names: Sequence[str], place: str, words: frozenset[str] = frozenset()) -> str:
    """Return a label such as "Talks: A, B and 2 others in Vienna"; empty names are passed over.

    `words` are beginnings of the trigger words: a signing is called one. The day is no part of a label: it stands
    beside it wherever an event is shown.
    """
    kind = _MODES.get((type_, mode or ""), _KINDS.get(type_, type_.capitalize()))
    if type_ in _BY_WORD and (type_, mode or "") not in _MODES:
        kind = next((name for stems, name in _BY_WORD[type_] if words & stems), kind)
    people = [name for name in names if name and name != place]
    who = ", ".join(people[:_NAMED])
    if len(people) > _NAMED:
        more = len(people) - _NAMED
        who += f" and {more} other{'s' if more > 1 else ''}"
    text = f"{kind}: {who}" if who else kind
    return text + (f" in {place}" if place else "")
