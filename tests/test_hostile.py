"""Texts that no reporter writes are read, linked and compared: nothing raises, every span holds, none takes long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from communique.compare import differences
from communique.link import link
from communique.link.actors import resolve
from communique.link.agreements import agreements
from communique.link.stories import Stories, sketch
from communique.publish.files import write_csv
from communique.publish.meetings import meetings
from communique.publish.page.brief import brief
from communique.publish.page.index import index
from communique.publish.tables import tables
from communique.reading.reader import readings
from communique.record import Record
from communique.record.verify import verify
from communique.run import run
from communique.types import Document, Linked, Reading, Report, Span, actor_of
from tests.hostile import CASES, SLOW
from tests.hostile.texts import LEAD, TEXTS

SIZE = 3_000  # characters
LIMIT = 10.0  # CPU seconds for a text
LONG = {
    "one_letter": 40_000,  # one sentence of 20,000 words
    "brackets": 10_000,  # 5,000 deep
    "list_of_names": 30_000,
    "slashes": 20_000,
    "numbers": 20_000,
    "only_quotes": 120_000,
    "one_long_word": 120_000,
    "full_stops": 120_000,
    "white_space": 120_000,
    "combining_marks": 120_000,
    "chinese": 30_000,
    "mark_noise": 20_000,
}


def read(text: str) -> list[Reading]:
    """Read a text as two outlets print it, as English whatever it is."""
    outlets = ("Riga Ledger", "Baltic Wire")
    return list(
        readings(
            Document(outlet, "", "read", text, outlet=outlet, published="2031-03-05", language="en")
            for outlet in outlets
        )
    )


@pytest.fixture(scope="module", autouse=True)
def models() -> None:
    """Load the language models first: that time is not the texts'."""
    for text, language in ((LEAD, "en"), ("Министр говорил в Риге.", "ru")):
        next(readings([Document("x", "", "read", text, language=language)]))


def line(found: list[Reading]) -> Iterator[Linked]:
    """Link and compare readings as the whole line does."""
    actors = resolve(entity for reading in found for entity in reading.entities)
    pacts = agreements((accord for reading in found for accord in reading.accords), actor_of(actors))
    told = Stories()
    told.update({reading.report.id: sketch(reading) for reading in found})
    for chain in told.chains():
        reports = {report for story in chain for report in story.reports}
        mine = [reading for reading in found if reading.report.id in reports]
        linked = link(mine, chain, actors)
        differences(mine, linked, actors, pacts)
        yield linked


def spans(value: object) -> Iterator[Span]:
    """Yield every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def zones_hold(report: Report) -> bool:
    """Whether the zones of a report follow one another and leave out white space only."""
    at = 0
    for zone in report.zones:
        if zone.start < at or zone.end <= zone.start or report.text[at : zone.start].strip():
            return False
        at = zone.end
    return not report.text[at:].strip()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_hostile_text_is_read_linked_and_compared(name: str) -> None:
    """Nothing raises, and every span lies in its own report."""
    start = time.process_time()
    found = read(TEXTS[name](SIZE))
    made = list(line(found))
    assert time.process_time() - start < LIMIT
    texts = {reading.report.id: reading.report.text for reading in found}
    assert {report for linked in made for story in linked.stories for report in story.reports} == set(texts)
    for span in spans((*found, *made)):
        assert texts[span.report][span.start : span.end].strip()
    assert all(zones_hold(reading.report) for reading in found)


@pytest.mark.parametrize("name", sorted(LONG))
def test_a_hostile_text_of_great_length_takes_no_longer_than_it_may(name: str) -> None:
    """Time grows with the length, not with its square."""
    text = TEXTS[name](LONG[name])
    start = time.process_time()
    (reading,) = readings([Document(name, "", "read", text, language="en")])
    assert time.process_time() - start < LIMIT
    assert zones_hold(reading.report)
    assert all(span.end <= len(text) for span in spans(reading))


def test_the_same_text_gives_the_same_reading() -> None:
    """Reading holds no state that another text could leave behind."""
    first = read(TEXTS["paragraphs_of_names"](SIZE))
    read(TEXTS["mixed_quotes"](SIZE))
    assert read(TEXTS["paragraphs_of_names"](SIZE)) == first


def test_a_folder_of_hostile_files_goes_through_the_whole_program(tmp_path: Path) -> None:
    """Every file ends in a state, the record holds, and pages and tables come of it."""
    files = [case for case in CASES if case.door.startswith("file") and case.name not in SLOW][::5]
    folder = tmp_path / "in"
    folder.mkdir()
    for case in files:
        (folder / f"{case.name}{Path(case.door).suffix}").write_bytes(case.make() if case.make else b"")
    with Record(tmp_path / "r.db") as record:
        states = run([str(folder)], record)
        assert states["failed"] == 0
        assert sum(states.values()) >= len(files) > 60
        assert verify(record).faults == []
        derived = record.derived
        processes = list(derived.processes())
        counts = write_csv(tables(processes, derived.actors(), derived.agreements()), tmp_path / "csv")
        assert counts["reports"] == len({reading.report.id for process in processes for reading in process.readings})
        for process in processes:
            for event in meetings(process):
                assert "Content-Security-Policy" in brief(process, event.id)
        assert index(processes)
