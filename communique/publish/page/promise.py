"""The page of a promise: who promised what to whom, and every telling of it in order, with the rule of its status."""

from __future__ import annotations

from collections.abc import Collection

from communique.publish.lettered import Lettered
from communique.publish.meetings import main_event
from communique.publish.names import name, title
from communique.publish.outlets import by_outlet, telling
from communique.publish.page.lanes import chart
from communique.publish.page.pane import filled
from communique.publish.sections.course import Entry
from communique.publish.sections.fate import RULES, commitment_of, vow
from communique.publish.sections.glance import clash
from communique.publish.written import written
from communique.types import Commitment, Event, Process


def promise_page(process: Process, commitment_id: str, pages: Collection[str] = ()) -> str:
    """Return the page of a promise. Raises NotInRecord.

    `pages` are the ids of things whose pages lie beside this one.
    """
    days = written(process)
    page = Lettered(process, by_outlet(process, days))
    commitment = commitment_of(process, commitment_id)
    made = vow(page, commitment, days)
    against = [one for one in process.differences if one.subject == commitment.id and one.kind == "contradiction"]
    return filled(
        "promise.html.j2",
        page,
        days,
        pages,
        title=" ".join((made.words.words if made.words else commitment.label).split()),
        id=commitment.id,
        vow=made,
        conditions=[(words, telling(page, [words.span])) for words in page.cites(commitment.conditions)],
        differ=[found for one in against if len((found := clash(page, one, commitment.id)).stands) > 1],
        told_at=_told_at(process, commitment),
        process=(process.id, title(process)),
        chart=chart([Entry(commitment.id, "promise", None, made.made, made.telling, vow=made, number=1)]),
        rules=RULES,
        name=name,
    )


def _told_at(process: Process, commitment: Commitment) -> tuple[str, str] | None:
    """Return the main event of the story that first told of a promise, as id and name."""
    first = commitment.pledges[0].report
    story = next((story for story in process.linked.stories if first in story.reports), None)
    main: Event | None = main_event(process, story) if story else None
    return (main.id, name(process, main)) if main else None
