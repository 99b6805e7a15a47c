"""Persons of one report: which full names are one man's, and whose surname stands alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from communique.lexicon.given_names import given_name
from communique.reading.names.kinds import name_words


class Persons:
    """The persons a report names in full, and the lookup from any part of a name to its bearers.

    A person is an index; `forms` hold the word sequences under which each was written.
    """

    def __init__(self, forms: Iterable[tuple[str, ...]]) -> None:
        """Group full names, one for each time it is written; each shorter form finds the fullest one it belongs to."""
        counts = Counter(forms)
        self.forms: list[list[tuple[str, ...]]] = []
        self._written: list[int] = []
        self._bearers: dict[str, list[int]] = defaultdict(list)
        for words in sorted(counts, key=lambda words: (-len(words), words)):
            self._place(words, counts[words])

    def _place(self, words: tuple[str, ...], count: int) -> None:
        home = self._agreeing(words)
        if len(home) == 1:
            self.forms[home[0]].append(words)
            self._written[home[0]] += count * (len(words) > 1)
            return
        person = len(self.forms)
        self.forms.append([words])
        self._written.append(count * (len(words) > 1))
        for word in dict.fromkeys(words):
            self._bearers[word].append(person)

    def _agreeing(self, words: tuple[str, ...]) -> list[int]:
        """Return the persons a name may belong to, sought under the rarest of its words that is no initial."""
        sought = [words[-1], *(word for word in words[:-1] if len(word) > 1)]
        few = min((self._bearers.get(word, []) for word in sought), key=len)
        return [person for person in few if self._agrees(person, words)]

    def _agrees(self, person: int, words: tuple[str, ...]) -> bool:
        whole = self.forms[person][0]
        if len(words) == 1:
            return True
        return words[-1] == whole[-1] and all(_given_in(word, whole[:-1]) for word in words[:-1])

    def bearers(self, text: str) -> list[int]:
        """Return the persons whose name holds these words: bearers of the surname before bearers of another part."""
        words = name_words(text)
        found = self._agreeing(words)
        last = [person for person in found if self.forms[person][0][-1] == words[-1]]
        first = [person for person in found if self.forms[person][0][0] == words[-1]]
        eastern = [person for person in first if person not in last and _surname_first(self.forms[person][0])]
        if last and eastern:
            return self._most_written(last + eastern)
        return last or first or found

    def _most_written(self, found: Sequence[int]) -> list[int]:
        """Return the person whose full name is written most often, nobody where two are written as often."""
        most = max(self._written[person] for person in found)
        chosen = [person for person in found if self._written[person] == most]
        return chosen if len(chosen) == 1 else []

    def surname(self, person: int) -> str:
        """Return the folded last word of a person's fullest name."""
        return self.forms[person][0][-1]

    def word_known(self, word: str) -> bool:
        """Tell whether some person's name holds this folded word."""
        return word in self._bearers


def _surname_first(form: tuple[str, ...]) -> bool:
    """Tell whether a name reads as surname and two syllables of a given name ("Ri Jong Su")."""
    return len(form) == 3 and len(form[0]) <= 5 and not any(len(word) > 5 or given_name(word) > 1 for word in form[1:])


def _given_in(word: str, given: tuple[str, ...]) -> bool:
    return any(word == other or (len(word) == 1 and other.startswith(word)) for other in given)
