"""What a person is shown of a proposal: the exact words, marked within their sentence, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from msgspec import Struct

from communique.review.proposals import Proposal
from communique.review.things import Things
from communique.types import Anchor, Mark, Reading

MOST = 6  # places shown of a line that rests on more
AROUND = 160  # characters shown before and after words that no sentence holds


class Shown(Struct, frozen=True):
    """Words of a report with what stands around them. `name` says of which side or thing they are."""

    name: str
    outlet: str
    day: str
    place: str
    before: str
    words: str
    after: str


def shown(proposal: Proposal, things: Things) -> list[Shown]:
    """Return the words that a proposal is about, in the order in which it names them."""
    if proposal.level == "difference":
        return list(_sides(proposal.names[0], things))[:MOST]
    if proposal.question == "same" or proposal.level == "evidence":
        names: Sequence[str] = proposal.names
    else:
        names = things.thing(proposal.names[0], proposal.level).members
    return [_shown("", things.anchor(name), things) for name in names if things.holds(name)][:MOST]


def _sides(name: str, things: Things) -> Iterator[Shown]:
    """Yield the first claim of each side, then the others."""
    found = things.difference(name)
    for turn in range(MOST if found else 0):
        for side in found.sides if found else ():
            if turn < len(side.claims):
                yield _shown(side.value, things.claim(side.claims[turn]), things)


def _shown(name: str, anchor: Anchor, things: Things) -> Shown:
    reading = things.reading(anchor.report)
    led = anchor.written in ("account", "pledge")
    marks = anchor.marks[1:] if led and len(anchor.marks) > 1 else anchor.marks[:1]
    if anchor.written == "statement":
        marks = anchor.marks
    start, end = marks[0].start, marks[-1].end
    first, last = _around(reading, Mark(start, end, ""))
    text = reading.report.text
    report = reading.report
    return Shown(
        name,
        report.outlet or PurePath(report.source).name,
        (report.published or "")[:10],
        f"{report.id}:{start}-{end}",
        *(" ".join(part.split()) for part in (text[first:start], text[start:end], text[end:last])),
    )


def _around(reading: Reading, mark: Mark) -> tuple[int, int]:
    """Return where the sentences begin and end in which words stand."""
    held = [span for span in reading.sentences if span.start < mark.end and mark.start < span.end]
    if not held:
        return max(0, mark.start - AROUND), min(len(reading.report.text), mark.end + AROUND)
    return min(mark.start, held[0].start), max(mark.end, held[-1].end)
