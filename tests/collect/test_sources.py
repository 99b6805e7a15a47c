"""Tests of how sources become arrivals."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from communique.collect.arrival import refusal
from communique.collect.sources import arrivals
from communique.types import Arrival
from tests.collect.test_archives import PAGE


def names(found: list[Arrival]) -> list[str]:
    """Return the file names of captures, in order."""
    return [Path(item.capture.source).name for item in found if item.capture]


def states(found: list[Arrival]) -> list[str]:
    """Return the states of refused sources."""
    return [item.refused.state for item in found if item.refused]


def test_bytes_arrive_unchanged(tmp_path: Path) -> None:
    """Line ends and marks are kept as they are."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    (found,) = arrivals([str(tmp_path / "a.txt")])
    assert found.content == b"\xef\xbb\xbfone\r\ntwo"


def test_a_folder_gives_its_reports_in_name_order(tmp_path: Path) -> None:
    """Hidden files, other kinds of file and links to folders are passed over."""
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.html", "in/c.jsonl", ".d.txt", "e.csv"):
        (tmp_path / name).write_text("x")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    assert names(list(arrivals([str(tmp_path)]))) == ["a.html", "b.txt", "c.jsonl"]


@pytest.mark.parametrize(
    ("pattern", "expected"), [("*.txt", ["a.txt", "b.txt"]), ("**/*.txt", ["a.txt", "b.txt", "c.txt"])]
)
def test_a_pattern_gives_what_it_matches(tmp_path: Path, pattern: str, expected: list[str]) -> None:
    """A pattern that the shell did not expand is expanded here."""
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt", "in/c.txt"):
        (tmp_path / name).write_text("x")
    assert names(list(arrivals([str(tmp_path / pattern)]))) == expected


def test_a_name_with_brackets_is_taken_as_it_is(tmp_path: Path) -> None:
    """An existing file whose name looks like a pattern is that file."""
    (tmp_path / "a[1].txt").write_text("x")
    assert names(list(arrivals([str(tmp_path / "a[1].txt")]))) == ["a[1].txt"]


def test_one_missing_source_does_not_stop_the_others(tmp_path: Path) -> None:
    """What cannot be read is named, and the rest is read."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    sources = [str(tmp_path / "none.txt"), str(tmp_path / "*.md"), str(tmp_path / "empty"), str(tmp_path / "a.txt")]
    found = list(arrivals(sources))
    assert states(found) == ["unreadable"] * 3
    assert names(found) == ["a.txt"]


def test_a_pipe_or_device_is_refused(tmp_path: Path) -> None:
    """A named pipe would be waited for without end."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert states(list(arrivals([str(tmp_path / "pipe.txt"), os.devnull]))) == ["unreadable", "unreadable"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    """The operating system's refusal becomes a state."""
    (tmp_path / "me.txt").symlink_to("me.txt")
    assert states(list(arrivals([str(tmp_path / "me.txt")]))) == ["unreadable"]


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Piped text is a capture named `-`."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"talks")))
    (found,) = arrivals(["-"])
    assert found.capture
    assert (found.capture.source, found.content) == ("-", b"talks")


def test_a_file_over_the_limit_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size is looked at before the bytes are."""
    monkeypatch.setattr("communique.collect.sources.MAX_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    assert states(list(arrivals([str(tmp_path / "a.txt")]))) == ["too_large"]


def test_a_file_name_that_is_no_utf8_is_named_in_characters_that_can_be_kept(tmp_path: Path) -> None:
    """The stray byte is written out."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text("text")
    (found,) = arrivals([str(tmp_path)])
    assert found.capture
    assert found.capture.source == f"{tmp_path}/a\\udcff.txt"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "http://herald.example/a\nhttp://herald.example/b\n", True),
        ("a.txt", "See http://herald.example/a\n", False),
        ("stories.csv", "id,url\n1,http://herald.example/a\n", True),
        ("20310304.export.CSV", "1\t2", True),
        ("a.html", "http://herald.example/a", False),
    ],
)
def test_a_list_of_urls_is_left_to_who_may_fetch(tmp_path: Path, name: str, content: str, expected: bool) -> None:
    """A file in a folder never is one: walking a folder asks nobody anything."""
    asked: list[str] = []

    def fetch(source: str) -> Iterator[Arrival]:
        asked.append(source)
        yield refusal(source, "unfetched", "a stand-in")

    path = str(tmp_path / name)
    (tmp_path / name).write_text(content)
    list(arrivals([path], fetch))
    assert asked == [path] * expected
    list(arrivals([str(tmp_path)], fetch))
    assert asked == [path] * expected


def test_a_url_is_left_to_who_may_fetch() -> None:
    """By default that is nobody."""
    assert states(list(arrivals(["https://herald.example/a"]))) == ["unfetched"]


def test_an_archive_in_a_folder_gives_its_pages(tmp_path: Path) -> None:
    """Between the files before and after it."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "c.txt").write_text("x")
    assert names(list(arrivals([str(tmp_path)]))) == ["a.txt", "a", "c.txt"]
