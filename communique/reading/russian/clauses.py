"""What Russian reports tell in their own words: "заявил, что ...", "по словам X", "призвал сделать"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.lexicon.russian import RussianVerb, load_russian
from communique.reading.cast import Cast
from communique.reading.russian.cues import Cue, cue_at
from communique.reading.russian.grammar import children, feature, speaks
from communique.reading.russian.quotations import speaker_of
from communique.reading.russian.speakers import speaker_at
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Extent, Said

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_MARKS = frozenset({"что", "чтобы", "будто", "ли", "как", "якобы", "то"})
_WHOSE = frozenset({"его", "её", "ее", "их"})
_JOINTS = frozenset({"однако", "но", "а", "и", "хотя", "что", "где", "причём", "при", "поскольку"})
_STOPS = frozenset({";", ":"})


def told(cue: Cue, passage: Passage, cast: Cast) -> Iterator[Said]:
    """Yield what a verb of saying tells: a clause, a deed, a matter."""
    content = _clause(cue) or _deed(cue) or _matter(cue) or _naming(cue, passage)
    if content is None:
        return
    first, last, turns_on = content
    part = _extent(passage, first, last)
    if part is None:
        return
    kinds = cue.kinds(turns_on)
    if passage.doc[first - 1].lower_ == "якобы":
        kinds |= {"claim"}
    yield Said((part,), (passage.extent(cue.token, cue.token),), speaker_of(cue.token, passage, cast), kinds=kinds)


Content = tuple[int, int, "Token | None"]


def _clause(cue: Cue) -> Content | None:
    """Return the clause behind "что" and its like."""
    if "clause" not in cue.verb.frames:
        return None
    verb = cue.token
    mark = next((token for token in verb.doc[verb.i + 1 : verb.sent.end] if _opens(token, verb)), None)
    if mark is None:
        return None
    clause = mark.head if mark.head.i > mark.i and mark.head != verb else None
    clause = next((child for child in children(verb, "ccomp") if child.i > mark.i), clause)
    return mark.i + 1, _end(mark, verb), clause


def _opens(token: Token, verb: Token) -> bool:
    """Tell whether a word opens what a verb of saying tells: "что" behind a comma, but for the addressee at once."""
    if token.lower_ not in ("что", "чтобы", "будто") or token.i == 0 or token.nbor(-1).text != ",":
        return False
    between = token.doc[verb.i + 1 : token.i - 1]
    return not any(speaks(word) or word.text in _STOPS or word.lower_ in _MARKS - {"то"} for word in between)


def _end(mark: Token, verb: Token) -> int:
    """Return the last token of a clause: where the reporter goes on, or the sentence ends."""
    sentence = verb.sent
    last = sentence.end - 1
    for token in verb.doc[mark.i + 1 : sentence.end]:
        if token.text == '"' and token.i + 1 < sentence.end and token.nbor(1).text == "," and _returns(token, verb):
            return token.i
        if token.text == ";" or (token.text == ":" and token.i + 1 < sentence.end and token.nbor(1).text == '"'):
            return token.i - 1
        if token.i > mark.i + 1 and _resumes(token, verb):
            return token.i - 1
    return last


def _resumes(token: Token, verb: Token) -> bool:
    """Tell whether the reporter takes over again: ", добавив, что", ", и подчеркнул", ", сообщает агентство"."""
    before = token.nbor(-1)
    if before.text == "," and speaks(token) and (feature(token, "VerbForm") == "Conv" or token.head == verb):
        return True
    if before.text == "," and speaks(token) and token.dep_ == "parataxis":
        return True
    if (before.text == "," and token.lower_ == "передаёт") or (before.text == "," and token.lower_ == "пишет"):
        return True
    if token.lower_ in ("и", "а", "но") and token.i + 1 < len(token.doc):
        after = next((word for word in token.doc[token.i + 1 : token.i + 4] if word.pos_ == "VERB"), None)
        return after is not None and after.dep_ == "conj" and after.head == verb
    return False


def _returns(token: Token, verb: Token) -> bool:
    after = token.doc[token.i + 2 : token.i + 5]
    return any(speaks(word) for word in after) and verb.i < token.i


def _deed(cue: Cue) -> Content | None:
    """Return the infinitive of "призвал вывести войска"."""
    if "infinitive" not in cue.verb.frames:
        return None
    deed = next(
        (child for child in children(cue.token, "xcomp", "ccomp", "csubj") if feature(child, "VerbForm") == "Inf"),
        None,
    )
    if deed is None or deed.i < cue.token.i:
        return None
    first = deed.i - 1 if deed.nbor(-1).lower_ == "не" else deed.i
    return first, _subtree_end(deed, cue), deed


def _matter(cue: Cue) -> Content | None:
    """Return the thing of "объявил о перемирии" and "опроверг сообщения о ..."."""
    if "about" in cue.verb.frames:
        for child in children(cue.token, "obl", "obj", "nmod"):
            case = next((case for case in children(child, "case") if case.lower_ in load_russian().about), None)
            if case is not None and case.i > cue.token.i:
                return case.i + 1, _subtree_end(child, cue), None
    if "object" in cue.verb.frames:
        thing = next((child for child in children(cue.token, "obj") if child.i > cue.token.i), None)
        if thing is not None and thing.pos_ == "NOUN":
            return min(word.i for word in thing.subtree if word.i > cue.token.i), _subtree_end(thing, cue), None
    return None


def _naming(cue: Cue, passage: Passage) -> Content | None:
    """Return what is called something in quoted words: "назвал итог «обнадёживающим»"."""
    if "naming" not in cue.verb.frames:
        return None
    last = cue.token.sent.end - 1
    for quotation in passage.quotations:
        if cue.token.i < quotation.first <= last:
            between = passage.doc[cue.token.i + 1 : quotation.first]
            plain = not any(word.pos_ == "VERB" or word.text in ",;:" for word in between)
            return (cue.token.i + 1, min(last, quotation.last + 1), None) if plain else None
    return None


def _subtree_end(head: Token, cue: Cue) -> int:
    last = max(word.i for word in head.subtree)
    stop = next((word.i for word in head.doc[head.i : last + 1] if word.text in ';"' and word.i > head.i), last + 1)
    resumed = next((at for at in range(head.i + 1, last + 1) if _resumes(head.doc[at], cue.token)), last + 1)
    return min(last, resumed - 1, stop - 1 if head.doc[min(stop, last)].text == ";" else last)


def sourced(passage: Passage, cast: Cast) -> Iterator[Said]:
    """Yield what is told "по словам X" and ", как сообщил X,"; the sentence around it is the content."""
    for sentence in passage.doc.sents:
        for token in sentence:
            aside = _according(token) or _as_said(token)
            if aside is None:
                continue
            first, last, noun, cue = aside
            parts = _around(passage, sentence, first, last)
            if not parts or passage.inside[token.i] >= 0 or noun.lower_ in load_russian().nobody:
                continue
            speaker, relay = speaker_at(noun, passage, cast), None
            cited = _cited(sentence)
            if cited is not None and first <= cited[0] <= last + 2:
                speaker, relay = speaker_at(cited[1], passage, cast), speaker
                parts = _around(passage, sentence, first, _aside_end(passage.doc, cited[1].i))
            yield Said(parts, (passage.extent(*cue),), speaker, relay, _turned(sentence, first, last))


def _cited(sentence: Span) -> tuple[int, Token] | None:
    """Return where "со ссылкой на" stands and whom it names."""
    for token in sentence:
        if token.lower_ == "ссылкой" and token.i + 2 < sentence.end and token.nbor(1).lower_ == "на":
            named = (word for word in sentence.doc[token.i + 2 : sentence.end] if word.pos_ != "ADJ")
            return token.i - 1, next(named, token)
    return None


def _turned(sentence: Span, first: int, last: int) -> frozenset[str]:
    root = next((token for token in sentence if token.dep_ == "ROOT" and not first <= token.i <= last), None)
    if root is None:
        root = next((token for token in sentence if token.pos_ == "VERB" and not first <= token.i <= last), None)
    return Cue(sentence[0], RussianVerb("", frozenset(), frozenset())).kinds(root)


Aside = tuple[int, int, "Token", tuple["Token", "Token"]]


def _according(token: Token) -> Aside | None:
    """Return the extent of "по словам X", with the noun that names X."""
    nouns = load_russian().sources.get(token.lower_)
    if nouns is None or token.i + 2 >= len(token.doc):
        return None
    noun = token.nbor(1)
    if noun.lower_ in _WHOSE and noun.nbor(1).lower_ in nouns:
        return token.i, noun.i + 1, noun, (token, noun.nbor(1))
    if noun.lower_ not in nouns:
        return None
    whose = next(
        (child for child in noun.children if child.i > noun.i and child.dep_ in ("nmod", "appos", "flat:name", "obl")),
        None,
    )
    if whose is None:
        whose = noun.nbor(1) if noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ") else None
    if whose is None:
        return None
    return token.i, _aside_end(token.doc, whose.i), whose, (token, noun)


def _as_said(token: Token) -> Aside | None:
    """Return the extent of "как сообщил X" and of ", сообщил X" at the end of a sentence."""
    cue = cue_at(token)
    if cue is None or "clause" not in cue.verb.frames or feature(token, "VerbForm") != "Fin":
        return None
    before = token.nbor(-1) if token.i else None
    opened = before is not None and before.lower_ == "как" and (before.is_sent_start or before.nbor(-1).text == ",")
    closing = (
        before is not None
        and before.text == ","
        and not children(token, "ccomp", "xcomp")
        and token.dep_ in ("parataxis", "ROOT", "conj")
    )
    if not opened and not closing:
        return None
    subject = next(iter(children(token, "nsubj")), None)
    if subject is None or subject.i < token.i:
        subject = (
            token.nbor(1) if token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN", "PRON") else None
        )
    if subject is None:
        return None
    end = _aside_end(token.doc, subject.i)
    if closing and not opened and token.doc[min(end + 1, len(token.doc) - 1)].text not in ".,!?":
        return None
    return (token.i - 1 if opened else token.i), end, subject, (token, token)


def _aside_end(doc: Doc, at: int) -> int:
    """Return the last token before the mark that ends an aside."""
    sentence = doc[at].sent
    if at + 2 < sentence.end and doc[at + 1].text == '"' and doc[at].pos_ == "NOUN":  # агентство «Вади»
        at = next((close for close in range(at + 2, min(at + 7, sentence.end)) if doc[close].text == '"'), at)
    while at + 1 < sentence.end and doc[at + 1].text not in {",", ".", ";", ":", "!", "?", "—", "–", '"', "-"}:
        at += 1
    return at


def _around(passage: Passage, sentence: Span, first: int, last: int) -> tuple[Extent, ...]:
    opens = (
        first - 1 > sentence.start and passage.doc[first - 1].text == "," and passage.doc[first - 2].lower_ in _JOINTS
    )
    before = None if opens else _extent(passage, sentence.start, first - 1)
    parts = (before, _extent(passage, last + 1, sentence.end - 1))
    return tuple(part for part in parts if part is not None)


def _extent(passage: Passage, first: int, last: int) -> Extent | None:
    """Return the report offsets of some tokens without the marks at either end."""
    doc = passage.doc
    while first <= last and not any(map(str.isalnum, doc[first].text)) and doc[first].text != '"':
        first += 1
    while last >= first and not any(map(str.isalnum, doc[last].text)) and doc[last].text not in '"%)':
        last -= 1
    return passage.extent(doc[first], doc[last]) if first <= last else None
