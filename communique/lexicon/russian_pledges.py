"""Russian words of undertaking: `data/russian-pledges.toml`, with the forms of its verbs spelled out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct, convert

from communique.lexicon.russian import conjugated

Way = Literal["promises", "agrees", "plans", "refuses", "announces", "orders", "restates"]


class _Classes(Struct, frozen=True, kw_only=True):
    """Classes of words; `nouns`, `acts`, `agents`, `figures` and `done` are beginnings of words."""

    nouns: tuple[str, ...]
    acts: tuple[str, ...]
    agents: tuple[str, ...]
    figures: tuple[str, ...]
    done: tuple[str, ...]
    idle: frozenset[str]
    talk: frozenset[str]
    lasting: frozenset[str]
    shuns: frozenset[str]


class RussianPledges(_Classes, frozen=True, kw_only=True):
    """The word classes; `ways` maps each form of a verb to how it undertakes, `deeds` each future to its infinitive."""

    ways: dict[str, frozenset[Way]]
    deeds: dict[str, str]


class _Table(_Classes, frozen=True, kw_only=True):
    promises: tuple[str, ...]
    agrees: tuple[str, ...]
    plans: tuple[str, ...]
    refuses: tuple[str, ...]
    announces: tuple[str, ...]
    orders: tuple[str, ...]
    restates: tuple[str, ...]
    deeds: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, ...]]


@cache
def russian_pledges() -> RussianPledges:
    """Read the packaged table."""
    source = files("communique.lexicon") / "data" / "russian-pledges.toml"
    table = convert(tomllib.loads(source.read_text(encoding="utf-8")), _Table)
    listed: tuple[tuple[Way, Iterable[str]], ...] = (
        ("promises", table.promises),
        ("agrees", table.agrees),
        ("plans", table.plans),
        ("refuses", table.refuses),
        ("announces", table.announces),
        ("orders", table.orders),
        ("restates", table.restates),
    )
    ways: dict[str, frozenset[Way]] = {}
    for way, lemmas in listed:
        for lemma in lemmas:
            for form in (*conjugated(lemma), *table.irregular.get(lemma, ())):
                ways[form] = ways.get(form, frozenset()) | {way}
    return RussianPledges(
        ways=ways,
        deeds={form: lemma for lemma, forms in table.deeds.items() for form in forms},
        nouns=table.nouns,
        acts=table.acts,
        agents=table.agents,
        figures=table.figures,
        done=table.done,
        idle=table.idle,
        talk=table.talk,
        lasting=table.lasting,
        shuns=table.shuns,
    )
