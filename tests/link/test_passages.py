"""Passages printed in the same words."""

from __future__ import annotations

import time

from communique.link.passages import reprints
from communique.types import Reading, Zone
from tests.link.reports import Writer

SHARED = "guarantors of the Lakeside accord defend the unity of Varania against every attempt to divide the country"


def plain(name: str, text: str) -> Reading:
    """Return a reading that holds nothing but its text."""
    return Writer(name, text).reading()


def test_a_run_that_two_reports_share_is_found_with_exact_spans() -> None:
    """Both sides' spans cover the run and nothing else."""
    left = plain("a", f"In Tromsø the ministers said the {SHARED}. Rain fell.")
    right = plain("b", f"Nobody doubts that {SHARED}, an envoy wrote.")
    (found,) = reprints([right, left])
    assert left.report.quote(found.left) == SHARED == right.report.quote(found.right)
    assert found.words == len(SHARED.split())


def test_case_quote_marks_and_accents_do_not_count() -> None:
    """Typography hides no copy."""
    left = plain("a", "He said “Göran Ek, Envoy of Varania, will open the northern crossing at Lund in spring”.")
    right = plain("b", "goran ek envoy of varania will open the NORTHERN crossing, at Lund, in 'spring'")
    (found,) = reprints([left, right])
    assert found.words == 14


def test_a_chain_of_small_words_is_no_passage() -> None:
    """Eight function words in a row say nothing."""
    words = "and it was not that they had been in there with him"
    assert reprints([plain("a", f"Ek left, {words}."), plain("b", f"Lind stayed, {words}!")]) == []


def test_forms_and_menus_are_left_out() -> None:
    """Boilerplate that all pages share is no shared passage."""
    text = f"Talks ended in Lund.\n\n{SHARED}"
    writer = Writer("a", text)
    start = text.index(SHARED)
    zones = (Zone("body", 0, start - 2), Zone("boilerplate", start, len(text)))
    from msgspec.structs import replace

    left = replace(writer.reading(), report=replace(writer.report, zones=zones))
    assert reprints([left, plain("b", f"A quiet day. {SHARED}")]) == []


def test_a_whole_reprint_is_one_run() -> None:
    """A copied report comes out as one passage that covers it."""
    text = " ".join(f"sentence{number} tells of village{number} and bridge{number}" for number in range(40))
    (found,) = reprints([plain("a", text), plain("b", text)])
    assert found.left.end - found.left.start == len(text)


def test_a_changed_word_splits_a_reprint() -> None:
    """Two runs stand around the word that was changed, and neither holds it."""
    words = [f"word{number}" for number in range(40)]
    changed = [*words[:20], "other", *words[21:]]
    found = reprints([plain("a", " ".join(words)), plain("b", " ".join(changed))])
    assert [each.words for each in found] == [20, 19]


def test_the_order_of_reports_does_not_matter() -> None:
    """Reports are put in order first."""
    three = [plain(name, f"{name} wrote: {SHARED}") for name in "abc"]
    assert reprints(three) == reprints(three[::-1])
    assert len(reprints(three)) == 3


def test_a_formula_everybody_prints_is_not_compared_pair_by_pair() -> None:
    """Three hundred copies of one line end in time."""
    start = time.process_time()
    reprints([plain(f"r{number:03}", f"Item {number}. {SHARED}") for number in range(300)])
    assert time.process_time() - start < 3
