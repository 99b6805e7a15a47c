"""Neighbours to groups, in rounds: in each, two groups that are each other's nearest become one.

Groups are near as their members are on average (average link), so no single near pair chains two together. What a round
brings a group depends on the groups around it alone. So the rounds are kept, and when reports come or go only the
groups around them are looked at again, for as long as something differs from what was kept: the outcome is the one
that starting from nothing would give.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace

from communique.link.stories.shelves import Cluster, Shelves

COMPARED = 20  # members of a group, those with the least ids, that stand for it when it is compared


class Rounds:
    """The rounds of grouping once neighbours have changed.

    A group is *apart* where it is not what was kept for its round, or holds a report that changed; every other group is
    found on the shelf, and has to be looked at only while it is beside one that is apart. `_due` names, by round,
    reports whose group may have to be.
    """

    def __init__(self, shelves: Shelves, floor: float, before: Mapping[str, frozenset[str]]) -> None:
        """Work on shelves; `before` holds the former neighbours of the reports that changed or are gone."""
        self._shelves = shelves
        self._floor = floor
        self._before = before
        self._changed = {report for report in before if report in shelves.weighed}
        self._lost: defaultdict[str, set[str]] = defaultdict(set)  # former neighbours
        for report, neighbours in before.items():
            for other in neighbours - shelves.near.get(report, {}).keys():
                self._lost[report].add(other)
                self._lost[other].add(report)
        self._round = 0
        self._apart: dict[str, Cluster] = {}  # by report
        self._fresh: dict[str, Cluster] = {}  # by key
        self._nearest: dict[str, tuple[str | None, float]] = {}  # by key: the nearest, and until which round
        self._means: dict[tuple[str, str], float] = {}
        self._due: defaultdict[int, set[str]] = defaultdict(set)
        self._seen: set[str] = set()

    def run(self) -> set[str]:
        """Bring the groups up to date; return the reports whose group may be another, and those that are gone."""
        for report in sorted(self._changed):
            self._set_apart(Cluster((report,), 0), 0)
        for report, neighbours in self._before.items():
            self._seen.add(report)
            self._due[0] |= neighbours & self._shelves.weighed.keys()
        while self._due:
            self._round = min(self._due)
            found = {key(group): group for group in map(self._group, sorted(self._due.pop(self._round)))}
            groups = {name: group for name, group in found.items() if self._disturbed(group)}
            pairs = {pair for group in groups.values() if (pair := self._pair(group)) is not None}
            parts = {one: self._group(one) for pair in pairs for one in pair}
            for left, right in sorted(pairs):
                self._unite(parts[left], parts[right])
            united = {key(part) for part in parts.values()}
            for group in (*groups.values(), *parts.values()):
                self._hold_back(group, united)
        self._keep()
        return self._seen

    def _group(self, report: str) -> Cluster:
        """Return the group of a report in this round."""
        return self._apart.get(report) or self._kept(report, self._round)

    def _disturbed(self, group: Cluster) -> bool:
        """Tell whether a group is apart or beside one that is, or was beside a report that is gone."""
        if group.members[0] in self._apart:
            return True
        for member in group.members:
            if not self._apart.keys().isdisjoint(self._shelves.near[member]):
                return True
            if any(other in self._apart or other not in self._shelves.weighed for other in self._lost.get(member, ())):
                return True
        return False

    def _kept(self, report: str, at: int) -> Cluster:
        """Return the group of a report in a round as it was kept."""
        group = self._shelves.clusters[f"{report} 0"]
        while group.parent is not None and group.died is not None and group.died < at:
            group = self._shelves.clusters[group.parent]
        return group

    def _pair(self, group: Cluster) -> tuple[str, str] | None:
        """Return a group and its nearest, by one report of each, if it is the nearest's nearest too."""
        if group.died is not None and group.died > self._round:
            self._due[group.died].add(group.members[0])
        other = self._nearest_of(group, group.members[0])
        back = self._nearest_of(self._group(other), group.members[0]) if other is not None else None
        if other is None or back is None or self._group(back).members != group.members:
            return None
        return min(group.members[0], other), max(group.members[0], other)

    def _nearest_of(self, group: Cluster, asking: str) -> str | None:
        """Return the first report of the nearest group; who asks is to be looked at again when that may change."""
        if key(group) not in self._nearest or self._nearest[key(group)][1] < self._round:
            self._nearest[key(group)] = self._find(group)
        nearest, until = self._nearest[key(group)]
        if until < math.inf:
            self._due[int(until) + 1].add(asking)
        return nearest

    def _find(self, group: Cluster) -> tuple[str | None, float]:
        around: dict[str, Cluster] = {}
        until = math.inf
        for member in group.members:
            for other in self._shelves.near[member]:
                found = self._group(other)
                if found.members != group.members:
                    around[found.members[0]] = found
                    if other not in self._apart and found.died is not None:
                        until = min(until, found.died)
        near = ((self._mean(group, found), first) for first, found in around.items())
        own = group.members[0]
        close = [(-mean, min(own, first), max(own, first)) for mean, first in near if mean >= self._floor]
        best = min(close, default=None)
        return (None if best is None else best[1] if best[2] == own else best[2]), until

    def _mean(self, one: Cluster, other: Cluster) -> float:
        """Return the affinity of two groups: that of their members on average; those not near count as nothing."""
        pair = key(one), key(other)
        if pair not in self._means:
            left, right = one.members[:COMPARED], other.members[:COMPARED]
            near = (self._shelves.near[member] for member in left)
            scores = [held[each] for held in near for each in right if each in held]
            mean = round(math.fsum(scores) / (len(left) * len(right)), 6)
            self._means[pair] = self._means[pair[::-1]] = mean
        return self._means[pair]

    def _unite(self, left: Cluster, right: Cluster) -> None:
        """Make one group of two."""
        whole = Cluster(tuple(sorted(left.members + right.members)), self._round + 1)
        self._due[whole.born].add(whole.members[0])
        kept = self._kept(whole.members[0], whole.born) if self._changed.isdisjoint(whole.members) else None
        as_kept = kept is not None and (kept.members, kept.born) == (whole.members, whole.born)
        if as_kept and self._apart.keys().isdisjoint(whole.members):
            return
        for part in (left, right):
            self._fresh[key(part)] = replace(part, died=self._round, parent=key(whole))
        self._set_apart(whole, whole.born)
        if as_kept:
            del self._fresh[key(whole)]
            for member in whole.members:
                del self._apart[member]

    def _hold_back(self, group: Cluster, united: Collection[str]) -> None:
        """Let those stay that were kept as becoming one with a group in this round, unless they did so again."""
        if group.died != self._round or group.parent is None:
            return
        kept = self._shelves.clusters[group.parent].members
        if key(group) in united and self._apart.keys().isdisjoint(kept):
            return
        for member in kept:
            if member not in self._apart and member in self._shelves.weighed:
                self._set_apart(replace(self._kept(member, self._round), died=None, parent=None), self._round + 1)

    def _set_apart(self, group: Cluster, at: int) -> None:
        """Hold a group that is not what was kept; from round `at` on it and those around it are looked at again."""
        self._fresh[key(group)] = group
        self._seen.update(group.members)
        self._due[at].add(group.members[0])
        for member in group.members:
            self._apart[member] = group
            for other in self._shelves.near[member]:
                self._due[at].add(other)
        for member in group.members if self._round < at else ():
            for other in self._shelves.near[member]:
                self._nearest.pop(key(self._group(other)), None)

    def _keep(self) -> None:
        """Put the rounds on the shelf as they went this time."""
        old = {name for report in self._seen for name in self._line(report, {})}
        new = {name for report in self._seen & self._shelves.weighed.keys() for name in self._line(report, self._fresh)}
        for name in sorted(old - new):
            del self._shelves.clusters[name]
        for name in sorted(new & self._fresh.keys()):
            self._shelves.clusters[name] = self._fresh[name]

    def _line(self, report: str, fresh: Mapping[str, Cluster]) -> Iterator[str]:
        """Yield the keys of the groups that a report was in, round by round."""
        name: str | None = f"{report} 0"
        while name is not None:
            group = fresh.get(name) or self._shelves.clusters.get(name)
            if group is None:
                return
            yield name
            name = group.parent


def key(group: Cluster) -> str:
    """Return the key of a group: in each round no two groups have the same least member."""
    return f"{group.members[0]} {group.born}"


def final(shelves: Shelves, report: str) -> Cluster:
    """Return the group of a report after the last round."""
    group = shelves.clusters[f"{report} 0"]
    while group.parent is not None:
        group = shelves.clusters[group.parent]
    return group
