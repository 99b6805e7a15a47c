"""Tests of versions: which reports are one article at different times, and which of them stands for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from communique.errors import NotInRecord
from communique.record import Record, settling
from communique.record.merge import merge
from communique.record.rows import empty
from communique.record.verify import verify
from communique.types import Capture, Document, Reading, Report, Request, Sketch, report_id

READER = "test-1"
ARTICLE = (
    "The envoys of Varmia and Ostland met in Riga on Tuesday and spoke for three hours about the crossing at Narva."
    " They agreed to meet again in the spring, and to let grain trains pass until then."
)
EDITED = ARTICLE.replace("in the spring", "in the autumn")
AGAIN = EDITED.replace("three hours", "five hours")
OTHER = (
    "Fishermen from Pärnu found a sealed chest in their nets, and the museum of Tartu opened it before a small crowd."
    " It held letters of a merchant who had traded in salt and amber, all of them dry and easy to read."
)


def clock() -> Callable[[], datetime]:
    """Return a clock that moves on by an hour whenever it is read."""
    moments: Iterator[datetime] = (datetime(2031, 3, 4, tzinfo=UTC) + timedelta(hours=hour) for hour in range(1000))
    return lambda: next(moments)


@pytest.fixture
def record() -> Iterator[Record]:
    """An empty record whose clock is ours."""
    with Record(clock=clock()) as opened:
        yield opened


def give(
    record: Record,
    source: str,
    *texts: str,
    url: str | None = None,
    request: Request | None = None,
    published: str | None = None,
) -> list[str]:
    """Let a source give a capture with these documents, as `run` does, and return the ids of their reports."""
    content = "\n".join(texts).encode()
    capture = Capture(hashlib.sha256(content).hexdigest(), source, len(content))
    record.captures.keep(capture, content, request)
    found = []
    for number, text in enumerate(texts):
        name = source if len(texts) == 1 else f"{source}#{number + 1}"
        report = Report(report_id(None, url, text), name, capture.sha256, text, None, None, published, "en", (), url)
        sketch = Sketch(report.id, None, (), {}, (), ())
        record.readings.end(
            Document(name, capture.sha256, "read", text), number, READER, Reading(report, READER), sketch
        )
        found.append(report.id)
    record.readings.done(capture, READER)
    return found


def current(record: Record) -> set[str]:
    """Return the reports that stand for their articles."""
    record.versions.settle()
    return set(record.readings.reports())


def note_all(record: Record) -> None:
    """Note that something new may be known about every report."""
    record.store.connection.execute("INSERT OR IGNORE INTO unsettled SELECT 'report', report FROM reading")


@pytest.mark.parametrize("seed", range(40))
def test_what_stands_is_the_same_however_often_it_was_settled_in_between(record: Record, seed: int) -> None:
    """Sources that share texts and URLs, some captures of several lines; in the end all is settled anew."""
    chance = Random(seed)
    for _ in range(chance.randrange(3, 12)):
        texts = chance.choices([ARTICLE, EDITED, AGAIN, OTHER], k=chance.choice([1, 1, 2]))
        url = chance.choice([None, None, "https://courier.example/talks", "https://gazette.example/"])
        give(record, chance.choice(["a.txt", "b.txt", "-", "c.jsonl"]), *texts, url=url)
        if chance.random() < 0.5:
            record.versions.settle()
    record.versions.settle()
    settled = [tuple(row) for row in record.store.rows("SELECT report, by FROM superseded ORDER BY report")]
    with record.store.writing() as connection:
        empty(connection, "superseded")
    note_all(record)
    record.versions.settle()
    assert [tuple(row) for row in record.store.rows("SELECT report, by FROM superseded ORDER BY report")] == settled


def test_an_edited_article_is_one_article_and_its_last_version_stands_for_it(record: Record) -> None:
    """The older one is kept, with its bytes and its reading."""
    (first,), (second,) = give(record, "a.txt", ARTICLE), give(record, "a.txt", EDITED)
    assert current(record) == {second}
    assert record.readings.get(first).report.text == ARTICLE
    assert record.readings.reports() == [second]
    assert verify(record).faults == []


def test_each_version_is_told_with_its_time_and_what_took_its_place(record: Record) -> None:
    """In order of arrival."""
    (first,), (second,), (third,) = (give(record, "a.txt", text) for text in (ARTICLE, EDITED, AGAIN))
    assert current(record) == {third}
    found = record.versions.of("a.txt")
    assert [(version.report.id, version.superseded) for version in found] == [
        (first, second),
        (second, third),
        (third, None),
    ]
    assert [version.at[:16] for version in found] == ["2031-03-04T00:00", "2031-03-04T01:00", "2031-03-04T02:00"]
    assert record.versions.edited() == ["a.txt"]


def test_an_edit_that_is_taken_back_lets_the_first_version_stand_again(record: Record) -> None:
    """And all three arrivals are kept."""
    (first,), (second,), (third,) = (give(record, "a.txt", text) for text in (ARTICLE, EDITED, ARTICLE))
    assert first == third
    assert current(record) == {first}
    assert [version.report.id for version in record.versions.of("a.txt")] == [first, second, first]


def test_the_same_bytes_again_are_no_new_version(record: Record) -> None:
    """However often they are read."""
    for _ in range(3):
        (only,) = give(record, "a.txt", ARTICLE)
    assert current(record) == {only}
    assert len(record.versions.of("a.txt")) == 1
    assert record.versions.edited() == []


def test_another_article_under_the_same_name_is_no_version(record: Record) -> None:
    """A file name is used again; nothing that was read is lost from the record."""
    reports = {*give(record, "a.txt", ARTICLE), *give(record, "a.txt", OTHER)}
    assert current(record) == reports


@pytest.mark.parametrize(
    ("first", "second", "standing"),
    [
        ("2031-03-04", "2031-03-05T08:00:00Z", 2),
        ("2031-03-04", "2031-03-04T18:00:00Z", 1),
        ("2031-03-04", None, 1),
    ],
)
def test_a_bulletin_of_another_day_is_no_version(record: Record, first: str, second: str | None, standing: int) -> None:
    """However much of it reads the same; an article that was edited keeps its day."""
    give(record, "a.txt", ARTICLE, published=first)
    give(record, "a.txt", EDITED, published=second)
    assert len(current(record)) == standing


def test_no_two_texts_are_compared_twice(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither those found alike nor the others: a file that is written anew every day stays cheap."""
    for text in (ARTICLE, EDITED, OTHER):
        give(record, "a.txt", text)
    before = current(record)
    monkeypatch.setattr(settling, "shingles", None)
    note_all(record)
    assert current(record) == before


def test_standard_input_has_no_versions(record: Record) -> None:
    """What is piped in today has nothing to do with what was piped in yesterday."""
    reports = {*give(record, "-", ARTICLE), *give(record, "-", EDITED)}
    assert current(record) == reports


def test_one_url_from_two_sources_is_one_article(record: Record) -> None:
    """Two saved copies of a page that states its address."""
    give(record, "monday/page.html", ARTICLE, url="https://courier.example/talks")
    (later,) = give(record, "tuesday/page.html", EDITED, url="https://courier.example/talks")
    assert current(record) == {later}


def test_a_url_that_all_pages_of_a_site_state_joins_nothing(record: Record) -> None:
    """A home page's address on every article."""
    reports = {
        *give(record, "one.html", ARTICLE, url="https://courier.example/"),
        *give(record, "two.html", OTHER, url="https://courier.example/"),
    }
    assert current(record) == reports


def test_a_text_that_some_source_still_gives_still_stands(record: Record) -> None:
    """Two sources gave one text, and only one of them was edited."""
    (first,) = give(record, "a.txt", ARTICLE)
    assert give(record, "b.txt", ARTICLE) == [first]
    (second,) = give(record, "a.txt", EDITED)
    assert current(record) == {first, second}


def test_a_line_of_a_file_that_was_edited_is_an_older_version(record: Record) -> None:
    """The other lines are as they were."""
    give(record, "a.jsonl", ARTICLE, OTHER)
    edited = give(record, "a.jsonl", EDITED, OTHER)
    assert current(record) == set(edited)
    assert len(record.versions.of("a.jsonl#1")) == 2


def test_lines_that_moved_on_within_a_file_all_stand(record: Record) -> None:
    """A line put in at the top: each number now names another text."""
    first = give(record, "a.jsonl", ARTICLE, OTHER)
    give(record, "a.jsonl", OTHER, ARTICLE)
    assert current(record) == set(first)


def test_the_moment_of_a_request_decides_not_the_order_of_reading(record: Record) -> None:
    """An older archive that is read later does not take the place of the newer one."""
    address = "https://courier.example/talks"
    (newer,) = give(record, address, EDITED, request=Request(address, "2031-03-05T00:00:00.000000Z", status=200))
    give(record, address, ARTICLE, request=Request(address, "2031-03-01T00:00:00.000000Z", status=200))
    assert current(record) == {newer}
    assert [version.request and version.request.at[:10] for version in record.versions.of(address)] == [
        "2031-03-01",
        "2031-03-05",
    ]


def test_an_archive_read_twice_gives_each_version_once(record: Record) -> None:
    """Its captures come with their own times."""
    address = "https://courier.example/talks"
    for _ in range(2):
        for day, text in ((1, ARTICLE), (2, EDITED), (3, ARTICLE)):
            give(record, address, text, request=Request(address, f"2031-03-0{day}T00:00:00.000000Z"))
    assert len(record.versions.of(address)) == 3


def test_newer_rules_that_find_another_text_in_the_same_bytes_leave_one_report(record: Record) -> None:
    """What no document gives any more stands for nothing; its reading is kept."""
    (first,) = give(record, "a.txt", ARTICLE)
    sha256 = hashlib.sha256(ARTICLE.encode()).hexdigest()
    text = f"Title\n\n{ARTICLE}"
    report = Report(report_id(None, None, text), "a.txt", sha256, text, None, None, None, "en", ())
    sketch = Sketch(report.id, None, (), {}, (), ())
    record.readings.end(Document("a.txt", sha256, "read", text), 0, "test-2", Reading(report, "test-2"), sketch)
    assert current(record) == {report.id}
    assert record.readings.get(first).report.text == ARTICLE


def test_two_texts_at_one_unknown_time_both_stand(record: Record) -> None:
    """Which came first is not known, as in a record of the first layout, so neither takes the other's place."""
    unknown = Request("a.txt", "")
    reports = {*give(record, "a.txt", ARTICLE, request=unknown), *give(record, "a.txt", EDITED, request=unknown)}
    assert current(record) == reports


def test_an_unknown_source_is_an_error_that_says_where_to_look(record: Record) -> None:
    """It names the command that lists them."""
    with pytest.raises(NotInRecord) as caught:
        record.versions.of("nowhere.txt")
    assert "communique show --documents" in caught.value.hint


def test_versions_that_two_people_kept_are_told_once_their_records_are_one(record: Record) -> None:
    """Whoever's record is merged into whose."""
    address = "https://courier.example/talks"
    (older,) = give(record, address, ARTICLE, request=Request(address, "2031-03-01T00:00:00.000000Z"))
    with Record() as other, Record() as one:
        (newer,) = give(other, address, EDITED, request=Request(address, "2031-03-05T00:00:00.000000Z"))
        assert current(record) == {older}
        assert current(other) == {newer}
        merge([other, record], one)
        assert current(one) == {newer}
        assert [version.report.id for version in one.versions.of(address)] == [older, newer]
        assert verify(one).faults == []
