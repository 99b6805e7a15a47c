"""No regular expression of the package takes over a second for a megabyte, whatever the text.

Every compiled expression that any module holds is run over texts derived from it (`tests.attacks`). What may be slow at
2,000 characters is measured again at 32,000, where an expression whose time grows with the square stands out.
"""

from __future__ import annotations

import ast
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import communique
from tests.attacks import Attack, attacks, patterns, texts

SHORT, LONG = 2_000, 32_000  # characters
RATE = 2e-6  # seconds a character may take: half of them a second for a megabyte, half for a busy machine
HINT = RATE * SHORT / 8  # seconds for the short text from which the long one is tried
CUT_OFF = 0.2  # seconds after which a run is broken off
ROOT = Path(communique.__file__).parent

Use = Callable[[re.Pattern[str], str], object]
USES: tuple[Use, ...] = (lambda pattern, text: sum(1 for _ in pattern.finditer(text)), re.Pattern.fullmatch)


def slowest(pattern: re.Pattern[str]) -> tuple[float, Attack | None]:
    """Return the seconds a character on the first attack that an expression is too slow for, 0 where there is none."""
    for attack in attacks(pattern):
        for short, long in zip(texts(attack, SHORT), texts(attack, LONG), strict=True):
            for use in USES:
                if all(seconds(use, pattern, short) > HINT for _ in range(3)):
                    rate = min(seconds(use, pattern, long) for _ in range(3)) / len(long)
                    if rate > RATE:
                        return rate, attack
    return 0.0, None


def seconds(use: Use, pattern: re.Pattern[str], text: str) -> float:
    """Return how long a run takes, the cut-off where it takes longer."""
    start = time.process_time()
    try:
        with within(CUT_OFF):
            use(pattern, text)
    except TimeoutError:
        return CUT_OFF
    return time.process_time() - start


@contextmanager
def within(limit: float) -> Iterator[None]:
    """Raise TimeoutError in what runs longer; the engine looks for signals while it matches."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def expressions() -> dict[str, re.Pattern[str]]:
    """Return the expressions for text that the package holds, each once."""
    once: dict[tuple[object, int], tuple[str, re.Pattern[str]]] = {}
    for name, pattern in patterns(communique).items():
        if isinstance(pattern.pattern, str):
            once.setdefault((pattern.pattern, pattern.flags), (name, pattern))
    return dict(once.values())


def test_no_expression_takes_over_a_second_for_a_megabyte() -> None:
    """The time grows with the length of the text, not with its square."""
    found = {name: slowest(pattern) for name, pattern in expressions().items()}
    assert len(found) > 150
    assert {name: worst for name, worst in found.items() if worst[0]} == {}


@pytest.mark.parametrize("slow", [r"\s+$", r"(a+)+b", r"[a-z]+@", r"(?:x|xx)*y", r"\w+\s*,\s*\w+;", r"a.*b.*c"])
def test_a_slow_expression_is_found(slow: str) -> None:
    """The search for slow expressions finds those that are known to be."""
    assert slowest(re.compile(slow))[0] > RATE


@pytest.mark.parametrize("fast", [r"(?<!\s)\s+$", r"\b[a-z]{1,40}@", r"\A.*b", r"x(?:ab)*+c", r"\d+(?:,\d{3})*"])
def test_a_linear_expression_passes(fast: str) -> None:
    """And no other."""
    assert slowest(re.compile(fast)) == (0.0, None)


def test_every_expression_is_compiled_once_and_so_comes_under_the_test() -> None:
    """No call such as re.search(pattern, text), whose pattern the walk over the modules would not see."""
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno} re.{node.attr}"
        for path in sorted(ROOT.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re"
        if node.attr in {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
    ]
    assert calls == []
