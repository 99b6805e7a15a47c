"""What follows from readings and decisions, brought up to date: only what a change touches is built again.

    readings that came, changed or are gone -> actors, agreements, stories -> the processes these are of

What comes of it is the same in whatever order and portions the readings came, and whenever it was stopped in between:
each portion is kept in one transaction, and with it which stories have yet to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.lexicon import own_digest, use
from communique.record import Record
from communique.record.amending import amended
from communique.record.judgements import Judgements, judgements
from communique.relinking.portions import Portions
from communique.relinking.processes import Processes
from communique.types import Reading

LINKER = "2"  # to be raised with every change of what linking makes of the same readings

__all__ = ["refresh", "relink"]


def relink(record: Record) -> Judgements:
    """Bring all that is derived up to date with the readings and decisions; return what the decisions amount to."""
    use(record.settings.lexicon)
    record.cabinet.forget()  # what was not written because something failed, and what others may have written since
    if record.changes.rules() != rules():
        forget(record)
    record.versions.settle()
    head = record.decisions.head
    judged = judgements(record.decisions, record.readings)
    record.derived.set_amended(corrected(record, judged))
    portions = Portions(record, judged)
    while portions.take():
        pass
    Processes(record, judged).derive()
    record.derived.set_applied(head)
    return judged


def refresh(record: Record) -> None:
    """Know the names that the record knows, and relink if something changed since the last time.

    A session may have ended before it came to that.
    """
    use(record.settings.lexicon)
    stale = (
        record.derived.applied() != record.decisions.head or record.changes.rules() != rules() or record.changes.any()
    )
    if record.store.writable and stale:
        relink(record)


def rules() -> str:
    """Return the version of the rules that join things, with what tells the user's own lexicon from others."""
    return f"{LINKER} {own_digest()}".strip()


def forget(record: Record) -> None:
    """Forget what other rules derived, so that all of it is built anew."""
    record.cast.forget()
    record.derived.forget()
    record.changes.forget(rules())
    record.cabinet.forget()


def corrected(record: Record, judged: Judgements) -> Iterator[Reading]:
    """Yield the readings that decisions change, as they changed them."""
    for report in sorted(judged.touching):
        reading = record.readings.get(report)
        changed = amended(reading, judged)
        if changed is not reading:
            yield changed
