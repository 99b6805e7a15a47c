"""The words each outlet chose for the same thing; names that take a side are marked from the lexicon."""

from __future__ import annotations

from msgspec import Struct

from communique.publish.lettered import Cite, Outlet
from communique.publish.meeting import Meeting
from communique.types import Difference


class Choice(Struct, frozen=True):
    """Words for a thing; `loaded` where the lexicon knows that the name takes a side."""

    cite: Cite
    loaded: bool


class Naming(Struct, frozen=True):
    """A row: what is named, and each outlet's words for it, none where it has none."""

    about: str
    cells: tuple[tuple[Outlet, tuple[Choice, ...]], ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All words for it, whoever chose them."""
        return tuple(choice for _, choices in self.cells for choice in choices)

    def is_loaded(self, cite: Cite) -> bool:
        """Tell whether these words hold a name that takes a side."""
        return any(choice.loaded for choice in self.choices if choice.cite == cite)


class Wordings(Struct, frozen=True):
    """`names` of things and what is said of them, `spellings` of one name, `sources` that a thing is laid to."""

    names: tuple[Naming, ...]
    spellings: tuple[Naming, ...]
    sources: tuple[Naming, ...]


def wordings(meeting: Meeting) -> Wordings:
    """Return a row for each difference of wording that the meeting's own reports take part in.

    How a promise is worded stands with the promise.
    """
    near = {outlet.report.id for outlet in meeting.near}
    promised = {commitment.id for commitment in meeting.process.linked.commitments}
    rows: dict[str, list[Naming]] = {"spelling": [], "attribution": [], "": []}
    for difference in meeting.process.differences:
        told = {span.report for side in difference.sides for span in side.claims}
        worded = difference.subject in promised and difference.aspect != "attribution"
        if difference.kind == "wording" and told & near and not worded:
            rows[difference.aspect if difference.aspect in rows else ""].append(_naming(meeting, difference))
    names, spellings, sources = (_most_told(rows[kind]) for kind in ("", "spelling", "attribution"))
    return Wordings(names, spellings, sources)


def _most_told(rows: list[Naming]) -> tuple[Naming, ...]:
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
