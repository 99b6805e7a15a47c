"""System calls that fail on purpose under SQLite: the n-th write, read or truncation, as on a full or broken disk.

SQLite's Unix layer lets a test put its own functions in the place of its system calls (`xSetSystemCall`); they are put
there through ctypes, so that nothing needs to be built or mounted. It works where Python uses a shared SQLite library.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

CALLS = {"write": ("write", "pwrite", "pwrite64"), "read": ("read", "pread", "pread64"), "truncate": ("ftruncate",)}

_Plain = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, use_errno=True)
_Placed = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64, use_errno=True
)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int64, use_errno=True)
_Set = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_Get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)


class _Vfs(ctypes.Structure):
    """The head of `sqlite3_vfs`, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("methods", ctypes.c_void_p * 13),
        ("set_call", _Set),
        ("get_call", _Get),
    )


class Counter:
    """Counts the calls of one kind and says which fail: those from the `first` on, as many as `times`."""

    def __init__(self, first: int, times: int, error: int) -> None:
        """Count from 1."""
        self.calls = 0
        self.failed = 0
        self._failing = range(first, first + times)
        self._error = error

    def fails(self) -> bool:
        """Count a call, and set errno where it is to fail."""
        self.calls += 1
        if self.calls not in self._failing:
            return False
        self.failed += 1
        ctypes.set_errno(self._error)
        return True


def available() -> bool:
    """Whether calls can be replaced here."""
    return os.name == "posix" and ctypes.util.find_library("sqlite3") is not None and _vfs().contents.version >= 3


@contextmanager
def failing(kind: str, error: int, first: int, times: int = 10**9) -> Iterator[Counter]:
    """Within the block let calls of a kind (of CALLS) fail with an errno: the `first`, and `times` - 1 after it."""
    vfs = _vfs()
    counter = Counter(first, times, error)
    kept: list[ctypes.c_void_p] = []  # the functions must outlive their use
    for name in CALLS[kind]:
        held = vfs.contents.get_call(ctypes.cast(vfs, ctypes.c_void_p), name.encode())
        if held:
            kept.append(_replacement(name, held, counter))
            _put(vfs, name, kept[-1])
    try:
        yield counter
    finally:
        for name in CALLS[kind]:
            _put(vfs, name, None)  # None brings the original back


def _replacement(name: str, held: int, counter: Counter) -> ctypes.c_void_p:
    """Return the address of a function that fails when the counter says so, and else calls the original."""
    kind = _Truncate if name == "ftruncate" else _Placed if name.startswith("p") else _Plain
    original: Callable[..., int] = kind(held)

    def call(*arguments: int) -> int:
        return -1 if counter.fails() else original(*arguments)

    return ctypes.cast(kind(call), ctypes.c_void_p)  # which keeps the function alive


def _put(vfs: ctypes._Pointer[_Vfs], name: str, function: ctypes.c_void_p | None) -> None:
    vfs.contents.set_call(ctypes.cast(vfs, ctypes.c_void_p), name.encode(), function)


def _vfs() -> ctypes._Pointer[_Vfs]:
    library = ctypes.CDLL(ctypes.util.find_library("sqlite3"))
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    found: ctypes._Pointer[_Vfs] = library.sqlite3_vfs_find(None)
    return found
