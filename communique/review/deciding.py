"""What a person points at, as a decision.

An id is good for today; the decision keeps the words that the thing stands at, so that it is found again.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from communique.errors import NotDecidable
from communique.review.things import LEVELS, Thing, Things
from communique.types import Anchor, Decision, Level, Verdict

MOST = 100  # things that a line may rest on to be judged as a whole
SHOWN = 100  # characters that a decision keeps of what a person saw of each thing


def decision(
    things: Things, verdict: Verdict, names: Sequence[str], level: Level | None = None, note: str = ""
) -> Decision:
    """Return a verdict on things named by id, or by REPORT:START-END with a level.

    "same" and "different" take two, "right" and "wrong" one, or a commitment and words that bear on it, "is" a name or
    a statement and a person: an id, or a name that the record does not hold. Raises NotInRecord, NotDecidable.
    """
    if len(names) == 2 and verdict == "is":
        return attribution(things, names[0], names[1], level, note)
    if len(names) == 2 and verdict in ("same", "different"):
        left, right = (things.thing(name, level) for name in names)
        return pair(things, verdict, *things.link(left, right), note=note)
    if len(names) == 2:
        pledge, outcome = things.thing(names[0], "commitment"), things.thing(names[1], "evidence")
        return evidence(things, verdict, pledge.members[0], outcome.members[0], note)
    if len(names) == 1 and verdict in ("right", "wrong"):
        if things.difference(names[0]) is not None:
            return difference(things, verdict, names[0], note)
        return line(things, verdict, things.thing(names[0], level), note)
    raise NotDecidable(
        f"{verdict!r} is no verdict on {len(names)} things", "`communique decide --help` shows what each verdict takes"
    )


def pair(things: Things, verdict: Verdict, left: str, right: str, note: str = "") -> Decision:
    """Return a verdict on whether two things that reports say are the same."""
    ends = [things.standing(left), things.standing(right)]
    if ends[0].written != ends[1].written or ends[0].id == ends[1].id:
        raise NotDecidable(
            f"{left} and {right} are not two things of one kind", "name two statements, two accounts of events ..."
        )
    seen = " / ".join(_seen(things.words(end.id)) for end in ends)
    return Decision(LEVELS[ends[0].written], verdict, _anchors(things, (left, right)), line=seen, note=note)


def line(things: Things, verdict: Verdict, thing: Thing, note: str = "") -> Decision:
    """Return a verdict on whether a line of the record is right, which names all that it rests on.

    Of statements that are right the speakers are kept too, for the verdict is on who said it as well.
    """
    members = [member for member in thing.members if things.holds(member)]
    if not members or len(members) > MOST:
        raise NotDecidable(
            f"{thing.label} rests on {len(members)} things", "judge what it rests on, or which of it is the same"
        )
    if thing.level == "story":
        raise NotDecidable("a story is neither right nor wrong", "decide which of its reports are the same, or not")
    speakers = [speaker for member in members if verdict == "right" and (speaker := things.speaker(member))]
    named = _anchors(things, [*members, *dict.fromkeys(speakers)])
    return Decision(thing.level, verdict, named, line=_seen(thing.label), note=note)


def evidence(things: Things, verdict: Verdict, pledge: str, outcome: str, note: str = "") -> Decision:
    """Return a verdict on whether words bear on a promise."""
    if things.standing(pledge).written != "pledge" or things.standing(outcome).written != "outcome":
        raise NotDecidable("these are not a promise and words that bear on it", "name a commitment, then the words")
    seen = f"{_seen(things.words(pledge))} / {_seen(things.words(outcome))}"
    return Decision("evidence", verdict, _anchors(things, (pledge, outcome)), line=seen, note=note)


def difference(things: Things, verdict: Verdict, name: str, note: str = "") -> Decision:
    """Return a verdict on whether reports differ as the record says."""
    found = things.difference(name)
    if found is None:
        raise NotDecidable(f"{name} is no difference", "name one of the exported differences")
    seen = " / ".join(_seen(side.value) for side in found.sides)
    about = f"{found.kind} {found.aspect} {found.subject}"
    return Decision("difference", verdict, things.claims(found), about, seen, note)


def attribution(things: Things, name: str, person: str, level: Level | None = None, note: str = "") -> Decision:
    """Return that a name, or what somebody said, is that of a person: one of the record, or one it does not know."""
    thing = things.thing(name, level or "statement").members[0]
    written = things.standing(thing).written
    if written not in ("statement", "mention"):
        raise NotDecidable(f"{name} is neither a name nor a statement", "use `same` to join two actors")
    known = things.person(person, things.standing(thing).report)
    anchors = _anchors(things, [thing, *([known[0]] if known else [])])
    called = known[1] if known else person
    chosen: Level = "statement" if written == "statement" else "mention"
    return Decision(chosen, "is", anchors, called, f"{_seen(things.words(thing))} / {_seen(called)}", note)


def _anchors(things: Things, members: Sequence[str]) -> tuple[Anchor, ...]:
    return tuple(things.anchor(member) for member in members)


def _seen(text: str) -> str:
    return shorten(text, SHOWN, placeholder=" …")
