"""Tests of things found again by the words they stood at."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from communique.record import Record
from communique.record.anchors import Finder, anchored, standings
from communique.types import Account, Anchor, Reading, Span, make_id, report_id
from tests.link.reports import Writer
from tests.review.rereading import keep

TEXT = "Amsel said the bridge at Torvik would open in May. Brenk and Amsel met in Riga and signed a plan. He smiled."


def reading(outlet: str | None = None, before: str = "") -> Reading:
    """Return a reading with two people, a statement and two accounts told in one sentence."""
    writer = Writer(report_id(outlet, None, before + TEXT), before + TEXT)
    amsel = writer.name("Amsel")
    writer.name("Brenk")
    writer.say("the bridge at Torvik would open in May", amsel, "indirect")
    found = writer.reading()
    report = replace(found.report, outlet=outlet, source="a.txt", sha256="ab" * 32)
    return replace(
        found, report=report, accounts=(_account(found, "met", "CONSULT"), _account(found, "signed", "AGREE"))
    )


def _account(reading: Reading, trigger: str, type_: str) -> Account:
    text, key = reading.report.text, reading.report.id
    at, start = text.index(trigger), text.index("Brenk and")
    span = Span(key, start, text.index(" He smiled"))
    return Account(make_id("acc", key, at), span, Span(key, at, at + len(trigger)), type_, None, "happened")


def anchor(reading: Reading, written: str, nth: int = 0) -> Anchor:
    """Return an anchor of the n-th thing of a kind."""
    found = [each for each in standings(reading) if each.written == written]
    return anchored(found[nth], reading.report)


def found(record: Record, wanted: Anchor) -> str | None:
    """Return the id of what is found now."""
    standing = Finder(record.readings).find(wanted)
    return standing.id if standing else None


def test_everything_is_found_where_it_stands() -> None:
    """Names, people, statements, each of two accounts in one sentence, the report."""
    with Record() as record:
        read = reading()
        keep(record, read)
        for standing in standings(read):
            assert found(record, anchored(standing, read.report)) == standing.id


@pytest.mark.parametrize(("start", "end", "still"), [(-3, 4, True), (5, -5, True), (-11, 0, True), (25, 0, False)])
def test_a_statement_whose_extent_moved_is_found_by_what_is_left_of_it(start: int, end: int, still: bool) -> None:
    """As long as that is half of the shorter extent; one that only neighbours it is another."""
    with Record() as record:
        read = reading()
        wanted = anchor(read, "statement")
        (part,) = read.statements[0].parts
        moved = (
            Span(part.report, part.start + start, part.end + end)
            if still
            else Span(part.report, part.end, part.end + start)
        )
        later = replace(read, reader="later", statements=(replace(read.statements[0], id="st_later", parts=(moved,)),))
        keep(record, later)
        assert found(record, wanted) == ("st_later" if still else None)


def test_an_account_without_its_trigger_is_not_taken_for_another_of_the_sentence() -> None:
    """Two happenings share one extent; the trigger tells them apart."""
    with Record() as record:
        read = reading()
        wanted = anchor(read, "account", 1)
        keep(record, replace(read, reader="later", accounts=read.accounts[:1]))
        assert found(record, wanted) is None


def test_a_person_is_found_by_the_names_that_are_left() -> None:
    """Later rules may overlook one."""
    with Record() as record:
        read = reading()
        wanted = anchor(read, "entity")
        keep(record, replace(read, reader="later", mentions=read.mentions[1:]))
        assert found(record, wanted) == read.entities[0].id


@pytest.mark.parametrize("before", ["", "Riga, May 2. "])
def test_words_are_found_in_the_report_that_came_of_the_same_bytes(before: str) -> None:
    """Under another id, since newer rules name the outlet, and elsewhere, since they cut the text otherwise."""
    with Record() as record:
        old, new = reading(), replace(reading("The Torvik Times", before), reader="later")
        wanted = anchor(old, "statement")
        keep(record, old)
        keep(record, new)
        record.versions.settle()
        assert old.report.id != new.report.id
        assert found(record, wanted) == new.statements[0].id


def test_words_that_stand_nowhere_now_find_nothing() -> None:
    """Nor do those of a report that the record does not hold."""
    with Record() as record:
        read = reading()
        wanted = anchor(read, "statement")
        assert found(record, wanted) is None
        keep(record, replace(read, statements=()))
        assert found(record, wanted) is None


def test_of_two_happenings_told_by_one_trigger_the_one_of_the_same_type_is_found() -> None:
    """Even where the extent of the other comes nearer."""
    with Record() as record:
        read = reading()
        met, signed = read.accounts
        first = replace(signed, id="acc_first", type="SUPPORT")
        wanted = anchor(replace(read, accounts=(first, signed)), "account", 1)
        shorter = replace(signed, span=Span(signed.span.report, signed.trigger.start, signed.span.end))
        keep(record, replace(read, reader="later", accounts=(met, first, shorter)))
        assert found(record, wanted) == signed.id
