"""Unknown places and bodies of a Russian report, one label for all their cases: "в Каллинике", "из Каллиники".

Words of one stem are one name where a single nominative explains every form the report has of it. Two that stand in the
nominative ("Торвин", "Торвина") are two names, and a form that either could have ("в Торвине") stays by itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from communique.reading.russian.declension import forms
from communique.reading.russian.grammar import certain_case, feature

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words = tuple[str, ...]

_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ая|яя|ое|ее|ой|ей|ую|юю|ый|ий|ым|им|ом|ем|ах|ях|ых|их|[аяоеуюыиьй])$"
)
_LEAST = 3  # letters of a stem
_WITHIN = frozenset({"в", "во", "на"})  # "в Каллинике" or "в Каллинику"
_BACK, _HUSHING = "кгх", "жчшщ"
_NEUTER = re.compile(r"([оеё]в|[иы]н)(?:а|у|ом|ым|е)")  # "в Иванове" is Иваново, or Иванов


class Written(NamedTuple):
    """A name as it stands somewhere, with the cases in which it may stand there, none where nothing tells."""

    words: Words
    cases: frozenset[str]


def stem(word: str) -> str:
    """Return a word without its case ending, in lower case; the word itself where too little would be left."""
    cut = _ENDING.sub("", word.lower())
    return cut if len(cut) >= _LEAST else word.lower()


def written(doc: Doc, first: int, last: int, words: Words) -> Written:
    """Return a name of some words at tokens `first` to `last`."""
    if first and doc[first - 1].lower_ in _WITHIN:
        case = feature(doc[first], "Case")
        return Written(words, frozenset({case}) if case in ("Loc", "Acc") else frozenset({"Loc", "Acc"}))
    case = certain_case(doc, first, last)
    return Written(words, frozenset({case}) if case else frozenset())


def labels(names: Iterable[Written]) -> dict[Words, Words]:
    """Map each name as written to its label: the nominative where that is certain, else the form used most."""
    groups: defaultdict[Words, list[Written]] = defaultdict(list)
    for name in names:
        groups[tuple(map(stem, name.words))].append(name)
    found: dict[Words, Words] = {}
    for group in groups.values():
        found |= _one_word(group) if len(group[0].words) == 1 else _several(group)
    return found


def _several(group: Sequence[Written]) -> dict[Words, Words]:
    upright = [name.words for name in group if name.cases == {"Nom"}]
    label = _most(upright or [name.words for name in group])
    return {name.words: label for name in group}


def _one_word(group: Sequence[Written]) -> dict[Words, Words]:
    upright = {name.words[0] for name in group if name.cases == {"Nom"}}
    possible = {name.words[0]: _possible([each for each in group if each.words == name.words]) for name in group}
    for word in upright:
        possible[word] = {word}
    common = set.intersection(*possible.values())
    if common:
        label = _label(common, upright, group)
        return {(word,): (label,) for word in possible}
    meant = {word: upright & explained for word, explained in possible.items()}
    return {(word,): (next(iter(meant[word])) if len(meant[word]) == 1 else word,) for word in possible}


def _label(common: set[str], upright: set[str], group: Sequence[Written]) -> str:
    seen = {name.words[0] for name in group}
    oblique = len(seen) == 1 and all(name.cases and "Nom" not in name.cases for name in group)
    for told in (common & upright, common - seen if oblique else common & seen, common):
        if len(told) == 1:
            return next(iter(told))
    return _most([name.words for name in group])[0]


def _most(names: Sequence[Words]) -> Words:
    counted = Counter(names)
    return min(counted, key=lambda words: (-counted[words], words))


def _possible(places: Sequence[Written]) -> set[str]:
    """Return the nominatives that a word may have wherever it stands, itself among them."""
    word = places[0].words[0]
    readings = [(form.nominative, form.cases) for form in forms(word) if _spelt(form.nominative, word)]
    if _NEUTER.search(word.lower()[-4:]):
        readings.append((_ENDING.sub("", word) + "о", frozenset({"Gen", "Dat", "Ins", "Loc"})))
    found = {nominative for nominative, cases in readings if all(not p.cases or p.cases & cases for p in places)}
    return found | {word}


def _spelt(nominative: str, word: str) -> bool:
    """Tell whether Russian spelling allows a form of a nominative: no "кя", "гы", "лем" of "л"."""
    last, before, ending = nominative[-1], nominative[-2:-1], word[-1]
    if last == "а":
        return before in _BACK + _HUSHING if ending == "и" else ending != "ы" or before not in _BACK + _HUSHING
    if last in "яь":
        return before not in _BACK + "ц"
    return not word.endswith("ем") or last in _HUSHING + "ц"


def retyped(kinds: Mapping[Words, Counter[str]], surnames: Iterable[str]) -> set[Words]:
    """Return the lone words taken for persons that are places: half of their stem are, and no full name has it."""
    borne = set(map(stem, surnames))
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, counted in kinds.items():
        if len(words) == 1:
            totals[stem(words[0])] += counted
    places = {
        each for each, counted in totals.items() if counted["place"] >= max(1, counted["person"]) and each not in borne
    }
    return {words for words in kinds if len(words) == 1 and stem(words[0]) in places}
