"""Many worlds from one corpus: what changes, what stays, and that every span still holds its words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from benchmarks.worlds import Vocabulary, World, varied
from communique.types import Account, Days, Pledge, Presence, Reading, Span, make_id
from tests.link.reports import Writer

TEXT = (
    "Astrid Ek met Olaf Brandt in Malmo on Saturday. They spoke of herring, trawlers and harbours, and Ek said that"
    " Varania would open a harbour for trawlers. It was Ek who spoke of licences, and Brandt of herring."
)
SEVEN = ("harbour", "trawler", "lantern", "orchard", "quarrel")


def made(text: str = TEXT, name: str = "a") -> Reading:
    """Return a reading with something of most layers."""
    writer = Writer(name, text, "2031-03-08T10:00:00Z")
    first = writer.name("Astrid Ek")
    writer.name("Olaf Brandt")
    writer.name("Varania", "state", "state:XV")
    writer.say("Varania would open a harbour for trawlers", first, "indirect")
    writer.when("on Saturday", date(2031, 3, 8))
    reading = writer.reading()
    start = text.index("met")
    trigger = Span(name, start, start + 3)
    account = Account(
        make_id("ac", name, start),
        Span(name, 0, text.index(".") + 1),
        trigger,
        "CONSULT",
        None,
        "happened",
        Days(date(2031, 3, 8), date(2031, 3, 8)),
        participants=(Presence(reading.mentions[0].span, first),),
    )
    pledge = Pledge(make_id("pl", name, 1), reading.statements[0].parts[0], trigger, (first,))
    return msgspec.structs.replace(reading, accounts=(account,), pledges=(pledge,))


def spans(value: object) -> Iterator[Span]:
    """Yield every span within a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))


def ids(reading: Reading) -> set[str]:
    """Return the ids of a reading's things and of its report."""
    layers = (reading.mentions, reading.entities, reading.statements, reading.accounts, reading.pledges)
    return {reading.report.id, *(each.id for layer in layers for each in layer)}


@pytest.mark.parametrize("world", [0, 1, 7])
def test_every_span_of_a_varied_reading_holds_words(world: int) -> None:
    """As many as before, each in the new report, each as long as the words it held."""
    old = made()
    (new,) = varied([old], 5, world)
    before, after = list(spans(old)), list(spans(new))
    assert len(before) == len(after) >= 10
    for left, right in zip(before, after, strict=True):
        words = new.report.quote(right)
        assert words.strip()
        assert [char.isalpha() for char in words] == [char.isalpha() for char in old.report.quote(left)]


def test_every_id_is_made_anew_and_still_referred_to() -> None:
    """No id is shared between worlds, and nothing points at an id that the reading does not hold."""
    old = made()
    one, other = (next(varied([old], 5, world)) for world in (1, 2))
    assert not ids(old) & ids(one)
    assert not ids(one) & ids(other)
    assert len(ids(one)) == len(ids(old))
    assert {mention.entity for mention in one.mentions} == {entity.id for entity in one.entities}
    assert one.statements[0].voice == one.accounts[0].participants[0].entity == one.entities[0].id
    assert one.pledges[0].promisor == (one.entities[0].id,)
    assert {entity.report for entity in one.entities} == {one.report.id}


def test_a_person_has_another_name_everywhere_and_a_known_state_its_own() -> None:
    """Text, mention and entity agree, and words that the rules went by stay."""
    (new,) = varied([made()], 5, 1)
    person, other, state = new.entities
    assert (state.name, state.known) == ("Varania", "state:XV")
    assert person.name != "Astrid Ek"
    assert other.name != "Olaf Brandt"
    assert new.report.quote(new.mentions[0].span) == person.name
    assert "Varania would" in new.report.text
    assert new.report.quote(new.accounts[0].trigger) == "met"
    assert "on Saturday" in new.report.text


def test_days_move_together() -> None:
    """The day of publication, the resolved days and those of accounts, by as much."""
    (new,) = varied([made()], 5, 1, 14)
    day = Days(date(2031, 3, 22), date(2031, 3, 22))
    assert new.report.published == "2031-03-22T10:00:00Z"
    assert new.whens[0].days == day
    assert new.accounts[0].days == day


def test_a_word_is_the_same_in_all_reports_of_a_world() -> None:
    """So reports of one story stay alike, in any of its forms, and the same seed gives the same world."""
    texts = [f"The {word} and the {word}s were far away." for word in SEVEN] * 3 + ["Nothing more."] * 20
    vocabulary = Vocabulary(texts)
    world = World(vocabulary, 5, 1)
    changed = [word for word in SEVEN if world.word(word) != word]
    assert len(changed) >= 3
    assert [world.word(f"{word}s") for word in SEVEN] == [f"{world.word(word)}s" for word in SEVEN]
    assert {len(world.word(word)) for word in SEVEN} == {7}
    again, elsewhere = World(vocabulary, 5, 1), World(vocabulary, 5, 2)
    assert list(map(again.word, SEVEN)) == list(map(world.word, SEVEN))
    assert list(map(elsewhere.word, SEVEN)) != list(map(world.word, SEVEN))


def test_a_name_keeps_its_shape() -> None:
    """Vowels stay vowels and capitals capitals; a letter outside the English ones stays."""
    vocabulary = Vocabulary(["They saw Lindqvist and McArran near Ørebro."] * 3)
    for name in ("Lindqvist", "McArran", "Ørebro"):
        there = World(vocabulary, 5, 1).word(name)
        assert there != name
        assert [char.isupper() for char in there] == [char.isupper() for char in name]
        assert [char.lower() in "aeiou" for char in there] == [char.lower() in "aeiou" for char in name]
    assert World(vocabulary, 5, 1).word("Ørebro").startswith("Ø")
