"""Tests of stored values."""

from __future__ import annotations

import zlib

import pytest

from communique.errors import RecordDamaged
from communique.record import codec
from communique.record.codec import decode, encode, inflate


def test_a_value_comes_back() -> None:
    """And equal values give equal bytes."""
    assert decode(encode({"a": [1, 2], "b": None}), dict[str, list[int] | None]) == {"a": [1, 2], "b": None}
    assert encode({"a": 1, "b": 2}) == encode({"b": 2, "a": 1})


@pytest.mark.parametrize(
    "stored", [b"", b"\0", zlib.compress(b"x" * 99)[:-3], zlib.compress(b"\xc1"), encode("x") + b"\0"]
)
def test_bytes_that_hold_no_value_are_damage(stored: bytes) -> None:
    """Cut short, of another kind, or with something behind."""
    with pytest.raises(RecordDamaged):
        decode(stored, str)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the limit is ever held."""
    monkeypatch.setattr(codec, "LIMIT", 1000)
    assert inflate(zlib.compress(bytes(999))) == bytes(999)
    with pytest.raises(ValueError, match="over 1,000 bytes"):
        inflate(zlib.compress(bytes(100_000)))
