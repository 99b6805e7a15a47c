"""What joining stories keeps between one report and the next: mappings that a record stores, or plain dicts.

Everything here follows from the set of reports alone, whatever the order they came in. Nothing is ever searched from
end to end: each value is found by a key that a report knows of itself.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from msgspec import Struct

from communique.link.stories.weighing import Vector
from communique.types import Days, Link, Sketch

T = TypeVar("T")


class Maker(Protocol):
    """What gives a shelf by its name and the kind of its values."""

    def __call__(self, name: str, kind: type[T]) -> MutableMapping[str, T]:
        """Return the shelf."""


class Weighed(Struct, frozen=True):
    """A report as stories see it: its sketch, when it was written, its words weighed, and the heaviest of them."""

    sketch: Sketch
    written: Days | None
    vector: Vector = {}
    heaviest: tuple[str, ...] = ()


class Users(Struct, frozen=True):
    """The reports of one period that use something, by bucket of days; each tuple in order of id."""

    buckets: dict[str, tuple[str, ...]] = {}


class Cluster(Struct, frozen=True):
    """Reports that were one group from the round `born` to the round `died`, in which they became part of `parent`."""

    members: tuple[str, ...]
    born: int
    died: int | None = None
    parent: str | None = None


class Told(Struct, frozen=True):
    """A story and what following needs of it: names, words, days, what it follows and what follows it.

    `months` and `open_days` (month, day) are those named without a year; `why` says why each report is in it; `follows`
    holds the nearest first, each after the nearness of words, negated.
    """

    id: str
    label: str
    reports: tuple[str, ...]
    names: tuple[str, ...]
    vector: Vector
    days: Days | None
    months: frozenset[int]
    open_days: frozenset[tuple[int, int]]
    why: tuple[Link, ...] = ()
    follows: tuple[tuple[float, str], ...] = ()
    followed_by: tuple[str, ...] = ()


@dataclass(slots=True)
class Shelves:
    """All that is kept. Keys of what is kept by period begin with the period.

    `weighed`, `near` (neighbours with their affinity) and `home` (the story) are by report; `users` and `probes` by
    period and word, `runs` by run of words, `foreign` by period, language and name; `clusters` by key, `stories` by id,
    `holders` (stories) by period and name. `counts` says how many reports there are of each period and language,
    `decided` which reports people decided about.
    """

    weighed: MutableMapping[str, Weighed] = field(default_factory=dict)
    users: MutableMapping[str, Users] = field(default_factory=dict)
    probes: MutableMapping[str, Users] = field(default_factory=dict)
    runs: MutableMapping[str, Users] = field(default_factory=dict)
    foreign: MutableMapping[str, Users] = field(default_factory=dict)
    counts: MutableMapping[str, int] = field(default_factory=dict)
    near: MutableMapping[str, dict[str, float]] = field(default_factory=dict)
    clusters: MutableMapping[str, Cluster] = field(default_factory=dict)
    stories: MutableMapping[str, Told] = field(default_factory=dict)
    home: MutableMapping[str, str] = field(default_factory=dict)
    holders: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    decided: MutableMapping[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, shelf: Maker) -> Shelves:
        """Return shelves that are kept elsewhere."""
        return cls(
            weighed=shelf("weighed", Weighed),
            users=shelf("users", Users),
            probes=shelf("probes", Users),
            runs=shelf("runs", Users),
            foreign=shelf("foreign", Users),
            counts=shelf("counts", int),
            near=shelf("near", dict[str, float]),
            clusters=shelf("clusters", Cluster),
            stories=shelf("stories", Told),
            home=shelf("home", str),
            holders=shelf("holders", tuple[str, ...]),
            decided=shelf("decided", bool),
        )
