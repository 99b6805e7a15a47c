"""Persons of one report: which full names are one man's, and whose surname stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from communique.read.names.kinds import name_words


class Persons:
    """The persons a report names in full, and the lookup from any part of a name to its bearers.

    A person is an index; `forms` hold the word sequences under which each was written.
    """

    def __init__(self, forms: Iterable[tuple[str, ...]]) -> None:
        """Group full names, longest first, so that each shorter form finds the fullest one it belongs to."""
        self.forms: list[list[tuple[str, ...]]] = []
        self._bearers: dict[str, list[int]] = defaultdict(list)
        for words in sorted(set(forms), key=lambda words: (-len(words), words)):
            self._place(words)

    def _place(self, words: tuple[str, ...]) -> None:
        home = [person for person in self._bearers.get(words[-1], ()) if self._agrees(person, words)]
        if len(home) == 1:
            self.forms[home[0]].append(words)
            return
        person = len(self.forms)
        self.forms.append([words])
        for word in dict.fromkeys(words):
            self._bearers[word].append(person)

    def _agrees(self, person: int, words: tuple[str, ...]) -> bool:
        whole = self.forms[person][0]
        if len(words) == 1:
            return True
        return words[-1] == whole[-1] and all(_given_in(word, whole[:-1]) for word in words[:-1])

    def bearers(self, text: str) -> list[int]:
        """Return the persons whose name holds these words: bearers of the surname before bearers of another part."""
        words = name_words(text)
        found = [person for person in self._bearers.get(words[-1], ()) if self._agrees(person, words)]
        last = [person for person in found if self.forms[person][0][-1] == words[-1]]
        first = [person for person in found if self.forms[person][0][0] == words[-1]]
        return last or first or found

    def surname(self, person: int) -> str:
        """Return the folded last word of a person's fullest name."""
        return self.forms[person][0][-1]

    def word_known(self, word: str) -> bool:
        """Tell whether some person's name holds this folded word."""
        return word in self._bearers


def _given_in(word: str, given: tuple[str, ...]) -> bool:
    return any(word == other or (len(word) == 1 and other.startswith(word)) for other in given)
