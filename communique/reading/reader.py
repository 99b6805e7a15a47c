"""Documents to readings: every rule over one report, in the order in which they build on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.lexicon import own_digest
from communique.reading.accords import accords
from communique.reading.accounts import accounts
from communique.reading.dates import whens
from communique.reading.figures import figures
from communique.reading.mentions import names
from communique.reading.outcomes import outcomes
from communique.reading.parse import Parsed, parse
from communique.reading.pledges import pledges
from communique.reading.report import report_of
from communique.reading.russian.weights import russian_installed
from communique.reading.statements import stances, statements
from communique.reading.terms import terms
from communique.reading.weights import load_english, load_other
from communique.types import Document, Reading, Span

READER = "4"
RUSSIAN = f"{READER}+ru"  # the same rules, with the Russian models


def reader() -> str:
    """Return the version of the rules, models and lexicon that read here: what other ones read is read again."""
    return _version(russian_installed())


def _version(russian: bool) -> str:
    """Return the version, with what tells the user's own lexicon in use from others."""
    own = own_digest()
    return (RUSSIAN if russian else READER) + (f"+{own}" if own else "")


def readings(documents: Iterable[Document]) -> Iterator[Reading]:
    """Read documents that hold text, one after the other; a reading rests on its own report and nothing else."""
    reports = (report_of(document) for document in documents)
    for parsed in parse(reports, load_english(), load_other()):
        yield read(parsed)


def read(parsed: Parsed) -> Reading:
    """Return all that one parsed report says."""
    cast = names(parsed)
    dates = whens(parsed)
    said = statements(parsed, cast)
    return Reading(
        parsed.report,
        _version(parsed.russian),
        sentences=tuple(_sentences(parsed)),
        mentions=tuple(cast.mentions),
        entities=tuple(cast.entities),
        statements=tuple(said),
        accounts=tuple(accounts(parsed, cast, dates)),
        whens=tuple(dates),
        figures=tuple(figures(parsed, dates)),
        pledges=tuple(pledges(parsed, cast, said, dates)),
        outcomes=tuple(outcomes(parsed, cast, said)),
        accords=tuple(accords(parsed, cast, dates)),
        terms=tuple(terms(parsed, cast)),
        stances=tuple(stances(parsed, cast, said)),
    )


def _sentences(parsed: Parsed) -> Iterator[Span]:
    for paragraph in parsed.paragraphs:
        for sentence in paragraph.doc.sents:
            words = sentence.text.strip()
            if words:
                start = paragraph.start + sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
                yield Span(parsed.report.id, start, start + len(words))
