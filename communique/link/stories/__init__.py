"""Reports of one happening, joined: time, words, named days and shared passages decide, never a headline alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.link.bonds import keep_to
from communique.link.stories.affinity import Affinities, Affinity
from communique.link.stories.candidates import candidates, copies, translations
from communique.link.stories.clustering import average_link
from communique.link.stories.following import Chapter, chapter, predecessors
from communique.link.stories.labels import label
from communique.link.stories.sketching import sketch, words_sketch
from communique.types import UNDECIDED, Decided, Link, Sketch, Story, make_id

FLOOR = 0.15  # average affinity from which groups of reports are one story

__all__ = ["FLOOR", "processes", "sketch", "stories", "story_links", "words_sketch"]


def stories(sketches: Iterable[Sketch], floor: float = FLOOR, decided: Decided = UNDECIDED) -> list[Story]:
    """Return the stories of a corpus and what each continues; the order of the input does not matter."""
    ordered = sorted(sketches, key=lambda each: each.report)
    near = Affinities(ordered)
    groups = _kept(decided, near, _groups(near, floor))
    chapters = [_chapter(near, group) for group in groups]
    ids = [_id([ordered[at] for at in group]) for group in groups]
    follows = predecessors(chapters)
    made = [
        Story(
            id=ids[number],
            label=label([ordered[at] for at in group]),
            reports=tuple(ordered[at].report for at in group),
            follows=tuple(ids[before] for before in follows[number]),
        )
        for number, group in enumerate(groups)
    ]
    return sorted(made, key=lambda story: story.id)


def processes(made: Sequence[Story], ties: Iterable[tuple[str, str]] = ()) -> list[tuple[Story, ...]]:
    """Return the chains of stories that continue one another, each in the order of continuing.

    `ties` are pairs of reports that a person found to tell of one thing: their stories are of one chain.
    """
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for story in made:
        for before in story.follows:
            beside[story.id].add(before)
            beside[before].add(story.id)
    story_of = {report: story.id for story in made for report in story.reports}
    for left, right in ties:
        if left in story_of and right in story_of:
            beside[story_of[left]].add(story_of[right])
            beside[story_of[right]].add(story_of[left])
    by_id = {story.id: story for story in made}
    seen: set[str] = set()
    chains = []
    for start in sorted(by_id):
        if start not in seen:
            chain = _reached(start, beside)
            seen |= chain
            chains.append(tuple(by_id[each] for each in _in_order(chain, by_id)))
    return chains


def story_links(sketches: Iterable[Sketch], made: Iterable[Story]) -> list[Link]:
    """Return why each report is in its story: a link to the member it is nearest to, with the evidence."""
    ordered = sorted(sketches, key=lambda each: each.report)
    places = {each.report: at for at, each in enumerate(ordered)}
    near = Affinities(ordered)
    links = []
    for story in made:
        members = [places[report] for report in story.reports]
        for at in members[1:]:
            best = max((near.of(at, other), -other) for other in members if other != at)
            links.append(_link(ordered[at].report, ordered[-best[1]].report, best[0]))
    return links


def _groups(near: Affinities, floor: float) -> list[list[int]]:
    pairs = candidates(near.vectors, near.written) | copies([each.shingles for each in near.sketches])
    pairs |= translations(near.sketches)
    scores = {pair: near.of(*pair).score for pair in sorted(pairs)}
    return average_link(scores, near.vectors, near.written, floor)


def _kept(decided: Decided, near: Affinities, groups: Sequence[list[int]]) -> list[list[int]]:
    """Return the groups as people decided, in the order of their first members."""
    found = keep_to(decided, groups, lambda at: near.sketches[at].report, lambda a, b: near.of(a, b).score)
    return sorted(sorted(members) for members in found)


def _chapter(near: Affinities, group: list[int]) -> Chapter:
    return chapter(
        [near.sketches[at] for at in group], [near.vectors[at] for at in group], [near.written[at] for at in group]
    )


def _id(members: Sequence[Sketch]) -> str:
    first = min((each.published.isoformat() if each.published else "", each.report) for each in members)
    return make_id("st", first[1])


def _reached(start: str, beside: dict[str, set[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for other in beside.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _in_order(chain: set[str], by_id: dict[str, Story]) -> Iterator[str]:
    """Yield a story after all that it continues; of those free to come, the smallest id first."""
    left = sorted(chain)
    done: set[str] = set()
    while left:
        free = next((each for each in left if done.issuperset(by_id[each].follows)), left[0])
        left.remove(free)
        done.add(free)
        yield free


def _link(left: str, right: str, found: Affinity) -> Link:
    reasons = [f"{found.words:.2f} of the telling words"]
    if found.time < 1:
        reasons.append(f"written some days apart ({found.time:.2f})")
    if found.days != "open":
        reasons.append("name the same day" if found.days == "meet" else "name other days")
    if found.people == "apart":
        reasons.append("other people lead")
    if found.copied > 0:
        reasons.append(f"share {found.copied:.0%} of their runs of words")
    return Link("story", min(left, right), max(left, right), "same", min(1.0, found.score), tuple(reasons))
