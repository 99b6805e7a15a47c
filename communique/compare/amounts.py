"""How many: figures about the same thing whose ranges leave a gap, and figures that a report leaves out.

Ranges that overlap agree ("at least 40" and "45"). A report leaves a figure out if two others give it and the report
tells of the thing itself, in a passage with most of the words around the figure, with no number that agrees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.compare.counting import TIMES, Count, by_unit, gap, same_thing, told
from communique.compare.matter import Matter, contradiction, omission
from communique.types import Claim, Difference

MAX_GROUP = 40  # figures of one unit in a story that are compared
CARRIED = 2  # reports that give a figure which others leave out


def amounts(matter: Matter) -> list[Difference]:
    """Return contradictions of figure and of duration, and omissions of figure, among the reports of each story."""
    found = []
    for (story, unit), counts in sorted(by_unit(matter).items()):
        aspect = "duration" if unit in TIMES else "figure"
        for group in same_thing(counts[:MAX_GROUP]):
            claims = [Claim(story, aspect, told(matter, count.figure), count.figure.span) for count in group]
            first = min(group, key=lambda count: count.figure.span)
            named, key = first.figure.unit or unit, (story, first.figure.span)
            if _apart(matter, group, counts):
                found.append(contradiction(named, aspect, claims, key=key))
            elif aspect == "figure" and len(group) >= CARRIED:
                silent = _leaving_out(matter, group, counts, matter.peers.get(first.report, ()))
                found += [omission(named, aspect, claims, silent, key=key)] if silent else []
    return found


def _leaving_out(matter: Matter, group: Sequence[Count], counts: Sequence[Count], reports: Sequence[str]) -> set[str]:
    """Return the reports that tell of what is counted and give no figure that agrees."""
    tellers = {count.report for count in group}
    agreeing = {count.report for count in counts if any(not gap([count.figure, one.figure]) for one in group)}
    others = set(reports) - tellers - agreeing
    return {
        report
        for report in matter.coverage.treating(others, [count.figure.span for count in group])
        if all(matter.coverage.holds(report, count.around | count.counted) for count in group)
    }


def _apart(matter: Matter, group: Sequence[Count], counts: Sequence[Count]) -> bool:
    """Whether two reports give figures with a gap, and neither gives the other's too.

    A report that counts such things several times counts parts of them.
    """
    given: dict[str, list[Count]] = defaultdict(list)
    for count in counts:
        given[count.report].append(count)
    if any(len(_values(given[count.report], count)) > 1 for count in group):
        return False
    return any(
        gap([one.figure, other.figure])
        and not _given(matter, one, other.report, counts)
        and not _given(matter, other, one.report, counts)
        for at, one in enumerate(group)
        for other in group[at + 1 :]
        if one.report != other.report
    )


def _given(matter: Matter, count: Count, report: str, counts: Sequence[Count]) -> bool:
    """Whether a report gives a figure for the same unit that agrees, or the very number for whatever it counts."""
    alike = any(each.report == report and not gap([each.figure, count.figure]) for each in counts)
    number = (count.figure.low, count.figure.high)
    return alike or any((figure.low, figure.high) == number for figure in matter.reading[report].figures)


def _values(counts: Sequence[Count], like: Count) -> set[tuple[float | None, float | None]]:
    """Return what a report gives for things called as one figure calls them, by two words."""
    alike = (count.figure for count in counts if len(count.counted & like.counted) > 1)
    return {(figure.low, figure.high) for figure in alike}
