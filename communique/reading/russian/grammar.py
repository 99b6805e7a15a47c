"""What the tree and the tags tell: a name's case and gender, a verb's subject, whether a verb is one of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.russian import load_russian
from communique.reading.names.words import is_head

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BY_PREPOSITION = {
    **dict.fromkeys(("с", "со", "между", "перед", "над"), "Ins"),
    **dict.fromkeys(("к", "ко", "благодаря", "вопреки"), "Dat"),
    **dict.fromkeys(("у", "от", "для", "без", "из", "против", "после", "до", "около", "возле", "вокруг"), "Gen"),
    **dict.fromkeys((*load_russian().about, "при"), "Loc"),
}

_SUBJECTS = ("nsubj", "nsubj:pass")
_OBLIQUE = {"obj": "Acc", "nmod": "Gen", "iobj": "Dat"}


def certain_case(doc: Doc, first: int, last: int) -> str:
    """Return the case that a preposition or a verb gives a name, "" where neither does: tags of unknown names err."""
    before = doc[first - 1].lower_ if first else ""
    if before in _BY_PREPOSITION:
        return _BY_PREPOSITION[before]
    words = [doc[at] for at in range(first, last + 1)]
    verb = next((word.head for word in words if word.dep_ in _SUBJECTS), None)
    return "Nom" if verb is not None and verb.pos_ == "VERB" and _agrees(words, verb) else ""


def case_of(doc: Doc, first: int, last: int) -> str:
    """Return the case of a name as Universal Dependencies name it, "" where nothing tells it.

    A verb's subject, a preposition and the office before the name tell it better than the tags of unknown names.
    """
    words = [doc[at] for at in range(first, last + 1)]
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ in _BY_PREPOSITION:
        return _BY_PREPOSITION[before.lower_]
    tags = [feature(words[0], "Case"), feature(words[-1], "Case")]
    if before is not None and before.pos_ == "NOUN" and is_head(before) and feature(before, "Case") in tags:
        return feature(before, "Case")
    verb = next((word.head for word in words if word.dep_ in ("nsubj", "nsubj:pass")), None)
    if verb is not None and _agrees(words, verb):
        return "Nom"
    tagged = tags[0] or tags[1]
    if tagged == "Nom" and any(word.dep_ in _OBLIQUE for word in words):
        return _OBLIQUE[next(word.dep_ for word in words if word.dep_ in _OBLIQUE)]
    return tagged


def gender_of(doc: Doc, first: int, last: int) -> str:
    """Return "Masc" or "Fem" where the verb or the tags of a name tell it, "" elsewhere."""
    words = [doc[at] for at in range(first, last + 1)]
    verb = next((word.head for word in words if word.dep_ == "nsubj"), None)
    told = [verb, *words] if verb is not None else words
    return next((gender for word in told if (gender := feature(word, "Gender")) in ("Masc", "Fem")), "")


def _agrees(words: list[Token], verb: Token) -> bool:
    """Tell whether a name can be a verb's subject: "Лаврова" is none of "сказал"."""
    feminine = words[-1].lower_.endswith(("ова", "ева", "ёва", "ина", "ская", "цкая"))
    return not (feminine and feature(verb, "Gender") == "Masc")


def speaks(verb: Token) -> bool:
    """Tell whether a word is a form of a verb of saying."""
    return verb.lower_ in load_russian().verbs


def feature(token: Token, name: str) -> str:
    """Return the value of a feature as Universal Dependencies name it ("Case": "Nom"), "" where a word has none."""
    values = token.morph.get(name, [])
    return values[0] if values else ""


def children(token: Token, *relations: str) -> list[Token]:
    """Return the words that hang on a word by one of these relations."""
    return [child for child in token.children if child.dep_ in relations]


def negated(verb: Token) -> bool:
    """Tell whether a "не", "нет" or "никогда не" stands by a verb or its auxiliary."""
    return verb.lower_ == "нет" or any(
        child.lower_ == "не" or (child.dep_.startswith("aux") and negated(child)) for child in verb.children
    )


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb of saying: its own, or that of the verb it is joined to or hangs on as a gerund."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = next(iter(children(verb, *_SUBJECTS)), None)
        if own is not None:
            return own
        beside = _beside(verb)
        if beside is not None:
            return beside
        gerund = feature(verb, "VerbForm") == "Conv"
        if not gerund and verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None


def _beside(verb: Token) -> Token | None:
    """Return a noun right before or behind a verb that the parser lost: "сказал Толмаров"."""
    if verb.i + 1 >= len(verb.doc) or feature(verb, "VerbForm") != "Fin":
        return None
    before = verb.nbor(-1) if not verb.is_sent_start and verb.i else verb
    alike = feature(before, "Gender") == feature(verb, "Gender") and feature(before, "Number") == "Sing"
    if before.pos_ == "PROPN" and feature(before, "Case") == "Nom" and alike:
        return before
    after = verb.nbor(1)
    while after.pos_ == "ADJ" and after.i + 1 < len(after.doc):
        after = after.nbor(1)
    nominal = after.pos_ in ("NOUN", "PROPN", "PRON") and feature(after, "Case") in ("Nom", "")
    return after if nominal and not after.is_sent_start else None
