"""`communique show` and `communique brief` of processes, people and promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.cli.app import code_of

REPORTS = {
    "a": """TARTU, March 4, 2031 (Baltic Courier) - The foreign ministers of Varmia and Ostland met in Tartu on Tuesday.

Varmian Foreign Minister Ana Kaya promised to open the crossing at Valga by April 1.

Ostland's Foreign Minister Pavel Brenk thanked her. Ostland's chief negotiator, Ilse Kaya, also attended the meeting.
""",
    "b": """Published 05.03.2031

Ostland's Foreign Minister Pavel Brenk and his Varmian counterpart Ana Kaya held talks in Tartu on Tuesday.

"We promise to open the crossing at Valga by April 1," Ana Kaya said. Ilse Kaya, Ostland's chief negotiator, took part.
""",
    "c": """VALGA, April 3, 2031 (Baltic Courier) - Ana Kaya has failed to open the crossing at Valga.

"We are still waiting in Tartu," Ostland's Foreign Minister Pavel Brenk said on Thursday.
""",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of three reports: talks, and a promise of which something is told later."""
    folder = tmp_path_factory.mktemp("show")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text)
    path = str(folder / "r.db")
    assert code_of(["read", str(folder), "--record", path]) == 0
    return path


def _listed(record: str, option: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    assert code_of(["show", option, "--format", "json", "--record", record]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("option", ["--processes", "--people", "--promises"])
def test_a_list_names_ids_that_show_and_brief_understand(
    record: str, option: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each id of a list shows its thing, and gives its page."""
    rows = _listed(record, option, capsys)
    assert rows
    assert code_of(["show", option, "--record", record]) == 0
    assert capsys.readouterr().out.count("\n") == len(rows)
    key = str(rows[0]["id"])
    assert code_of(["show", key, "--record", record]) == 0
    assert key in capsys.readouterr().out
    assert code_of(["brief", key, "--out", str(tmp_path), "--record", record]) == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"{key}.html"]


def test_a_name_shows_the_person(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In any case, and by a beginning of its words."""
    assert code_of(["show", "brenk", "--record", record]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Pavel Brenk\n")
    assert err == ""


def test_words_that_fit_several_things_are_answered_with_the_choices(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, the ids to choose from, and what to do."""
    assert code_of(["show", "Kaya", "--record", record]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Kaya may be any of 2:" in err
    assert "Ana Kaya" in err
    assert "Ilse Kaya" in err
    assert "communique show ID" in err
    assert code_of(["show", "Ilse", "Kaya", "--record", record]) == 0


def test_words_of_a_promise_show_its_life(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With its day, and what is told later."""
    assert code_of(["show", "open crossing", "--record", record]) == 0
    out = capsys.readouterr().out
    assert "ITS LIFE" in out
    assert "1 Apr 2031  due" in out
    assert "reported broken" in out


def test_what_nothing_answers_to_is_named(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Words, ids and numbers alike; control characters do not reach the terminal."""
    for wanted in ("Nobody \x1b[31m", "pr_none", "actor_none", "99"):
        assert code_of(["show", wanted, "--record", record]) == 1
        err = capsys.readouterr().err
        assert "\x1b" not in err
        assert "--people" in err


def test_a_person_as_json_holds_what_concerns_him_alone(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of the tables, each with its table."""
    assert code_of(["show", "Ilse", "--format", "json", "--record", record]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["row"]["id"] for row in rows if row["table"] == "reports"}
    assert not [row for row in rows if row["table"] == "utterances"]


def test_brief_writes_a_page_of_everything_and_every_link_leads_to_one(record: str, tmp_path: Path) -> None:
    """Processes, meetings, people and promises, the lists and the index."""
    assert code_of(["brief", "--out", str(tmp_path), "--record", record]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert {"index.html", "people.html", "promises.html"} <= names
    for prefix in ("pr_", "ev_", "actor_", "co_"):
        assert any(name.startswith(prefix) for name in names)
    for path in tmp_path.iterdir():
        html = path.read_text(encoding="utf-8")
        linked = {part.split('"')[0].split("#")[0] for part in html.split('href="')[1:]}
        assert {name for name in linked if name} <= names
