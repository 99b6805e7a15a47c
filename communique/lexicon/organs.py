"""Organs named by their state and their office: "Kenyan Defence Ministry", "Ministry of Defence of Kenya"."""

from __future__ import annotations

from communique.lexicon.entry import Entry
from communique.lexicon.folding import fold
from communique.lexicon.sources import Organ, organ_nouns


class Organs:
    """The wordings of organs that every state may have, and the entries made from a state and one of them."""

    def __init__(self) -> None:
        """Read the wordings."""
        self._organs = {fold(wording): organ for organ in organ_nouns() for wording in organ.wordings}
        self._longest = max(key.count(" ") + 1 for key in self._organs)
        self._first = frozenset(key.split(" ")[0] for key in self._organs)

    def beginning(self, keys: list[str]) -> tuple[Organ | None, int]:
        """Return the organ whose wording is the longest beginning of some word keys, and how many words it takes."""
        if not keys or keys[0] not in self._first:
            return None, 0
        for count in range(min(self._longest, len(keys)), 0, -1):
            organ = self._organs.get(" ".join(keys[:count]))
            if organ is not None:
                return organ, count
        return None, 0


def organ_of(organ: Organ, state: Entry, written: str) -> Entry:
    """Return the entry of a state's organ; its id is the same however it is worded."""
    label = f"{organ.label} of {state.label}"
    known = f"organ:{organ.part}:{state.id.removeprefix('state:')}"
    names = tuple(dict.fromkeys((label, written)))
    return Entry(known, organ.kind, label, names, organ.sort, country=state.id)
