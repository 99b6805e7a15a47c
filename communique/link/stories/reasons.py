"""Why a report is in its story, and why a story continues another: evidence that a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.link.stories.affinity import Affinity, affinity, foreign
from communique.link.stories.shelves import Shelves, Told, Weighed
from communique.types import Link

_LOOKED_AT = 20  # members with which a report without a neighbour in its story is compared


def joinings(members: Sequence[Weighed], shelves: Shelves) -> Iterator[Link]:
    """Yield for each report of a story but the first a link to the one before it that it is nearest to."""
    for at, each in enumerate(members[1:], start=1):
        earlier = {other.sketch.report: other for other in members[:at]}
        near = {other: score for other, score in shelves.near[each.sketch.report].items() if other in earlier}
        best = [max(near, key=lambda other: (near[other], other))] if near else list(earlier)[:_LOOKED_AT]
        scored = [(affinity(each, earlier[other]), other) for other in best]
        found, other = max(scored, key=lambda pair: (pair[0].score, pair[1]))
        reasons = tuple(_reasons(each, earlier[other], found))
        yield Link("story", other, each.sketch.report, "same", min(1.0, found.score), reasons)


def continuations(story: Told, shelves: Shelves) -> Iterator[Link]:
    """Yield for each story that this one follows why it does: they are near, and not one."""
    for distance, before in story.follows:
        early = shelves.stories[before]
        shared = len(set(story.names).intersection(early.names))
        reasons = [f"continues it with {-distance:.2f} of the telling words"]
        if shared:
            reasons.append(f"{shared} shared names" if shared > 1 else "a shared name")
        if story.days and early.days:
            reasons.append(f"is told {(story.days.first - early.days.first).days} days later")
        yield Link("story", before, story.id, "different", min(1.0, -distance), tuple(reasons))


def _reasons(one: Weighed, other: Weighed, found: Affinity) -> Iterator[str]:
    if foreign(one.sketch, other.sketch):
        yield "two languages: share three names and more" if found.words else "two languages"
    else:
        yield f"{found.words:.2f} of the telling words"
    if not all(each.written or each.sketch.dateline for each in (one, other)):
        yield "a day of writing is unknown"
    elif found.time < 1:
        yield f"written some days apart ({found.time:.2f})"
    if found.days != "open":
        yield "name the same day" if found.days == "meet" else "name other days"
    if found.people == "apart":
        yield "other people lead"
    if found.copied > 0:
        yield f"share {found.copied:.0%} of their runs of words"
