"""`communique watch`: sources that are asked again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec
import typer
from rich.status import Status

from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, help_text
from communique.cli.terminal import console, say, visible, write
from communique.collect.watch.plan import Plan, read_plan
from communique.collect.watch.watcher import WallClock, Watcher
from communique.errors import NothingToRead
from communique.record import Record
from communique.run import watch as run_watch
from communique.types import SUCCESSES, Address, Document

HELP = help_text(
    "Asks the feeds, sitemaps, pages, lists of URLs and web archives that a TOML file names, again and again, and reads"
    " the reports they lead to. Sites are asked slowly and as their robots.txt allows; an article that was edited is"
    " kept in both versions. Stop it at any time and start it again: it goes on where it was. --once asks what is due"
    " and ends, for cron. --status shows what came of each source. docs/watch.md has a file to start from.",
    "communique watch sources.toml",
    "communique watch sources.toml --once --record talks.db",
    "communique watch sources.toml --status",
    "communique show --failures",
)


def watch(
    sources: Annotated[str, typer.Argument(metavar="SOURCES.toml", help="The file that names the sources.")],
    once: Annotated[bool, typer.Option("--once", help="Ask what is due now, and end.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Show what came of each source; ask nothing.")] = False,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Read what sources on the web give, again and again."""
    plan = read_plan(sources)
    if status:
        with Record(record, create=False) as opened:
            show_status(plan, opened, output)
        return
    with Record(record) as opened, shown() as screen:
        watcher = Watcher(plan, opened.fetches, screen, told=screen.asked)
        states = run_watch(watcher, opened, screen.read, once=once)
    report(screen, states, output)


class Screen(WallClock):
    """What the user sees: a line that changes, on a terminal alone, and a line for whatever first failed."""

    def __init__(self, line: Status | None) -> None:
        """Begin with nothing asked."""
        self.gave, self.failed = 0, 0
        self._line = line

    def sleep(self, seconds: float) -> None:
        """Say until when, and wait."""
        until = datetime.now(UTC) + timedelta(seconds=seconds)
        self._update(f"waiting until {until:%H:%M:%S} UTC")
        super().sleep(seconds)

    def asked(self, address: Address) -> None:
        """Tell of an address that was asked."""
        good = address.state in SUCCESSES
        self.gave, self.failed = self.gave + good, self.failed + (not good)
        self._update(address.url)
        if not good and (address.failures == 1 or address.due is None):
            say(f"{visible(address.url)}: {address.state}: {visible(address.note)}")

    def read(self, document: Document) -> None:
        """Tell of a document that was read."""
        self._update(document.source)
        if document.state != "read":
            say(f"{visible(document.source)}: {document.state}: {visible(document.note)}")

    def _update(self, text: str) -> None:
        if self._line:
            self._line.update(f"{self.gave} gave something, {self.failed} failed  {visible(text)[-60:]}")


@contextmanager
def shown() -> Iterator[Screen]:
    """Yield the screen; nothing is drawn where stderr is no terminal."""
    screen = console()
    if screen.is_terminal:
        with screen.status("beginning") as line:
            yield Screen(line)
    else:
        yield Screen(None)


def report(screen: Screen, states: Counter[str], output: Format) -> None:
    """Print what came. Raises NothingToRead where addresses were asked and none gave anything."""
    if screen.failed and not screen.gave:
        raise NothingToRead("no source gave anything", "the lines above say why; --status shows each source")
    if output is Format.JSON:
        held = {"gave": screen.gave, "failed": screen.failed, "documents": dict(sorted(states.items()))}
        write(msgspec.json.encode(held).decode())
        return
    ended = ", ".join(f"{count} {state}" for state, count in sorted(states.items())) or "nothing new"
    write(f"{screen.gave} addresses gave something, {screen.failed} failed; documents: {ended}.")
    say("Next: communique show, or communique show --failures.")


class Standing(msgspec.Struct):
    """How a source stands: what came of it, when it is asked next, and how the pages it led to ended."""

    url: str
    kind: str
    state: str
    note: str
    kept: str
    due: str | None
    pages: dict[str, int]


def standings(plan: Plan, addresses: Iterable[Address]) -> list[Standing]:
    """Return how each source of a plan stands, in its order."""
    pages: dict[str, Counter[str]] = {source.url: Counter() for source in plan.sources}
    known: dict[str, Address] = {}
    for address in addresses:
        if address.url in pages:
            known[address.url] = address
        elif address.root in pages:
            pages[address.root][address.state] += 1
    found = []
    for source in plan.sources:
        held = known.get(source.url) or Address(source.url, source.kind, source.url, "", note="not asked yet")
        counts = dict(sorted(pages[source.url].items()))
        found.append(Standing(held.url, held.kind, held.state, held.note, held.kept, held.due, counts))
    return found


def show_status(plan: Plan, record: Record, output: Format) -> None:
    """Print how each source stands."""
    for standing in standings(plan, record.fetches.addresses()):
        if output is Format.JSON:
            write(msgspec.json.encode(standing).decode())
            continue
        counts = ", ".join(f"{count} {state}" for state, count in standing.pages.items()) or "no pages yet"
        write(f"{standing.state:<15}{standing.kind:<8} {visible(standing.url)}{_because(standing.note)}")
        write(f"{'':15}last gave something {_time(standing.kept)}, asked next {_time(standing.due or '')}; {counts}")


def _because(note: str) -> str:
    return f": {visible(note)}" if note else ""


def _time(stamp: str) -> str:
    return f"{stamp[:10]} {stamp[11:16]} UTC" if stamp else "never"
