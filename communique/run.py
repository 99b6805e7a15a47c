"""The whole line: collect, read, link, compare, record. Read this file first.

    sources -> captures -> documents -> readings, decisions -> actors, agreements, stories -> processes

What a report says is read once and kept, and so is what people decide about it. Everything derived is built again from
these two, one process at a time, and a process for which nothing of it has changed is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from communique.collect import arrivals, documents
from communique.collect.sources import Fetch
from communique.collect.watch.once import Fetcher
from communique.collect.watch.watcher import Watcher
from communique.compare import differences
from communique.errors import CommuniqueError
from communique.lexicon import use
from communique.link import link
from communique.link.actors import resolve
from communique.link.agreements import agreements
from communique.link.stories import processes, sketch, stories
from communique.link.utterances.languages import load_encoder
from communique.reading.reader import reader, readings
from communique.record import Record
from communique.record.amending import amended
from communique.record.differing import judge_differences
from communique.record.judgements import Judgements, judgements
from communique.types import Actor, Arrival, Document, Reading, Story, make_id, owners

Notice = Callable[[Document], None]


def run(
    sources: Iterable[str], record: Record, notice: Notice = lambda _: None, fetch: Fetch | None = None
) -> Counter[str]:
    """Read sources into a record and bring what is derived up to date.

    Returns how many documents ended in each state; captures read before count as "known". `notice` is told of each
    document as it ends; `fetch` gives what comes of a URL, by default from the web.
    """
    tally = take(arrivals(sources, fetch or Fetcher(record.fetches)), record, notice)
    relink(record)
    return tally


def take(arrived: Iterable[Arrival], record: Record, notice: Notice = lambda _: None) -> Counter[str]:
    """Keep what arrives and read it, one arrival after the other; returns how many documents ended in each state."""
    tally: Counter[str] = Counter()
    use(record.settings.lexicon)
    for arrival in arrived:
        if arrival.capture:
            record.captures.keep(arrival.capture, arrival.content, arrival.request)
            if record.readings.has(arrival.capture, reader()):
                tally["known"] += 1
                continue
        for number, document in enumerate(documents(arrival)):
            if arrival.capture and record.readings.ended(document, number, reader()):  # stopped half-way the last time
                tally["known"] += 1
                continue
            ended = finish(document, number, record)
            tally[ended.state] += 1
            notice(ended)
        if arrival.capture:
            record.readings.done(arrival.capture, reader())
    return tally


def watch(watcher: Watcher, record: Record, notice: Notice = lambda _: None, *, once: bool = False) -> Counter[str]:
    """Read what watched sources give: all that is due now, or on and on until nothing ever will be.

    Returns how many documents ended in each state. What is derived is brought up to date after each round.
    """
    tally: Counter[str] = Counter()
    while True:
        fresh = take(watcher.round(), record, notice)
        tally += fresh
        if fresh:
            relink(record)
        if once or not watcher.wait():
            return tally


def finish(document: Document, number: int, record: Record) -> Document:
    """Keep how one document ended, with its reading or in the state that says why there is none, and return it."""
    reading = None
    if document.state == "read":
        try:
            reading = next(readings([document]))
        except CommuniqueError:
            raise
        except Exception as error:  # a fault of our rules on one text must not lose the others
            note = f"a fault of communique, please report it: {type(error).__name__}: {error}"
            document = replace(document, state="failed", note=note)
    record.readings.end(document, number, reader(), reading, sketch(reading) if reading else None)
    return document


def relink(record: Record) -> Judgements:
    """Build all that is derived from the readings and decisions, as far as what it rests on has changed.

    Returns what the decisions amount to.
    """
    use(record.settings.lexicon)
    record.versions.settle()
    head = record.decisions.head
    judged = judgements(record.decisions, record.readings)
    record.derived.set_amended(corrected(record, judged))
    actors = resolve(record.derived.entities(), judged.decided)
    record.derived.set_actors(actors)
    who = {entity: actor.id for actor in actors for entity in actor.entities}
    record.derived.set_agreements(agreements(record.derived.accords(), who, judged.decided))
    held, basis = record.derived.signatures(), record.derived.basis()
    for chain in processes(stories(record.readings.sketches(), decided=judged.decided), judged.ties):
        key = make_id("pr", min(story.id for story in chain))
        reports = [report for story in chain for report in story.reports]
        rests = [(basis[report], *judged.touching.get(report, ())) for report in reports]
        signature = make_id("sg", chain, rests, *(["across languages"] if record.settings.across_languages else []))
        if held.pop(key, None) != signature:
            derive(key, signature, chain, record, judged)
    record.derived.drop_processes(held)
    record.derived.set_applied(head)
    return judged


def refresh(record: Record) -> None:
    """Know the names that the record knows, and relink if decisions were made since the last time.

    A session may have ended before it came to that.
    """
    use(record.settings.lexicon)
    if record.store.writable and record.derived.applied() != record.decisions.head:
        relink(record)


def corrected(record: Record, judged: Judgements) -> Iterator[Reading]:
    """Yield the readings that decisions change, as they changed them."""
    for report in sorted(judged.touching):
        reading = record.readings.get(report)
        changed = amended(reading, judged)
        if changed is not reading:
            yield changed


def derive(key: str, signature: str, chain: Sequence[Story], record: Record, judged: Judgements) -> None:
    """Link and compare the readings of one process, and keep what that gives."""
    read = record.derived.readings(report for story in chain for report in story.reports)
    actors: Sequence[Actor] = record.derived.actors_of(entity.id for reading in read for entity in reading.entities)
    pacts = record.derived.agreements_of(accord.id for reading in read for accord in reading.accords)
    encoder = load_encoder() if record.settings.across_languages else None
    linked = link(read, chain, actors, judged.decided, encoder)
    near = [each for each in judged.differences if each.spans[0].report in {reading.report.id for reading in read}]
    parts = owners(linked, actors, pacts) if near else {}
    found, reviews = judge_differences(differences(read, linked, actors, pacts), near, parts)
    reviews += [review for reading in read for review in judged.reviews.get(reading.report.id, ())]
    record.derived.set_process(key, signature, linked, found, sorted(reviews))
