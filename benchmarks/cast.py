"""What one more report costs where thousands name the same man: the time in which the cast is brought up to date.

usage: python -m benchmarks.cast [--reports 1000 5000 20000] [--more 20]

Each report names one invented minister as reports do: by one of several spellings or the surname alone, with some of
his titles, half of them worn by one of many adjectives, and at times with his state. Time is that of the processor.
"""

from __future__ import annotations

import argparse
import platform
import random
import statistics
import time
from collections.abc import Mapping

from benchmarks.stories import show
from communique.link.actors import resolved
from communique.link.profiles import profiled, witnesses
from communique.record.cast import Cast
from communique.record.file import MEMORY
from communique.record.recasting import Rules
from communique.record.store import Store
from communique.types import UNDECIDED, Entity

SEED = 1
RULES = Rules(profiled, witnesses, resolved)
GIVEN = {"Sergei ": 60, "Sergey ": 20, "": 25, "S. ": 4, "Sergei P. ": 2, "Oleg ": 5, "Viktor ": 2}
SHORT = ("Tolmarov", "Mr. Tolmarov", "TOLMAROV", "Minister Tolmarov")
TITLES = ("foreign minister", "Foreign Minister", "minister", "envoy", "top diplomat", "spokesman", "special envoy")
WORN = ("acting", "former", "veteran", "senior", "outgoing", "influential", "new", "hawkish", "embattled", "powerful")
STATES: tuple[tuple[str, ...], ...] = ((), ("state:AT",))


def main() -> None:
    """Print a line for each number of reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    parser.add_argument("--more", type=int, default=20, help="reports that come one by one after them")
    chosen = parser.parse_args()
    show(f"Python {platform.python_version()}, {platform.machine()}, seed {SEED}")
    for count in chosen.reports:
        show(line(count, chosen.more))


def line(count: int, more: int) -> str:
    """Return what a report costs after so many, in milliseconds: in the middle, and at most."""
    rng = random.Random(SEED)
    store = Store(MEMORY, create=True)
    cast = Cast(store)
    cast.update(dict(report(rng, number) for number in range(count)), {}, UNDECIDED, RULES)
    costs = []
    for number in range(count, count + more):
        one: Mapping[str, tuple[Entity, ...]] = dict([report(rng, number)])
        begun = time.process_time()
        cast.update(one, {}, UNDECIDED, RULES)
        costs.append(1000 * (time.process_time() - begun))
    profiles = next(store.rows("SELECT count(*) FROM profile"))[0]
    store.close()
    middle, most = statistics.median(costs), max(costs)
    return f"{count:>7,} reports, {profiles:>6,} profiles: one more takes {middle:.0f} ms, at most {most:.0f} ms"


def report(rng: random.Random, number: int) -> tuple[str, tuple[Entity, ...]]:
    """Return a report's id and the one entity in it."""
    name = rng.choices(list(GIVEN), list(GIVEN.values()))[0] + "Tolmarov"
    names = tuple({name, *rng.sample(SHORT, rng.randint(0, 2))})
    worn = [f"{rng.choice(WORN)} " if rng.random() < 0.5 else "" for _ in range(rng.randint(0, 2))]
    titles = tuple({each + rng.choice(TITLES) for each in worn})
    key = f"rp_{number}"
    return key, (Entity(f"ent_{number}", key, "person", name, names, None, titles, rng.choice(STATES)),)


if __name__ == "__main__":
    main()
