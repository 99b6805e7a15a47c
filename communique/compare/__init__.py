"""Claims to differences: where reports of one thing do not agree, fall silent, or name it in other words.

Values live in claims, so comparing is grouping: every aspect looks at what each report says of a subject, and says how
two values may disagree. The words a difference shows are the reports' own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.compare.amounts import amounts
from communique.compare.attendance import attendance
from communique.compare.callings import callings
from communique.compare.days import days
from communique.compare.durations import durations
from communique.compare.matter import Matter
from communique.compare.names import names
from communique.compare.omissions import omissions
from communique.compare.places import places
from communique.compare.renderings import renderings
from communique.compare.roles import roles
from communique.compare.speakers import speakers
from communique.compare.terms import terms
from communique.compare.words import words
from communique.types import Actor, Agreement, Difference, Linked, Reading

Aspect = Callable[[Matter], list[Difference]]
ASPECTS: tuple[Aspect, ...] = (
    attendance,
    days,
    amounts,
    durations,
    places,
    roles,
    names,
    words,
    callings,
    renderings,
    terms,
    speakers,
    omissions,
)


def differences(
    readings: Sequence[Reading], linked: Linked, actors: Sequence[Actor], agreements: Sequence[Agreement]
) -> list[Difference]:
    """Return the differences among the readings of one process, each once, sorted by id."""
    matter = Matter(readings, linked, actors, agreements)
    found = {each.id: each for aspect in ASPECTS for each in aspect(matter) if _is_between_outlets(matter, each)}
    return [found[identity] for identity in sorted(found)]


def _is_between_outlets(matter: Matter, difference: Difference) -> bool:
    """Whether reports of two outlets contradict one another: a later report of one outlet brings its own up to date."""
    reports = (matter.reading[span.report].report for side in difference.sides for span in side.claims)
    outlets = {report.outlet or report.id for report in reports}
    return difference.kind != "contradiction" or len(outlets) > 1
