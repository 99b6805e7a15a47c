"""One record: a file that holds captures, readings and what is derived from them."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from communique.record.captures import Captures
from communique.record.cast import Cast
from communique.record.changes import Changes
from communique.record.decisions import Decisions
from communique.record.derived import Derived
from communique.record.fetches import Fetches
from communique.record.file import MEMORY
from communique.record.readings import Readings
from communique.record.settings import Settings
from communique.record.shelves import Cabinet
from communique.record.store import Store
from communique.record.versions import Versions
from communique.text.moments import Clock, utc_now


class Record:
    """An open record, its parts as attributes. Use it as a context manager, or call `close`."""

    def __init__(
        self, path: str | Path = MEMORY, *, create: bool = True, look: bool = False, clock: Clock = utc_now
    ) -> None:
        """Open the record at `path`, in memory by default. Raises a RecordError that tells what to do.

        Without `create` it must be there; with `look` it is not written to. `clock` tells when bytes arrive.
        """
        self.store = Store(str(path), create=create, look=look)
        self.settings = Settings(self.store)
        self.captures = Captures(self.store, clock)
        self.fetches = Fetches(self.store, self.captures)
        self.readings = Readings(self.store)
        self.versions = Versions(self.store, self.readings)
        self.decisions = Decisions(self.store)
        self.changes = Changes(self.store)
        self.cabinet = Cabinet(self.store)
        self.cast = Cast(self.store)
        self.derived = Derived(self.store, self.readings, self.cast)

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def __enter__(self) -> Record:
        """Return the record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()
