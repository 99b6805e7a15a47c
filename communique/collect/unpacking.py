"""Packed bytes to plain ones, within bounds: a stream that unpacks as it is read, and the codings of HTTP.

gzip packs at most about thousandfold, and what compresses better than two hundredfold over many megabytes is no text:
it is a bomb, and reading stops.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

_GZIP = b"\x1f\x8b"
_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f]{1,8}")
_PIECE = 65_536
MAX_RATIO = 200
FREE = 2**26  # bytes unpacked before the ratio counts
WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # what zlib is told: a gzip header, or whichever stands there


class TooLarge(Exception):
    """More bytes than the limit."""


class Unpacked(io.RawIOBase):
    """A file for reading that unpacks another where that one is gzip, member after member.

    `cut` says whether the file ended inside a member. Raises ValueError where it is broken or a bomb.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        """Look at the first bytes to tell whether there is anything to unpack."""
        self._packed, self._rest = packed, packed.read(_PIECE)
        self._unpacker = zlib.decompressobj(31) if self._rest.startswith(_GZIP) else None
        self._taken, self._given, self._ready = len(self._rest), 0, b""
        self.cut = False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def tell(self) -> int:
        """Return how many bytes were given."""
        return self._given

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, none only at the end."""
        limit = _PIECE if size is None or size < 0 else size
        found = self._plain(limit) if self._unpacker is None else self._member(limit)
        self._given += len(found)
        if self._given > FREE and self._given > MAX_RATIO * self._taken:
            raise ValueError(f"it unpacks to over {MAX_RATIO} times its size")
        return found

    def _plain(self, limit: int) -> bytes:
        found, self._rest = self._rest[:limit], self._rest[limit:]
        return found or self._more(limit)

    def _member(self, limit: int) -> bytes:
        while self._unpacker is not None:
            if not self._rest and not self._unpacker.eof:
                self._rest = self._more(_PIECE)
                self.cut = not self._rest
            if self.cut:
                return b""
            if self._unpacker.eof:
                self._next()
                continue
            try:
                found = self._unpacker.decompress(self._rest, limit)
            except zlib.error as error:
                raise ValueError(f"the gzip data is broken: {error}") from error
            self._rest = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
            if found:
                return found
        return b""

    def _next(self) -> None:
        """Begin the next member; what pads a file between members or at its end is passed over."""
        self._rest = self._rest.lstrip(b"\0") or self._more(_PIECE).lstrip(b"\0")
        if self._rest and not (self._rest[:2] == _GZIP or self._rest == _GZIP[:1]):
            raise ValueError("something else than gzip follows the gzip data")
        self._unpacker = zlib.decompressobj(31) if self._rest else None

    def _more(self, size: int) -> bytes:
        found = self._packed.read(size)
        self._taken += len(found)
        return found


def unpacked(pieces: Iterable[bytes], window: int, limit: int) -> Iterator[bytes]:
    """Unpack in pieces, so that a bomb is stopped before it is held.

    Raises TooLarge, ValueError where the data is cut short, and zlib.error.
    """
    unpacker = zlib.decompressobj(window)
    total = 0
    for packed in pieces:
        rest = packed
        while rest and not unpacker.eof:
            piece = unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail
            total += len(piece)
            if total > limit:
                raise TooLarge
            yield piece
    yield unpacker.flush()[: max(0, limit - total)]
    if not unpacker.eof:
        raise ValueError("the packed content is cut short")


def coded(body: bytes, coding: str, limit: int) -> bytes:
    """Return an archived body without its content coding; crawlers often keep the header and unpack the body.

    Raises ValueError where it is broken or too large.
    """
    name = coding.strip().lower()
    if name not in WINDOWS or (WINDOWS[name] == 31 and not body.startswith(_GZIP)):
        return body
    try:
        return b"".join(unpacked([body], WINDOWS[name], limit))
    except (zlib.error, TooLarge) as error:
        raise ValueError(f"its {name} data is broken or unpacks to over {limit:,} bytes") from error


def unchunked(body: bytes, coding: str) -> bytes:
    """Return an archived body without its chunks; where the header says chunked and it is not, as it is."""
    if "chunked" not in coding.lower():
        return body
    found: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\r\n", place, place + 100)
        size = _size(body[place:end]) if end >= 0 else None
        if size is None:
            if not found:
                return body  # a crawler that joined the chunks and kept the header
            raise ValueError("its chunks are broken")
        if size == 0:
            return b"".join(found)
        found.append(body[end + 2 : end + 2 + size])
        if len(found[-1]) < size:
            raise ValueError("its last chunk is cut short")
        place = end + 4 + size


def _size(line: bytes) -> int | None:
    digits = line.partition(b";")[0].strip()
    return int(digits, 16) if _HEXADECIMAL.fullmatch(digits) else None
