"""What joining stories needs of a report, in a few kilobytes: its telling words, names, days and a sample of its runs.

The headline counts three times and the first words twice: a report says first what it is about, and background last.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from communique.link.stories.days import OPEN_DAY
from communique.text.calendar import MONTHS, WEEKDAYS, fold_case, numbers
from communique.text.commonness import share
from communique.text.fold import fold as plain
from communique.text.shingles import sampled, shingles
from communique.text.sounds import skeleton, sound
from communique.text.words import Word, is_small, stem, words
from communique.types import Entity, Reading, Report, Sketch, When, Zone

LEAD = 150  # words from the start of the article in which a report says what happened and when
TERMS = 150  # distinct words kept
NAMES = 40  # names kept
RUN = 8  # words in a row that make a shared passage likely
ONE_IN = 4  # share of the runs that is kept
_HEADLINE, _LEAD = 3.0, 2.0
_RARE = 0.01  # the share of a word too rare to be in the background
_STAGED = {"caption", "dateline"}
_DOUBLED = re.compile(r"(.)\1+")
_NAMED = re.compile(r"[^\W\d_]+")
_MONTH_NUMBERS = {form: number for names in MONTHS.values() for form, number in numbers(names, 1).items()}
_WEEKDAY_NUMBERS = {form: number for names in WEEKDAYS.values() for form, number in numbers(names).items()}


def sketch(reading: Reading) -> Sketch:
    """Return the sketch of a report."""
    report = reading.report
    found = list(_article(report))
    lead_end = next((word.end for _, word in found[LEAD - 1 : LEAD]), len(report.text))
    early = [when for when in reading.whens if when.span.start < lead_end]
    published = _published(report)
    names = list(_names(reading, lead_end))[:NAMES]
    return Sketch(
        report=report.id,
        published=published,
        days=_days(early, published),
        words=_terms((zone.kind == "headline", word.fold) for zone, word in found),
        names=tuple(key for key, _ in names),
        labels=tuple(label for _, label in names),
        shingles=sampled(shingles([word.fold for zone, word in found if zone.kind != "headline"], RUN), ONE_IN),
        partial=tuple(sorted({*_open_days(early), *_open_months(reading)})),
        weekdays=tuple(sorted({number for when in early for number in _numbers(when, report, _WEEKDAY_NUMBERS)})),
        language=report.language.split("-")[0] if report.language else None,
        dateline=_open_dateline(reading) if published is None else None,
    )


def words_sketch(report: str, title: str, text: str, published: date | None) -> Sketch:
    """Return the sketch of a bare text: words, weekdays and runs, no names; it needs no language model."""
    body = [word.fold for word in words(text)]
    named = sorted({_WEEKDAY_NUMBERS[fold] for fold in body[:LEAD] if len(fold) > 4 and fold in _WEEKDAY_NUMBERS})
    marked = [*((True, word.fold) for word in words(title)), *((False, fold) for fold in body)]
    return Sketch(
        report=report,
        published=published,
        days=(),
        words=_terms(marked),
        names=(),
        shingles=sampled(shingles(body, RUN), ONE_IN),
        weekdays=tuple(named),
    )


def _article(report: Report) -> Iterator[tuple[Zone, Word]]:
    for zone in report.zones:
        if zone.kind in ("headline", "caption", "body"):
            for word in words(report.text[zone.start : zone.end]):
                yield zone, Word(word.fold, word.start + zone.start, word.end + zone.start)


def _terms(found: Iterable[tuple[bool, str]]) -> dict[str, float]:
    """Weigh words by where they stand and keep those that tell most, by the background's judgement."""
    weights: defaultdict[str, float] = defaultdict(float)
    for at, (headline, fold) in enumerate(found):
        if len(fold) > 1 and not is_small(fold):
            weights[stem(fold)] += _HEADLINE if headline else _LEAD if at < LEAD else 1.0
    best = sorted(weights, key=lambda term: (-(1 + math.log(weights[term])) * -math.log(max(share(term), _RARE)), term))
    return {term: weights[term] for term in sorted(best[:TERMS])}


def _published(report: Report) -> date | None:
    try:
        return date.fromisoformat(report.published[:10]) if report.published else None
    except ValueError:
        return None


def _days(early: list[When], published: date | None) -> tuple[date, ...]:
    """Return the single days near publication that the lead names; without a publication day, those of the caption."""
    known = [(when.days.first, when.basis) for when in early if when.days and when.days.first == when.days.last]
    if published:
        near = {day for day, _ in known if -1 <= (published - day).days <= 7}
    else:
        near = {day for day, basis in known if basis in _STAGED} or {day for day, _ in known}
    return tuple(sorted(near))


def _open_days(early: list[When]) -> Iterator[str]:
    return (when.partial for when in early if when.days is None and when.partial)


def _open_dateline(reading: Reading) -> str | None:
    """Return the one day without a year that stands in the dateline."""
    lines = [zone for zone in reading.report.zones if zone.kind == "dateline"]
    written = [
        when for when in reading.whens if any(z.start <= when.span.start and when.span.end <= z.end for z in lines)
    ]
    found = {partial for partial in _open_days(written) if OPEN_DAY.fullmatch(partial)}
    return found.pop() if len(found) == 1 else None


def _open_months(reading: Reading) -> Iterator[str]:
    """Yield the months that the report names and nothing places in a year, as `--12`."""
    for when in reading.whens:
        if when.days is None and not when.partial:
            for number in _numbers(when, reading.report, _MONTH_NUMBERS):
                yield f"--{number:02d}"


def _numbers(when: When, report: Report, table: dict[str, int]) -> set[int]:
    named = (fold_case(match.group()) for match in _NAMED.finditer(report.quote(when.span)))
    return {table[name] for name in named if name in table}


def _names(reading: Reading, lead_end: int) -> Iterator[tuple[str, str]]:
    """Yield key and label of each entity, the most prominent first: a mention in the lead counts three times."""
    weight: Counter[str] = Counter()
    for mention in reading.mentions:
        weight[mention.entity] += 3 if mention.span.start < lead_end else 1
    seen = set()
    for entity in sorted(reading.entities, key=lambda entity: (-weight[entity.id], entity.name, entity.id)):
        key = _key(entity)
        if key and key not in seen:
            seen.add(key)
            yield key, entity.name


def _key(entity: Entity) -> str | None:
    """Return what tells an entity over reports: its known id, of a person the frame of the last name, else the name."""
    if entity.known:
        return entity.known
    folded = plain(entity.name).split()
    if not folded:
        return None
    return f"person:{frame(folded[-1])}" if entity.kind == "person" else f"name:{' '.join(folded)}"


def frame(name: str) -> str:
    """Return the consonants of a folded name by where they are spoken: transliterations meet ("charykly", "carikli").

    A name of fewer than three such consonants is told by its vowels as well.
    """
    heard = _DOUBLED.sub(r"\1", skeleton(name.replace("kh", "h")).replace("a", ""))
    return heard if len(heard) > 2 else sound(name)
