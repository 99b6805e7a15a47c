"""The titles of a person over time: each office with the days on which reports first and last give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from communique.lexicon.offices import Office, office
from communique.types import Actor


class Tenure(Struct, frozen=True):
    """A title as reports give it from `first` to `last`, days of publication; both None where no report is dated.

    `title` is the wording of most reports and `wordings` are all that name the same office, None where none is known.
    The days say when the title was written, not when the office was taken or left.
    """

    title: str
    office: Office | None
    first: date | None
    last: date | None
    wordings: tuple[str, ...]
    reports: tuple[str, ...]


def titles_over_time(actor: Actor, published: Mapping[str, date]) -> list[Tenure]:
    """Return the titles of an actor, the earliest first; `published` gives the day of each report that has one.

    Wordings of one office and rank are one title ("FM", "Foreign Minister"); a former minister is another. A bare
    "minister" is the minister's office that the actor alone is known by.
    """
    groups: dict[Office | str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for held in actor.titles:
        key = office(held.title) or held.title.casefold()
        groups[key][held.title].update(held.reports)
    bare = next((key for key in groups if isinstance(key, Office) and key.id == "minister"), None)
    if bare is not None:
        full = [key for key in groups if isinstance(key, Office) and key != bare and _is_of(key, bare)]
        if len(full) == 1:
            for title, reports in groups.pop(bare).items():
                groups[full[0]][title].update(reports)
    found = [_tenure(key if isinstance(key, Office) else None, held, published) for key, held in groups.items()]
    return sorted(found, key=lambda one: (one.first is None, one.first or date.max, one.title))


def _is_of(full: Office, bare: Office) -> bool:
    return full.level == bare.level and full.ranks == bare.ranks


def _tenure(known: Office | None, held: Mapping[str, set[str]], published: Mapping[str, date]) -> Tenure:
    reports = sorted(set().union(*held.values()))
    days = [published[report] for report in reports if report in published]
    return Tenure(
        title=min(held, key=lambda title: (-len(held[title]), title)),
        office=known,
        first=min(days, default=None),
        last=max(days, default=None),
        wordings=tuple(sorted(held)),
        reports=tuple(reports),
    )
