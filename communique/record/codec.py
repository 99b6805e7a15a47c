"""Values to stored bytes and back, with a digest that tells when the bytes have changed since."""

from __future__ import annotations

import hashlib
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


def digest(stored: bytes) -> str:
    """Return the SHA-256 of stored bytes, hexadecimal."""
    return hashlib.sha256(stored).hexdigest()
