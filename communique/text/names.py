"""How alike two names are: word by word over scripts and spellings, initials and word order allowed for.

Folding (anyascii) brings scripts together, a rough sound key brings transliterations together ("Shoygu", "Şoygu",
"Shoigu"), and rapidfuzz measures what is left. Every word of the shorter name must find its partner in the longer one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.text.fold import fold, folded_words
from communique.text.sounds import sound

SAME = 0.8  # a score from which two names are taken for one when nothing else is known

_PARTICLES = frozenset(
    {"al", "el", "ul", "bin", "ben", "ibn", "bint", "von", "van", "der", "den", "de", "del", "da", "di", "dos", "la"}
    | {"ould", "mr", "mrs", "ms", "dr", "haji", "sheikh", "shaikh", "president", "the", "of", "and", "for", "und", "et"}
)
_FORMS = frozenset(
    {"inc", "incorporated", "ltd", "limited", "llc", "plc", "corp", "corporation", "company", "co", "ag", "gmbh", "sa"}
    | {"ooo", "oao", "zao", "jsc", "ojsc", "pjsc", "srl", "bv", "nv", "ab", "spa", "lp", "llp", "aktiengesellschaft"}
    | {"group", "holding", "holdings", "pte", "pty", "kg", "se", "oy", "as"}
)
_FORM_PHRASES = re.compile(
    r"limited liability company|joint stock company|gesellschaft mit beschrankter haftung|sp\.? ?z ?o\.? ?o\b"
    r"|societatea cu raspundere limitata|obshchestvo s ogranichennoy otvetstvennostyu"
)
_POINTED = re.compile(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?")


def compare(left: str, right: str, *, person: bool = True) -> float:
    """Return how likely two names are one, in [0, 1]; `person` allows words left out, as names of people do."""
    a, b = _core(left, person=person), _core(right, person=person)
    if not a or not b:
        return 0.0
    if a == b or "".join(a) == "".join(b):
        return 1.0
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    score = _aligned(short, long, person=person)
    return round(max(score, _joined(short, long)), 4)


def word_likeness(left: str, right: str) -> float:
    """Return how alike two folded words are in [0, 1]: by letters or by sound, an initial for its word."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return 0.9 if left[0] == right[0] else 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    letters = DamerauLevenshtein.normalized_similarity(left, right)
    heard = DamerauLevenshtein.normalized_similarity(sound(left), sound(right))
    return float(max(letters, 0.5 * letters + 0.5 * heard, 0.97 if heard == 1.0 and letters > 0.5 else 0.0))


def _aligned(short: Sequence[str], long: Sequence[str], *, person: bool) -> float:
    """Pair each word of the shorter name with its best free partner; weigh words by length."""
    pairs = sorted(
        ((word_likeness(a, b), -abs(i - j), i, j) for i, a in enumerate(short) for j, b in enumerate(long)),
        reverse=True,
    )
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, _, i, j in pairs:
        if i not in partner and j not in taken:
            partner[i] = (j, likeness)
            taken.add(j)
    weights = [len(word) ** 0.5 for word in short]
    total = sum(weight * partner[i][1] for i, weight in enumerate(weights)) / sum(weights)
    worst = min(likeness for _, likeness in partner.values())
    score = total if worst >= 0.6 else total * (0.4 + worst * 0.6)
    swapped = len(short) == len(long) == 2 and person and partner[0][0] > partner[1][0]
    left_over = [word for j, word in enumerate(long) if j not in taken]
    share = sum(map(len, left_over)) / sum(map(len, long))
    cost = 0.12 if person and len(short) > 1 else 0.45
    return float(score * (1 - cost * share) * (0.97 if swapped else 1.0))


def _joined(short: Sequence[str], long: Sequence[str]) -> float:
    """Compare the names with their blanks taken out: "Ramimakhlouf"."""
    if len(short) == len(long):
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    return 0.98 * float(DamerauLevenshtein.normalized_similarity("".join(short), "".join(long)))


def _core(name: str, *, person: bool) -> tuple[str, ...]:
    plain = fold(name)
    plain = _POINTED.sub(lambda match: match.group().replace(".", "") + " ", plain)
    if not person:
        plain = _FORM_PHRASES.sub(" ", plain)
    words = folded_words(plain)
    core = [word for word in words if word not in _PARTICLES and (person or word not in _FORMS)]
    return tuple(dict.fromkeys(core or words))
