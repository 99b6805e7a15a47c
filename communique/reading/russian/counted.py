"""Whom "стороны", both ministers and "все три президента" mean, where the words just before leave no doubt.

As in English (`reading.groups`). "Две страны" may be any two; "стороны" alone are those who deal with one another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.lexicon.russian import load_russian
from communique.reading.groups import Words, named_before
from communique.reading.russian.grammar import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph, Parsed
    from communique.types import Entity

_OFFICE = 5  # letters by which forms of an office are one


def grouped_in_russian(parsed: Parsed, cast: Cast) -> Cast:
    """Return the cast with whom its counted plurals mean."""
    found = {
        paragraph.start + token.idx: tuple(entity.id for entity in meant)
        for paragraph in parsed.paragraphs
        for token in paragraph.doc
        if token.pos_ == "NOUN" and (meant := _counted(parsed, paragraph, cast, token))
    }
    return replace(cast, groups=found) if found else cast


def _counted(parsed: Parsed, paragraph: Paragraph, cast: Cast, head: Token) -> list[Entity]:
    words = load_russian().counted
    people = head.lower_.startswith(words.people)
    count = _count(head) if people or head.lower_.startswith(words.sides + words.states) else 0
    if not count:
        return []
    kinds = frozenset({"person"}) if people else frozenset({"state", "armed_group"})
    found = named_before(parsed, paragraph, cast, head, (kinds, count, Words(_meets, _rivals)))
    if people:
        return found if all(_fits(entity, head) for entity in found) else []
    return found if head.lower_.startswith(words.sides) or all(entity.kind == "state" for entity in found) else []


def _count(head: Token) -> int:
    """Return how many already known a noun speaks of, and of no more than that; 0 for all else."""
    words = load_russian().counted
    around = {child.lower_ for child in head.children if child.is_alpha}
    if around - words.two - words.three - words.all:
        return 0
    if around & words.two:
        return 2
    if around & words.three:
        return 3 if around & words.all else 0
    alone = not around and head.lower_.startswith(words.sides) and feature(head, "Number") == "Plur"
    return 2 if alone and head.dep_ == "nsubj" else 0


def _fits(entity: Entity, head: Token) -> bool:
    """Tell whether a person holds the office that the noun names."""
    office = head.lower_[:_OFFICE]
    held = any(word.lower().startswith(office) for title in entity.titles for word in title.split())
    return held or head.lower_.startswith(load_russian().counted.anybody)


def _meets(token: Token) -> bool:
    return token.lower_.startswith(load_russian().counted.meeting)


def _rivals(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lower_.startswith(load_russian().counted.rivals)
