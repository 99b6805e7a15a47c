"""`communique review`: what is open, one question after the other, one key a decision."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import click
import msgspec
import typer

from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, Reviewer, help_text, reviewer
from communique.cli.terminal import say, visible, write
from communique.record import Record
from communique.record.decisions import SHORT
from communique.record.judgements import Judgements, judgements
from communique.relinking import refresh, relink
from communique.review import Proposal, proposals
from communique.review.proposals import VERDICTS
from communique.review.showing import shown
from communique.review.things import Things
from communique.text.moments import Clock, utc_now
from communique.types import Entry, Level, Verdict

HELP = help_text(
    "Goes through what the rules are least sure of and most rests on: names and sayings that may be one, promises and"
    " what became of them, differences, speakers. Each question shows the exact words and why it is asked; one key"
    " answers it. Keys may come from a file. Every answer is kept at once, with your name and the time; undoing is kept"
    " too. --log shows what was decided and whether it applies, --list what is open.",
    "communique review --as 'Ana Reval'",
    "communique review --as Ana --level difference",
    "communique review --log",
    "communique review --as Ana < keys.txt",
)
KEYS: dict[str, Verdict] = {"s": "same", "d": "different", "r": "right", "w": "wrong"}
CHOICES = {
    "same": "s same, d different, k skip, u undo, q quit, ? help",
    "right": "r right, w wrong, k skip, u undo, q quit, ? help",
}
ASKED: dict[Level, str] = {
    "statement": "Was this said, and by that speaker?",
    "event": "Do these words tell of this event?",
    "commitment": "Is this promised here?",
    "evidence": "Do the second words tell what became of the first?",
    "difference": "Do the reports differ like this?",
}
LEAST = 40  # columns: a narrower terminal is written to as if it were this wide
SEEN = 160  # characters of the words shown in a list
NOTHING_MADE = "Nothing to undo in this session; `communique decide undo HASH` undoes earlier decisions."
EXPLAINED = """s  the same: they stay together whatever the rules say
d  not the same: they are kept apart
r  right: the line is marked as reviewed by you; of a statement, the speaker too
w  wrong: the line is left out of pages and tables; it stays in the record
k  skip this one       u  undo your last answer
q  quit; what you answered is kept"""


def review(
    who: Reviewer = None,
    level: Annotated[Level | None, typer.Option("--level", help="Ask only about things of this level.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List what is open, and ask nothing.")] = False,
    log: Annotated[bool, typer.Option("--log", help="List what was decided, and whether it applies.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Decide what the rules leave open."""
    with Record(record, create=False) as opened:
        refresh(opened)
        judged = judgements(opened.decisions, opened.readings)
        if log:
            print_log(opened.decisions, judged, output)
            return
        things = Things(opened)
        found = proposals(opened, things, judged, level)
        if listed:
            print_open(found, things, output)
        elif found:
            Session(opened, things, found, reviewer(who)).run(keys())
        else:
            say("Nothing is open. Next: communique brief.")


class Session:
    """One walk through what is open. Each answer is kept before the next question is asked."""

    def __init__(
        self, record: Record, things: Things, found: Sequence[Proposal], by: str, clock: Clock = utc_now
    ) -> None:
        """Ask these questions of a person."""
        self._record = record
        self._things = things
        self._found = found
        self._by = by
        self._clock = clock
        self._made: list[tuple[int, Entry]] = []

    def run(self, pressed: Iterator[str]) -> None:
        """Ask until the questions or the keys are at an end, then bring what is derived up to date."""
        try:
            place = 0
            while place < len(self._found):
                self._ask(place)
                answered = self._answer(place, pressed)
                if answered is None:
                    break
                place = answered
        finally:
            self._close()

    def _ask(self, place: int) -> None:
        proposal = self._found[place]
        write(f"\n{place + 1} of {len(self._found)}  {proposal.level}: {visible('; '.join(proposal.reasons))}")
        for line in lines(proposal, self._things, shutil.get_terminal_size().columns):
            write(line)
        asked = "Are these the same?" if proposal.question == "same" else ASKED.get(proposal.level, "Is this right?")
        write(f"{asked} {CHOICES[proposal.question]}")

    def _answer(self, place: int, pressed: Iterator[str]) -> int | None:
        """Take one answer and return the place of the next question, None to end."""
        proposal = self._found[place]
        for key in pressed:
            verdict = KEYS.get(key)
            if verdict in VERDICTS[proposal.question]:
                decided = proposal.decision(self._things, verdict)
                self._made.append((place, self._record.decisions.add(decided, self._by, self._clock)))
                return place + 1
            if key == "k":
                return place + 1
            if key == "q":
                return None
            if key == "u" and self._made:
                place, entry = self._made.pop()
                self._record.decisions.undo(entry.hash, self._by, self._clock)
                return place
            write(EXPLAINED if key == "?" else NOTHING_MADE if key == "u" else CHOICES[proposal.question])
        return None

    def _close(self) -> None:
        judged = relink(self._record)
        say(f"{len(self._made)} decision{'' if len(self._made) == 1 else 's'} kept.")
        for _, entry in self._made:
            outcome = judged.outcomes[entry.hash]
            if outcome.state != "applies":
                against = ", ".join(hash_[:SHORT] for hash_ in outcome.against)
                say(f"{entry.hash[:SHORT]}: {outcome.state}{f': {against}' if against else ''}")
        say("Next: communique review --log, or communique brief for the pages.")


def keys() -> Iterator[str]:
    """Yield the keys a person presses, or the characters of a file of keys but for white space."""
    if sys.stdin.isatty():
        while True:
            try:
                yield click.getchar().lower()
            except EOFError:
                return
    while key := sys.stdin.read(1):
        if not key.isspace():
            yield key.lower()


def lines(proposal: Proposal, things: Things, width: int) -> Iterator[str]:
    """Yield what a person is shown of a proposal: the words between >> and <<, in their sentence."""
    for each in shown(proposal, things):
        name = f"{visible(each.name)}: " if each.name else ""
        yield f"  {name}{visible(each.outlet)}{f', {each.day}' if each.day else ''}  ({each.place})"
        text = visible(f"{each.before} >>{each.words}<< {each.after}".strip())
        yield from textwrap.wrap(text, max(width, LEAST) - 4, initial_indent="    ", subsequent_indent="    ")


def print_open(found: Sequence[Proposal], things: Things, output: Format) -> None:
    """Print what is open, what needs a person most first."""
    for number, proposal in enumerate(found, start=1):
        if output is Format.JSON:
            write(msgspec.json.encode({"proposal": proposal, "shown": shown(proposal, things)}).decode())
        else:
            seen = " / ".join(each.name or each.words for each in shown(proposal, things)[:2])
            write(
                f"{number:>5}  {proposal.need:.2f}  {proposal.level:<10}  {' '.join(proposal.names)}  "
                f"{visible('; '.join(proposal.reasons))}: {visible(textwrap.shorten(seen, SEEN, placeholder=' …'))}"
            )


def print_log(log: Iterable[Entry], judged: Judgements, output: Format) -> None:
    """Print every entry of the log with what has become of it."""
    for entry in log:
        outcome = judged.outcomes.get(entry.hash)
        if output is Format.JSON:
            write(msgspec.json.encode({"entry": entry, "outcome": outcome}).decode())
            continue
        if entry.decision is not None:
            told = f"{entry.decision.level} {entry.decision.verdict}: {entry.decision.about} {entry.decision.line}"
        else:
            told = f"undoes {entry.undoes[:SHORT]}" if entry.undoes else "binds merged logs"
        state = f"  [{outcome.state}{''.join(f' {one[:SHORT]}' for one in outcome.against)}]" if outcome else ""
        write(f"{entry.hash[:SHORT]}  {entry.at:<20}  {visible(entry.by)}  {visible(told)}{state}")
