"""The actors of a record, brought up to date report by report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.link.actors import resolve, resolved
from communique.link.profiles import profiled, witnesses
from communique.record.cast import Cast
from communique.record.cast_tables import TABLES
from communique.record.file import MEMORY
from communique.record.recasting import Rules
from communique.record.rows import summed
from communique.record.store import Store
from communique.types import UNDECIDED, Actor, Decided, Entity, Kind, Profile, Resolved, actor_of

RULES = Rules(profiled, witnesses, resolved)
SURNAMES = ["Brandt", *(f"{first}{last}" for first in ("Dor", "Vel", "Mak") for last in ("nov", "lig", "bert"))]

NAMES: Sequence[tuple[str, Kind, str | None]] = [
    ("Sergei Tolmarov", "person", None),
    ("Sergey Tolmarov", "person", None),
    ("Tolmarov", "person", None),
    ("Tolmarov", "organization", None),
    ("Oleg Tolmarov", "person", None),
    ("Sergei Tolmarov", "place", None),
    ("Ivo Obama", "person", None),
    ("Obama", "place", "place:1854849"),
    ("Obama", "organization", None),
    ("Ohrid", "place", "place:787487"),
    ("Охрид", "place", "place:863883"),
    ("Ohrid", "organization", None),
    ("Kestria", "place", None),
    ("Kestriya", "state", None),
    ("General Staff", "organization", None),
    ("THE GENERAL STAFF", "organization", None),
    ("Free Kestrian Front", "organization", None),
    ("The Free Kestrian Front", "armed_group", None),
    ("Vienna", "place", "place:2761369"),
]
STATES = [(), (), ("state:AT",), ("state:KE",), ("name:kestria",)]
TITLES = [(), (), ("foreign minister",), ("general",), ("envoy", "general")]


@st.composite
def reports(draw: st.DrawFn, name: str) -> tuple[Entity, ...]:
    """Return what one report tells of some people and things."""
    found = {}
    for _ in range(draw(st.integers(0, 4))):
        written, kind, known = draw(st.sampled_from(NAMES))
        identity = f"{kind} {written}@{name}"
        states, titles = draw(st.sampled_from(STATES)), draw(st.sampled_from(TITLES))
        found[identity] = Entity(identity, name, kind, written, (written,), known, titles, states)
    return tuple(found.values())


@st.composite
def records(draw: st.DrawFn) -> dict[str, tuple[Entity, ...]]:
    """Return some reports by their ids."""
    return {name: draw(reports(name)) for name in draw(st.sets(st.sampled_from("abcdefgh")))}


@st.composite
def decisions(draw: st.DrawFn, record: dict[str, tuple[Entity, ...]]) -> Decided:
    """Return decisions that do not contradict one another: each entity is named by one at most."""
    able = [entity.id for entities in record.values() for entity in entities] + ["nobody@z"]
    named = draw(st.permutations(sorted(able)))[: 2 * draw(st.integers(0, 2))]
    pairs = [tuple(sorted(pair)) for pair in zip(named[::2], named[1::2], strict=False)]
    same = frozenset((pair[0], pair[1]) for number, pair in enumerate(pairs) if number % 2)
    return Decided(same, frozenset((pair[0], pair[1]) for pair in pairs) - same)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[tuple[dict[str, tuple[Entity, ...]], Decided]], int]:
    """Return what the record holds after each of some steps, and what is decided then."""
    steps = []
    for _ in range(draw(st.integers(1, 4))):
        record = draw(records())
        steps.append((record, draw(decisions(record))))
    return steps, draw(st.integers(1, 3))


@contextmanager
def cast() -> Iterator[tuple[Store, Cast]]:
    """Open an empty record."""
    store = Store(MEMORY, create=True)
    yield store, Cast(store)
    store.close()


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return what the tables hold; the manifest says the same of them."""
    held = {}
    for table in TABLES:
        rows = [tuple(row) for row in store.rows(f"SELECT * FROM {table} ORDER BY 1")]
        counted = next(store.rows("SELECT count, sum FROM manifest WHERE name = ?", (table,)))
        seals = [row[-1] for row in rows if isinstance(row[-1], bytes)]
        assert tuple(counted) == (len(rows), summed(seals))
        held[table] = rows
    return held


def at_once(record: dict[str, tuple[Entity, ...]], decided: Decided) -> dict[str, list[tuple[object, ...]]]:
    """Return the tables of a record that is taken in as one."""
    with cast() as (store, one):
        one.update(record, {}, decided, RULES)
        return tables(store)


def entities(record: dict[str, tuple[Entity, ...]]) -> list[Entity]:
    """Return all entities of a record."""
    return [entity for found in record.values() for entity in found]


def lines(actors: Iterable[Actor]) -> dict[str, tuple[str, str, str]]:
    """Return by entity whom it names."""
    return {entity: (actor.id, actor.kind, actor.label) for actor in actors for entity in actor.entities}


@given(histories())
@settings(max_examples=40, deadline=None)
def test_however_reports_and_decisions_come_and_go_the_tables_are_those_of_one_batch(
    history: tuple[list[tuple[dict[str, tuple[Entity, ...]], Decided]], int],
) -> None:
    """And the actors are those that all entities give; the reports named are those to which something is new."""
    steps, parts = history
    held: dict[str, tuple[Entity, ...]] = {}
    with cast() as (store, one):
        for record, decided in steps:
            before = lines(one.actors())
            gone = {name: found for name, found in held.items() if record.get(name) != found}
            come = {name: found for name, found in record.items() if held.get(name) != found}
            told: set[str] = set()
            for number in range(parts):
                names = sorted(come.keys() | gone.keys())[number::parts]
                more = {name: come[name] for name in names if name in come}
                less = {name: gone[name] for name in names if name in gone}
                told |= one.update(more, less, decided, RULES)
            held = record
            assert tables(store) == at_once(record, decided)
            found = list(one.actors())
            assert found == resolve(entities(record), decided)
            after = lines(found)
            new = {entity.report for entity in entities(record) if after[entity.id] != before.get(entity.id)}
            assert new <= told
            assert parts > 1 or new == told


@given(records())
@settings(max_examples=50, deadline=None)
def test_the_actors_of_some_entities_are_those_of_the_record_seen_from_there(
    record: dict[str, tuple[Entity, ...]],
) -> None:
    """Labels, names and states are of the whole record, entities and titles of those asked for."""
    with cast() as (_, one):
        one.update(record, {}, UNDECIDED, RULES)
        everybody = {actor.id: actor for actor in one.actors()}
        who = actor_of(everybody.values())
        for name, found in record.items():
            seen = one.actors_of(found)
            assert [actor.id for actor in seen] == sorted({who[entity.id] for entity in found})
            for actor in seen:
                whole = everybody[actor.id]
                assert actor.entities == tuple(sorted(each.id for each in found if who[each.id] == actor.id))
                assert (actor.label, actor.kind, actor.names) == (whole.label, whole.kind, whole.names)
                assert (actor.states, actor.known, actor.lat) == (whole.states, whole.known, whole.lat)
                assert [held.title for held in actor.titles] == [
                    held.title for held in whole.titles if name in held.reports
                ]


def person(name: str, report: str, *titles: str) -> Entity:
    """Return a person of a report."""
    return Entity(f"{name}@{report}", report, "person", name, (name,), None, titles)


def test_a_report_is_told_of_a_label_that_others_change() -> None:
    """The most frequent spelling of the name is another once a third report has come; the other matter rests."""
    first = {"a": (person("Sergei Tolmarov", "a"),), "x": (person("Ivo Brandt", "x"),)}
    with cast() as (_, one):
        assert one.update(first, {}, UNDECIDED, RULES) == {"a", "x"}
        assert one.update({"b": (person("Sergey Tolmarov", "b"),)}, {}, UNDECIDED, RULES) == {"b"}
        assert one.update({"c": (person("Sergey Tolmarov", "c"),)}, {}, UNDECIDED, RULES) == {"a", "b", "c"}
        assert one.update(first, first, UNDECIDED, RULES) == set()


def test_a_decision_reaches_across_blocks_and_back() -> None:
    """Two names of one woman are joined by a person's word, and parted when it is taken back."""
    both = {"a": (person("Vesna Ilkova", "a"),), "b": (person("Vesna Darrow", "b"),)}
    pairs = [("Vesna Darrow@b", "Vesna Ilkova@a")]
    with cast() as (store, one):
        one.update(both, {}, UNDECIDED, RULES)
        plain = tables(store)
        assert one.update({}, {}, Decided(frozenset(pairs)), RULES)
        assert len(list(one.actors())) == 1
        assert one.update({}, {}, UNDECIDED, RULES)
        assert tables(store) == plain


def test_a_change_joins_the_open_transaction() -> None:
    """What the caller takes back is as if it had not been."""
    with cast() as (store, one):
        try:
            with store.writing():
                one.update({"a": (person("Ivo Brandt", "a"),)}, {}, UNDECIDED, RULES)
                assert len(list(one.actors())) == 1
                raise KeyError("taken back")
        except KeyError:
            assert list(one.actors()) == []


def test_one_report_is_work_on_the_blocks_that_it_names_alone() -> None:
    """A hundred other people are not looked at, nor is his own block when nothing of it has changed."""
    seen: list[str] = []

    def watched(profiles: Iterable[Profile]) -> list[Resolved]:
        found = list(profiles)
        seen.extend(profile.name for profile in found)
        return resolved(found)

    rules = RULES._replace(resolved=watched)
    with cast() as (_, one):
        others = {f"r{number}": (person(f"Ivo {name}", f"r{number}"),) for number, name in enumerate(SURNAMES)}
        one.update(others, {}, UNDECIDED, rules)
        assert len(seen) == len(SURNAMES)
        seen.clear()
        one.update({"b": (person("Karl Brandt", "b"),)}, {}, UNDECIDED, rules)
        assert sorted(seen) == ["Ivo Brandt", "Karl Brandt"]
        seen.clear()
        one.update({"c": (person("Karl Brandt", "c"),)}, {"b": (person("Karl Brandt", "b"),)}, UNDECIDED, rules)
        assert seen == []


def test_a_name_any_state_could_have_is_an_actor_of_each_report() -> None:
    """Its profile is one, and so the work; the actors are as many as the reports."""
    staff: dict[str, tuple[Entity, ...]] = {
        name: (Entity(f"staff@{name}", name, "organization", "General Staff", ("General Staff",)),) for name in "abc"
    }
    with cast() as (store, one):
        assert one.update(staff, {}, UNDECIDED, RULES) == {"a", "b", "c"}
        assert [actor.entities for actor in one.actors()] == [actor.entities for actor in resolve(entities(staff))]
        assert len(list(one.actors())) == 3
        assert len(tables(store)["profile"]) == 1
        assert one.update({}, {"a": staff["a"]}, UNDECIDED, RULES) == set()
        assert [actor.label for actor in one.actors_of(staff["b"])] == ["General Staff"]


def test_what_other_rules_found_is_forgotten() -> None:
    """The tables are as new."""
    with cast() as (store, one):
        empty = tables(store)
        one.update({"a": (person("Ivo Brandt", "a"),)}, {}, UNDECIDED, RULES)
        one.forget()
        assert tables(store) == empty
