"""BagIt: every file of a folder with its hash, and every hash with its file (RFC 8493)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from communique.types import Fault

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SEALS = "seals"  # what is made over the tag manifest, and so cannot stand in it
_TAGS = ("bagit.txt", "bag-info.txt", MANIFEST)
_CHUNK = 2**20
MAX_MANIFEST = 2**28  # bytes


def close(folder: Path, info: Mapping[str, str]) -> None:
    """Make a bag of a folder whose payload is whole. `info` holds labels and values of one line each."""
    (folder / "bagit.txt").write_text(DECLARATION, encoding="utf-8", newline="\n")
    payload = sorted(path for path in (folder / PAYLOAD).rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in payload)
    lines = [f"{label}: {' '.join(value.split())}" for label, value in info.items()]
    lines.append(f"Payload-Oxum: {size}.{len(payload)}")
    _write_lines(folder / "bag-info.txt", lines)
    _write_lines(folder / MANIFEST, [f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}" for path in payload])
    _write_lines(folder / TAG_MANIFEST, [f"{sha256_of(folder / name)}  {name}" for name in _TAGS])


def information(folder: Path) -> dict[str, str]:
    """Return the labels and values of a bag's `bag-info.txt`."""
    lines = (folder / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def faults(folder: Path) -> Iterator[Fault]:
    """Yield what keeps a folder from being the bag that was closed."""
    try:
        if (folder / "bagit.txt").read_text(encoding="utf-8") != DECLARATION:
            yield Fault("bagit.txt", "it does not declare BagIt 1.0 in UTF-8")
        named = dict(_listed(folder / TAG_MANIFEST)) | dict(_listed(folder / MANIFEST))
    except (OSError, ValueError) as error:
        yield Fault(str(folder), f"it is no bag: {error}")
        return
    found = set(_files(folder))
    wanted = set(named)
    for name in sorted({*_TAGS} - wanted):
        yield Fault(name, f"{TAG_MANIFEST} does not name it")
    for name in sorted(wanted - found):
        yield Fault(name, "it is missing")
    for name in sorted(found - wanted - {TAG_MANIFEST}):
        if not name.startswith(f"{SEALS}/"):
            yield Fault(name, "no manifest names it")
    for name in sorted(wanted & found):
        if sha256_of(folder / name) != named[name]:
            yield Fault(name, "its bytes no longer have their hash")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
        return digest.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Yield the regular files below a folder; a link or a device is yielded under a name that no manifest holds."""
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where, name)
            relative = path.relative_to(folder).as_posix()
            yield relative if path.is_file() and not path.is_symlink() else f"{relative} (no regular file)"


def _listed(path: Path) -> Iterator[tuple[str, str]]:
    if path.stat().st_size > MAX_MANIFEST:
        raise ValueError(f"{path.name} is too large")
    for line in path.read_text(encoding="utf-8").splitlines():
        value, _, name = line.partition("  ")
        parts = name.split("/")
        if len(value) != 64 or not name or ".." in parts or "" in parts or "\\" in name:
            raise ValueError(f"{path.name} holds a line that names no file of the bag")
        yield name, value


def _write_lines(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
