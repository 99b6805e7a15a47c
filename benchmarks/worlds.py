"""Many corpora from one: the same reports in invented worlds, word by word, each letter where a letter was.

A world gives every name other letters, vowels for vowels, and exchanges most content words for words of the same
length that are about as common: the vocabulary of many worlds together grows as that of real news does, by names.
What replaces a word is as long as the word, so every span of a reading keeps its place. Words that make grammar,
weekdays, months, and in readings the titles, cues and verbs that the rules went by, stay as they are.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from communique.text.calendar import MONTHS, WEEKDAYS
from communique.text.words import is_small, stem
from communique.types import Accord, Entity, Reading, Report, Span, make_id, report_id

EXCHANGED = 0.7  # share of the content words that a world exchanges
COMMON = 0.2  # share of the texts that use a word, from which it stays
NAME = 0.8  # share of a word's uses inside sentences that are capitalised, from which it is a name

_WORD = re.compile(r"[^\W\d_]{2,}")
_OPENING = re.compile(r"(?:^|[.!?:\n“”\"‘'(]\s*)$")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_CALENDAR = frozenset(form for table in (MONTHS["en"], WEEKDAYS["en"]) for forms in table for form in forms.split("|"))


class Vocabulary:
    """The words of some texts: which are names, which stay, and which can stand for one another."""

    def __init__(self, texts: Iterable[str], keep: Collection[str] = (), borne: Collection[str] = ()) -> None:
        """Count the words of the texts; of words in lower case, those in `keep` stay, and `borne` are in names."""
        inside, capitals, held = Counter[str](), Counter[str](), Counter[str]()
        count = 0
        for text in texts:
            count += 1
            found = list(_WORD.finditer(text))
            held.update({match.group().lower() for match in found})
            for match in found:
                if not _OPENING.search(text, max(0, match.start() - 3), match.start()):
                    inside[match.group().lower()] += 1
                    capitals[match.group().lower()] += match.group()[0].isupper()
        self.names = frozenset(word for word in {*inside, *borne} if capitals[word] >= NAME * inside[word])
        common = {word for word, seen in held.items() if seen > COMMON * count and word not in self.names}
        self.kept = _CALENDAR | common | set(keep)
        self.alike = self._alike(held)

    def stays(self, word: str) -> bool:
        """Tell whether a word in lower case is the same in every world."""
        return len(word) < 3 or word in self.kept or is_small(word)

    def _alike(self, held: Mapping[str, int]) -> list[list[str]]:
        """Return groups of stems of one length that about as many texts use."""
        seen: Counter[str] = Counter()
        for word, texts in held.items():
            if word.isascii() and word not in self.names and not self.stays(word):
                seen[_base(word)] += texts
        groups: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        for base, texts in sorted(seen.items()):
            groups[len(base), texts.bit_length()].append(base)
        return [group for _, group in sorted(groups.items())]


class World:
    """A mapping of words to words of the same length, drawn with a seed; two numbers are two worlds."""

    def __init__(self, vocabulary: Vocabulary, seed: int, number: int) -> None:
        """Draw the letters of names and the words that change places."""
        chance = random.Random(f"{seed}/{number}")
        self.number = number
        self._vocabulary = vocabulary
        self._letters = str.maketrans(
            _VOWELS + _CONSONANTS, _shuffled(chance, _VOWELS) + _shuffled(chance, _CONSONANTS)
        )
        self._instead: dict[str, str] = {}
        for group in vocabulary.alike:
            chosen = chance.sample(group, round(EXCHANGED * len(group)))
            self._instead.update(zip(chosen, [*chosen[1:], *chosen[:1]], strict=True))
        self._known: dict[str, str] = {}

    def word(self, word: str) -> str:
        """Return what a word is here, as long as it was and with the same capitals."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._cased(word)
        return found

    def text(self, text: str, keep: Iterable[tuple[int, int]] = ()) -> str:
        """Return a text as it reads here, of the same length; the ranges in `keep` stay as they are."""
        pieces, at = [], 0
        for start, end in sorted(keep):
            if start >= at:
                pieces += [self._all(text[at:start]), text[start:end]]
                at = end
        return "".join([*pieces, self._all(text[at:])])

    def _all(self, text: str) -> str:
        return _WORD.sub(lambda match: self.word(match.group()), text)

    def _cased(self, word: str) -> str:
        lower = word.lower()
        if len(lower) != len(word) or self._vocabulary.stays(lower):
            return word
        new = self._lower(lower)
        return "".join(char.upper() if old.isupper() else char for char, old in zip(new, word, strict=True))

    def _lower(self, word: str) -> str:
        if word in self._vocabulary.names:
            return word.translate(self._letters)
        base = _base(word)
        return self._instead.get(base, base) + word[len(base) :]


def vocabulary_of(readings: Sequence[Reading]) -> Vocabulary:
    """Return the vocabulary of what was read; the words that the rules went by stay, unless a person bears them."""
    ruled, borne = set[str](), set[str]()
    for reading in readings:
        ruled.update(word for span in _ruled(reading) for word in _folds(reading, span))
        persons = (mention.span for mention in reading.mentions if mention.kind == "person")
        borne.update(word for span in persons for word in _folds(reading, span))
    return Vocabulary((reading.report.text for reading in readings), ruled - borne, borne)


def varied(
    readings: Sequence[Reading], seed: int, world: int, shift_days: int = 0, vocabulary: Vocabulary | None = None
) -> Iterator[Reading]:
    """Yield the readings as they would be in another world, so many days later, under ids of their own.

    What the lexicon knows (states, places, bodies) stays. Days move, and the words that name them do not: by whole
    weeks at least the weekdays stay true. `vocabulary`, by default that of the readings, saves counting it again for
    every world.
    """
    there = World(vocabulary or vocabulary_of(readings), seed, world)
    for reading in readings:
        yield _Copy(reading, there, timedelta(shift_days)).reading()


class _Copy:
    """One reading on its way into another world."""

    def __init__(self, reading: Reading, world: World, shift: timedelta) -> None:
        self._old = reading
        self._world = world
        self._shift = shift
        known = {entity.id for entity in reading.entities if entity.known}
        stay = [mention.span for mention in reading.mentions if mention.entity in known]
        self._local = {word for span in stay for word in _folds(reading, span)}
        self._report = self._new_report([(span.start, span.end) for span in stay])
        self._ids = {old: make_id(old.partition("_")[0], self._report.id, old) for old in _ids(reading)}
        self._ids[reading.report.id] = self._report.id

    def reading(self) -> Reading:
        """Return the reading with every span, id, name and day as it is there."""
        renamed = replace(
            self._old,
            report=self._report,
            entities=tuple(self._entity(each) for each in self._old.entities),
            accords=tuple(self._accord(each) for each in self._old.accords),
            terms=tuple(replace(each, head=self._world.word(each.head)) for each in self._old.terms),
        )
        return msgspec.convert(self._renewed(msgspec.to_builtins(renamed)), Reading)

    def _new_report(self, stay: list[tuple[int, int]]) -> Report:
        old = self._old.report
        text = self._world.text(old.text, stay)
        url = f"https://example.org/{self._world.number}/{old.id}"
        return replace(
            old,
            id=report_id(old.outlet, url, text),
            source=f"{self._world.number}/{old.source}",
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=text,
            published=self._later(old.published) if old.published else None,
            url=url,
        )

    def _entity(self, old: Entity) -> Entity:
        if old.known:
            return old
        return replace(
            old,
            name=self._world.text(old.name),
            names=tuple(map(self._world.text, old.names)),
            titles=tuple(map(self._world.text, old.titles)),
        )

    def _accord(self, old: Accord) -> Accord:
        places = tuple(map(self._named, old.places))
        return replace(old, name=self._named(old.name), label=self._named(old.label), places=places)

    def _named(self, text: str) -> str:
        """Return the name of an accord, in which what the lexicon knows stays."""
        found = _WORD.finditer(text)
        return self._world.text(text, [match.span() for match in found if match.group().lower() in self._local])

    def _renewed(self, value: object) -> object:
        """Return plain values with the new ids for the old ones and the days moved."""
        if isinstance(value, str):
            return self._ids.get(value, value)
        if isinstance(value, tuple | list):
            return [self._renewed(each) for each in value]
        if isinstance(value, dict):
            return {
                key: self._later(each) if key in ("first", "last") else self._renewed(each)
                for key, each in value.items()
            }
        return value

    def _later(self, written: str) -> str:
        """Return an ISO date or date-time moved; as it was where it is none, or would leave the calendar."""
        try:
            return (date.fromisoformat(written[:10]) + self._shift).isoformat() + written[10:]
        except (ValueError, OverflowError):
            return written


def _ids(reading: Reading) -> Iterator[str]:
    """Yield the id of each thing that a reading holds."""
    layers = (
        reading.mentions,
        reading.entities,
        reading.statements,
        reading.accounts,
        reading.pledges,
        reading.outcomes,
        reading.accords,
        reading.stances,
    )
    return (each.id for layer in layers for each in layer)


def _folds(reading: Reading, span: Span) -> list[str]:
    return _WORD.findall(reading.report.quote(span).lower())


def _ruled(reading: Reading) -> Iterator[Span]:
    """Yield the words by which the rules knew what they had before them, and which a lexicon lists."""
    yield from (mention.title for mention in reading.mentions if mention.title)
    yield from (span for said in reading.statements for span in said.cue)
    yield from (span for stance in reading.stances for span in stance.cue)
    yield from (account.trigger for account in reading.accounts)
    yield from (pledge.trigger for pledge in reading.pledges)
    yield from (outcome.deed for outcome in reading.outcomes if outcome.deed)
    yield from (when.span for when in reading.whens)
    yield from (figure.span for figure in reading.figures)
    yield from (term.span for term in reading.terms)


def _base(word: str) -> str:
    """Return the part of a word that inflection leaves."""
    base = stem(word)
    return base if word.startswith(base) else word


def _shuffled(chance: random.Random, letters: str) -> str:
    return "".join(chance.sample(letters, len(letters)))
