"""A story of three reports by invented outlets, read and linked whole, for tests of comparing."""

from __future__ import annotations

from functools import cache

from communique.compare import differences
from communique.link import link
from communique.link.actors import resolve
from communique.link.agreements import agreements
from communique.reading.reader import readings
from communique.types import Difference, Document, Linked, Reading, Story, actor_of
from tests.texts import reading_of

TEXTS = (
    """Chad and Niger to free drivers after Tunis talks

Chadian Foreign Minister Idriss Moktar met his Nigerien counterpart Salou Hamani in Tunis on 4 May 2021.

Chad was represented at the talks by Moktar, Defence Minister Brahim Saleh and presidential aide Oumar Teguene.

"We will free the 40 drivers by 9 June," Moktar said. Chad promised to reopen the border bridge before winter.

The terrorists in the Air mountains were not invited. Niger welcomed the French withdrawal from Gao.""",
    """Chad to free drivers

Chadian Foreign Minister Idris Moktar met Nigerien Foreign Minister Salou Hamani in Tunis on 4 May 2021.

Chad was represented at the talks by Moktar, Defence Minister Brahim Saleh and spokesman Oumar Teguene.

"We will free the 60 drivers by 20 June," Moktar said. Chad promised to reopen the border bridge before winter.

The rebels in the Air mountains were not invited. Niger welcomed the French pullout from Gao.""",
    """Ministers meet in Tunis

Chadian Foreign Minister Idriss Moktar met Nigerien Foreign Minister Salou Hamani in Tunis on 4 May 2021.

Chad was represented at the talks by Moktar, Defence Minister Brahim Saleh and General Haroun Abakar.

The weather in Tunis was fair, and both ministers spoke of the drought in the basin.""",
)


@cache
def scene() -> tuple[list[Reading], Linked, list[Difference]]:
    """Return the readings, what linking made of them, and their differences."""
    readings = [reading_of(text, "2021-05-05", f"{number}.txt") for number, text in enumerate(TEXTS)]
    actors = resolve([entity for reading in readings for entity in reading.entities])
    pacts = agreements([accord for reading in readings for accord in reading.accords], actor_of(actors))
    story = Story("st_1", "", tuple(reading.report.id for reading in readings))
    linked = link(readings, [story], actors)
    return readings, linked, differences(readings, linked, actors, pacts)


def between(*texts: str, days: tuple[str, ...] = (), outlets: tuple[str, ...] = ()) -> list[Difference]:
    """Return the differences of reports of one story, published on these days or all on one, by no outlet or these."""
    told = zip(texts, days or ("2021-05-05",) * len(texts), outlets or (None,) * len(texts), strict=True)
    documents = (
        Document(f"{number}.txt", "0" * 64, "read", text, published=day or None, outlet=outlet)
        for number, (text, day, outlet) in enumerate(told)
    )
    found = list(readings(documents))
    actors = resolve([entity for reading in found for entity in reading.entities])
    pacts = agreements([accord for reading in found for accord in reading.accords], actor_of(actors))
    story = Story("st_1", "", tuple(reading.report.id for reading in found))
    return differences(found, link(found, [story], actors), actors, pacts)


def values(kind: str, aspect: str, *texts: str) -> list[set[str]]:
    """Return the values of the differences of a kind and aspect among reports of one story."""
    chosen = [each for each in between(*texts) if (each.kind, each.aspect) == (kind, aspect)]
    return [{side.value for side in difference.sides} for difference in chosen]


def found(kind: str, aspect: str) -> list[Difference]:
    """Return the differences of a kind and aspect."""
    return [difference for difference in scene()[2] if (difference.kind, difference.aspect) == (kind, aspect)]
