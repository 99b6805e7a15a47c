"""Has somebody said this, and in which words?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.record import Record
from communique.record.find import Answer, find
from communique.run import run

FIRST = """RIGA, March 4, 2031 (Baltic Courier) - The foreign ministers of Varmia and Ostland met in Riga on Tuesday.

"We will open the crossings at Narva before May," Varmian Foreign Minister Ana Telk told reporters after the talks.

"Ostland has seized eleven of our trawlers," she added.
"""
SECOND = """Varmia and Ostland hold talks in Riga

Published 05.03.2031

Ostland's Foreign Minister Pavel Brenk and his Varmian counterpart Ana Telk held talks in Riga on Tuesday.

"The crossings at Narva will open before May," Telk said.

"Not a single trawler was seized by our navy," Brenk said.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the two reports."""
    folder = tmp_path_factory.mktemp("find")
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    with Record(folder / "r.db") as record:
        run([str(folder / "a.txt"), str(folder / "b.txt")], record)
    return str(folder / "r.db")


@pytest.fixture
def record(path: str) -> Iterator[Record]:
    """The record, open."""
    with Record(path, create=False) as opened:
        yield opened


def words(answers: list[Answer]) -> list[list[str]]:
    """Return the renderings of each answer."""
    return [[each.words for each in answer.renderings] for answer in answers]


def test_a_saying_is_found_once_with_every_rendering(record: Record) -> None:
    """Each outlet's own words, and where and when they stand."""
    (answer,) = find(record, "open the crossings", limit=1)
    assert answer.speaker == "Ana Telk"
    assert {each.words.rstrip(",") for each in answer.renderings} == {
        "We will open the crossings at Narva before May",
        "The crossings at Narva will open before May",
    }
    assert {(each.published or "")[:10] for each in answer.renderings} == {"2031-03-04", "2031-03-05"}


def test_what_is_returned_are_the_words_of_a_report_at_their_place(record: Record) -> None:
    """Nothing is quoted from the index."""
    for answer in find(record, "crossings trawlers"):
        for each in answer.renderings:
            report = record.readings.get(each.report).report
            assert each.words == " … ".join(report.quote(part) for part in each.parts)


@pytest.mark.parametrize(
    "asked", ["opening of the crossing", "OPEN THE CRÓSSINGS", "trawlers captured", "the navy captures a trawler"]
)
def test_other_wordings_find_it(record: Record, asked: str) -> None:
    """Inflection, case, accents and near-synonyms do not hide a saying."""
    assert find(record, asked)


def test_a_speaker_and_days_narrow_the_answer(record: Record) -> None:
    """By words of the name, and by the day of publication, both ends included."""
    assert [each.speaker for each in find(record, "trawler seized", speaker="brenk")] == ["Pavel Brenk"]
    assert [each.speaker for each in find(record, "trawler seized", speaker="Brenck")] == ["Pavel Brenk"]
    assert [each.speaker for each in find(record, "trawler seized", speaker="Brenz")] == []
    assert [each.speaker for each in find(record, "trawler seized", until="2031-03-04")] == ["Ana Telk"]
    assert [each.speaker for each in find(record, "trawler seized", since="2031-03-05")] == ["Pavel Brenk"]
    assert find(record, "trawler seized", since="2031-03-06") == []


def test_a_rendering_that_says_otherwise_says_so(record: Record) -> None:
    """Another figure, another day, or a negation against what was asked for."""
    (answer,) = find(record, "Ostland seized twelve trawlers", speaker="Telk", limit=1)
    assert answer.renderings[0].against == ("figure: 12 trawler / 11 trawler",)


@pytest.mark.parametrize("asked", ["bananas ripen in the tundra", "", "?!", '"', "said:x OR *", "NEAR("])
def test_what_nobody_said_has_no_answer(record: Record, asked: str) -> None:
    """And no question is a query of the database."""
    assert find(record, asked) == []


def test_the_nearest_comes_first(record: Record) -> None:
    """Words in order count for more than the same words anywhere."""
    scores = [answer.score for answer in find(record, "seized eleven of our trawlers")]
    assert scores == sorted(scores, reverse=True)
    assert words(find(record, "seized eleven of our trawlers"))[0][0].startswith("Ostland has seized")


def test_the_index_follows_the_record_and_can_be_lost_or_broken(path: str, tmp_path: Path) -> None:
    """It is no part of the record: gone, damaged or out of date, it is made anew."""
    index = Path(f"{path}.find")
    with Record(path, create=False) as record:
        expected = find(record, "open the crossings")
        assert index.is_file()
        index.unlink()
        assert find(record, "open the crossings") == expected
        index.write_bytes(b"no database at all" * 100)
        assert find(record, "open the crossings") == expected
        index.unlink()
    late = tmp_path / "late.txt"
    late.write_text('OSLO, March 6, 2031 (Nordic Wire) -\n\n"Our lighthouse keepers want wool," Kari Vik said.\n')
    with Record(path, create=False) as record:
        assert find(record, "lighthouse keepers") == []
        run([str(late)], record)
        assert len(find(record, "lighthouse keepers")) == 1
    with sqlite3.connect(index) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
