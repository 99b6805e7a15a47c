"""The lexicon: what is known by an id, and where a text names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.lexicon import sources
from communique.lexicon.entry import Entry, Hit
from communique.lexicon.folding import Word, fold, words
from communique.lexicon.places import Gazetteer
from communique.lexicon.sources import Name

_GAP = re.compile(r"\.?[ \u00a0]?[-–'’]?[ \u00a0]?\n?")
_REGION_WORDS = frozenset("province governorate region oblast district state county prefecture wilayat vilayet krai".split())
_LONGEST = 9  # words


class Lexicon:
    """States, groups, bodies, organs, outlets and places by id, by name and by demonym."""

    def __init__(self) -> None:
        """Read the packaged tables."""
        self._gazetteer = Gazetteer()
        self._entries: dict[str, Entry] = {}
        self._names: dict[str, list[Name]] = defaultdict(list)
        self._begins: set[str] = set()
        for entry, names in [*sources.states(), *sources.actors()]:
            self._entries[entry.id] = entry
            for name in names:
                self._add(name)

    def _add(self, name: Name) -> None:
        key = fold(name.text)
        self._names[key].append(name)
        parts = key.split(" ")
        self._begins.update(" ".join(parts[:count]) for count in range(1, len(parts)))

    def entry(self, known: str) -> Entry | None:
        """Return the entry with this id, None where there is none."""
        if known.startswith("place:"):
            return self._entries.get(known) or self._gazetteer.place(known.removeprefix("place:"))
        return self._entries.get(known)

    def demonym(self, word: str) -> str | None:
        """Return the id of the state a demonym or adjective belongs to ("Turkish" -> state:TR)."""
        for name in self._names.get(fold(word), ()):
            if name.form == "demonym":
                return name.entry
        return None

    def find(self, text: str) -> list[Hit]:
        """Return the longest names in a text that do not overlap, in order; offsets are code points of `text`."""
        found = list(words(text))
        hits: list[Hit] = []
        position = 0
        while position < len(found):
            hit, count = self._longest(text, found, position)
            if hit is not None:
                hits.append(hit)
            position += count
        return hits

    def disambiguate(self, hits: Iterable[Hit], countries: Mapping[str, float]) -> Entry | None:
        """Choose among all entries of several hits of one name, by the weight of states in the document."""
        entries = {entry.id: entry for hit in hits for entry in hit.entries}
        order = list(entries)
        return max(entries.values(), key=lambda e: (_fit(e, countries), -order.index(e.id)), default=None)

    def _longest(self, text: str, found: list[Word], first: int) -> tuple[Hit | None, int]:
        """Return the longest name that begins at word `first`, and how many words to go on by."""
        begin = found[first]
        if not _may_begin(text, begin):
            return None, 1
        best: tuple[Hit | None, int] = (None, 1)
        key = ""
        for last in range(first, min(len(found), first + _LONGEST)):
            if last > first and not _GAP.fullmatch(text, found[last - 1].end, found[last].start):
                break
            key = f"{key} {found[last].key}" if key else found[last].key
            places, doubtful, longer = self._gazetteer.seek(key)
            hit = self._hit(text, begin.start, found[last].end, key, places, doubtful)
            if hit is not None:
                best = hit, last - first + 1
            if not longer and key not in self._begins:
                break
        return best

    def _hit(
        self, text: str, start: int, end: int, key: str, places: tuple[Entry, ...], doubtful: bool
    ) -> Hit | None:
        written = text[start:end]
        names = [name for name in self._names.get(key, ()) if _written_so(name, written)]
        if not any(char.isupper() for char in written) and written.isascii() and not any(n.plain for n in names):
            return None
        known = tuple(dict.fromkeys(self._entries[name.entry] for name in names))
        if not known and not places:
            return None
        form = names[0].form if names else "name"
        return Hit(start, end, known + places, form, form == "short" or (doubtful and not known))


def _may_begin(text: str, word: Word) -> bool:
    first = text[word.start]
    return not ("a" <= first <= "z") or word.key in ("al", "el", "the", "an", "as", "ar", "ad")


def _written_so(name: Name, written: str) -> bool:
    """Whether a text writes a name as it must be: an acronym of two or three letters only in capitals."""
    if name.text.isupper() and len(name.text.replace(".", "")) <= 3:
        return written.isupper()
    return True


def _fit(entry: Entry, countries: Mapping[str, float]) -> float:
    return countries.get(entry.country or entry.id, 0.0)
