"""From pairs to sayings: a statement joins the one that matches it best in another report, if it is the best match too.

A report quotes several sentences of one speech, and they resemble each other; being best on both sides is what keeps
them apart. One report gives a saying once, save for a lead that sums up what the report quotes below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from communique.link.utterances.candidates import Pair, candidates
from communique.link.utterances.matching import NEAR, Match, match
from communique.link.utterances.sayings import Saying

AVERAGE = 0.28  # average score from which two groups are one saying
TWICE = 0.5  # score from which a report tells a saying a second time
RETOLD = 0.3  # average score from which two groups are one saying although a report has a statement in each
REPEATED = 0.8  # score from which reported speech repeats a quotation of the same report


def compare(block: Sequence[Saying], telling: Mapping[str, float]) -> dict[Pair, Match]:
    """Return the match of each pair worth comparing in a block, by positions, the smaller first."""
    matches = {}
    for left, right in candidates(block, telling):
        found = match(block[left], block[right], telling)
        if found.score >= NEAR or found.same_quotation:
            matches[left, right] = found
    return matches


def group(block: Sequence[Saying], matches: Mapping[Pair, Match]) -> list[list[int]]:
    """Return the sayings of a block as groups of positions."""
    allowed = {pair: found for pair, found in matches.items() if not found.against}
    groups: dict[int, list[int]] = {at: [at] for at in range(len(block))}
    home = list(range(len(block)))
    for left, right in _mutual(block, allowed):
        one, other = home[left], home[right]
        if one != other and _may_join(groups[one], groups[other], block, matches):
            groups[one].extend(groups.pop(other))
            for at in groups[one]:
                home[at] = one
    _unite_quotations(block, matches, groups)
    _unite_retellings(block, matches, groups)
    _attach_leads(block, matches, groups)
    _attach_repeats(block, matches, groups)
    return sorted(sorted(members) for members in groups.values())


def _mutual(block: Sequence[Saying], matches: Mapping[Pair, Match]) -> list[Pair]:
    """Return the pairs over two reports that are each other's best there, the nearest first."""
    best = _best(block, matches)
    mutual = [
        (-found.score, left, right)
        for (left, right), found in matches.items()
        if block[left].report != block[right].report
        and found.score >= best[left, block[right].report]
        and found.score >= best[right, block[left].report]
    ]
    return [(left, right) for _, left, right in sorted(mutual)]


def _best(block: Sequence[Saying], matches: Mapping[Pair, Match]) -> dict[tuple[int, str], float]:
    """Return the best score of each statement in each report where it has one."""
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for (left, right), found in matches.items():
        best[left, block[right].report] = max(best[left, block[right].report], found.score)
        best[right, block[left].report] = max(best[right, block[left].report], found.score)
    return best


def _may_join(one: Sequence[int], other: Sequence[int], block: Sequence[Saying], matches: Mapping[Pair, Match]) -> bool:
    if {block[at].report for at in one} & {block[at].report for at in other}:
        return False
    scores = []
    for left in one:
        for right in other:
            found = matches.get((min(left, right), max(left, right)))
            if found and found.against:
                return False
            scores.append(found.score if found else 0.0)
    return sum(scores) / len(scores) >= AVERAGE


def _unite_quotations(block: Sequence[Saying], matches: Mapping[Pair, Match], groups: dict[int, list[int]]) -> None:
    """Join what holds the same quoted words, however many sentences of one speech a report gives one by one.

    A few words may be quoted from several sayings: they go with what they match best in the other report.
    """
    home = {at: number for number, members in groups.items() for at in members}
    best = _best(block, matches)
    same = [
        (-found.telling, (left, right))
        for (left, right), found in matches.items()
        if found.same_quotation and block[left].report != block[right].report
    ]
    for _, (left, right) in sorted(same):
        found = matches[left, right]
        one, other = sorted((home[left], home[right]))
        first = found.score >= min(best[left, block[right].report], best[right, block[left].report])
        if one != other and (
            (found.long_quotation and not _contradict(groups[one], groups[other], matches))
            or (first and _all_near(groups[one], groups[other], block, matches))
        ):
            for at in groups[other]:
                home[at] = one
            groups[one].extend(groups.pop(other))


def _unite_retellings(block: Sequence[Saying], matches: Mapping[Pair, Match], groups: dict[int, list[int]]) -> None:
    """Join what a report tells twice, in its headline and below, with the saying that either of them is nearest to."""
    home = {at: number for number, members in groups.items() for at in members}
    best = _best(block, matches)
    near = [
        (-found.score, (left, right))
        for (left, right), found in matches.items()
        if found.score >= max(TWICE, min(best[left, block[right].report], best[right, block[left].report]))
        and (found.same_quotation or not block[left].statement.form == block[right].statement.form == "direct")
        and block[left].report != block[right].report
    ]
    for _, (left, right) in sorted(near):
        one, other = sorted((home[left], home[right]))
        if one != other and _tell_one(groups[one], groups[other], block, matches):
            for at in groups[other]:
                home[at] = one
            groups[one].extend(groups.pop(other))


def _tell_one(one: Sequence[int], other: Sequence[int], block: Sequence[Saying], matches: Mapping[Pair, Match]) -> bool:
    """Tell whether two groups are one saying although a report has a statement in each."""
    scores = []
    for left in one:
        for right in other:
            found = matches.get((min(left, right), max(left, right)))
            if (found and found.against) or _two_sentences(block[left], block[right], found):
                return False
            scores.append(found.score if found else 0.0)
    return sum(scores) / len(scores) >= RETOLD


def _contradict(one: Sequence[int], other: Sequence[int], matches: Mapping[Pair, Match]) -> bool:
    pairs = ((min(left, right), max(left, right)) for left in one for right in other)
    return any(pair in matches and matches[pair].against for pair in pairs)


def _all_near(one: Sequence[int], other: Sequence[int], block: Sequence[Saying], matches: Mapping[Pair, Match]) -> bool:
    """Tell whether every two statements of two groups are near, and no report quotes two sentences in them."""
    for left in one:
        for right in other:
            found = matches.get((min(left, right), max(left, right)))
            if (found and found.against) or _two_sentences(block[left], block[right], found):
                return False
            if block[left].report != block[right].report and not (found and found.score >= AVERAGE):
                return False
    return True


def _two_sentences(left: Saying, right: Saying, found: Match | None) -> bool:
    """Two quotations of one report are two sentences of a speech unless their words are the same."""
    quoted = left.statement.form == right.statement.form == "direct"
    return quoted and left.report == right.report and not (found and found.same_words)


def _attach_leads(block: Sequence[Saying], matches: Mapping[Pair, Match], groups: dict[int, list[int]]) -> None:
    """Let a lead that was left alone join the saying it sums up, also one that its own report quotes."""
    for at in sorted(groups):
        if groups.get(at) != [at] or not block[at].leading or block[at].statement.form == "direct":
            continue
        scored = [(_average(at, members, matches), -home) for home, members in groups.items() if home != at]
        score, home = max(scored, default=(0.0, 0))
        if score >= AVERAGE:
            groups[-home].append(at)
            del groups[at]


def _attach_repeats(block: Sequence[Saying], matches: Mapping[Pair, Match], groups: dict[int, list[int]]) -> None:
    """Let a statement left alone join one of its own report that says the same words, or nearly."""
    home = {at: number for number, members in groups.items() for at in members}
    for (left, right), found in sorted(matches.items(), key=lambda item: (-item[1].score, item[0])):
        if block[left].report != block[right].report or found.against or not _repeats(block[left], block[right], found):
            continue
        for alone, other in ((right, left), (left, right)):
            if groups.get(home[alone]) == [alone] and home[other] != home[alone]:
                groups[home[other]].append(alone)
                del groups[home[alone]]
                home[alone] = home[other]
                break


def _repeats(left: Saying, right: Saying, found: Match) -> bool:
    return found.same_words or (found.score >= REPEATED and not _two_sentences(left, right, found))


def _average(at: int, members: Iterable[int], matches: Mapping[Pair, Match]) -> float:
    scores = []
    for other in members:
        found = matches.get((min(at, other), max(at, other)))
        if found and found.against:
            return 0.0
        scores.append(found.score if found else 0.0)
    return sum(scores) / len(scores)
