"""A bundle holds what it says, and every change of it is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from communique.errors import BundleError
from communique.publish.bundle import bag, check, write_bundle
from tests.publish.bundle.packed import BYTES, REPORT, SHA256, chain, contents, packed


def test_a_bundle_as_it_was_written_holds(tmp_path: Path) -> None:
    """And says what was checked."""
    checked = check(packed(tmp_path), chain)
    assert checked.faults == []
    assert (checked.captures, checked.reports, checked.spans, checked.decisions) == (1, 1, 3, 2)


def test_the_same_record_packed_on_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    """So two people can compare their bundles by one hash."""
    first, second = packed(tmp_path / "a"), packed(tmp_path / "b")
    assert (first / bag.TAG_MANIFEST).read_bytes() == (second / bag.TAG_MANIFEST).read_bytes()


def test_captures_are_files_under_their_hash(tmp_path: Path) -> None:
    """The bytes as they arrived."""
    assert (packed(tmp_path) / "data/captures" / SHA256).read_bytes() == BYTES


def test_the_crate_describes_every_file_and_itself(tmp_path: Path) -> None:
    """RO-Crate names what is in the payload."""
    payload = packed(tmp_path) / "data"
    graph = json.loads((payload / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    root = next(entity for entity in graph if entity["@id"] == "./")
    described = {entity["@id"] for entity in graph if entity.get("@type") == "File"}
    files = {path.relative_to(payload).as_posix() for path in payload.rglob("*") if path.is_file()}
    assert described == files - {"ro-crate-metadata.json"} == {part["@id"] for part in root["hasPart"]}


Change = Callable[[Path], object]


def _swapped(path: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        content = (folder / path).read_bytes()
        assert old in content
        (folder / path).write_bytes(content.replace(old, new, 1))

    return change


def _closed_again(change: Change) -> Change:
    """Change a bundle and make its manifests fit, as one would who knows how."""

    def changed(folder: Path) -> None:
        info = bag.information(folder)
        change(folder)
        info.pop("Payload-Oxum")
        bag.close(folder, info)

    return changed


def _linked(folder: Path) -> None:
    (folder / "data/captures/other").symlink_to("/etc/hostname")


TAMPERED: dict[str, Change] = {
    "a byte of a capture": _swapped(f"data/captures/{SHA256}", b"open", b"shut"),
    "a word of a text": _swapped("data/tables/reports.jsonl", b"open", b"shut"),
    "an offset": _swapped("data/tables/statements.jsonl", b'"start":9', b'"start":8'),
    "a hash in the manifest": _swapped(bag.MANIFEST, SHA256[:9].encode(), b"000000000"),
    "the day": _swapped("bag-info.txt", b"2031", b"2030"),
    "the declaration": _swapped("bagit.txt", b"1.0", b"0.9"),
    "a file that is gone": lambda folder: (folder / "data/tables/stories.jsonl").unlink(),
    "a file too many": lambda folder: (folder / "data/extra").write_bytes(b""),
    "a link that leads out": _linked,
    "a name that leads out": _swapped(bag.MANIFEST, b"  data/tables/stories", b"  data/../../stories"),
    "no manifest": lambda folder: (folder / bag.MANIFEST).unlink(),
    "a text, manifests made to fit": _closed_again(_swapped("data/tables/reports.jsonl", b"open", b"shut")),
    "a capture, manifests made to fit": _closed_again(_swapped(f"data/captures/{SHA256}", b"open", b"shut")),
    "an offset beyond the text, manifests made to fit": _closed_again(
        _swapped("data/tables/statements.jsonl", b'"end":56', b'"end":560')
    ),
    "a decision left out, manifests made to fit": _closed_again(
        lambda folder: (folder / "data/ledgers/decisions.jsonl").write_bytes(
            (folder / "data/ledgers/decisions.jsonl").read_bytes().split(b"\n", 1)[1]
        )
    ),
    "rows that are none, manifests made to fit": _closed_again(
        lambda folder: (folder / "data/tables/events.jsonl").write_bytes(b"[1]\n")
    ),
}


@pytest.mark.parametrize("change", TAMPERED)
def test_a_change_is_seen(change: str, tmp_path: Path) -> None:
    """Whether or not the manifests were made to fit."""
    folder = packed(tmp_path)
    TAMPERED[change](folder)
    assert check(folder, chain).faults


def test_a_bundle_is_never_written_over_another(tmp_path: Path) -> None:
    """The one that is there stays as it was."""
    folder = packed(tmp_path)
    with pytest.raises(BundleError, match="exists"):
        write_bundle(contents(), folder, "2031-02-04")
    assert check(folder, chain).faults == []


def test_a_damaged_capture_leaves_no_half_bundle(tmp_path: Path) -> None:
    """Nor anything else in the folder."""
    made = contents()
    damaged = replace(made, captures=[(SHA256, b"other")])
    with pytest.raises(BundleError, match="damaged"):
        write_bundle(damaged, tmp_path / "bundle", "2031-02-03")
    assert list(tmp_path.iterdir()) == []


def test_spans_are_checked_in_every_table(tmp_path: Path) -> None:
    """A row of mentions has its offsets in the row itself."""
    folder = packed(tmp_path)
    row = {"id": "m", "report": REPORT, "start": 50, "end": 90, "kind": "person", "actor": None, "title": None}
    (folder / "data/tables/mentions.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert any("50..90" in fault.what for fault in check(folder, chain).faults)
