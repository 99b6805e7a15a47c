"""Evidence from the command line: packed here, checked where there is no record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from communique.cli.app import code_of

REPORT = """VALLETTA, June 3, 2031 (Harbour Post) - Foreign Minister Ines Dorval of Lascia met her guest on Tuesday.

"We will share the lighthouse," Dorval said after the talks.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one report."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    assert code_of(["read", str(folder / "a.txt"), "--record", str(folder / "r.db")]) == 0
    return folder / "r.db"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A private and a public key in files."""
    folder, key = tmp_path_factory.mktemp("keys"), Ed25519PrivateKey.generate()
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "pub.pem").write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return folder / "key.pem", folder / "pub.pem"


def _pack(record: Path, folder: Path, *options: str) -> Path:
    assert code_of(["export", "bundle", "--out", str(folder / "evidence"), "--record", str(record), *options]) == 0
    return folder / "evidence"


def test_a_bundle_is_checked_without_the_record(
    record: Path, keys: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Signed by a key that the one who checks names."""
    bundle = _pack(record, tmp_path, "--sign", str(keys[0]))
    capsys.readouterr()
    assert code_of(["verify", str(bundle), "--key", str(keys[1]), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["bundle"]["captures"], found["bundle"]["faults"], found["seals"]["trusted_key"]) == (1, [], True)


def test_a_bundle_holds_the_bytes_the_statement_and_how_they_came(record: Path, tmp_path: Path) -> None:
    """Whoever gets it can read it without communique."""
    payload = _pack(record, tmp_path) / "data"
    assert [path.read_text(encoding="utf-8") for path in (payload / "captures").iterdir()] == [REPORT]
    report = json.loads((payload / "tables/reports.jsonl").read_text(encoding="utf-8"))
    statement = json.loads((payload / "tables/statements.jsonl").read_text(encoding="utf-8"))
    part = statement["parts"][0]
    assert report["text"][part["start"] : part["end"]] == "We will share the lighthouse"
    arrival = json.loads((payload / "ledgers/arrivals.jsonl").read_text(encoding="utf-8"))
    assert arrival["sha256"] == report["sha256"]


def test_a_changed_bundle_fails_with_what_changed(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 and the file's name."""
    bundle = _pack(record, tmp_path)
    path = bundle / "data/tables/statements.jsonl"
    path.write_bytes(path.read_bytes().replace(b"direct", b"mixed", 1))
    capsys.readouterr()
    assert code_of(["verify", str(bundle)]) == 1
    assert "data/tables/statements.jsonl: its bytes no longer have their hash" in capsys.readouterr().out


def test_the_request_for_a_time_stamp_is_written_and_named(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the way to send it."""
    bundle = _pack(record, tmp_path)
    capsys.readouterr()
    assert code_of(["stamp", str(bundle)]) == 0
    out, err = capsys.readouterr()
    assert Path(out.strip()).stat().st_size > 50
    assert "timestamp-query" in err


@pytest.mark.parametrize(
    "arguments", [["export", "jsonl", "--out", "x", "--sign", "key.pem"], ["verify", "--key", "key.pem"]]
)
def test_seals_are_for_bundles_only(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage says so."""
    assert code_of(arguments) == 2
    assert "bundle" in capsys.readouterr().err.lower()


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    """An empty folder has no stamp and does not verify."""
    assert code_of(["stamp", str(tmp_path)]) == 1
    assert code_of(["verify", str(tmp_path)]) == 1


@pytest.mark.parametrize("content", [None, b"no key"])
def test_a_key_that_cannot_sign_leaves_no_bundle(content: bytes | None, record: Path, tmp_path: Path) -> None:
    """It is looked at before anything is written."""
    folder, key = tmp_path / "evidence", tmp_path / "key.pem"
    if content is not None:
        key.write_bytes(content)
    assert code_of(["export", "bundle", "--out", str(folder), "--record", str(record), "--sign", str(key)]) == 1
    assert not folder.exists()
