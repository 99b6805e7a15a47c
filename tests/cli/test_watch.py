"""Tests of the command `watch`, against a server on the loopback interface that the user lets through."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import communique
from communique.cli.app import code_of
from tests.collect.watch.web import Web, article, rss, web
from tests.collect.watch.week import read_quickly


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A feed with one article and one address that must not be asked."""
    with web() as fresh:
        place = f"127.0.0.1:{fresh.port}"
        fresh.put(f"{place}/feed", rss(f"http://{place}/a", "http://127.0.0.1/admin"), "application/rss+xml")
        fresh.put(f"{place}/a", article("grain"))
        monkeypatch.setattr("communique.run.readings", read_quickly)
        yield fresh


@pytest.fixture
def sources(made: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of sources in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMMUNIQUE_RECORD", raising=False)
    place = f"127.0.0.1:{made.port}"
    text = f'[watch]\nallow = ["{place}"]\npace = "0s"\n[[feed]]\nurl = "http://{place}/feed"\n'
    (tmp_path / "sources.toml").write_text(text)
    return "sources.toml"


def test_watch_reads_what_is_due_and_says_what_failed(sources: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Data on stdout, the failure and the next step on stderr."""
    assert code_of(["watch", sources, "--once"]) == 0
    out, err = capsys.readouterr()
    assert out == "2 addresses gave something, 1 failed; documents: 1 read.\n"
    assert "http://127.0.0.1/admin: forbidden" in err
    assert "Next:" in err
    assert code_of(["watch", sources, "--once", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"gave": 0, "failed": 0, "documents": {}}


def test_status_and_failures_can_be_listed(made: Web, sources: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As text and as JSON, and from Python."""
    code_of(["watch", sources, "--once"])
    capsys.readouterr()
    assert code_of(["watch", sources, "--status"]) == 0
    assert "1 fetched, 1 forbidden" in capsys.readouterr().out
    assert code_of(["watch", sources, "--status", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["pages"] == {"fetched": 1, "forbidden": 1}
    assert code_of(["show", "--failures", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == "http://127.0.0.1/admin"
    assert code_of(["show", "--failures"]) == 0
    assert "forbidden" in capsys.readouterr().out
    held = communique.open_record("communique.db")
    assert held.failures[0]["state"] == "forbidden"
    assert len(held.addresses.where(kind="page")) == 2
    assert len(made.times(f"127.0.0.1:{made.port}/feed")) == 1


def test_watching_from_python_is_watching_once(made: Web, sources: str) -> None:
    """Again and again, as a schedule has it."""
    assert communique.watch(sources, "talks.db").states == {"read": 1}
    assert communique.watch(sources, "talks.db").states == {}
    assert len(made.times(f"127.0.0.1:{made.port}/a")) == 1


def test_a_round_in_which_everything_fails_is_an_error(
    made: Web, sources: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that cron says so."""
    made.pages.clear()
    assert code_of(["watch", sources, "--once"]) == 1
    assert "no source gave anything" in capsys.readouterr().err


def test_a_mistake_in_the_file_is_named(sources: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With its line, and nothing is asked; a file that is not there too."""
    Path(sources).write_text('[[feed]]\nurl = "http://a.example/"\nevry = "1h"\n')
    assert code_of(["watch", sources, "--once"]) == 1
    assert "sources.toml, line 3" in capsys.readouterr().err
    assert code_of(["watch", "none.toml"]) == 1
    assert "none.toml" in capsys.readouterr().err
    assert not Path("communique.db").exists()


def test_ctrl_c_ends_watching_and_what_came_is_kept(
    sources: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """While it waits, which is where it is most of the time."""

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("communique.collect.watch.watcher.time.sleep", stop)
    assert code_of(["watch", sources]) == 130
    capsys.readouterr()
    assert code_of(["show", "--documents"]) == 0
    assert capsys.readouterr().out.startswith("read")


def test_read_fetches_from_a_host_of_ones_own_only_if_told(made: Web, sources: str) -> None:
    """By name."""
    url = f"http://127.0.0.1:{made.port}/a"
    assert sources
    assert code_of(["read", url]) == 1
    assert made.asked == []
    assert code_of(["read", url, "--allow", f"127.0.0.1:{made.port}"]) == 0
