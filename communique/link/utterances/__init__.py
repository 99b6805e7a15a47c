"""One saying over outlets: the same words, another translation, shortened, or told of in a lead.

Statements are compared within one story and speaker; statements whose speaker is open, and those of other stories of
the process, join only where their words are the same. Every statement ends in exactly one utterance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from communique.link.bonds import keep_to
from communique.link.utterances.candidates import Pair
from communique.link.utterances.grouping import compare, group
from communique.link.utterances.independence import independent, shared_spans
from communique.link.utterances.languages import Bridge, Encoder, bridges
from communique.link.utterances.languages import reasons as bridge_reasons
from communique.link.utterances.matching import Match, match, reasons
from communique.link.utterances.orphans import Bond, adopted, bonds
from communique.link.utterances.sayings import Saying, sayings
from communique.types import UNDECIDED, Decided, Link, Reading, Reprint, Story, Utterance, make_id

VERBATIM = 6  # words from which the same words without a known speaker, or in another story, are one saying
DIFFERENT = 0.45  # score from which a contradiction is worth telling
LABEL = 80  # characters of a label

__all__ = ["Encoder", "utterances"]


def utterances(
    readings: Iterable[Reading],
    who: Mapping[str, str],
    reprints: Iterable[Reprint],
    stories: Iterable[Story],
    decided: Decided = UNDECIDED,
    encoder: Encoder | None = None,
) -> tuple[list[Utterance], list[Link]]:
    """Return the sayings of one process and the links between statements that they rest on.

    `who` maps entity ids to actor ids; with an `encoder` sayings join across languages. Both lists are sorted.
    """
    read = list(readings)
    said, telling = sayings(read, who, stories)
    groups: list[list[Saying]] = []
    links: list[Link] = []
    for block in _blocks(said):
        matches = compare(block, telling)
        found = group(block, matches)
        groups.extend([block[at] for at in members] for members in found)
        links.extend(_links(block, matches, found))
    bound = list(bonds(said, telling))
    groups = _joined(groups, bound)
    links.extend(_bond_links(groups, bound))
    links.extend(_verbatim_links(groups, links, telling))
    if encoder:
        language = {reading.report.id: reading.report.language for reading in read}
        home = {saying.id: number for number, members in enumerate(groups) for saying in members}
        spanning = list(bridges(said, language, home, encoder))
        links.extend(_bridge_links(spanning))
        groups = _bridged(groups, home, spanning)
    groups = _kept(decided, groups, links)
    shared = shared_spans(reprints)
    made = [_utterance(members, independent(members, shared)) for members in groups]
    return sorted(made, key=lambda each: each.id), sorted(links, key=lambda link: (link.left, link.right))


def _blocks(said: Iterable[Saying]) -> Iterator[list[Saying]]:
    """Yield the statements of each speaker in each story; one whose speaker is open is a block of its own."""
    blocks: defaultdict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying in said:
        blocks[saying.actor or f"?{saying.id}", saying.story].append(saying)
    for key in sorted(blocks):
        yield sorted(blocks[key], key=lambda saying: saying.id)


def _joined(groups: Sequence[list[Saying]], bound: Iterable[Bond]) -> list[list[Saying]]:
    """Join groups that hold the same words, or quote them, unless different known speakers say them."""
    homes = _Homes(groups)
    for orphan, other in adopted(groups, bound):
        homes.join([orphan, other])
    by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, members in enumerate(groups):
        for words in sorted({saying.folds for saying in members if len(saying.folds) >= VERBATIM}):
            by_words[words].append(number)
    for words in sorted(by_words):
        homes.join(by_words[words])
    return homes.united()


def _kept(decided: Decided, groups: Sequence[list[Saying]], links: Iterable[Link]) -> list[list[Saying]]:
    """Return the groups as people decided; what they left open goes with what it is most like."""
    score = {(link.left, link.right): link.score for link in links if link.verdict == "same"}
    found = keep_to(
        decided, groups, lambda saying: saying.id, lambda a, b: score.get((min(a.id, b.id), max(a.id, b.id)), 0.0)
    )
    return [sorted(members, key=lambda saying: saying.id) for members in found]


def _bridged(
    groups: Sequence[list[Saying]], place: Mapping[str, int], spanning: Iterable[Bridge]
) -> list[list[Saying]]:
    """Join the groups of statements that word one saying in two languages; `place` numbers each statement's group."""
    homes = _Homes(groups)
    for bridge in spanning:
        homes.join([place[bridge.left.id], place[bridge.right.id]], speaking=False)
    return homes.united()


def _bridge_links(spanning: Iterable[Bridge]) -> Iterator[Link]:
    for bridge in spanning:
        left, right = sorted((bridge.left.id, bridge.right.id))
        yield Link("utterance", left, right, "same", min(1.0, bridge.score), bridge_reasons(bridge))


class _Homes:
    """Groups of statements that become one, found by their numbers: the least stands for all that joined it."""

    def __init__(self, groups: Sequence[list[Saying]]) -> None:
        self._groups = groups
        self._home = list(range(len(groups)))
        self._members = {number: [number] for number in self._home}
        self._speakers = {number: {_speaker(group)} - {None} for number, group in enumerate(groups)}

    def join(self, numbers: Iterable[int], *, speaking: bool = True) -> None:
        """Make groups one; where it counts who is speaking, only if no two known speakers do."""
        first, *others = sorted({self._home[number] for number in numbers})
        if speaking and len(self._speakers[first].union(*(self._speakers[other] for other in others))) > 1:
            return
        for other in others:
            for number in self._members[other]:
                self._home[number] = first
            self._members[first] += self._members.pop(other)
            self._speakers[first] |= self._speakers.pop(other)

    def united(self) -> list[list[Saying]]:
        """Return the groups as they joined."""
        return [
            sorted((saying for number in members for saying in self._groups[number]), key=lambda saying: saying.id)
            for _, members in sorted(self._members.items())
        ]


def _speaker(members: Iterable[Saying]) -> str | None:
    return next((saying.actor for saying in members if saying.actor), None)


def _utterance(members: Sequence[Saying], tellings: int) -> Utterance:
    fullest = min(members, key=lambda saying: (saying.statement.form != "direct", -len(saying.folds), saying.id))
    return Utterance(
        id=make_id("ut", members[0].id),
        actor=_speaker(members),
        label=_shortened(fullest.text),
        statements=tuple(saying.id for saying in members),
        independent=tellings,
    )


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) <= LABEL:
        return plain
    return plain[: LABEL - 1].rsplit(" ", 1)[0].rstrip(",;:-– ") + "…"


def _links(block: Sequence[Saying], matches: Mapping[Pair, Match], groups: Iterable[Sequence[int]]) -> Iterator[Link]:
    home = {at: number for number, members in enumerate(groups) for at in members}
    for (left, right), found in sorted(matches.items()):
        if home[left] == home[right]:
            yield _link(block[left], block[right], found, "same")
        elif found.against and found.score >= DIFFERENT:
            yield _link(block[left], block[right], found, "different")


def _bond_links(groups: Iterable[Sequence[Saying]], bound: Iterable[Bond]) -> Iterator[Link]:
    """Yield links for what is quoted alike: "same" where it was joined, "unsure" where two speakers are named."""
    home = {saying.id: number for number, members in enumerate(groups) for saying in members}
    for bond in bound:
        if home[bond.left.id] == home[bond.right.id]:
            yield _link(bond.left, bond.right, bond.match, "same")
        elif bond.disputed:
            yield _link(bond.left, bond.right, bond.match, "unsure")


def _verbatim_links(
    groups: Iterable[Sequence[Saying]], known: Iterable[Link], telling: Mapping[str, float]
) -> Iterator[Link]:
    """Yield links for groups joined by their words alone."""
    linked = {(link.left, link.right) for link in known}
    for members in groups:
        first = members[0]
        for other in members[1:]:
            if first.folds == other.folds and (first.id, other.id) not in linked:
                yield _link(first, other, match(first, other, telling), "same")


def _link(left: Saying, right: Saying, found: Match, verdict: Literal["same", "different", "unsure"]) -> Link:
    one, other = sorted((left, right), key=lambda saying: saying.id)
    shown = reasons(one, other, found)
    score = min(1.0, found.score)
    return Link("utterance", one.id, other.id, verdict, score, shown)
