"""Events as PLOVER records: the codebook's types, modes and fields, and where nothing is claimed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from communique.publish.files import write_lines
from communique.publish.plover import PloverRow, plover
from communique.types import Days, Event, Process
from tests.publish.talks import TALKS, actor_id, process

REQUIRED = {"id", "date", "actor", "event"}


def _with(event: Event) -> Process:
    made = process()
    return replace(made, linked=replace(made.linked, events=(event,)))


def _row(event: Event) -> PloverRow:
    (row,) = plover([_with(event)])
    return row


def test_every_record_has_the_fields_the_codebook_requires(tmp_path: Path) -> None:
    """One event a line, keys sorted, rows sorted by id."""
    path = tmp_path / "out" / "plover.jsonl"
    count = write_lines(plover([process()]), path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == count > 1
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    for row in rows:
        assert set(row) >= REQUIRED
        assert list(row) == sorted(row)


def test_the_words_of_an_event_can_be_found_again() -> None:
    """Spans lie in the reports and hold the accounts."""
    row = _row(TALKS)
    texts = {reading.report.id: reading.report.text for reading in process().readings}
    assert row.spans
    assert all(texts[place.report][place.start : place.end] for place in row.spans)


def test_those_who_act_and_those_acted_on_are_the_two_sides() -> None:
    """Of a visit the visitor and the host."""
    row = _row(replace(TALKS, mode="visit", acting=(actor_id("tessik"),), affected=(actor_id("adzhari"),)))
    assert [entity.identifier_id for entity in row.actor] == [actor_id("tessik")]
    assert [entity.identifier_id for entity in row.recipient] == [actor_id("adzhari")]
    assert (row.event, row.mode, row.quad_code) == (["CONSULT"], ["visit"], 1)


def test_where_sides_are_untold_all_are_actors_and_places_are_not() -> None:
    """The codebook lists all who meet as actors."""
    row = _row(replace(TALKS, participants=(actor_id("tessik"), actor_id("adzhari"), actor_id("valletta"))))
    assert [entity.identifier_id for entity in row.actor] == [actor_id("tessik"), actor_id("adzhari")]
    assert row.recipient == []


def test_a_meeting_to_come_is_an_agreement_without_a_mode() -> None:
    """A planned visit is coded AGREE."""
    row = _row(replace(TALKS, mode="visit", status="planned"))
    assert (row.event, row.mode, row.status) == (["AGREE"], [], "planned")


def test_force_to_come_is_a_threat_of_what_is_to_come() -> None:
    """The mode of a threat is what is threatened."""
    row = _row(replace(TALKS, type="COERCE", mode="curfew", status="planned"))
    assert (row.event, row.mode, row.quad_code) == (["THREATEN"], ["restrict"], 3)


def test_a_date_that_only_a_report_bears_says_so() -> None:
    """An undated event takes the day of its first report; a range keeps its end."""
    undated = _row(replace(TALKS, date=None))
    assert (undated.date_basis, undated.enddate) == ("published", None)
    ranged = _row(replace(TALKS, date=Days(date(2021, 3, 1), date(2021, 3, 4))))
    assert (ranged.date, ranged.enddate, ranged.date_basis) == ("2021-03-01", "2021-03-04", "event")


def test_what_the_codebook_has_no_type_for_is_left_out() -> None:
    """Occasions of speech are no PLOVER events."""
    assert list(plover([_with(replace(TALKS, type="statement", mode=None))])) == []


def test_a_country_code_needs_one_state() -> None:
    """A state of the lexicon has its ISO code, an invented one none."""
    made = _with(replace(TALKS, participants=(actor_id("karst"), actor_id("velmora"))))
    actors = tuple(replace(a, known="state:MT") if a.id == actor_id("karst") else a for a in made.actors)
    (row,) = plover([replace(made, actors=actors)])
    assert {entity.identifier_text: (entity.code, entity.sector) for entity in row.actor} == {
        "Karst": ("MLT", "GOV"),
        "Velmora": (None, "GOV"),
    }
