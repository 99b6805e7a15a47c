"""Names of people in the nominative: "Лаврову", "Лавровым" and "Лаврова" (of him) are forms of "Лавров".

An ending allows several readings ("Лаврова" is his genitive or her nominative). Which one holds is told by the case
and gender around the name, or by a nominative elsewhere in the report. Where neither decides, it stays open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from typing import NamedTuple

from communique.lexicon.given_names import given_name

VOWELS = "аеёиоуыэюя"
_PAIRS = {"Acc": ("Acc", "Gen")}  # of people the two are alike, and the tagger mixes them up


class Form(NamedTuple):
    """A reading of a written form: the nominative, the gender and the cases in which it is so written.

    A gender of "" marks readings that foreign names rival ("Шойгу" is no dative, "Чарыклы" no genitive).
    """

    nominative: str
    gender: str
    cases: frozenset[str]


class _Ending(NamedTuple):
    after: tuple[str, ...]  # what the stem ends in, () for any consonant
    written: str
    nominative: str
    gender: str
    cases: frozenset[str]


def _paradigm(after: str, nominative: str, gender: str, **endings: str) -> Iterator[_Ending]:
    for case, written in endings.items():
        for each in written.split("/"):
            yield _Ending(tuple(after.split()), each, nominative, gender, frozenset(case.split("_")))


_POSSESSIVE = "ов ев ёв ин ын"
_ENDINGS = (
    *_paradigm(_POSSESSIVE, "", "Masc", Gen_Acc="а", Dat="у", Ins="ым", Loc="е"),
    *_paradigm(_POSSESSIVE, "а", "Fem", Gen_Dat_Ins_Loc="ой", Ins="ою", Acc="у"),
    *_paradigm("ск цк", "ий", "Masc", Gen_Acc="ого", Dat="ому", Ins="им", Loc="ом"),
    *_paradigm("ск цк", "ая", "Fem", Gen_Dat_Ins_Loc="ой", Acc="ую"),
    *_paradigm("н т", "ый", "Masc", Gen_Acc="ого", Dat="ому", Ins="ым"),
    *_paradigm("н т", "ая", "Fem", Gen_Dat_Ins_Loc="ой", Acc="ую"),
    *_paradigm("", "", "Masc", Gen_Acc="а", Ins="ом/ем", Loc="е"),
    *_paradigm("", "", "", Dat="у"),
    *_paradigm("", "ь", "Masc", Gen_Acc="я", Dat="ю", Ins="ем", Loc="е"),
    *_paradigm(" ".join(VOWELS), "й", "Masc", Gen_Acc="я", Dat="ю", Ins="ем", Loc="е/и"),
    *_paradigm("и", "й", "Masc", Loc="и"),
    *_paradigm("", "а", "", Gen="ы/и", Dat_Loc="е", Acc="у", Ins="ой/ей"),
    *_paradigm(" ".join((*VOWELS, "ь")), "я", "", Gen="и", Dat_Loc="е/и", Acc="ю", Ins="ей"),
    *_paradigm("", "я", "", Gen="и", Dat_Loc="е", Acc="ю", Ins="ей"),
    *_paradigm("л в", "ь", "Fem", Gen_Dat_Loc="и", Ins="ью"),
)


def forms(word: str) -> list[Form]:
    """Return the readings of a capitalised word in a name other than that it stands as it is."""
    found: list[Form] = []
    lowered = word.lower()
    for ending in _ENDINGS:
        stem = lowered.removesuffix(ending.written)
        if stem == lowered or len(stem) < 2 or not _fits(stem, ending.after):
            continue
        if not ending.nominative and stem[-1] in VOWELS + "ьй":
            continue
        found.append(Form(word[: len(stem)] + ending.nominative, ending.gender, ending.cases))
    return list(dict.fromkeys(found))


def nominative(word: str, case: str, gender: str, attested: Collection[str] = ()) -> str | None:
    """Return the nominative of a word of a name that stands in `case` (UD value, "" for unknown), None where open.

    `gender` is "Masc", "Fem" or ""; `attested` are words that the report has in the nominative.
    """
    if case == "Nom" or word in attested:
        return word
    readings = [form for form in forms(word) if not gender or form.gender in ("", gender)]
    seen = [form for form in readings if form.nominative in attested]
    if seen:
        return _only(seen)
    if not case:
        return word if not readings else None
    fitting = [form for form in readings if form.gender and not form.cases.isdisjoint(_PAIRS.get(case, (case,)))]
    return _likeliest(fitting, gender) if fitting else None if readings or _declines(word, gender) else word


def upright(words: Sequence[str], case: str, gender: str, attested: Set[str]) -> tuple[str, ...]:
    """Return a person's name in the nominative, given names first; what may be several nominatives stays as it is."""
    *given, _ = words
    names = [
        given_nominative(word, case) or nominative(word, case, gender, _possible(word, attested)) for word in given
    ]
    return tuple(
        found or word
        for word, found in zip(words, [*names, nominative(words[-1], case, gender, attested)], strict=True)
    )


def _possible(word: str, attested: Set[str]) -> Set[str]:
    """Return the nominatives the report shows, and of a given name those that are known."""
    if word in attested:
        return attested
    return attested | {form.nominative for form in forms(word) if given_name(form.nominative)}


def given_nominative(word: str, case: str) -> str | None:
    """Return the nominative of a given name, which always declines, None where several come in question.

    Of known ones a vowel may stand in the nominative alone: "Павла" is of "Павел", "Льва" of "Лев".
    """
    if case in ("", "Nom"):
        return None
    fitting = [form for form in forms(word) if not form.cases.isdisjoint(_PAIRS.get(case, (case,)))]
    known = {name for form in fitting for name in _with_vowel(form.nominative) if given_name(name)}
    found = known or {form.nominative for form in fitting}
    return next(iter(found)) if len(found) == 1 else None


def _with_vowel(name: str) -> list[str]:
    """Return a name, and with a vowel before its last consonant."""
    if len(name) < 3 or name[-1].lower() in VOWELS or name[-2].lower() in VOWELS:
        return [name]
    begin = name[:-2] if name[-2] == "ь" else name[:-1]
    return [name, f"{begin}е{name[-1]}"]


def _fits(stem: str, after: tuple[str, ...]) -> bool:
    return stem.endswith(after) if after else stem[-1] not in VOWELS + "ьй"


def _only(found: list[Form]) -> str | None:
    named = dict.fromkeys(form.nominative for form in found)
    return next(iter(named)) if len(named) == 1 else None


def _likeliest(found: list[Form], gender: str) -> str | None:
    """Return the reading of the most telling paradigm, the table's first, unless he and she rival for it."""
    return found[0].nominative if gender or len({form.gender for form in found}) == 1 else None


def _declines(word: str, gender: str) -> bool:
    """Tell whether a name has forms of its own for the cases: not "Шевченко", not a woman's "Хальворсдаль"."""
    last = word[-1].lower()
    return last in "ая" or (last not in VOWELS and gender != "Fem")
