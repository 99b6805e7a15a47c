"""Values to stored bytes and back."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

from communique.errors import RecordDamaged

T = TypeVar("T")

LIMIT = 2**29  # bytes of one value or capture; a record made by somebody else may hold a bomb
_encoder = msgspec.msgpack.Encoder(order="deterministic")


def encode(value: object) -> bytes:
    """Return a value as compressed MessagePack; equal values give equal bytes."""
    return zlib.compress(_encoder.encode(value), 1)


def inflate(stored: bytes) -> bytes:
    """Return the bytes that were compressed. Raises ValueError where they are not whole, or over LIMIT."""
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(stored, LIMIT)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not inflater.eof or inflater.unused_data:
        raise ValueError(f"cut short, or over {LIMIT:,} bytes")
    return content


def decode(stored: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` in stored bytes. Raises RecordDamaged where they do not hold one."""
    try:
        return msgspec.msgpack.decode(inflate(stored), type=kind)
    except (msgspec.MsgspecError, ValueError) as error:
        raise RecordDamaged(
            f"a stored {kind} does not decode: {error}",
            "run `communique verify` to see what is damaged, and read those sources again into a new record",
        ) from error
