"""A promise told over months by many outlets, in texts of our own, as one process: for tests of its life."""

from __future__ import annotations

from collections.abc import Sequence

from communique.link.actors import resolve
from communique.link.commitments import commitments
from communique.types import Commitment, Linked, Process, Story, actor_of
from tests.texts import reading_of

Told = tuple[str, str, str]  # the day, the outlet and the text of a report

BRIDGE: tuple[Told, ...] = (
    (
        "2031-03-04",
        "herald",
        (
            "Varanian Foreign Minister Ilse Brandt met her Keldoran counterpart in Riga on Tuesday.\n\n"
            "Varania pledged to reopen the rail bridge at Kutaisi to freight by 30 April 2031, a joint statement said."
        ),
    ),
    (
        "2031-03-05",
        "courier",
        (
            "After talks in Riga, Varania has promised to open the railway bridge at Kutaisi to goods trains again by"
            " the end of April. Keldor welcomed the step."
        ),
    ),
    (
        "2031-03-20",
        "tribune",
        (
            "Varanian Prime Minister Tomas Reel spoke to reporters on Thursday.\n\n"
            '"We will reopen the rail bridge at Kutaisi by the end of April, as we said in Riga," Reel said.'
        ),
    ),
    (
        "2031-04-24",
        "herald",
        (
            "The reopening of the rail bridge at Kutaisi to freight has been postponed, Varanian Transport Minister"
            " Jana Holt said on Thursday. Varania will now reopen the rail bridge at Kutaisi to freight by 15 June"
            " 2031, Holt said."
        ),
    ),
    (
        "2031-06-17",
        "courier",
        (
            "Keldor on Tuesday accused Varania of failing to reopen the rail bridge at Kutaisi to freight.\n\n"
            "Varania denied that it had failed to reopen the bridge at Kutaisi."
        ),
    ),
    (
        "2031-06-18",
        "tribune",
        (
            "Varanian Foreign Minister Ilse Brandt said Varania had reopened the rail bridge at Kutaisi to freight on"
            " Sunday. Monitors in Kutaisi could not confirm the claim."
        ),
    ),
    (
        "2031-07-02",
        "herald",
        (
            "Varania has reopened the rail bridge at Kutaisi to freight, monitors of the lake commission said on"
            " Wednesday after the first goods train crossed."
        ),
    ),
)


def told_by(*told: Told) -> Process:
    """Return the process of reports that each open a story which follows the one before."""
    readings = [reading_of(text, published=day, source=f"{outlet}-{day}.txt") for day, outlet, text in told]
    ids = [reading.report.id for reading in readings]
    stories = [Story(f"st_{at}", "", (report,), (f"st_{at - 1}",) if at else ()) for at, report in enumerate(ids)]
    actors = resolve([entity for reading in readings for entity in reading.entities])
    found, links = commitments(readings, stories, actor_of(actors))
    return Process(
        tuple(readings),
        Linked(stories=tuple(stories), commitments=tuple(found), links=tuple(links)),
        (),
        tuple(actors),
        (),
    )


def promised(process: Process) -> Sequence[Commitment]:
    """Return the commitments of a process in the order in which they were first worded."""
    days = {reading.report.id: reading.report.published or "" for reading in process.readings}
    return sorted(process.linked.commitments, key=lambda each: (days[each.pledges[0].report], each.pledges[0]))
