"""The page of a person: names as written, titles over time, what was attended, said and promised."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from communique.publish.dossier import gathered
from communique.publish.page.lanes import chart
from communique.publish.page.pane import filled
from communique.types import Process


def person_page(processes: Iterable[Process], actor_id: str, pages: Collection[str] = ()) -> str:
    """Return the page of a person over all processes that name him. Raises NotInRecord.

    The processes are looked at one by one, and only what concerns the person is kept of each. `pages` are the ids of
    things whose pages lie beside this one.
    """
    found = gathered(processes, actor_id)
    return filled(
        "person.html.j2",
        found.page,
        found.days,
        pages,
        title=found.person.actor.label,
        id=actor_id,
        person=found.person,
        states=found.states,
        span=found.span,
        chart=chart(found.person.entries),
        processes=found.processes,
    )
