"""Readings as later rules might give them: other ids, other extents, names overlooked, another outlet."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from communique.link.stories import sketch
from communique.record import Record
from communique.types import Account, Document, Mention, Pledge, Reading, Span, Statement, make_id, report_id

LATER = "later"
_ID = re.compile(r'"(ent|men|st|acc|pl|oc|ac)_([0-9a-f]{20})"')

T = TypeVar("T", Statement, Account, Pledge)


def reread(reading: Reading, chance: random.Random, *, outlet: bool = False) -> Reading:
    """Return a reading by later rules: every id another, extents moved by some letters, some repeated names dropped.

    With `outlet` the rules find another outlet, so that the report has another id too.
    """
    text = _ID.sub(lambda found: f'"{make_id(found[1], "later", found[2])}"', msgspec.json.encode(reading).decode())
    if outlet:
        report = reading.report
        named = f"{report.outlet or ''} Evening"
        text = text.replace(report.id, report_id(named, report.url, report.text))
        later = msgspec.json.decode(text, type=Reading)
        later = replace(later, report=replace(later.report, outlet=named))
    else:
        later = msgspec.json.decode(text, type=Reading)
    return replace(
        later,
        reader=LATER,
        mentions=_fewer(later.mentions, chance),
        statements=tuple(replace(each, parts=_moved(each.parts, later, chance)) for each in later.statements),
        accounts=tuple(replace(each, span=_moved((each.span,), later, chance)[0]) for each in later.accounts),
        pledges=tuple(replace(each, span=_moved((each.span,), later, chance)[0]) for each in later.pledges),
    )


def _fewer(mentions: tuple[Mention, ...], chance: random.Random) -> tuple[Mention, ...]:
    """Drop one mention in five of those whose entity is named again."""
    left = Counter(mention.entity for mention in mentions)
    kept = []
    for mention in mentions:
        if left[mention.entity] > 1 and chance.random() < 0.2:
            left[mention.entity] -= 1
        else:
            kept.append(mention)
    return tuple(kept)


def _moved(spans: tuple[Span, ...], reading: Reading, chance: random.Random) -> tuple[Span, ...]:
    """Begin and end up to six letters earlier or later."""
    length = len(reading.report.text)
    found = []
    for span in spans:
        start = max(0, span.start + chance.randint(-6, 6))
        end = min(length, span.end + chance.randint(-6, 6))
        found.append(Span(span.report, start, end) if end - start > 8 else span)
    return tuple(found)


def keep(record: Record, reading: Reading, number: int = 0) -> None:
    """Put a reading into a record as the document of its source."""
    report = reading.report
    document = Document(report.source, report.sha256, "read", report.text)
    record.readings.end(document, number, reading.reader, reading, sketch(reading))
