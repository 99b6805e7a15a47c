"""What stands beside a meeting: the remarks before and after it, and what was agreed at it or came of an accord."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.link.group import Group
from communique.link.kinship import barred
from communique.link.outlines import narrowest
from communique.link.tellings import Telling

_LEAD = 3  # sentences in which a report says what it is mainly about
_NEAR = 2  # sentences within which an accord of nobody named is that of the meeting just told of
_AGREEING = frozenset({"agreed", "agree", "agreem", "deal", "accord", "unders", "consen", "outlin", "covere", "reache"})
_REMARKS = ("statement before", "statement after")
_REACH = 12  # characters by which "after the meeting" may run beyond "said after"


class _Told:
    """The groups of one kind by report, found by where their triggers stand."""

    def __init__(self, found: Iterable[Group]) -> None:
        """Order the tellings of some groups."""
        rows: defaultdict[str, list[tuple[int, str, Group, Telling]]] = defaultdict(list)
        for group in found:
            for telling in group.tellings:
                rows[telling.report].append((telling.account.trigger.start, telling.account.id, group, telling))
        self._rows = {report: sorted(told, key=lambda row: row[:2]) for report, told in rows.items()}
        self._starts = {report: [row[0] for row in told] for report, told in self._rows.items()}

    def before(self, telling: Telling) -> tuple[Group, Telling] | None:
        """Return what was told of last before a telling."""
        at = bisect_left(self._starts.get(telling.report, ()), telling.account.trigger.start)
        return self._rows[telling.report][at - 1][2:] if at else None

    def within(self, telling: Telling) -> Group | None:
        """Return the first of which the words of a telling, or those right after them, tell."""
        span = telling.account.span
        rows, starts = self._rows.get(telling.report, ()), self._starts.get(telling.report, ())
        for row in rows[bisect_left(starts, span.start) : bisect_left(starts, span.end + _REACH)]:
            if row[3].account.trigger.end <= span.end + _REACH:
                return row[2]
        return None


def note_meetings(found: Iterable[Group], met: Sequence[Group]) -> None:
    """Note of what is agreed or said at which meeting that was."""
    meetings = _Meetings(met)
    for group in found:
        for telling in group.tellings:
            meeting = meetings.of(telling) if group.family in ("accord", *_REMARKS) else None
            if meeting is not None and barred(meeting, group) is None:
                group.at.add(meeting.lowest)


def by_meeting(found: Sequence[Group]) -> list[Group]:
    """Join the remarks that stand before, and those that stand after, the same meeting."""
    told = _Told(group for group in found if group.family == "CONSULT")
    kept: dict[tuple[str, str], Group] = {}
    for group in sorted(found, key=lambda group: group.lowest):
        key = (group.family, group.lowest)
        if group.family.startswith("statement"):
            meeting = next((met for telling in group.tellings if (met := told.within(telling)) is not None), None)
            key = (group.family, meeting.lowest if meeting is not None else group.lowest)
        if key in kept:
            kept[key].absorb(group)
        else:
            kept[key] = group
    return list(kept.values())


def date_by_meeting(found: Sequence[Group]) -> None:
    """Give what is agreed or said at a meeting, or set up by an accord, the day of that, where it has none."""
    meetings = {group.lowest: group for group in found if group.family == "CONSULT"}
    for group in found:
        at = [meetings[name] for name in sorted(group.at) if name in meetings and meetings[name].days]
        if at and not group.days:
            group.days = {narrowest(at[0])}
            group.places = group.places or set(at[0].places)
    accords = {(t.report, t.account.span.start): g for g in found if g.family == "accord" for t in g.tellings}
    for group in found:
        if group.family == "RETREAT ceasefire" and not group.days:
            made_by = [accords.get((t.report, t.account.span.start)) for t in group.tellings]  # "the deal established"
            group.days = {narrowest(accord) for accord in made_by if accord is not None and accord.days}


class _Meetings:
    """The meetings of a process, found by the tellings of what was agreed or said at them."""

    def __init__(self, met: Sequence[Group]) -> None:
        """Look at meetings."""
        self._told = _Told(met)
        self._main = {telling.report: group for group in met if group.main for telling in group.tellings}
        told = ((telling.report, telling.sentence) for group in met if group.main for telling in group.tellings)
        self._first: dict[str, int] = {}
        for report, sentence in told:
            self._first[report] = min(sentence, self._first.get(report, sentence))

    def of(self, telling: Telling) -> Group | None:
        """Return the meeting at which something was said or agreed, None where the report does not show it.

        Remarks, and what its lead tells as agreed, belong to its main meeting; so does, wherever it stands, an accord
        of which the words name nobody ("measures were outlined"). If another meeting was told of just before, an accord
        of nobody named, or of just those who met, is of that, and any other of neither.
        """
        main = self._main.get(telling.report)
        if telling.account.status != "happened" or telling.family != "accord":
            return main if telling.account.status == "happened" else None
        last = self._told.before(telling)
        other = last[0] if last is not None and telling.sentence - last[1].sentence <= _NEAR else None
        anew = telling.account.type == "AGREE" and not telling.account.refers and bool(telling.head & _AGREEING)
        if anew and not (telling.people or telling.others or telling.place or telling.named):
            return other or (main if last is not None and last[0] is main else None)
        if anew and last is not None and other is not None and _by_the_same(telling, last[1]):
            return other
        if telling.account.refers or other not in (None, main):
            return None
        opens = telling.sentence <= _LEAD and self._first.get(telling.report, _LEAD) <= _LEAD + _NEAR
        return main if opens else None


def _by_the_same(accord: Telling, meeting: Telling) -> bool:
    """Tell whether an accord names just those whom the words on a meeting name, and no place of its own."""
    known = bool(accord.people or accord.others) and not (accord.place or accord.named)
    return known and (accord.people, accord.others) == (meeting.people, meeting.others)
