"""What watching needs of a store: addresses, their captures and their failures, each step kept before the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from communique.types import Address, Arrival, Failure


class Ledger(Protocol):
    """A store of addresses. Every method that keeps something returns only when it is on the disk."""

    def address(self, url: str) -> Address | None:
        """Return what is known of a URL."""

    def put(self, addresses: Iterable[Address], failures: Iterable[Failure] = ()) -> None:
        """Keep what is now known of addresses, and tries that failed, in one transaction."""

    def keep(self, arrival: Arrival, address: Address) -> None:
        """Keep bytes that came, and what is now known of their address, in one transaction."""

    def content(self, sha256: str) -> bytes:
        """Return bytes that were kept."""

    def turns(self) -> Iterator[tuple[str, str, str]]:
        """Yield root, host and the earliest due time of the addresses that have one, for every root and host."""

    def first(self, root: str, host: str) -> Address | None:
        """Return the address of a root and host that is due first."""

    def rests(self) -> dict[str, str]:
        """Map each host that asked to be left alone to the time until when it did."""

    def twin(self, sha256: str, host: str, url: str) -> str | None:
        """Return another address of a host that gave the same bytes."""

    def named_by(self, root: str) -> Iterator[Address]:
        """Yield the pages that a source led to."""

    def arrival(self, source: str, sha256: str) -> Arrival:
        """Return bytes as they came from a source."""

    def unread(self) -> Iterator[tuple[Address, Arrival]]:
        """Yield the addresses whose bytes are kept and yet to be read."""
