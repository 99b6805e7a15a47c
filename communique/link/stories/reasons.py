"""Why a report is in its story, and why a story continues another: evidence that a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.link.stories.affinity import Affinity, affinity
from communique.link.stories.shelves import Shelves, Told, Weighed
from communique.types import Link

_LOOKED_AT = 20  # members with which a report without a neighbour in its story is compared


def joinings(members: Sequence[Weighed], shelves: Shelves) -> Iterator[Link]:
    """Yield for each report of a story a link to the member that it is nearest to; the first needs none."""
    reports = {each.sketch.report for each in members}
    for each in members[1:]:
        report = each.sketch.report
        near = {other: score for other, score in shelves.near[report].items() if other in reports}
        others = [shelves.weighed[max(near, key=lambda other: (near[other], other))]] if near else members[:_LOOKED_AT]
        scored = [(affinity(each, other), other.sketch.report) for other in others if other is not each]
        found, other = max(scored, key=lambda pair: (pair[0].score, pair[1]))
        left, right = sorted((report, other))
        yield Link("story", left, right, "same", min(1.0, found.score), _reasons(found))


def continuations(story: Told, shelves: Shelves) -> Iterator[Link]:
    """Yield for each story that this one follows why it does: they are near, and not one."""
    for distance, before in story.follows:
        early = shelves.stories[before]
        shared = [name.partition(":")[2] for name in story.names if name in early.names]
        reasons = [f"continues it with {-distance:.2f} of the telling words"]
        if shared:
            reasons.append(f"shares the names {', '.join(shared)}")
        if story.days and early.days:
            reasons.append(f"is told {(story.days.first - early.days.first).days} days later")
        yield Link("story", before, story.id, "different", min(1.0, -distance), tuple(reasons))


def _reasons(found: Affinity) -> tuple[str, ...]:
    reasons = [f"{found.words:.2f} of the telling words"]
    if found.time < 1:
        reasons.append(f"written some days apart ({found.time:.2f})")
    if found.days != "open":
        reasons.append("name the same day" if found.days == "meet" else "name other days")
    if found.people == "apart":
        reasons.append("other people lead")
    if found.copied > 0:
        reasons.append(f"share {found.copied:.0%} of their runs of words")
    return tuple(reasons)
