"""The words each outlet chose for the same thing; names that take a side are marked from the lexicon."""

from __future__ import annotations

from msgspec import Struct

from communique.publish.meeting import Cite, Meeting, Outlet
from communique.types import Difference


class Choice(Struct, frozen=True):
    """Words for a thing; `loaded` where the lexicon knows that the name takes a side."""

    cite: Cite
    loaded: bool


class Naming(Struct, frozen=True):
    """A row: what is named, and each outlet's words for it, none where it has none."""

    about: str
    cells: tuple[tuple[Outlet, tuple[Choice, ...]], ...]


def namings(meeting: Meeting) -> tuple[Naming, ...]:
    """Return a row for each difference of wording that the meeting's own reports take part in."""
    near = {outlet.report.id for outlet in meeting.near}
    rows = [
        _naming(meeting, difference)
        for difference in meeting.process.differences
        if difference.kind == "wording"
        and any(span.report in near for side in difference.sides for span in side.claims)
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(bool(choices) for _, choices in row.cells), row.about)))


def _naming(meeting: Meeting, difference: Difference) -> Naming:
    chosen: dict[str, list[Choice]] = {outlet.letter: [] for outlet in meeting.outlets}
    seen: set[tuple[str, str]] = set()
    names = _loaded_names(meeting, difference.subject)
    for cite in meeting.cites(span for side in difference.sides for span in side.claims):
        key = (cite.outlet.letter, " ".join(cite.words.casefold().split()))
        if key not in seen:
            seen.add(key)
            chosen[cite.outlet.letter].append(Choice(cite, any(name in key[1] for name in names)))
    cells = tuple((outlet, tuple(chosen[outlet.letter])) for outlet in meeting.outlets)
    return Naming(meeting.label(difference.subject), cells)


def _loaded_names(meeting: Meeting, subject: str) -> tuple[str, ...]:
    known = meeting.actors[subject].known if subject in meeting.actors else None
    if not known:
        return ()
    from communique.lexicon import load

    entry = load().entry(known)
    return tuple(name.casefold() for name in entry.loaded) if entry else ()
