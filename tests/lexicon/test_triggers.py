"""The trigger lexicon: it loads, its types are the codebook's, and no frame is out of reach."""

from __future__ import annotations

import pytest

from communique.lexicon.triggers import coded_mode, coded_type, content_mode, load_triggers

TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "statement",
}
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    },
    "ASSAULT": {
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    },
}


def test_types_and_modes_are_those_of_the_codebook() -> None:
    """A frame with another type or mode could not be exported."""
    triggers = load_triggers()
    frames = [row[-1] for rows in triggers.verbs.values() for row in rows]
    frames += [row[-1] for rows in triggers.nouns.values() for row in rows]
    assert len(frames) > 500
    assert {frame.type for frame in frames} == TYPES
    strange = {(f.type, f.mode) for f in frames if f.mode is not None and f.mode not in MODES.get(f.type, set())}
    assert strange == set()


def test_longer_nouns_come_before_the_shorter_ones_in_them() -> None:
    """ "phone talks" must win over "talks"."""
    for head, rows in load_triggers().nouns.items():
        sizes = [len(before) + len(after) for before, after, _ in rows]
        assert sizes == sorted(sizes, reverse=True), head


@pytest.mark.parametrize(
    ("type_", "status", "coded"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("CONSULT", "happened", "CONSULT"),
        ("RETREAT", "planned", "CONCEDE"),
        ("RETREAT", "claimed", "RETREAT"),
        ("SANCTION", "planned", "THREATEN"),
        ("PROTEST", "planned", "PROTEST"),
    ],
)
def test_what_is_to_come_is_coded_as_the_codebook_says(type_: str, status: str, coded: str) -> None:
    """Future cooperation is an agreement, a future withdrawal a concession, future force a threat."""
    assert coded_type(type_, status) == coded


@pytest.mark.parametrize(
    ("type_", "mode", "status", "coded"),
    [
        ("COERCE", "curfew", "planned", "restrict"),
        ("ASSAULT", "aerial", "planned", "violence"),
        ("CONSULT", "visit", "planned", None),
        ("CONSULT", "visit", "happened", "visit"),
    ],
)
def test_the_mode_of_a_threat_is_what_is_threatened(
    type_: str, mode: str | None, status: str, coded: str | None
) -> None:
    """Other types to come have no mode."""
    assert coded_mode(type_, mode, status) == coded


def test_a_request_takes_its_mode_from_what_is_asked_for() -> None:
    """A call to resign asks for change, other retreats are yielding."""
    assert content_mode("REQUEST", "RETREAT", "resign") == "change"
    assert content_mode("REQUEST", "RETREAT", "ceasefire") == "yield"
    assert content_mode("REJECT", "CONSULT", None) == "meet"
    assert content_mode("REQUEST", "PROTEST", "demo") is None
