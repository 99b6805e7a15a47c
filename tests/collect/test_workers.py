"""Parsers run in processes that can be killed: whatever one does, its job ends in a state and the next is served."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from types import NoneType

import pytest

from communique.collect.workers import Job, every, parsed

DO = Job("builtins:exec", NoneType, seconds=2.0)  # a parser that does whatever its bytes say
EACH = Job("builtins:iter", int, seconds=2.0)
JSON = Job("json:loads", dict[str, int])


@pytest.mark.parametrize(
    ("does", "state", "says"),
    [
        ("pass", "read", ""),
        ("print('x' * 99_999)", "read", ""),
        ("raise ValueError('line 3 is no date')", "malformed", "line 3 is no date"),
        ("raise KeyError('x')", "malformed", "KeyError"),
        ("f = lambda g: g(g)\nf(f)", "malformed", "RecursionError"),
        ("raise SystemExit", "malformed", "fell over"),
        ("import os; os.abort()", "malformed", "fell over"),
        ("import os; os.kill(os.getpid(), 9)", "malformed", "fell over"),
        ("while True: pass", "timed_out", "2 s"),
        ("import time; time.sleep(99)", "timed_out", "2 s"),
        ("held = [bytes(10**8)] * 1; held.append(bytearray(10**9))", "out_of_memory", "memory"),
    ],
)
def test_a_job_ends_in_a_named_state(does: str, state: str, says: str) -> None:
    """Whatever the parser does; and the next job is served."""
    found = parsed(DO, does.encode())
    assert found.state == state
    assert says in found.note
    assert parsed(JSON, b'{"a": 1}').value == {"a": 1}


def test_a_parser_may_give_many_values_and_fail_after_some() -> None:
    """What came before the failure is kept."""
    assert [found.value for found in every(EACH, b"abc")] == [97, 98, 99]
    divided = every(Job("builtins:eval", int), b"(6 // n for n in (3, 2, 0, 1))")
    assert [(found.value, found.note) for found in divided] == [
        (2, ""),
        (3, ""),
        (None, "the parser gave up: ZeroDivisionError"),
    ]


def test_a_parser_that_is_none_is_a_fault_of_ours() -> None:
    """It is told at once, and not laid to the bytes."""
    with pytest.raises(RuntimeError, match="could not be loaded"):
        parsed(Job("communique.collect.jsonl:no_such_parser", int), b"")


def test_values_can_be_left_unread() -> None:
    """A worker in the middle of its job is not taken for the next one."""
    values = every(EACH, bytes(range(256)) * 99)
    assert next(values).value == 0
    values.close()
    assert parsed(JSON, b'{"b": 2}').value == {"b": 2}


def test_jobs_nest_and_run_side_by_side() -> None:
    """While one gives values, another runs; threads do not meet."""
    seen: list[object] = []
    for found in every(EACH, b"ab"):
        inner = parsed(JSON, b'{"n": %d}' % (found.value or 0))
        seen.append(inner.value)
    threads = [threading.Thread(target=lambda n=n: seen.append(parsed(JSON, b'{"t": %d}' % n).value)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen[:2] == [{"n": 97}, {"n": 98}]
    assert sorted(str(value) for value in seen[2:]) == [f"{{'t': {n}}}" for n in range(4)]


def test_a_worker_that_died_at_rest_is_replaced() -> None:
    """Killed by the system between two jobs, it costs no document."""
    pid = parsed(Job("builtins:eval", int), b"__import__('os').getpid()").value
    assert pid
    os.kill(pid, 9)
    time.sleep(0.1)
    assert parsed(JSON, b'{"c": 3}').state == "read"


def test_a_worker_that_has_grown_gives_way_to_a_fresh_one() -> None:
    """What one page took must not be missing for the next."""
    pid = Job("builtins:eval", int)
    first = parsed(pid, b"__import__('os').getpid()").value
    parsed(DO, b"held = bytearray(400 * 2**20)")
    assert parsed(pid, b"__import__('os').getpid()").value != first


def test_a_worker_serves_on_however_much_this_process_holds() -> None:
    """A child inherits its parent's peak in what the system counts, but not its wear."""
    held = bytearray(b"x" * 400 * 2**20)
    parsed(DO, b"import os; os.abort()")  # so that a fresh worker starts now
    pid = Job("builtins:eval", int)
    first = parsed(pid, b"__import__('os').getpid()").value
    assert held
    assert parsed(pid, b"__import__('os').getpid()").value == first


def test_a_parser_writes_no_file(tmp_path: Path) -> None:
    """A file can be opened, but not one byte gets into it."""
    path = tmp_path / "written"
    found = parsed(DO, f"with open({str(path)!r}, 'w') as out: out.write('x' * 9999)".encode())
    assert found.state == "malformed"
    assert not path.exists() or path.stat().st_size == 0


def test_modules_in_the_users_folder_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file `colorsys.py` among downloaded reports is not run for the module of that name."""
    (tmp_path / "colorsys.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    parsed(DO, b"import os; os.abort()")  # so that a fresh worker starts here
    assert parsed(DO, b"import colorsys; assert colorsys.rgb_to_hsv").state == "read"
