"""Tests of the command line: what goes where, exit codes, help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.cli.app import NEXT, app, code_of
from communique.cli.terminal import say

FIRST = """RIGA, March 4, 2031 (Baltic Courier) - The foreign ministers of Varmia and Ostland met in Riga on Tuesday.

"We will open the crossings at Narva before May," Varmian Foreign Minister Ana Reval told reporters after the talks.
"""
SECOND = """Varmia and Ostland hold talks in Riga

Published 05.03.2031

Ostland's Foreign Minister Pavel Brenk and his Varmian counterpart Ana Reval held talks in Riga on Tuesday.

"The crossings at Narva will open before May," Reval said.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with two reports in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)
    (tmp_path / "in" / "b.txt").write_text(SECOND)
    return tmp_path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the two reports, made by the command itself."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    path = str(folder / "r.db")
    assert code_of(["read", str(folder / "a.txt"), str(folder / "b.txt"), "--record", path]) == 0
    return path


def test_read_makes_a_record_and_names_the_next_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Data on stdout, the next step on stderr."""
    assert code_of(["read", "in"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("2 read. communique.db holds 2 reports")
    assert "Next: communique show" in err
    assert (folder / "communique.db").is_file()


def test_a_second_read_of_the_same_file_reads_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is known is passed over."""
    code_of(["read", "in"])
    before = (folder / "communique.db").stat().st_size
    capsys.readouterr()
    assert code_of(["read", "in", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == {"known": 2}
    assert (folder / "communique.db").stat().st_size == before


def test_what_cannot_be_read_is_named_and_the_rest_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reason goes to stderr; the code stays 0 as long as something was read."""
    (folder / "in" / "c.txt").write_bytes(b"%PDF-1.7")
    assert code_of(["read", "in", "missing.txt"]) == 0
    err = capsys.readouterr().err
    assert "c.txt: binary: this is a PDF" in err
    assert "missing.txt: unreadable" in err


@pytest.mark.parametrize("arguments", [["read"], ["read", "missing.txt"], ["show"], ["brief"], ["verify"]])
def test_nothing_to_work_on_is_an_error_that_says_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Exit code 1, and two lines: what is wrong and what to do."""
    assert folder.is_dir()
    assert code_of(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len([line for line in err.splitlines() if line]) >= 2


@pytest.mark.parametrize(
    "arguments", [["read", "--nonsense"], ["frobnicate"], ["export", "pdf", "--out", "x"], ["export", "jsonl"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    """As every command line does."""
    assert code_of(arguments) == 2


def test_an_interrupt_exits_with_130(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """And says that what was read is kept."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    assert folder.is_dir()
    monkeypatch.setattr("communique.cli.read.run", stop)
    assert code_of(["read", "in"]) == 130


def test_show_lists_the_meeting_and_then_shows_it(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By its number in the list."""
    assert code_of(["show", "--record", record]) == 0
    assert "2031-03-04" in capsys.readouterr().out
    assert code_of(["show", "1", "--record", record]) == 0
    assert "Reval" in capsys.readouterr().out


def test_show_lists_the_documents_with_their_states(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its source."""
    assert code_of(["show", "--documents", "--record", record]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["read", "read"]


def test_an_unknown_meeting_is_an_error(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It says how to find the known ones."""
    assert code_of(["show", "99", "--record", record]) == 1
    assert "communique show" in capsys.readouterr().err


def test_brief_writes_pages_and_an_index(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The paths are the data, the index last."""
    assert code_of(["brief", "--record", record, "--out", str(tmp_path / "pages")]) == 0
    paths = capsys.readouterr().out.splitlines()
    assert paths[-1].endswith("index.html")
    assert len(paths) > 1
    assert all(Path(path).is_file() for path in paths)


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_export_writes_every_table(record: str, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line of output a file."""
    assert code_of(["export", kind, "--record", record, "--out", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list(tmp_path.glob(f"*.{kind}"))) == 14


def test_export_plover_writes_one_file(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The path and the number of events are the data."""
    assert code_of(["export", "plover", "--record", record, "--out", str(tmp_path)]) == 0
    path, count = capsys.readouterr().out.split()
    assert int(count) == len(Path(path).read_text(encoding="utf-8").splitlines()) > 0


def test_verify_exits_with_0_on_a_sound_record_and_1_on_a_damaged_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fault is named."""
    code_of(["read", "in"])
    assert code_of(["verify"]) == 0
    from communique.record import Record

    with Record(folder / "communique.db") as opened:
        opened.store.connection.execute("UPDATE capture SET content = x'00'")
    capsys.readouterr()
    assert code_of(["verify"]) == 1
    assert "it has changed since it was stored" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["", *NEXT])
def test_help_begins_with_examples_and_ends_with_the_next_step(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command, and the program itself."""
    assert code_of([command, "--help"] if command else ["--help"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[1] == "Examples:"
    assert lines[-1].startswith("Next:")


def test_every_command_is_documented() -> None:
    """docs/command-line.md names each."""
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text()
    names = [command.name for command in app.registered_commands]
    assert names
    assert all(f"communique {name}" in page for name in names)


def test_a_control_character_in_a_file_name_does_not_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An escape sequence is shown, not obeyed."""
    (folder / "in" / "\x1b[31mred.txt").write_bytes(b"")
    code_of(["read", "in"])
    assert "\x1b" not in capsys.readouterr().err


def test_nothing_said_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Names and words of others stand in messages and errors: only line ends act."""
    say("in/\x1b[2J\u202ex.txt\x07:\x9b31m it is\r none\nNext: read it.")
    said = capsys.readouterr().err
    assert said.isascii()
    assert [line.isprintable() for line in said.splitlines()] == [True, True]
