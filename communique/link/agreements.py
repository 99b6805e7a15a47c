"""Agreements, bodies, processes and zones of the whole record, each once.

Two designations are one thing when they have the same kind of head and the same telling words, and their places agree:
equal, or one a part of the other ("the Idlib zone" of "the zones in Idlib and Hama"). A name without a place joins the
placed one, or others without a place, only among reports set among the same states: there is more than one
constitutional committee in the world. Agreements without a name are joined by what was agreed, the parties and the day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from msgspec.structs import replace

from communique.link.bonds import keep_to
from communique.types import UNDECIDED, Accord, Agreement, Days, Decided, Formality, make_id

MIN_SHARED = 3  # stems that two unnamed agreements share at least
MAX_COMPARED = 20  # clusters, and accords of a cluster, an unnamed agreement is compared with at most
MIN_SHARE = 0.6  # and what part of the shorter one that must be
_RANK: dict[Formality, int] = {"signed": 3, "joint_statement": 2, "understanding": 1, "reported": 0}


def agreements(accords: Iterable[Accord], who: Mapping[str, str], decided: Decided = UNDECIDED) -> list[Agreement]:
    """Join accords over the record; `who` maps entities to actors. Sorted by id; time grows with the accords."""
    ordered = sorted(accords, key=lambda accord: (accord.span.report, accord.span.start, accord.id))
    named: dict[tuple[str, ...], list[Accord]] = defaultdict(list)
    unnamed: list[Accord] = []
    for accord in ordered:
        if accord.formality == "understanding" or accord.name == "agreement":
            unnamed.append(accord)
        else:
            named[_telling(accord)].append(accord)
    clusters = [cluster for group in named.values() for cluster in _by_place(group)]
    clusters += _by_matter(unnamed, who)
    clusters = keep_to(decided, clusters, lambda accord: accord.id, _likeness)
    made: dict[str, Agreement] = {}
    for agreement in sorted((_agreement(cluster, who) for cluster in clusters), key=lambda each: each.members):
        apart = agreement.id in made  # two of one name, by decision
        made[make_id("ag", agreement.members[0]) if apart else agreement.id] = agreement
    return [replace(made[identity], id=identity) for identity in sorted(made)]


def _likeness(left: Accord, right: Accord) -> float:
    """Return how many words and places of two designations are the same, in [0, 1]."""
    one, other = ({*accord.name.split(), *accord.places, *accord.setting} for accord in (left, right))
    return len(one & other) / (len(one | other) or 1)


def _telling(accord: Accord) -> tuple[str, ...]:
    return tuple(word for word in accord.name.split() if word not in accord.places)


def _by_place(group: list[Accord]) -> Iterator[list[Accord]]:
    """Split accords of one name by their places, widest first, so that a part finds the whole it belongs to."""
    clusters: list[list[Accord]] = []
    founded: dict[str, list[int]] = defaultdict(list)  # place -> clusters founded on a set that holds it
    exact: dict[tuple[str, ...], int] = {}
    for places, members in _placed(group):
        wholes = set(founded[places[0]]).intersection(*(founded[place] for place in places[1:]))
        home = exact.get(places, min(wholes) if len(wholes) == 1 else None)
        if home is None:
            home = len(clusters)
            clusters.append([])
            for place in places:
                founded[place].append(home)
        exact[places] = home
        clusters[home].extend(members)
    yield from _settle([accord for accord in group if not accord.places], clusters)


def _placed(group: list[Accord]) -> list[tuple[tuple[str, ...], list[Accord]]]:
    by_places: dict[tuple[str, ...], list[Accord]] = defaultdict(list)
    for accord in group:
        if accord.places:
            by_places[accord.places].append(accord)
    return sorted(by_places.items(), key=lambda item: (-len(item[0]), item[0]))


def _settle(placeless: list[Accord], clusters: list[list[Accord]]) -> list[list[Accord]]:
    """Add names without a place to the one cluster of their setting, or to one another."""
    by_setting: dict[object, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for key in sorted({key for accord in cluster for key in _setting_keys(accord)}, key=repr):
            by_setting[key].append(number)
    own: dict[object, int] = {}
    for accord in placeless:
        keys = _setting_keys(accord)
        near = {number for key in keys for number in by_setting[key]}
        home = near.pop() if len(near) == 1 else next((own[key] for key in keys if key in own), None)
        if home is None:
            home = len(clusters)
            clusters.append([])
        own.update(dict.fromkeys(keys, home) if not near else {})
        clusters[home].append(accord)
    return clusters


def _setting_keys(accord: Accord) -> list[object]:
    """Return what two reports share that are set among the same states: a pair of them, or the only one named."""
    pairs: list[object] = list(combinations(accord.setting, 2))
    return pairs or ([accord.setting[0]] if accord.setting else [accord.span.report])


def _by_matter(unnamed: list[Accord], who: Mapping[str, str]) -> list[list[Accord]]:
    """Join agreements without a name whose matter, parties and day agree."""
    clusters: list[list[Accord]] = []
    postings: dict[tuple[object, str], list[int]] = defaultdict(list)
    for accord in unnamed:
        stems = _matter(accord)
        keys = [(key, stem) for key in _matter_keys(accord) for stem in sorted(stems)]
        near = Counter(number for key in keys for number in postings[key])
        home = _nearest(accord, stems, near, clusters, who)
        if home is None:
            home = len(clusters)
            clusters.append([])
        clusters[home].append(accord)
        for key in keys:
            if home not in postings[key][-3:]:
                postings[key].append(home)
    return clusters


def _matter(accord: Accord) -> set[str]:
    """Return the stems of what was agreed; one of which nothing is told stands for itself."""
    return set(_telling(accord)[:-1]) or {accord.name}


def _matter_keys(accord: Accord) -> list[object]:
    """Return where to look for the same agreement: its setting, or its own report where nothing else tells it."""
    return _setting_keys(accord) if _telling(accord)[:-1] else [accord.span.report]


def _nearest(
    accord: Accord, stems: set[str], near: Counter[int], clusters: list[list[Accord]], who: Mapping[str, str]
) -> int | None:
    """Return the cluster that shares most of the matter, if it shares enough and nothing speaks against it."""
    scored = []
    for number, _ in near.most_common(MAX_COMPARED):
        for other in clusters[number][:MAX_COMPARED]:
            theirs = _matter(other)
            common = len(stems & theirs)
            share = common / min(len(stems), len(theirs))
            if common >= min(MIN_SHARED, len(stems), len(theirs)) and share >= MIN_SHARE and _agree(accord, other, who):
                scored.append((share, common, -number))
    return -max(scored)[2] if scored else None


def _agree(left: Accord, right: Accord, who: Mapping[str, str]) -> bool:
    """Whether neither parties nor days speak against one agreement."""
    ours, theirs = _actors(left, who), _actors(right, who)
    apart = bool(ours) and bool(theirs) and not ours & theirs
    return not apart and (left.days is None or right.days is None or left.days.overlaps(right.days))


def _actors(accord: Accord, who: Mapping[str, str]) -> set[str]:
    return {who.get(entity, entity) for entity in accord.parties}


def _agreement(cluster: list[Accord], who: Mapping[str, str]) -> Agreement:
    members = sorted(cluster, key=lambda accord: (accord.span, accord.id))
    labels = Counter(accord.label or accord.name for accord in members)
    label = min(labels, key=lambda text: (-_fullness(text, members), -labels[text], len(text), text))
    return Agreement(
        id=_identity(members),
        label=label[:1].upper() + label[1:],
        kind=members[0].kind,
        formality=max((accord.formality for accord in members), key=lambda formality: _RANK[formality]),
        parties=tuple(sorted({actor for accord in members for actor in _actors(accord, who)})),
        date=_day(members),
        members=tuple(accord.id for accord in members),
        mentions=tuple(accord.span for accord in members),
        terms=tuple(sorted({term for accord in members for term in accord.terms})),
    )


def _identity(members: list[Accord]) -> str:
    """Hash the name and the widest places; where there are none, the first words that told of it."""
    widest = max(members, key=lambda accord: (len(accord.places), accord.places))
    if widest.places and widest.formality != "understanding":
        return make_id("ag", widest.kind, *sorted(_telling(widest)), *widest.places)
    return make_id("ag", members[0].id)


def _fullness(label: str, members: list[Accord]) -> int:
    """Return how many of the words that tell the thing from others a label holds."""
    words = set(label.lower().replace("-", " ").split())
    telling = {word for accord in members for word in (*accord.places, *_telling(accord))}
    return len(words & telling)


def _day(members: list[Accord]) -> Days | None:
    """Return the narrowest day range that is told; the earliest of equals."""
    told = [accord.days for accord in members if accord.days is not None]
    return min(told, key=lambda days: ((days.last - days.first).days, days)) if told else None
