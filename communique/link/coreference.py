"""Which tellings of one report are of one happening: "the meeting" goes to the meeting it points back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.link.group import ROSTERS, Group, group_of
from communique.link.kinship import ACCORDS, barred, is_long, kinship
from communique.link.tellings import Telling
from communique.types import Days, Link

_LEAD = 3  # sentences in which a report says what it is mainly about
_NEAR = 2  # sentences over which a bare mention still points back
_ENOUGH = 2.0  # within one report less is needed than over reports
_FIRST = 0.75  # what a report is mainly about is what its references mean, unless something speaks for another
_HANGS = 2.0  # "a summit, during which they would discuss": of what stands in the same sentence
_TWO = 2  # parties that make a telling one of its own
_SOME = 0.25  # share of the words that ties an accord without parties to the one the report opens with
_ONE_SHARED = ("a shared participant",)  # one man meets many
_LATEST = 8  # happenings told of just before, or with the same person or word, among which a telling looks for its own
# beginnings of words that stand for any meeting; "the summit" or "the congress" points to one of that name only
_GENERIC = frozenset(
    {"meetin", "meet", "talk", "talks", "discus", "negoti", "consul", "visit"}
    | {"trip", "gather", "sessio", "interv", "delega", "accomp", "attend", "review"}
    | {"evalua", "debate", "delibe", "partic", "repres", "exchan", "hold", "held"}
)
_MAKING = ACCORDS | {"agreed", "agree", "agrees", "reache", "reach", "signed", "sign", "struck", "strike", "settle"}
_WEAK = frozenset({"began", "begin", "start", "starte", "work", "launch", "includ", "beginn", "repres", "prepar"})


class _Found:
    """The happenings of one report so far, found again by who, where, when and in which words they are told."""

    def __init__(self) -> None:
        """Begin with none."""
        self.groups: list[Group] = []
        self.links: list[Link] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)

    def near(self, telling: Telling) -> Iterator[tuple[int, Group]]:
        """Yield the happenings that a telling may be of, each once: of its kind, late, or sharing something with it."""
        keys = (telling.family, f"main {telling.family}", *_keys(telling))
        for index in sorted({index for key in keys for index in self._by_key[key]}):
            yield index, self.groups[index]

    def put(self, telling: Telling, index: int | None) -> None:
        """Add a telling to a happening, or as a new one."""
        if index is None:
            index = len(self.groups)
            self.groups.append(Group(telling.family))
        self.groups[index].add(telling)
        for key in (telling.family, *_keys(telling)):
            late = self._by_key[key][-_LATEST:]
            self._by_key[key] = [other for other in late if other != index] + [index]

    def mark_main(self) -> None:
        """Mark the meeting and the accord a report is mainly about."""
        for family, best in (("CONSULT", _main_meeting(self.groups)), ("accord", _main_accord(self.groups))):
            for group in self.groups:
                if group.family == family:
                    group.main = group is best
                    group.lead = group.main and min(t.sentence for t in group.tellings) <= _LEAD
            self._by_key[f"main {family}"] = [self.groups.index(best)] if best is not None else []


def groups(tellings: Sequence[Telling]) -> tuple[list[Group], list[Link]]:
    """Return the happenings of one report, and why each further telling went to one; tellings are in text order.

    A link runs from the telling to the first that its happening was given.
    """
    found = _Found()
    for telling in tellings:
        if not _bare(telling) and telling.former is None:
            _join(telling, found)
    found.mark_main()
    for telling in tellings:
        if _bare(telling) and telling.former is None:
            _join(telling, found)
    for telling in tellings:
        if telling.former is not None:
            found.put(telling, _owner(telling, found.groups))
    found.mark_main()
    return found.groups, found.links


def _keys(telling: Telling) -> list[str]:
    """Return what a telling is found again by, with others of its family."""
    keys = [f"who {one}" for one in (*telling.people, *telling.others, *telling.states)]
    keys += [f"word {stem}" for stem in (*telling.head, *telling.words)]
    keys += [f"name {name}" for name in telling.named]
    keys += [f"place {telling.place}"] if telling.place is not None else []
    keys += [f"day {telling.days.first}"] if telling.days is not None else []
    return [f"{telling.family} {key}" for key in keys]


def _owner(telling: Telling, found: Sequence[Group]) -> int:
    """Return the index of the group of the meeting that was moved: the one that shares the trigger."""
    trigger = telling.account.trigger
    return next(
        index for index, group in enumerate(found) if any(other.account.trigger == trigger for other in group.tellings)
    )


def _bare(telling: Telling) -> bool:
    """Tell whether an account only points to a happening, or tells so little that it can hardly be a new one."""
    own = len(telling.people) + len(telling.states) + len(telling.others)
    if telling.place is not None or telling.days is not None:
        return False
    if _lists(telling):
        return True
    if own >= _TWO:
        return False
    return telling.account.refers or telling.account.status == "conditional" or not own


def _lists(telling: Telling) -> bool:
    """Tell whether an account lists who was at a meeting that it only points to."""
    return telling.family == "CONSULT" and telling.account.refers and bool(telling.head & ROSTERS)


def _join(telling: Telling, found: _Found) -> None:
    alone = group_of(telling.family, [telling])
    bare = _bare(telling)
    best: tuple[tuple[float, int, int], tuple[str, ...]] | None = None
    pointed: list[Group] = []
    for index, group in found.near(telling):
        if barred(group, alone) is not None or _elsewhere(telling, group):
            continue
        shared, reasons = kinship(group, alone, _nearest_words(telling, group))
        points = shared + _nearness(group, telling)
        pointing = (bare or (telling.account.refers and shared > 0)) and _points_back(telling, group)
        if pointing and not shared:
            pointed.append(group)
        weak = telling.family == "CONSULT" and reasons == _ONE_SHARED and not telling.account.refers
        if pointing or (shared and points >= _ENOUGH and not weak):
            rank = (points + (_FIRST if group.main else 0.0), len(group.tellings), -index)
            if best is None or rank > best[0]:
                best = rank, (*reasons, *(["words that point back"] if pointing else ["told of just before"]))
    if best is not None and _left_open(telling, found.groups[-best[0][2]], pointed):
        best = None
    if best is not None:
        (points, _, index), reasons = best
        first = found.groups[-index].tellings[0].account.id
        left, right = sorted((first, telling.account.id))
        found.links.append(Link("event", left, right, "same", round(points / (points + _ENOUGH), 3), reasons))
    found.put(telling, None if best is None else -best[0][2])


def _left_open(telling: Telling, best: Group, pointed: Sequence[Group]) -> bool:
    """Tell whether words that only point back may mean several, and what was told of last is not plainly meant."""
    if not any(group is best for group in pointed) or len(pointed) < _TWO:
        return False
    gaps = [(gap, group is not best) for group in pointed if (gap := group.gap(telling)) is not None]
    last = min(gaps, default=(0, False))
    return last[1] or (last[0] > _NEAR and not best.main)


def _nearest_words(telling: Telling, group: Group) -> frozenset[str]:
    """Return the words of the telling of a group that shares most of them with another.

    Those of a whole group come to be the words of the report, and where one telling lies in the other the words that
    they share are the same words.
    """
    span = telling.account.span
    late = (other for other in group.tellings[-_LATEST:] if other.account.span.end <= span.start)
    return max((other.words for other in late), key=lambda words: len(words & telling.words), default=frozenset())


def _elsewhere(telling: Telling, group: Group) -> bool:
    """Tell whether a telling sets itself apart: "the deal reached in Vienna", "the summit to come", other people."""
    if telling.account.refers and telling.place is not None and telling.place not in group.places:
        return True
    if telling.coming and not group.planned and not telling.days:
        return True
    if telling.past and telling.account.status == "happened" and group.planned and group.awaited:
        return True
    if telling.bygone and not group.old:
        return True
    if group.told and not telling.account.refers and _set_back(telling.days, telling.old, group):
        return True
    if telling.family != "CONSULT" or telling.head & ROSTERS - {"accomp"}:
        return False
    if "aside" in telling.nth and telling.people and not telling.people & group.people:
        return True
    if _with_others(telling, group):
        return True
    alone = len(telling.people & group.people) == 1 and min(len(telling.people), len(group.people)) >= _TWO
    if alone and not telling.account.refers and telling.days not in group.days:
        return True  # one of them met somebody else
    return bool(telling.people and group.people) and not telling.people & group.people


def _with_others(telling: Telling, group: Group) -> bool:
    """Tell whether one met lawmakers, unnamed, here and somebody by name there, on no day that both give."""
    if len(telling.people & group.people) != 1 or telling.days in group.days:
        return False
    named = len(telling.people) >= _TWO and not any(len(other.people) >= _TWO for other in group.tellings)
    return (telling.alone and len(group.people) >= _TWO) or (named and any(other.alone for other in group.tellings))


def _set_back(days: Days | None, old: bool, group: Group) -> bool:
    """Tell whether only one of the two gives a month, a year or a day long gone: "they had met in April"."""
    if days is None:
        return group.old or any(map(is_long, group.days))
    return not group.days and (old or is_long(days))


def _nearness(group: Group, telling: Telling) -> float:
    """Reward the happening told of just before, and one of the same standing."""
    gap = group.gap(telling, told=telling.family == "accord")
    points = 1.0 if gap == 0 else 0.5 if gap is not None and gap <= _NEAR else 0.0
    points += _HANGS if gap == 0 and telling.relative else 0.0
    return points + (0.5 if telling.account.status == "planned" and group.statuses == {"planned"} else 0.0)


def _points_back(telling: Telling, group: Group) -> bool:
    """Tell whether a reference with nothing of its own against it may go to a happening."""
    if telling.named and not telling.named & group.named:
        return False
    if telling.family == "CONSULT":
        known = telling.head & (_GENERIC | ROSTERS) or telling.head & group.heads - _WEAK
        return telling.account.refers and bool(known) and not telling.strange
    if telling.family == "accord":
        if telling.account.refers:
            other = telling.proper and group.proper and not telling.proper & group.proper  # "the Vienna deal"
            other = other or not group.heads & _MAKING  # no offer is "the deal"
            return bool(telling.head & ACCORDS) and telling.account.type == "AGREE" and not other
        shared = len(telling.words & group.words) / (min(len(telling.words), len(group.words)) or 1)
        return group.main and shared >= _SOME
    if telling.family.startswith("RETREAT"):
        return bool(telling.states & group.states) or not ((telling.states and group.states) or telling.unnamed)
    if telling.family == "force":
        return bool(telling.head & group.heads) and bool(telling.states & group.states)
    if telling.family == "CONCEDE":
        return bool(telling.head & group.heads)
    return telling.family.startswith("statement") and telling.account.refers


def _main_meeting(found: Sequence[Group]) -> Group | None:
    """Return the meeting a report is mainly about: told of in its lead, or else most often and more than once."""
    early = {index: min(t.sentence for t in group.tellings) for index, group in enumerate(found)}
    able = [
        index
        for index, group in enumerate(found)
        if group.family == "CONSULT" and (early[index] <= _LEAD or len(group.tellings) >= _TWO)
    ]
    best = max(
        able,
        key=lambda at: (
            "happened" in found[at].statuses,
            max(0, _LEAD + 1 - early[at]),
            len(found[at].tellings),
            -early[at],
            -at,
        ),
        default=None,
    )
    return None if best is None else found[best]


def _main_accord(found: Sequence[Group]) -> Group | None:
    """Return the first accord told of in a report's lead."""
    return next((g for g in found if g.family == "accord" and any(t.sentence <= _LEAD for t in g.tellings)), None)
