"""A sorted text table searched by bisection in its bytes: it costs one decompression to load and no objects."""

from __future__ import annotations

import gzip
from importlib.resources import files


class SortedTable:
    """Lines `key<TAB>value` in the byte order of their keys."""

    def __init__(self, packed: bytes) -> None:
        """Take the gzip-compressed lines; lines that begin with # head the table and are skipped."""
        body = gzip.decompress(packed)
        while body.startswith(b"#"):
            body = body[body.index(b"\n") + 1 :]
        self._body = body

    @classmethod
    def packaged(cls, name: str) -> SortedTable:
        """Read a table that ships with the lexicon."""
        return cls((files("communique.lexicon") / "data" / name).read_bytes())

    def seek(self, key: str) -> tuple[str | None, bool]:
        """Return the value under `key`, None without one, and whether a longer key begins with `key` and a space."""
        sought = key.encode()
        line = self._line_at(self._first_from(sought))
        value = None
        if line.startswith(sought + b"\t"):
            value = line[len(sought) + 1 :].decode()
            line = self._line_at(self._first_from(sought + b" "))
        return value, line.startswith(sought + b" ")

    def get(self, key: str) -> str | None:
        """Return the value under `key`, None without one."""
        return self.seek(key)[0]

    def _first_from(self, sought: bytes) -> int:
        """Return the offset of the first line whose bytes are not before `sought`."""
        body, low, high = self._body, 0, len(self._body)
        while low < high:
            middle = body.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = body.find(b"\n", middle) + 1
            if body[middle : end - 1] < sought:
                low = end
            else:
                high = middle
        return low

    def _line_at(self, offset: int) -> bytes:
        end = self._body.find(b"\n", offset)
        return self._body[offset:end] if end >= 0 else b""
