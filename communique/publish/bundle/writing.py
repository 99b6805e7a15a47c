"""Write an evidence bundle: all of it, or nothing."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from communique.errors import BundleError
from communique.publish.bundle import bag, crate
from communique.publish.files import write_jsonl
from communique.publish.tables import Tagged

_encode = msgspec.json.Encoder(order="sorted").encode


class Contents(msgspec.Struct, frozen=True):
    """What goes into a bundle: captures by their hash, the record's tables, and ledgers by name, their rows in order.

    `decisions` are the entries of the log as their hashes were made from them, a line of JSON each, and `head` is the
    hash of the last. `software` names what made the record, with its versions.
    """

    captures: Iterable[tuple[str, bytes]]
    tables: Iterable[Tagged]
    ledgers: Mapping[str, Iterable[object]]
    decisions: Iterable[str]
    head: str
    software: str


def write_bundle(contents: Contents, folder: Path, day: str) -> dict[str, str]:
    """Write a bundle into a folder that does not exist yet and return its `bag-info`. `day` is the ISO day of packing.

    Raises BundleError where the folder exists.
    """
    if folder.exists():
        raise BundleError(f"{folder} exists", "name a folder that does not: a bundle is never written over another")
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".bundle-", dir=folder.parent))
    try:
        info = _fill(scratch, contents, day)
        scratch.chmod(0o755)
        scratch.rename(folder)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return info


def _fill(scratch: Path, contents: Contents, day: str) -> dict[str, str]:
    payload = scratch / bag.PAYLOAD
    for name in ("captures", "ledgers"):
        (payload / name).mkdir(parents=True)
    for sha256, content in contents.captures:
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BundleError(f"the capture {sha256} is damaged", "run `communique verify` to see what else is")
        (payload / "captures" / sha256).write_bytes(content)
    for name, rows in contents.ledgers.items():
        with (payload / "ledgers" / f"{name}.jsonl").open("wb") as file:
            file.writelines(_encode(row) + b"\n" for row in rows)
    with (payload / "ledgers" / "decisions.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{text}\n" for text in contents.decisions)
    write_jsonl(contents.tables, payload / "tables")
    info = {
        "Bagging-Date": day,
        "Bag-Software-Agent": contents.software,
        "Decision-Log-Head": contents.head or "none",
    }
    sizes = {path.relative_to(payload).as_posix(): path.stat().st_size for path in payload.rglob("*") if path.is_file()}
    (payload / crate.NAME).write_bytes(crate.metadata(sizes, info))
    bag.close(scratch, info)
    return info
