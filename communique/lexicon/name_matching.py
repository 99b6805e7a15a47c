"""How likely two names are one person's or one organization's, by their words alone.

Each word of one name looks for its partner in the other: the same word, an initial, a nickname, another
transliteration, or what a slip of the pen makes of it. Words left without a partner on both sides speak against; on one
side alone they are what one name leaves out. Numbers must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct

from communique.lexicon import load
from communique.lexicon.given_names import given_name
from communique.lexicon.name_forms import load_name_forms
from communique.lexicon.name_order import is_eastern
from communique.lexicon.name_words import Words, is_number, words_of_organization, words_of_person
from communique.lexicon.naming import load_naming
from communique.text.fold import folded_words
from communique.text.names import one_sound, slips, word_likeness
from communique.text.sounds import bones, skeleton

SAME = 0.8  # a score from which two names are taken for one when nothing else is known

_OTHER_VOWELS = re.compile("[\u0590-\u06ff\u3040-\u30ff]")  # Arabic and Hebrew leave them out, kana put some in
_OTHERWISE = re.compile(r"(?<=\w{3}) ?/ ?(?=\w{3})| aka | a\.k\.a\. ", re.IGNORECASE)
_ALTERNATIVES = 3
_GIVEN = 3  # locales: a given name in either place
_HALF = 0.6  # share of a name: leaving out more is rare
_HEARD = 0.7  # a likeness from which words of one sound may be two transliterations
_HAN = re.compile("[\u4e00-\u9fff]")
_ACRONYM = 3  # letters: a word of a company's name that must be exact


class _Pairing(Struct, frozen=True):
    """Which words are partners (`first` and `second` index them) and how alike; `left` and `right` have none."""

    pairs: tuple[tuple[int, int, float], ...]
    left: Words
    right: Words


def compare(left: str, right: str, *, person: bool = True) -> float:
    """Return how likely two names are one, in [0, 1]; `person` tells people's names from those of organizations."""
    if person:
        return round(_persons(left, right), 4)
    known = _known(left)
    if known and known == _known(right):
        return 1.0
    return round(max(_organizations(a, b) for a in _alternatives(left) for b in _alternatives(right)), 4)


def _persons(left: str, right: str) -> float:
    a, b = words_of_person(left), words_of_person(right)
    if not a or not b or (_HAN.search(left) and _HAN.search(right) and a == b and left != right):
        return 0.0  # Chinese characters of one sound are two names
    if "".join(a) == "".join(b):
        return 1.0
    eastern = is_eastern(a) and is_eastern(b)
    a, b = _split_alike(a, b)
    vowels = bool(_OTHER_VOWELS.search(left)) == bool(_OTHER_VOWELS.search(right))
    pairing = _paired(a, b, partial(_given_alike, eastern=eastern, vowels=vowels))
    written = any(min(len(a[i]), len(b[j])) > 1 for i, j, _ in pairing.pairs)
    if not written or _reversed(left, right):
        return 0.0
    score = _score(pairing, a, b)
    if pairing.left and pairing.right:
        return 0.6 * score
    if len(a) != len(b) and 1 in (len(a), len(b)):
        called = pairing.pairs[0][:2] == (len(a) - 1, len(b) - 1)
        return (0.85 if called else 0.6) * score
    if _swapped(pairing, a, b) and not _generations(left) + _generations(right):
        return 0.7 * score
    extra = _left_over(pairing, a, b)
    return score * (1 - (0.12 if extra <= _HALF else 0.3) * extra)


def _organizations(left: str, right: str) -> float:
    a, b = words_of_organization(left), words_of_organization(right)
    if not a or not b:
        return 0.0
    if "".join(a) == "".join(b):
        return 1.0
    a, b = _split_alike(a, b)
    pairing = _paired(a, b, _word_alike)
    score = _score(pairing, a, b)
    if (pairing.left and pairing.right) or not pairing.pairs or any(map(is_number, pairing.left + pairing.right)):
        return 0.6 * score
    return score * (1 - 0.75 * _left_over(pairing, a, b))


def _given_alike(left: str, right: str, *, eastern: bool, vowels: bool) -> float:
    """Return how alike two words of people's names are."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.9 if left[0] == right[0] else 0.0
    if load_name_forms().one_given(left, right):
        return 0.95
    if not vowels:
        return 0.9 if bones(left) == bones(right) else 0.0
    if eastern and skeleton(left) == skeleton(right):
        return 0.9
    changed = slips(left, right)
    if changed is not None:
        return 1 - 0.06 * changed
    return 0.85 if one_sound(left, right) and word_likeness(left, right) >= _HEARD else 0.0


def _word_alike(left: str, right: str) -> float:
    """Return how alike two words of organizations' names are: numbers and abbreviations are exact."""
    if left == right:
        return 1.0
    if is_number(left) or is_number(right) or min(len(left), len(right)) <= _ACRONYM:
        return 0.0
    changed = slips(left, right)
    return 1 - 0.06 * changed if changed is not None else 0.0


def _paired(a: Words, b: Words, alike: Callable[[str, str], float]) -> _Pairing:
    """Give each word its best free partner, words in the same place before others."""
    found = sorted(
        (-score, abs(i - j), i + j, sorted((x, y)), i, j)
        for i, x in enumerate(a)
        for j, y in enumerate(b)
        if (score := alike(x, y)) > 0
    )
    pairs: list[tuple[int, int, float]] = []
    for score, _, _, _, i, j in found:
        if all(i != other and j != partner for other, partner, _ in pairs):
            pairs.append((i, j, -score))
    left, right = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    return _Pairing(
        tuple(sorted(pairs)),
        tuple(word for i, word in enumerate(a) if i not in left),
        tuple(word for j, word in enumerate(b) if j not in right),
    )


def _score(pairing: _Pairing, a: Words, b: Words) -> float:
    """Return the likeness of the partners, long and telling words counting for more, words without one for nothing."""
    pairs = [(score, _weight(a[i]) + _weight(b[j])) for i, j, score in pairing.pairs]
    missing = min(sum(map(_weight, pairing.left)), sum(map(_weight, pairing.right)))
    whole = sum(weight for _, weight in pairs) + 2 * missing
    return sum(score * weight for score, weight in pairs) / whole if whole else 0.0


def _weight(word: str) -> float:
    weight = float(len(word) ** 0.5)
    return weight / 2 if word in load_naming().organizations.nouns else weight


def _left_over(pairing: _Pairing, a: Words, b: Words) -> float:
    """Return which share of the longer name has no partner in the shorter one; a word said twice is no more."""
    met = {word for i, j, _ in pairing.pairs for word in (a[i], b[j])}
    extra = sum(_weight(word) for word in pairing.left + pairing.right if word not in met)
    return extra / max(sum(map(_weight, a)), sum(map(_weight, b)))


def _swapped(pairing: _Pairing, a: Words, b: Words) -> bool:
    """Tell whether two names of two given names stand in the other order: "Hans Friedrich", "Friedrich Hans"."""
    both = len(a) == len(b) == len(pairing.pairs) == 2 and pairing.pairs[0][:2] == (0, 1)
    return both and all(given_name(word) >= _GIVEN for word in a)


def _generations(name: str) -> tuple[str, ...]:
    """Return the words on both sides of "son of", none where nothing stands before it."""
    words = folded_words(name)
    telling = [word for word in words if word in load_name_forms().son or word not in load_name_forms().joining]
    at = next((at for at, word in enumerate(telling) if at and word in load_name_forms().son), None)
    return () if at is None else tuple(telling[at - 1 : at] + telling[at + 1 : at + 2])


def _reversed(left: str, right: str) -> bool:
    """Tell whether one name makes the son of the other's father: "A bin B", "B bin A"."""
    a, b = _generations(left), _generations(right)
    if len(a) < 2 or len(b) < 2:
        return False
    return (a[0] == b[1] and a[0] != b[0]) or (a[1] == b[0] and a[1] != b[1])


def _split_alike(a: Words, b: Words) -> tuple[Words, Words]:
    """Write the words of two names apart alike: "Patr ushev" beside "Patrushev"."""
    return _glued(a, b), _glued(b, a)


def _glued(words: Words, other: Words) -> Words:
    """Return words with neighbours joined that are one word of the other name."""
    found: list[str] = []
    at = 0
    while at < len(words):
        count = next((n for n in (3, 2) if at + n <= len(words) and _one_word(words[at : at + n], other)), 1)
        found.append("".join(words[at : at + count]))
        at += count
    return tuple(found)


def _one_word(parts: Sequence[str], other: Words) -> bool:
    if any(len(part) == 1 for part in parts):
        return False
    whole = "".join(parts)
    return any(
        whole == word or (len(whole) > 6 and (slips(whole, word) == 1 or skeleton(whole) == skeleton(word)))
        for word in other
        if word not in parts
    )


def _alternatives(name: str) -> list[str]:
    return [part for part in _OTHERWISE.split(name) if part][:_ALTERNATIVES] or [name]


def _known(name: str) -> frozenset[str]:
    """Return the lexicon's ids for a name of which it knows every word; a state's organ needs no state beside it."""
    hits = load().find(name)
    inside = [range(hit.start, hit.end) for hit in hits]
    rest = "".join(char for at, char in enumerate(name) if not any(at in span for span in inside))
    if any(hit.ambiguous for hit in hits) or not load_name_forms().joining.issuperset(folded_words(rest)):
        return frozenset()
    owners = {hit.best.country for hit in hits if hit.best.kind != "state"}
    return frozenset(hit.best.id for hit in hits if hit.best.id not in owners)
