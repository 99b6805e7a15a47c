"""`communique find`: whether somebody has said this, and in which words."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
import typer

from communique.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordPath, help_text
from communique.cli.terminal import say, visible, write
from communique.record import Record
from communique.record.find import Answer
from communique.record.find import find as search

HELP = help_text(
    "Finds who has said this, and in which words: each saying once, the nearest first, with every outlet's rendering of"
    " it, word for word. Other inflections and near-synonyms are found as well. --since and --until are days of"
    " publication (2031-03-04); a report that shows no day is left out then.",
    'communique find "the crossings will open"',
    'communique find "open the crossings" --speaker Reval --since 2031-03-01',
    'communique find "ceasefire" --limit 3 --format json',
)


def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What may have been said.")],
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Only what this one said.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="Only reports of this day or later.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="Only reports of this day or before.")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many sayings to show.")] = 10,
    record: RecordPath = DEFAULT_RECORD,
    output: FormatOption = Format.TEXT,
) -> None:
    """Find who has said this, and in which words."""
    bounds = {"since": _day(since, "--since"), "until": _day(until, "--until")}
    with Record(record, create=False) as opened:
        answers = search(opened, " ".join(words), speaker=speaker, limit=limit, **bounds)
    for answer in answers:
        if output is Format.JSON:
            write(msgspec.json.encode(answer).decode())
        else:
            show(answer)
    if not answers:
        say("Nobody in this record said anything near that. Fewer words, or no --speaker, may find more.")


def show(answer: Answer) -> None:
    """Print one saying with its renderings."""
    told = f"{answer.independent} independent telling{'' if answer.independent == 1 else 's'}"
    write(f"{visible(answer.speaker or 'speaker not known')}  ({told}, nearness {answer.score:.2f})")
    for each in answer.renderings:
        words = f'"{visible(each.words)}"' if each.form == "direct" else visible(each.words)
        write(f"  {(each.published or 'no date')[:10]}  {visible(each.outlet)}: {words}")
        for point in each.against:
            write(f"              says otherwise: {visible(point)}")
    write("")


def _day(given: str, option: str) -> str:
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day; write it like 2031-03-04", param_hint=option) from None
