"""The course of a process, drawn: a lane of meetings, one of agreements, and a bar for each promise.

Every mark bears the number of its line in the list beneath. Kinds and stages differ in shape and stroke, not in colour
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from communique.publish.page.labels import width_of
from communique.publish.page.months import WIDTH, Months, Tick
from communique.publish.sections.course import Entry
from communique.publish.sections.fate import Vow
from communique.types import Days

BARS = 24  # promises drawn: those with most to tell; all of them are in the list
_SIZE = 22.0  # units that a mark takes
_TEXT, _SMALL = 12.0, 11.0  # sizes of type
_ROW = 34.0  # units between two bars
_FAR = timedelta(days=400)  # from the day something was told of: what lies beyond that stands at the edge
_PILL, _SIGN = 23.0, 15.0  # units from the number of a promise to a sign, and between two signs
_WORDS = 84  # letters of a promise beside its bar


class Mark(Struct, frozen=True):
    """A meeting or an agreement at its day. `shape` names its stage or formality."""

    entry: Entry
    x: float
    y: float
    shape: str
    label: str = ""


class Slip(Struct, frozen=True):
    """A meeting that was moved: from where it was planned to where it stands now."""

    entry: Entry
    x: float
    to: float
    y: float


class Sign(Struct, frozen=True):
    """What is told of a promise, at its day."""

    x: float
    kind: str


class Bar(Struct, frozen=True):
    """A promise from the day it was made to the last that is told of it; `due` and what follows it is drawn apart."""

    entry: Entry
    y: float
    start: float
    end: float
    due: float | None
    tone: str
    signs: tuple[Sign, ...]
    words: str
    text_x: float
    anchor: str


class Chart(Struct, frozen=True):
    """All that the drawing holds, in units of the picture; each lane is its name and the line it stands on."""

    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[tuple[str, float], ...]
    meetings: tuple[Mark, ...]
    slips: tuple[Slip, ...]
    agreements: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    left_out: int


def chart(entries: Sequence[Entry]) -> Chart | None:
    """Return the drawing, None where fewer than two days can be set apart."""
    days = sorted(day for entry in entries for day in _days(entry))
    if not days or days[0] == days[-1]:
        return None
    scale = Months(days[0], days[-1])
    dated = [entry for entry in entries if entry.day]
    top = 30.0
    meetings, low = _row([entry for entry in dated if entry.kind == "meeting" and entry.days], scale, top)
    lanes = [("Meetings", top - 12)] if meetings else []
    slips = tuple(_slips(meetings, scale))
    top = low + 46.0 if meetings else top
    agreements, low = _row([entry for entry in dated if entry.kind == "agreement"], scale, top)
    lanes += [("Agreements and bodies", top - 12)] if agreements else []
    top = low + 46.0 if agreements else top
    vows = [entry for entry in dated if entry.vow]
    drawn = sorted(vows, key=lambda entry: (-_telling(entry.vow), entry.number))[:BARS]
    bars = _bars(sorted(drawn, key=lambda entry: entry.number), scale, top + 18, days[-1])
    lanes += [("Promises", top - 12)] if bars else []
    height = top + (18 + _ROW * len(bars) if bars else -10)
    return Chart(
        height,
        tuple(scale.ticks()),
        tuple(lanes),
        meetings,
        slips,
        agreements,
        bars,
        len(vows) - len(drawn),
    )


def _days(entry: Entry) -> Iterable[date]:
    """Yield the days that the picture must reach to."""
    near = not (entry.days and entry.told) or abs(entry.days.first - entry.told.day) <= _FAR
    if entry.day and near and entry.kind != "other":
        yield entry.day
        yield from (plan.days.first for plan in (entry.gathering.before if entry.gathering else ()))
    if entry.vow:
        told = [step.when.day for step in entry.vow.fates if step.when]
        yield from told
        due = entry.vow.commitment.due
        latest = max([*told, entry.day or date.min])
        if due and latest > date.min and abs(due.last - latest) <= _FAR:
            yield due.last


def _row(entries: Sequence[Entry], scale: Months, top: float) -> tuple[tuple[Mark, ...], float]:
    """Return the marks of a lane, stacked downwards where they would cover one another, and where the lane ends."""
    ends: list[float] = []
    placed: list[tuple[Entry, float, int]] = []
    for entry in sorted(entries, key=lambda entry: (_middle(entry), entry.number)):
        x = scale.x(_middle(entry))
        row = next((row for row, end in enumerate(ends) if x - end >= _SIZE), len(ends))
        ends[row:] = [x, *ends[row + 1 :]]
        placed.append((entry, x, row))
    following = {row: dict(pairwise(x for _, x, where in placed if where == row)) for row in range(len(ends))}
    marks = tuple(
        Mark(entry, x, top + row * _SIZE, _shape(entry), _beside(entry, x, following[row].get(x, WIDTH)))
        for entry, x, row in placed
    )
    return marks, top + max(0, len(ends) - 1) * _SIZE


def _middle(entry: Entry) -> date:
    """Return the day at which an entry is drawn: the middle of the days it may lie in."""
    days = entry.days or Days(entry.day or date.min, entry.day or date.min)
    return days.first + (days.last - days.first) / 2


def _shape(entry: Entry) -> str:
    if entry.gathering:
        return entry.gathering.stage
    return entry.pact.agreement.formality if entry.pact else ""


def _beside(entry: Entry, x: float, until: float) -> str:
    """Return the place of a meeting or the name of an agreement, as far as there is room beside the mark."""
    place = entry.gathering.place[1] if entry.gathering and entry.gathering.place else ""
    name = place or (entry.pact.agreement.label if entry.pact else "")
    room = int((until - x - _SIZE - 6) / (_SMALL * 0.56))
    if len(name) <= room:
        return name
    cut = name[: max(room - 1, 0)].rsplit(" ", 1)[0].rstrip(" ,")
    return f"{cut} …" if entry.pact and len(cut) > 8 else ""


def _slips(meetings: Sequence[Mark], scale: Months) -> Iterable[Slip]:
    for mark in meetings:
        if mark.entry.gathering:
            for plan in mark.entry.gathering.before:
                yield Slip(mark.entry, scale.x(plan.days.first), mark.x, mark.y)


def _telling(vow: Vow | None) -> int:
    """Return how much there is to tell of a promise."""
    return 2 * len(vow.fates) + vow.reports + (vow.commitment.due is not None) if vow else 0


def _bars(entries: Sequence[Entry], scale: Months, top: float, last: date) -> tuple[Bar, ...]:
    return tuple(
        _bar(entry, entry.vow, scale, top + row * _ROW, last) for row, entry in enumerate(entries) if entry.vow
    )


def _bar(entry: Entry, vow: Vow, scale: Months, y: float, last: date) -> Bar:
    start = scale.x(entry.day or last)
    due = vow.commitment.due
    told = [(step.when.day, step.kind) for step in vow.fates if step.when and step.kind != "retold"]
    marks = sorted({*told, *([(due.last, "due")] if due else [])})
    signs = tuple(_spread([Sign(scale.x(day), kind) for day, kind in marks], start))
    words = " ".join((vow.words.words if vow.words else vow.commitment.label).split())
    words = words if len(words) <= _WORDS else f"{words[:_WORDS].rsplit(' ', 1)[0]} …"
    room = WIDTH - start - width_of(words, _TEXT) * 0.9
    text_x, anchor = (start - 7, "start") if room > 0 else (WIDTH - 4, "end")
    flag = next((sign.x for sign in signs if sign.kind == "due"), None)
    return Bar(
        entry, y, start, max([start, *(sign.x for sign in signs)]), flag, _tone(vow), signs, words, text_x, anchor
    )


def _spread(signs: Iterable[Sign], start: float) -> Iterable[Sign]:
    """Yield the signs, each beside the one before where they would cover one another."""
    least = start + _PILL
    for sign in signs:
        x = max(sign.x, least)
        yield Sign(x, sign.kind)
        least = x + _SIGN


def _tone(vow: Vow) -> str:
    return vow.commitment.status.removeprefix("reported_")
