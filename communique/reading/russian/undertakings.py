"""Russian words that may undertake something: who would be bound, by which words, to what.

"Обещала открыть", "согласились создать", "намерена вывести", "договорились о прекращении огня", "подтвердил готовность
передать", "освободит", "будут освобождены", "не будет признавать". Not counted: what is denied, asked, wished or only
possible, infinitives that name no act, talk that is refused, figures of speech ("откроет путь к миру").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.lexicon.russian import load_russian
from communique.lexicon.russian_pledges import russian_pledges
from communique.reading.russian.grammar import children, feature, negated, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNREAL = frozenset({"бы", "если", "чтобы", "мог", "могла", "могло", "могли", "может", "могут", "ли"})
_WILL = ("буд",)
_REACH = 3  # tokens between a noun of promising and its infinitive
_SUBJECTS = ("nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """`trigger` undertakes `content` for `who` (the head of the subject; None where it is not said).

    A `promise` binds whoever tells of it; a `plan` only those whom its voice can bind.
    """

    kind: Literal["promise", "plan"]
    trigger: Token
    who: Token | None
    content: Token


def undertakings(doc: Doc) -> Iterator[Undertaking]:
    """Yield what may be undertakings in a paragraph, in text order."""
    words = russian_pledges()
    for token in doc:
        form = token.lower_
        if form in words.ways:
            found = _told(token) if not _unreal(token) and not negated(token) else None
        elif form in words.deeds or form in words.lasting:
            found = _future(token)
        elif form in words.shuns:
            found = _shunned(token)
        elif form.startswith(words.done):
            found = _passive(token)
        else:
            continue
        if found is not None:
            yield found


def _told(verb: Token) -> Undertaking | None:
    """Return what a verb of promising, agreeing, planning, refusing, announcing, ordering or restating undertakes."""
    ways = russian_pledges().ways[verb.lower_]
    content = None
    if not ways.isdisjoint(("promises", "agrees", "plans", "refuses", "orders")):
        content = _infinitive(verb)
    if content is None and not ways.isdisjoint(("promises", "agrees")):
        content = _clause(verb)
    if content is None and not ways.isdisjoint(("promises", "agrees", "announces")):
        content = _act(verb)
    if content is None and "restates" in ways:
        content = _restated(verb)
    if content is None or ("refuses" in ways and content.lower_ in russian_pledges().talk):
        return None
    return Undertaking("plan" if "plans" in ways else "promise", verb, subject_of(verb), content)


def _infinitive(verb: Token) -> Token | None:
    found = (child for child in children(verb, "xcomp", "ccomp", "csubj") if feature(child, "VerbForm") == "Inf")
    content = next((child for child in found if child.i > verb.i), None)
    return content if content is not None and content.lower_ not in russian_pledges().idle else None


def _clause(verb: Token) -> Token | None:
    """Return the verb of "что" with a future, which tells what will be."""
    for child in children(verb, "ccomp"):
        marked = any(mark.lower_ == "что" for mark in children(child, "mark"))
        if child.i > verb.i and marked and _ahead(child) and not _unreal(child):
            return child
    return None


def _ahead(verb: Token) -> bool:
    return feature(verb, "Tense") == "Fut" or _will(verb) is not None


def _will(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.lower_.startswith(_WILL) and child.pos_ == "AUX"), None)


def _act(verb: Token) -> Token | None:
    """Return the act of "договорились о прекращении огня", "объявил вывод войск"."""
    acts = russian_pledges().acts
    for child in children(verb, "obl", "obj", "nmod"):
        cases = {case.lower_ for case in children(child, "case")}
        governed = (child.dep_ == "obj" and not cases) or "на" in cases or not cases.isdisjoint(load_russian().about)
        if child.i > verb.i and governed and child.lower_.startswith(acts):
            return child
    return None


def _restated(verb: Token) -> Token | None:
    """Return the infinitive of "подтвердил готовность вывести", "заявил о намерении построить"."""
    for noun in children(verb, "obj", "obl", "nmod"):
        if noun.i < verb.i or not noun.lower_.startswith(russian_pledges().nouns):
            continue
        for word in noun.doc[noun.i + 1 : min(noun.i + 1 + _REACH, verb.sent.end)]:
            if feature(word, "VerbForm") == "Inf" and word.head.i in (noun.i, verb.i):
                return word if word.lower_ not in russian_pledges().idle else None
    return None


def _future(verb: Token) -> Undertaking | None:
    """Return a deed told in the future by its doer: "Ардания откроет границу", "мы не будем признавать"."""
    words = russian_pledges()
    will = _will(verb) if verb.lower_ in words.lasting else None
    ahead = feature(verb, "Tense") == "Fut" if verb.lower_ in words.deeds else will is not None
    denied = negated(verb) and will is None
    if not ahead or denied or _unreal(verb) or verb.dep_ in ("advcl", "xcomp") or _promised(verb):
        return None
    things = children(verb, "obj", "obl", "iobj")
    if not things or any(thing.lower_.startswith(words.figures) for thing in things):
        return None
    who = subject_of(verb)
    first = "Person=1" in str((will or verb).morph)
    return Undertaking("plan", verb, who, verb) if who is not None or first else None


def _shunned(verb: Token) -> Undertaking | None:
    """Return what somebody says they will not do: "не станет усиливать гарнизон"."""
    content = _infinitive(verb)
    if content is None or not negated(verb) or _unreal(verb) or verb.dep_ in ("advcl", "xcomp"):
        return None
    if content.lower_ in russian_pledges().talk:
        return None
    return Undertaking("plan", verb, subject_of(verb), content)


def _passive(word: Token) -> Undertaking | None:
    """Return an act told as one that will be done to something: "пленные будут освобождены"."""
    ahead = feature(word, "Variant") == "Short" and _will(word) is not None
    if not ahead or negated(word) or _unreal(word) or word.dep_ in ("advcl", "acl", "acl:relcl") or _promised(word):
        return None
    if not children(word, *_SUBJECTS):
        return None
    doer = next((child for child in children(word, "obl", "obl:agent") if _named_doer(child)), None)
    return Undertaking("promise", word, doer, word)


def _named_doer(noun: Token) -> bool:
    return feature(noun, "Case") == "Ins" and feature(noun, "Animacy") == "Anim" and not children(noun, "case")


def _promised(verb: Token) -> bool:
    """Tell whether a verb is the content of one of promising, which tells of it already."""
    ways = russian_pledges().ways.get(verb.head.lower_, frozenset())
    return verb.dep_ == "ccomp" and not ways.isdisjoint(("promises", "agrees")) and _clause(verb.head) == verb


def _unreal(verb: Token) -> bool:
    """Tell whether a verb is asked, wished, supposed or one of a condition."""
    hedges = load_russian().hedges
    beside = any(child.lower_ in _UNREAL or child.lower_ in hedges for child in verb.children)
    return beside or verb.sent[-1].text == "?" or (verb.sent.text.rstrip().endswith('?"'))
