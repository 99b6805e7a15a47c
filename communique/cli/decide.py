"""`communique decide`: one decision on things named by id or by place."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from communique.cli.options import DEFAULT_RECORD, RecordPath, Reviewer, help_text, reviewer
from communique.cli.terminal import say, write
from communique.errors import NotDecidable
from communique.record import Record
from communique.record.decisions import SHORT
from communique.relinking import refresh, relink
from communique.review import decision
from communique.review.things import Things
from communique.types import Level

HELP = help_text(
    "Enters one decision into the log and prints its hash. THING is an id of the exported tables, or words as"
    " REPORT:START-END with --level. `same` and `different` take two things; `right` and `wrong` one line, or a"
    " commitment and the words that do or do not bear on it; `is` takes a statement or a name and whose it is, as an id"
    " or a name in quotes; `undo` takes the hash of an entry, as `communique review --log` prints it.",
    "communique decide same ev_27a1 ev_90bc --as 'Ana Reval'",
    "communique decide wrong st_51d0 --as Ana --note 'the spokesman, not the minister'",
    "communique decide is st_51d0 'Pavel Brenk' --as Ana",
    "communique decide different rp_3fcd:623-645 rp_a614:11-42 --level event --as Ana",
    "communique decide undo 3f9a2c --as Ana",
)


def decide(
    verdict: Annotated[
        Literal["same", "different", "right", "wrong", "is", "undo"], typer.Argument(help="What is decided.")
    ],
    things: Annotated[list[str], typer.Argument(metavar="THING...", help="What it is decided about.")],
    who: Reviewer = None,
    level: Annotated[Level | None, typer.Option("--level", help="What stands at REPORT:START-END.")] = None,
    note: Annotated[str, typer.Option("--note", help="Why, in your words; the log keeps it.")] = "",
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Enter one decision into the log."""
    by = reviewer(who)
    with Record(record, create=False) as opened:
        refresh(opened)
        if verdict != "undo":
            entry = opened.decisions.add(decision(Things(opened), verdict, things, level, note), by)
        elif len(things) == 1:
            entry = opened.decisions.undo(things[0], by)
        else:
            raise NotDecidable("undo takes the hash of one entry", "`communique review --log` prints the hashes")
        outcome = relink(opened).outcomes.get(entry.hash)
    write(entry.hash)
    if outcome is not None and outcome.state != "applies":
        say(f"It does not apply: {outcome.state} {' '.join(one[:SHORT] for one in outcome.against)}")
    say("Next: communique review --log.")
