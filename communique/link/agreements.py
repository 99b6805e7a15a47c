"""Agreements, bodies, processes and zones of the whole record, each once.

Those with a name fall into blocks that know nothing of one another (`designated`), so a new report touches only the
blocks it names. Understandings without a name are joined by their matter (`understandings`) among the accords given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from communique.link.bonds import keep_to
from communique.link.designated import block, joined, telling
from communique.link.understandings import actors, by_matter
from communique.types import UNDECIDED, Accord, Agreement, Days, Decided, Formality, Span, Stage, make_id

__all__ = ["agreements", "block"]

_RANK: dict[Formality, int] = {"signed": 3, "joint_statement": 2, "understanding": 1, "reported": 0}


def agreements(accords: Iterable[Accord], who: Mapping[str, str], decided: Decided = UNDECIDED) -> list[Agreement]:
    """Join accords; `who` maps entities to actors. Sorted by id; time grows with the accords.

    Of accords with a name all of a block must be given, and with them all that a decision ties to one of them: then
    many blocks at once give what each of them gives alone. Order does not matter.
    """
    blocks: dict[str | None, list[Accord]] = defaultdict(list)
    for accord in sorted(accords, key=_in_time):
        blocks[block(accord)].append(accord)
    unnamed = blocks.pop(None, [])
    groups = {(key, founded): members for key in blocks for founded, members in joined(blocks[key]).items()}
    founding = {accord.id: key for key, members in groups.items() for accord in members}
    clusters = keep_to(decided, [*groups.values(), *by_matter(unnamed, who)], lambda accord: accord.id, _likeness)
    made: dict[str, Agreement] = {}
    for members in sorted((sorted(cluster, key=_in_time) for cluster in clusters), key=lambda each: _in_time(each[0])):
        first = make_id("ag", members[0].id)
        identity = make_id("ag", *founding[members[0].id]) if members[0].id in founding else first
        identity = first if identity in made else identity  # two of one name, by decision
        made[identity] = _agreement(identity, members, who)
    return [made[identity] for identity in sorted(made)]


def _in_time(accord: Accord) -> tuple[bool, str, Span, str]:
    """Sort by the day on which it was told, so that what is told first stays the first."""
    return (accord.published is None, accord.published or "", accord.span, accord.id)


def _likeness(left: Accord, right: Accord) -> float:
    """Return how many words and places of two designations are the same, in [0, 1]."""
    one, other = ({*accord.name.split(), *accord.places, *accord.setting} for accord in (left, right))
    return len(one & other) / (len(one | other) or 1)


def _agreement(identity: str, members: list[Accord], who: Mapping[str, str]) -> Agreement:
    labels = Counter(accord.label or accord.name for accord in members)
    label = min(labels, key=lambda text: (-_fullness(text, members), -labels[text], len(text), text))
    return Agreement(
        id=identity,
        label=label[:1].upper() + label[1:],
        kind=members[0].kind,
        formality=max((accord.formality for accord in members), key=lambda formality: _RANK[formality]),
        parties=tuple(sorted({actor for accord in members for actor in actors(accord, who)})),
        date=_day(members),
        members=tuple(accord.id for accord in members),
        mentions=tuple(accord.span for accord in members),
        terms=tuple(sorted({term for accord in members for term in accord.terms})),
        stage=_stage(members),
        third_parties=tuple(sorted({who.get(each, each) for accord in members for each in accord.third_parties})),
        parents=tuple(sorted({accord.parent for accord in members if accord.parent} - {a.id for a in members})),
    )


def _stage(members: list[Accord]) -> Stage | None:
    """Return the stage that most tell, the first told of equals."""
    told = Counter(accord.stage for accord in members if accord.stage)
    return max(told, key=lambda stage: told[stage], default=None)


def _fullness(label: str, members: list[Accord]) -> int:
    """Return how many of the words that tell the thing from others a label holds; the head tells none."""
    words = set(label.lower().replace("-", " ").split())
    return len(words & {word for accord in members for word in (*accord.places, *telling(accord)[:-1])})


def _day(members: list[Accord]) -> Days | None:
    """Return the narrowest day range that is told; the earliest of equals."""
    told = [accord.days for accord in members if accord.days is not None]
    return min(told, key=lambda days: ((days.last - days.first).days, days)) if told else None
