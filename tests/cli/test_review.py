"""Tests of `communique review`, `decide` and `merge`."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from communique.cli.app import code_of
from communique.record import Record
from communique.record.judgements import Outcome
from communique.record.verify import verify
from communique.review import Proposal
from communique.review.proposals import CONFLICT
from communique.types import Entry
from tests.cli.test_app import FIRST, SECOND


class Logged(msgspec.Struct):
    """A line of `review --log --format json`."""

    entry: Entry
    outcome: Outcome | None


class Listed(msgspec.Struct):
    """A line of `review --list --format json`."""

    proposal: Proposal


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two reports."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    assert code_of(["read", str(folder / "a.txt"), str(folder / "b.txt"), "--record", str(folder / "r.db")]) == 0
    return folder / "r.db"


@pytest.fixture
def record(read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of it to decide in."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("COMMUNIQUE_AS", raising=False)
    return str(shutil.copy(read, tmp_path / "r.db"))


def press(monkeypatch: pytest.MonkeyPatch, keys: str, *arguments: str) -> int:
    """Run `review` with a file of keys."""
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    return code_of(["review", *arguments])


def entries(record: str, capsys: pytest.CaptureFixture[str]) -> list[Logged]:
    """Return the log as `--log` prints it."""
    capsys.readouterr()
    assert code_of(["review", "--log", "--format", "json", "--record", record]) == 0
    return [msgspec.json.decode(line, type=Logged) for line in capsys.readouterr().out.splitlines()]


def open_questions(record: str, capsys: pytest.CaptureFixture[str]) -> list[Proposal]:
    """Return what is open as `--list` prints it."""
    capsys.readouterr()
    assert code_of(["review", "--list", "--format", "json", "--record", record]) == 0
    return [msgspec.json.decode(line, type=Listed).proposal for line in capsys.readouterr().out.splitlines()]


def test_one_key_answers_a_question_and_the_log_says_who(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was answered is not asked again."""
    asked = open_questions(record, capsys)
    keys = "\n".join("s" if each.question == "same" else "r" for each in asked[:5])
    assert press(monkeypatch, keys, "--as", "Ana  Reval", "--record", record) == 0
    made = entries(record, capsys)
    assert len(made) == 5
    assert {each.entry.by for each in made} == {"Ana Reval"}
    left = [each.names for each in open_questions(record, capsys)]
    assert not [each for each in asked[:5] if each.names in left]


def test_a_question_shows_the_exact_words_in_their_sentence_and_why_it_is_asked(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And where they stand; without a colour or a cursor movement."""
    assert press(monkeypatch, "q", "--as", "Ana", "--level", "statement", "--record", record) == 0
    out = capsys.readouterr().out
    assert ">>" in out
    assert "said by Ana Reval" in out
    assert "r right, w wrong" in out
    assert "\x1b" not in out


def test_a_key_that_answers_nothing_says_which_do(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does it decide anything, and the end of the keys is the end of the session."""
    assert press(monkeypatch, "x?u", "--as", "Ana", "--level", "statement", "--record", record) == 0
    out = capsys.readouterr().out
    assert "Nothing to undo in this session" in out
    assert "quit; what you answered is kept" in out
    assert entries(record, capsys) == []


def test_undo_takes_the_last_answer_back_and_asks_again(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both stay in the log."""
    assert press(monkeypatch, "wukq", "--as", "Ana", "--level", "statement", "--record", record) == 0
    made = entries(record, capsys)
    assert len(made) == 2
    assert made[0].outcome == Outcome("undone")


def test_a_line_judged_wrong_leaves_the_tables(
    record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """At once."""
    wrong = next(each for each in open_questions(record, capsys) if each.level == "statement")
    assert press(monkeypatch, "w", "--as", "Ana", "--level", "statement", "--record", record) == 0
    assert code_of(["export", "jsonl", "--out", str(tmp_path / "out"), "--record", record]) == 0
    rows = [json.loads(line) for line in (tmp_path / "out" / "statements.jsonl").read_text().splitlines()]
    assert wrong.names[0] not in [row["id"] for row in rows]
    assert rows


def test_a_session_that_was_killed_counts_as_soon_as_anything_is_shown(
    record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each answer is kept before the next question; what is derived follows later."""
    question = next(each for each in open_questions(record, capsys) if each.level == "statement")
    monkeypatch.setattr("communique.cli.review.Session._close", lambda _: None)
    assert press(monkeypatch, "w", "--as", "Ana", "--level", "statement", "--record", record) == 0
    with Record(record) as opened:
        assert opened.derived.applied() != opened.decisions.head
    assert code_of(["export", "jsonl", "--out", str(tmp_path / "out"), "--record", record]) == 0
    rows = [json.loads(line) for line in (tmp_path / "out" / "statements.jsonl").read_text().splitlines()]
    assert question.names[0] not in [row["id"] for row in rows]


@pytest.mark.parametrize("arguments", [["review"], ["decide", "wrong", "st_1"]])
def test_nobody_decides_without_a_name(record: str, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Wrong usage, with the three ways to give one."""
    assert code_of([*arguments, "--record", record]) == 2
    err = capsys.readouterr().err
    assert "--as" in err
    assert "COMMUNIQUE_AS" in err
    assert "config.toml" in err


def test_the_name_comes_from_the_option_the_environment_or_the_configuration(
    record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In that order."""
    config = tmp_path / "config" / "communique"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('name = "Oda"\n')
    for arguments in ([], ["--as", "Ana"]):
        assert press(monkeypatch, "w", "--level", "statement", *arguments, "--record", record) == 0
    monkeypatch.setenv("COMMUNIQUE_AS", "Pavel")
    assert press(monkeypatch, "dw", "--level", "event", "--record", record) == 0
    assert [each.entry.by for each in entries(record, capsys)][:3] == ["Oda", "Ana", "Pavel"]


def test_decide_enters_one_decision_and_undo_takes_it_back(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints the hash, which undo takes."""
    name = next(each.names[0] for each in open_questions(record, capsys) if each.level == "statement")
    assert code_of(["decide", "wrong", name, "--as", "Ana", "--note", "no", "--record", record]) == 0
    key = capsys.readouterr().out.strip()
    assert code_of(["decide", "undo", key[:12], "--as", "Ana", "--record", record]) == 0
    made = entries(record, capsys)
    assert made[0].outcome == Outcome("undone")
    assert code_of(["decide", "wrong", "nothing", "--as", "Ana", "--record", record]) == 1
    assert code_of(["decide", "undo", "a", "b", "--as", "Ana", "--record", record]) == 1
    assert code_of(["decide", "perhaps", name, "--as", "Ana", "--record", record]) == 2


def test_merge_unites_records_and_names_the_conflicts(
    record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr; the merged record is whole, and its conflict is the first question."""
    other = str(shutil.copy(record, tmp_path / "other.db"))
    for path, who, key in ((record, "Ana", "r"), (other, "Pavel", "w")):
        assert press(monkeypatch, key, "--as", who, "--level", "statement", "--record", path) == 0
    both = str(tmp_path / "both.db")
    capsys.readouterr()
    assert code_of(["merge", record, other, "--into", both]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("2 reports and 2 decisions added")
    assert err.count("in conflict:") == 2
    assert open_questions(both, capsys)[0].need == CONFLICT
    with Record(both) as opened:
        assert verify(opened).faults == []
    assert code_of(["merge", record, "--into", both]) == 0
    assert capsys.readouterr().out.startswith("0 reports and 0 decisions added")
