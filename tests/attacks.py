"""Texts on which a regular expression would take longest, derived from the expression itself.

A backtracking engine is slow where something repeated can be matched in many ways and what must follow never comes. So
for each repeat in the parsed expression, a text is made that leads up to it, repeats what it takes, and then breaks
off; and near misses of what follows, again and again.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

POOL = " aA0\n.-'\",(:/_é가\t\u2019$"  # what is tried where many characters would do
BREAKS = ("\x01", "\n")  # what ends a run
MANY = 8  # a repeat up to fewer times is no repeat
CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_NOT_DIGIT": lambda char: not char.isdigit(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda char: not char.isspace(),
    "CATEGORY_WORD": lambda char: char.isalnum() or char == "_",
    "CATEGORY_NOT_WORD": lambda char: not (char.isalnum() or char == "_"),
}
_parse: Callable[[str, int], Any] = importlib.import_module("re._parser").parse


class Node(NamedTuple):
    """A piece of an expression: characters it takes, or bodies of which it takes one, `low` to `high` times."""

    takes: Callable[[str], bool] | None = None
    first: str = ""  # a character that it takes
    bodies: tuple[tuple[Node, ...], ...] = ()
    low: int = 1
    high: int = 1
    looks: bool = False  # it looks ahead or behind and takes nothing


class Attack(NamedTuple):
    """Text that leads up to a repeat, and what is repeated."""

    lead: str
    pump: str


def attacks(pattern: re.Pattern[str]) -> Iterator[Attack]:
    """Yield each way to keep an expression busy, without doubles."""
    found = dict.fromkeys(_attacks(_nodes(_parse(pattern.pattern, pattern.flags)), ""))
    return (attack for attack in found if attack.pump)


def texts(attack: Attack, size: int) -> Iterator[str]:
    """Yield the texts of about so many characters that an attack makes."""
    lead, pump = attack
    for end in BREAKS:
        yield lead + pump * (size // len(pump)) + end
    again = lead + pump * 3
    yield again * (size // len(again))
    yield pump * (size // len(pump)) + lead


def _attacks(nodes: Iterable[Node], lead: str) -> Iterator[Attack]:
    for node in nodes:
        for body in node.bodies:
            if node.high >= MANY:
                yield from (Attack(lead, _sample(body, liked)) for liked in POOL)
            yield from _attacks(body, lead)
        if not node.bodies and node.high >= MANY:
            yield from (Attack(lead, _sample([node], liked)) for liked in POOL)
        for liked in " a0":
            yield Attack("", lead + _sample([node], liked))
        lead += _sample([node], "a")


def _sample(nodes: Iterable[Node], liked: str) -> str:
    """Return a text that nodes match, by and large, of the liked character where it may be."""
    return "".join(_once(node, liked) * max(1, min(node.low, 50)) for node in nodes if not node.looks)


def _once(node: Node, liked: str) -> str:
    if node.takes:
        return next(filter(node.takes, (liked, *POOL)), node.first)
    return _sample(node.bodies[0], liked) if node.bodies else ""


def _nodes(tree: Iterable[tuple[object, Any]]) -> tuple[Node, ...]:
    """Return what the standard library makes of an expression, in a form of one kind."""
    return tuple(_node((str(op), value)) for op, value in tree)


def _node(item: tuple[str, Any]) -> Node:
    name, value = item
    if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
        takes = _taken(item)
        return Node(takes, next(filter(takes, map(chr, range(1, 0x3000))), "x"))
    if "REPEAT" in name:
        return Node(bodies=(_nodes(value[2]),), low=int(value[0]), high=int(value[1]))
    if name == "BRANCH":
        return Node(bodies=tuple(map(_nodes, value[1])))
    if name in ("ASSERT", "ASSERT_NOT"):
        return Node(bodies=(_nodes(value[1]),), looks=True)
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return Node(bodies=(_nodes(value[3] if name == "SUBPATTERN" else value),))
    return Node()


def _taken(item: tuple[str, Any]) -> Callable[[str], bool]:
    """Return the test of a character."""
    name, value = item
    if name == "LITERAL":
        return lambda char: ord(char) == value
    if name == "NOT_LITERAL":
        return lambda char: ord(char) != value
    if name == "RANGE":
        return lambda char: value[0] <= ord(char) <= value[1]
    if name == "CATEGORY":
        return CATEGORIES[str(value)]
    if name == "IN":
        members = [_taken((str(op), of)) for op, of in value if str(op) != "NEGATE"]
        negated = str(value[0][0]) == "NEGATE"
        return lambda char: any(member(char) for member in members) != negated
    return lambda char: char != "\n"


def patterns(package: ModuleType) -> dict[str, re.Pattern[str]]:
    """Return every compiled expression that the modules of a package hold, however deep, by the name of its module."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules(package):
        for number, pattern in enumerate(_held(module)):
            found[f"{module.__name__}:{number}:{pattern.pattern[:40]!r}"] = pattern
    return found


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import and yield every module of a package but those that run when imported."""
    yield package
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _held(module: ModuleType) -> Iterator[re.Pattern[Any]]:
    """Walk from a module's globals through what they hold; other modules and their functions are not entered."""
    rest: list[object] = list(vars(module).values())
    seen: set[int] = set()
    while rest:
        item = rest.pop()
        if id(item) in seen or isinstance(item, ModuleType | str | bytes | int | float):
            continue
        seen.add(id(item))
        if isinstance(item, re.Pattern):
            yield item
        elif _ours(item, module):
            rest += gc.get_referents(item)


def _ours(item: object, module: ModuleType) -> bool:
    if isinstance(item, FunctionType | type):
        return item.__module__ == module.__name__
    return isinstance(item, dict | list | tuple | set | frozenset | partial) or type(item).__module__.startswith(
        (module.__name__.split(".")[0], "functools", "builtins")
    )
