"""Whom "the two sides", "both ministers", "the three presidents" or "they" mean: those just told to have met or acted.

Only where the words before leave no other reading: they name exactly so many of the kind, join them by "and" or say
that they met, and nobody without a name stands beside them who could be a side too. What stays open is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from communique.lexicon.triggers import load_triggers
from communique.reading.clauses import children, conjuncts, subject
from communique.reading.lemmas import lemma
from communique.reading.names.words import HEADS, MODIFIERS
from communique.text.fold import folded_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph, Parsed
    from communique.types import Entity

_SIDES = frozenset({"side", "party", "country", "nation", "state", "government", "delegation"})
_STATES = frozenset({"country", "nation", "state", "government"})  # what no armed group is
_HUMANS = frozenset({"man", "woman", "politician", "official", "diplomat", "leader"})
_PARTIES = frozenset({"state", "organization", "armed_group"})
_COUNTS = {"both": 2, "two": 2, "three": 3}
_DEFINITE = frozenset({"the", "these", "those", "all"})
_MEETING = frozenset(
    {"meet", "meeting", "talk", "talks", "summit", "negotiation", "negotiate", "consultation", "counterpart"}
)
_RIVALS = frozenset(
    {"rebel", "government", "opposition", "faction", "group", "militia", "militant", "insurgent", "separatist"}
    | {"guerrilla", "fighter", "regime", "union", "company", "worker", "side", "party", "army", "tribe", "clan"}
)  # nouns that may be a side without a name
_BACK = 2  # sentences before the one that speaks of them


def grouped(parsed: Parsed, cast: Cast) -> Cast:
    """Return the cast with whom its counted plurals mean."""
    found = {
        paragraph.start + token.idx: tuple(entity.id for entity in meant)
        for paragraph in parsed.paragraphs
        for token in paragraph.doc
        if token.tag_ == "NNS" and (meant := _counted(parsed, paragraph, cast, token))
    }
    return replace(cast, groups=found) if found else cast


def together(paragraph: Paragraph, cast: Cast, head: Token) -> list[Entity]:
    """Return the entities that a plural noun or "they" means, in text order; none where that is open."""
    return _joined_before(paragraph, cast, head) if head.lower_ == "they" else cast.group(paragraph, head)


def _counted(parsed: Parsed, paragraph: Paragraph, cast: Cast, head: Token) -> list[Entity]:
    count = _count(head)
    word = lemma(head) if count else ""
    people = word in HEADS or word in _HUMANS
    if not people and word not in _SIDES:
        return []
    kinds = frozenset({"person"}) if people else _PARTIES
    found = named_before(parsed, paragraph, cast, head, (kinds, count, ENGLISH), _addressing(paragraph, cast, head))
    if people:
        return found if all(_fits(entity, head) for entity in found) else []
    return found if word not in _STATES or all(entity.kind == "state" for entity in found) else []


def _count(head: Token) -> int:
    """Return how many already known a noun speaks of, and of no more than that: "the two sides"; 0 for all else."""
    before = [child for child in head.children if child.i < head.i]
    words = {child.lower_ for child in before}
    number = next((_COUNTS[word] for word in sorted(words) if word in _COUNTS), 0)
    known = "both" in words or bool(words & _DEFINITE)
    further = [child for child in before if child.lower_ not in _COUNTS.keys() | _DEFINITE | {"of"}]
    title = all(child.lower_ in MODIFIERS for child in further)
    bare = not any(child.dep_ in ("prep", "relcl", "acl", "appos", "conj") for child in head.rights)
    return number if known and title and bare and head.dep_ != "conj" else 0


def _fits(entity: Entity, head: Token) -> bool:
    """Tell whether a person holds the office that the noun names."""
    word = lemma(head)
    marks = {child.lower_ for child in head.lefts} & MODIFIERS
    if word in _HUMANS:
        return not marks
    return any({word, *marks} <= set(folded_words(title)) for title in entity.titles)


class Words(NamedTuple):
    """What a language says of a meeting, and of those who may be a side though no name stands by."""

    meeting: Callable[[Token], bool]
    rival: Callable[[Token], bool]


Wanted = tuple[frozenset[str], int, Words]  # of which kinds, how many, by which words


def named_before(
    parsed: Parsed, paragraph: Paragraph, cast: Cast, head: Token, wanted: Wanted, doer: Entity | None = None
) -> list[Entity]:
    """Return the only ones of some kinds in the nearest words before that name any, if they are so many and together.

    The sentence that speaks of them may name no other but the `doer`, who does something to them.
    """
    kinds, count, language = wanted
    own = [entity for entity in _named(paragraph, cast, head.sent, kinds) if entity is not doer]
    for place, sentence in _sentences_before(parsed, paragraph, head):
        found = _named(place, cast, sentence, kinds)
        if any(language.rival(token) for token in sentence):
            return []
        if found:
            other = any(entity not in found for entity in own)
            met = any(language.meeting(token) or _all(place, cast, token) == found for token in _content(sentence))
            return found if len(found) == count and not other and met else []
    return []


def _content(sentence: Span) -> Iterator[Token]:
    return (token for token in sentence if token.pos_ in ("NOUN", "PROPN", "VERB"))


def _meets(token: Token) -> bool:
    return lemma(token) in _MEETING


def _rivals(token: Token) -> bool:
    return token.pos_ == "NOUN" and lemma(token) in _RIVALS


ENGLISH = Words(_meets, _rivals)


def _addressing(paragraph: Paragraph, cast: Cast, head: Token) -> Entity | None:
    """Return who does something to those a noun speaks of, and so is none of them: "Chad promised both countries"."""
    doer = subject(head.head) if head.dep_ in ("dobj", "dative") else None
    return cast.resolve(paragraph, doer) if doer is not None else None


def _sentences_before(parsed: Parsed, paragraph: Paragraph, head: Token) -> Iterator[tuple[Paragraph, Span]]:
    """Yield the sentences of the article before that of a token, the nearest first."""
    number = parsed.paragraphs.index(paragraph)
    before = [sentence for sentence in paragraph.doc.sents if sentence.end <= head.sent.start]
    told = [(paragraph, sentence) for sentence in before]
    if len(told) < _BACK and number and parsed.paragraphs[number - 1].zone == paragraph.zone:
        last = parsed.paragraphs[number - 1]
        told = [(last, sentence) for sentence in last.doc.sents] + told
    yield from reversed(told[-_BACK:])


def _named(paragraph: Paragraph, cast: Cast, sentence: Span, kinds: frozenset[str]) -> list[Entity]:
    """Return the entities of these kinds that a sentence names, in text order."""
    mentions = cast.within(paragraph.start + sentence.start_char, paragraph.start + sentence.end_char)
    ids = dict.fromkeys(mention.entity for mention in mentions if mention.kind in kinds)
    return [entity for identity in ids if (entity := cast.entity(identity)) is not None]


def _all(paragraph: Paragraph, cast: Cast, head: Token) -> list[Entity]:
    """Return the entities that the members of a list name, none where one of them is unknown."""
    found = [cast.resolve(paragraph, member) for member in conjuncts(head)]
    return [entity for entity in found if entity is not None] if None not in found else []


def _joined_before(paragraph: Paragraph, cast: Cast, they: Token) -> list[Entity]:
    """Return the two joined by "and" who are the subject of the clause that "they" hangs on: "A and B agreed when"."""
    clause = they.head
    main = subject(clause.head) if clause.dep_ in ("advcl", "ccomp") else None
    if main is None or main.i > they.i or they.dep_ not in ("nsubj", "nsubjpass") or main.head != clause.head:
        return []
    between = they.doc[main.right_edge.i + 1 : they.i]
    if any(token.text == '"' or _acting(token) for token in between) or children(main, "relcl"):
        return []
    found = _all(paragraph, cast, main)
    same = len({entity.kind == "person" for entity in found}) == 1 and all(
        entity.kind == "person" or entity.kind in _PARTIES for entity in found
    )
    return found if len(conjuncts(main)) == 2 and len({entity.id for entity in found}) == 2 and same else []


def _acting(token: Token) -> bool:
    """Tell whether a plural may be whom "they" means: people or bodies, no things."""
    people = load_triggers().classes["actor"]
    return token.tag_ == "NNPS" or (token.tag_ == "NNS" and (lemma(token) in people or lemma(token) in HEADS))
