"""The lexicon: what is known by an id, and where a text names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from communique.lexicon import sources
from communique.lexicon.entry import Entry, Hit, within
from communique.lexicon.folding import ARABIC_PREFIXES, Word, fold, without_prefix, words
from communique.lexicon.offices import office
from communique.lexicon.organs import Organs, organ_of
from communique.lexicon.own import entries
from communique.lexicon.places import Gazetteer
from communique.lexicon.sources import Name, Organ
from communique.lexicon.spelling import is_plain, may_begin, placed, written_as

_GAP = re.compile(r"(?:(?<!\w\w\w)\.|,)?[ \u00a0]?[-–'’/+&]?[ \u00a0]?\n?")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_PERSON_TOO = frozenset(
    ["chad", "jordan", "georgia", "israel", "holland", "america", "china", "india", "kenya", "cuba"]
)
_SURNAME = re.compile(r" [A-Z][a-z]+")
_LONGEST = 14  # words
_ORGAN_WORDS = 6


class Lexicon:
    """States, groups, bodies, organs, outlets and places by id, by name and by demonym."""

    def __init__(self, own: str = "") -> None:
        """Read the packaged tables and a user's `own` beside them. Raises BadLexicon where that is not understood."""
        self._gazetteer = Gazetteer()
        self._organs = Organs()
        self._entries: dict[str, Entry] = {}
        self._names: dict[str, list[Name]] = defaultdict(list)
        self._begins: set[str] = set()
        self._plain: set[str] = set()
        for entry, names in [*sources.states(), *sources.actors(), *sources.features()]:
            self._entries[entry.id] = entry
            self._learn(names)
        self._learn(sources.foreign_names())
        for entry, names in reversed(entries(own) if own else []):
            self._add(entry, names)

    def _add(self, entry: Entry, names: Sequence[Name]) -> None:
        """Add an entry of a user's own, or its names to one that ships; they come before all others."""
        shipped = self.entry(entry.id)
        if shipped is not None:
            further = tuple(name for name in entry.names if name not in shipped.names)
            entry = replace(shipped, names=shipped.names + further, loaded=shipped.loaded + entry.loaded)
        self._entries[entry.id] = entry
        for name in names:
            key = fold(name.text)
            self._learn([name])
            self._names[key] = [name, *(other for other in self._names[key] if other != name)]

    def _learn(self, names: Iterable[Name]) -> None:
        for name in names:
            key = fold(name.text)
            if name.plain and any(not known.plain for known in self._names.get(key, ())):
                continue  # Spanish for "Chinese" is English for the state itself
            self._names[key].append(name)
            parts = key.split(" ")
            self._begins.update(" ".join(parts[:count]) for count in range(1, len(parts)))
            if is_plain(name) or name.text[0].islower():
                self._plain.add(parts[0])

    def entry(self, known: str) -> Entry | None:
        """Return the entry with this id, None where there is none."""
        if known in self._entries or not known.startswith("place:"):
            return self._entries.get(known)
        return self._gazetteer.place(known.removeprefix("place:"))

    def demonym(self, word: str) -> str | None:
        """Return the id of the state a demonym or adjective belongs to ("Turkish" -> state:TR)."""
        for name in self._names.get(fold(word), ()):
            if name.form == "demonym" and written_as(name, word):
                return name.entry
        return None

    def is_office(self, phrase: str) -> bool:
        """Tell whether a phrase holds words that name an office ("Turkish Foreign Minister", "top diplomat")."""
        return office(phrase) is not None

    def find(self, text: str) -> list[Hit]:
        """Return the longest names in a text that do not overlap, in order; offsets are code points of `text`."""
        found = list(words(text))
        hits: list[Hit] = []
        position = 0
        while position < len(found):
            hit, count = self._longest(text, found, position)
            if hit is None and found[position].key[0] in ARABIC_PREFIXES and len(found[position].key) > 4:
                found[position] = without_prefix(text, found[position])
                hit, count = self._longest(text, found, position)
            if hit is None:
                hit, count = self._organ_first(text, found, position)
            elif hit.best.kind == "state":
                hit, count = self._organ_after(text, found, position, hit, count)
            if hit is not None:
                hits.append(hit)
            position += count
        return hits

    def disambiguate(self, hits: Iterable[Hit], countries: Mapping[str, float]) -> Entry | None:
        """Choose among the entries that one name may mean in a document.

        `countries` weighs the ids of states, and what `within` gives, by how much the document is about them. Entries
        of a weighty country come first, then the order of the hits themselves, which is by capital and population.
        """
        ranks: dict[str, int] = {}
        entries: dict[str, Entry] = {}
        for hit in hits:
            for rank, entry in enumerate(hit.entries):
                entries[entry.id] = entry
                ranks[entry.id] = ranks.get(entry.id, 0) + rank
        weight = {
            known: countries.get(entry.country or known, 0.0) + countries.get(within(entry), 0.0)
            for known, entry in entries.items()
        }
        return max(entries.values(), key=lambda e: (weight[e.id], -ranks[e.id], e.id), default=None)

    def _longest(self, text: str, found: list[Word], first: int) -> tuple[Hit | None, int]:
        """Return the longest name that begins at word `first`, and how many words to go on by."""
        begin = found[first]
        best: tuple[Hit | None, int] = (None, 1)
        if not may_begin(text[begin.start : begin.end], begin.key, self._plain):
            return best
        key = ""
        for last in range(first, min(len(found), first + _LONGEST)):
            if last > first and not _GAP.fullmatch(text, found[last - 1].end, found[last].start):
                break
            key = f"{key} {found[last].key}" if key else found[last].key
            longer, hit = self._hit(text, begin.start, found[last].end, key)
            if hit is not None:
                best = hit, last - first + 1
            if not longer and key not in self._begins:
                break
        return best

    def _hit(self, text: str, start: int, end: int, key: str) -> tuple[bool, Hit | None]:
        """Return whether places with longer names begin so, and the hit of exactly this name."""
        places, doubtful, longer = self._gazetteer.seek(key)
        written = text[start:end]
        names = [name for name in self._names.get(key, ()) if _parted_as(name, written) and written_as(name, written)]
        known = tuple(dict.fromkeys(self._entries[name.entry] for name in names))
        if places and ("," in written or not placed(written)):
            places = ()
        if not known and not places:
            return longer, None
        form = names[0].form if names else "name"
        person = key in _PERSON_TOO and _SURNAME.match(text, end) is not None
        unsure = form == "short" or person or (not known and (doubtful or _like_acronym(written, places[0])))
        return longer, Hit(start, end, known + places, form, unsure)

    def _organ_after(self, text: str, found: list[Word], first: int, hit: Hit, count: int) -> tuple[Hit, int]:
        """Widen a state's name or demonym by the organ whose words follow it ("Kenya's Defence Ministry")."""
        after = first + count
        if after < len(found) and found[after].key == "s" and _POSSESSIVE.match(text, hit.end):
            after += 1
        keys = [word.key for word in found[after : after + _ORGAN_WORDS]]
        organ, length = self._organs.beginning(keys)
        if organ is None or text[hit.end : found[after].start].strip(" \u00a0'’s"):
            return hit, count
        end = found[after + length - 1].end
        entry = self._organ_entry(organ, hit.best, text[hit.start : end])
        return Hit(hit.start, end, (entry,)), after + length - first

    def _organ_entry(self, organ: Organ, state: Entry, written: str) -> Entry:
        """Return the listed entry of a state's organ ("Kremlin" for its presidency), a composed one where none is."""
        composed = organ_of(organ, state, written)
        return self._entries.get(composed.id, composed)

    def _organ_first(self, text: str, found: list[Word], first: int) -> tuple[Hit | None, int]:
        """Return the organ named here, with the state that follows "of" ("Ministry of Defence of Kenya")."""
        if text[found[first].start].islower():
            return None, 1
        organ, length = self._organs.beginning([word.key for word in found[first : first + _ORGAN_WORDS]])
        if organ is None:
            return None, 1
        last = first + length - 1
        state = last + 1
        while state < len(found) and state <= last + 2 and found[state].key in ("of", "the"):
            state += 1
        if state > last + 1 and state < len(found):
            hit, count = self._longest(text, found, state)
            if hit is not None and hit.best.kind == "state" and hit.form == "name":
                entry = self._organ_entry(organ, hit.best, text[found[first].start : hit.end])
                return Hit(found[first].start, hit.end, (entry,)), state + count - first
        return None, 1


def _parted_as(name: Name, written: str) -> bool:
    """Tell whether a text parts the words by commas just as a name does: lists of names are none."""
    return name.text.count(",") == written.count(",")


def _like_acronym(written: str, place: Entry) -> bool:
    """Whether a short word in capitals is more likely an acronym than this place ("DACA" is not Dhaka)."""
    return (
        written.isupper() and len(written) <= 5 and (place.population < 300_000 or fold(place.label) != fold(written))
    )
