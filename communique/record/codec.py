"""Values to stored bytes and back."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

from communique.errors import RecordDamaged

T = TypeVar("T")

_encoder = msgspec.msgpack.Encoder(order="deterministic")


def encode(value: object) -> bytes:
    """Return a value as compressed MessagePack; equal values give equal bytes."""
    return zlib.compress(_encoder.encode(value), 1)


def decode(stored: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` in stored bytes. Raises RecordDamaged where they do not hold one."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(stored), type=kind)
    except (zlib.error, msgspec.MsgspecError, ValueError) as error:
        raise RecordDamaged(
            f"a stored {kind} does not decode: {error}",
            "run `communique verify` to see what is damaged, and read those sources again into a new record",
        ) from error
