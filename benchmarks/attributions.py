"""Scoring of attributions (content, cue, source) against annotated ones: extents of characters on both sides.

Two attributions match when their contents share at least half of their characters (intersection over union), one to
one, the closest first. Beside that laxer rule counts what was found at all: cues that touch and contents that overlap,
or contents that match. So the finding of a saying is seen apart from where its words end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Extents = tuple[tuple[int, int], ...]

FLOOR = 0.5  # the share of characters from which two contents are the same
_SAYING = re.compile(
    r"\b(said|says?|saying|told|tells?|telling|according|add(?:s|ed|ing)|wr(?:ote|ites?|iting|itten)|tweet(?:s|ed|ing)|"
    r"stat(?:es|ed|ing)|announc(?:es|ed|ing)|declar(?:es|ed|ing)|ask(?:s|ed|ing)|repl(?:ies|ied|ying)|"
    r"respond(?:s|ed|ing)|explain(?:s|ed|ing)|not(?:es|ed|ing)|warn(?:s|ed|ing)|claim(?:s|ed|ing)|argu(?:es|ed|ing)|"
    r"insist(?:s|ed|ing)|report(?:s|ed|ing))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_QUOTE_MARK = re.compile('["“”]')


class Attribution(NamedTuple):
    """An annotated or found attribution as extents of characters; cue and source may be empty."""

    content: Extents
    cue: Extents
    source: Extents


def annotated(brat: str) -> Iterator[Attribution]:
    """Yield the attributions of a brat file: those with content."""
    spans: dict[str, Extents] = {}
    links: list[dict[str, list[str]]] = []
    for line in brat.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            where = rest.split("\t")[0].split(" ", 1)[1]
            pairs = (pair.split() for pair in where.split(";"))
            spans[key] = tuple((int(start), int(end)) for start, end in pairs)
        elif key.startswith("E"):
            roles: dict[str, list[str]] = {}
            for role in rest.split():
                name, _, target = role.partition(":")
                roles.setdefault(re.sub(r"\d+$", "", name), []).append(target)
            links.append(roles)
    for roles in links:
        content, cue, source = (_joined(spans, roles.get(name, [])) for name in ("Content", "Cue", "Source"))
        if content:
            yield Attribution(content, cue, source)


def _joined(spans: dict[str, Extents], keys: list[str]) -> Extents:
    return tuple(sorted({extent for key in keys for extent in spans[key]}))


def shared(left: Extents, right: Extents) -> float:
    """Return the share of characters that two lists of extents have in common (intersection over union)."""
    if not left or not right or left[0][0] >= right[-1][1] or right[0][0] >= left[-1][1]:
        return 0.0  # apart: nearly all pairs
    a, b = _cover(left), _cover(right)
    return len(a & b) / len(a | b) if a | b else 0.0


def _cover(extents: Extents) -> set[int]:
    return {position for start, end in extents for position in range(start, end)}


def matched(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Return one-to-one pairs of annotated and found attributions, the closest first."""
    scored = sorted(
        ((shared(g.content, f.content), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    pairs: list[tuple[int, int]] = []
    for score, i, j in scored:
        free = all(-i != a and -j != b for a, b in pairs)
        if score >= FLOOR and free:
            pairs.append((-i, -j))
    return pairs


def same_saying(gold: Attribution, found: Attribution) -> bool:
    """Tell whether a found attribution is an annotated one at all, its extent right or not."""
    if shared(gold.cue, found.cue) > 0:
        return shared(gold.content, found.content) > 0
    return shared(gold.content, found.content) >= FLOOR


def said_type(attribution: Attribution, text: str) -> bool:
    """Tell whether an attribution's cue is a verb of saying or "according to"."""
    return any(_SAYING.search(text[start:end]) for start, end in attribution.cue)


def quoting(attribution: Attribution, text: str) -> bool:
    """Tell whether an attribution's content holds a quote mark."""
    return any(_QUOTE_MARK.search(text[max(0, start - 1) : end + 1]) for start, end in attribution.content)


def _wording(content: Extents, text: str) -> list[str]:
    """Return the words of a content without marks and without the "that" or "to" before it."""
    found = [word.lower() for start, end in content for word in _WORD.findall(text[start:end])]
    return found[1:] if found[:1] in (["that"], ["to"]) else found


def count(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counter[str]:
    """Return the sums of one article by name; those of several are added up."""
    tally: Counter[str] = Counter()
    pairs = matched(gold, found)
    hit = {i for i, _ in pairs}
    tally["found"] = len(found)
    tally["pairs"] = len(pairs)
    tally["real"] = sum(any(same_saying(each, other) for each in gold) for other in found)
    for position, each in enumerate(gold):
        seen = any(same_saying(each, other) for other in found)
        for name, belongs in (("all", True), ("said", said_type(each, text)), ("quoting", quoting(each, text))):
            tally[name] += belongs
            tally[f"{name} hit"] += belongs and position in hit
            tally[f"{name} seen"] += belongs and seen
    for i, j in pairs:
        tally["wording"] += _wording(gold[i].content, text) == _wording(found[j].content, text)
        for name in ("", "said ") if said_type(gold[i], text) else ("",):
            tally[f"{name}sources"] += bool(gold[i].source)
            tally[f"{name}sources right"] += shared(gold[i].source, found[j].source) > 0
    _count_spans(gold, found, pairs, tally)
    return tally


def _count_spans(
    gold: Sequence[Attribution], found: Sequence[Attribution], pairs: list[tuple[int, int]], tally: Counter[str]
) -> None:
    for name in ("cue", "source", "content"):
        tally[f"{name} gold"] = sum(bool(getattr(each, name)) for each in gold)
        tally[f"{name} found"] = sum(bool(getattr(each, name)) for each in found)
        for i, j in pairs:
            left, right = getattr(gold[i], name), getattr(found[j], name)
            tally[f"{name} exact"] += bool(left) and left == right
            tally[f"{name} overlap"] += shared(left, right) > 0
    tally["whole exact"] = sum(gold[i] == found[j] for i, j in pairs)


def figures(tally: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines to print: what is measured, and its figure."""
    for name, amount in (("precision", "pairs"), ("precision, extents aside", "real")):
        yield name, _share(tally[amount], tally["found"])
    for name in ("said", "quoting", "all"):
        yield f"recall {name} ({tally[name]})", _share(tally[f"{name} hit"], tally[name])
        yield f"recall {name}, extents aside", _share(tally[f"{name} seen"], tally[name])
    for name in ("", "said "):
        yield f"right speaker words, {name}found", _share(tally[f"{name}sources right"], tally[f"{name}sources"])
    for name in ("cue", "source", "content"):
        exact, overlap = (
            _f1(tally[f"{name} {how}"], tally[f"{name} found"], tally[f"{name} gold"]) for how in ("exact", "overlap")
        )
        yield f"{name} F1 exact / overlap", f"{exact:.1f} / {overlap:.1f}"
    yield "whole F1 exact", f"{_f1(tally['whole exact'], tally['found'], tally['all']):.1f}"
    yield "content word for word, found", _share(tally["wording"], tally["pairs"])
    yield "attributions found", str(tally["found"])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _f1(hits: int, found: int, gold: int) -> float:
    return 200.0 * hits / (found + gold) if found + gold else 0.0
