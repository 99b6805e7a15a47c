"""Agreements, bodies, processes, zones and mechanisms as one report names or describes them.

A noun phrase counts when its words name such a thing ("the Minsk accord", "a joint monitoring committee"), when a verb
says that one came to be ("an understanding was reached"), or when it points back to the last one named ("the deal").
What is only wished for, denied or talked of in general is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING

from msgspec.structs import replace as replaced

from communique.reading.accords import made, relations
from communique.reading.accords.acceptance import accepted, bare, points_back
from communique.reading.accords.agreeing import Agreeing, agreeings, stands_for_several
from communique.reading.accords.designations import (
    BACKGROUND,
    Designation,
    designations,
    place_names,
    tells_of_making,
)
from communique.reading.accords.settling import settled
from communique.reading.cast import Cast
from communique.reading.clauses import first_named, trimmed
from communique.reading.lemmas import lemma
from communique.reading.parse import Parsed
from communique.text.words import folds, is_small, stem
from communique.types import Accord, Formality, When, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token

ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
MAX_LABEL = 100  # characters of a label
MAX_TOPIC_WORDS = 10  # stems of what was agreed that name an agreement without a name
PARTIES = 2  # that make an agreement
NEAR = 300  # characters before a paragraph within which one of several accords is the one just told of
_NAMELESS = frozenset({"understanding", "measures"})  # their topic, not their name, tells them apart
_CLASS = {
    "memorandum": "agreement",
    "roadmap": "agreement",
    "understanding": "agreement",
    "measures": "agreement",
    "talks": "process",
}


def accords(parsed: Parsed, cast: Cast, whens: list[When]) -> list[Accord]:
    """Return the agreements, bodies, processes, zones and mechanisms of a report, in text order."""
    if not parsed.english:
        return []
    reader = _Reader(parsed, cast, whens)
    for paragraph in parsed.paragraphs:
        if paragraph.doc.text.isupper():
            continue  # a line that points to another article
        told: list[Designation | Agreeing] = [*designations(paragraph, cast), *agreeings(paragraph)]
        for item in sorted(told, key=_position):
            if isinstance(item, Agreeing):
                reader.agreed(item)
            else:
                reader.designated(item)
        reader.place_under()
    return settled(reader.found, reader.pointing)


def _setting(cast: Cast) -> tuple[str, ...]:
    """Return the states the report names most often, three at most; with fewer than two, its places too."""
    counts = Counter(mention.entity for mention in cast.mentions)
    ranked = sorted(cast.entities, key=lambda entity: (-counts[entity.id], entity.known or entity.name))
    states = [entity for entity in ranked if entity.kind == "state"]
    named = states if len(states) > 1 else [*states, *(entity for entity in ranked if entity.kind == "place")]
    return tuple(sorted({entity.known or " ".join(folds(entity.name)) for entity in named[:3]}))


def _label(words: list[str]) -> str:
    """Join words into a label of one line, cut at a word where it is long."""
    return shorten(" ".join(words).strip("\"' "), MAX_LABEL, placeholder=" …")


def _position(item: Designation | Agreeing) -> int:
    return item.verb.i if isinstance(item, Agreeing) else item.head.i


class _Reader:
    """Goes through a report in text order; `found` is what was named so far, into which "the deal" looks back."""

    def __init__(self, parsed: Parsed, cast: Cast, whens: list[When]) -> None:
        self.parsed, self.cast, self.whens = parsed, cast, whens
        self.setting = _setting(cast)
        self.found: list[Accord] = []
        self.pointing: set[str] = set()
        self._heads: dict[int, str] = {}  # the head nouns of a paragraph, by their place in it
        self._above: dict[str, list[Token]] = {}  # what the accords of a paragraph are said to stand under

    def place_under(self) -> None:
        """Give the accords of a paragraph the one they are said to stand under, if it is among them too."""
        for place, accord in enumerate(self.found):
            over = [self._heads[noun.i] for noun in self._above.get(accord.id, ()) if noun.i in self._heads]
            if over and over[0] != accord.id:
                self.found[place] = replaced(accord, parent=over[0])
        self._heads.clear()
        self._above.clear()

    def designated(self, item: Designation) -> None:
        """Keep a noun phrase that names or points to an accord."""
        if self._names_the_former(item):
            return
        verb = made.maker(item.head)
        done = verb if verb is not None and made.real(verb) else None
        former = self._in_apposition(item) or (self._last(item) if points_back(item) else None)
        if not item.places and (told := place_names(made.where(verb), item.paragraph, self.cast)):
            item = replace(item, places=told)
        if former is not None and (verb is None or done is not None) and self._of_one_day(item, done, former):
            self._add(item, done, former.name, former.places)
        elif accepted(item, verb):
            topic = _topic(item, verb) if item.family.name in _NAMELESS or bare(item) else ()
            self._add(item, verb, _name(item, topic), item.places)

    def _names_the_former(self, item: Designation) -> bool:
        """Whether this is the end of the last name ("the Congress of the National Dialogue")."""
        if not self.found or item.head.dep_ != "pobj" or item.head.head.lower_ != "of":
            return False
        span = self.parsed.span(item.paragraph, item.first, item.last)
        last = self.found[-1].span
        return last.start < span.start and span.end <= last.end and self.found[-1].kind in ("body", "process")

    def _of_one_day(self, item: Designation, verb: Token | None, former: Accord) -> bool:
        """Whether a reference gives no other day than what it stands for ("the accord reached on Sunday")."""
        span = self.parsed.span(item.paragraph, item.first, item.last)
        days = made.day(self.parsed, item.paragraph, span, verb, self.whens)
        return days is None or former.days is None or days.overlaps(former.days)

    def _in_apposition(self, item: Designation) -> Accord | None:
        """Return the accord that a phrase only describes: "the Tunis accord, a pact among five states"."""
        identity = self._heads.get(item.head.head.i) if item.head.dep_ == "appos" else None
        named = next((accord for accord in self.found if accord.id == identity), None)
        return named if named is not None and named.kind == item.family.kind and " " in named.name else None

    def agreed(self, item: Agreeing) -> None:
        """Keep an agreement that a verb tells of: between two parties, or of a group that stands for several."""
        parties = tuple(dict.fromkeys(made.actors_among(item.paragraph, self.cast, [item.subject])))
        if len(parties) < PARTIES and not stands_for_several(item.subject):
            return
        first, last = trimmed(first_named(item.subject) if item.subject.i < item.verb.i else item.verb, item.last)
        span = self.parsed.span(item.paragraph, first, last)
        content = self.parsed.span(item.paragraph, *trimmed(item.first, item.last))
        matter = item.paragraph.doc[item.first.i : item.last.i + 1]
        name = " ".join([*_stems(matter), "agreement"])
        self.found.append(
            Accord(
                id=make_id("ac", span.report, span.start, span.end),
                span=span,
                name=name,
                kind="agreement",
                formality="understanding",
                parties=parties,
                days=made.day_beside(self.parsed, item.paragraph, content, item.verb, self.whens),
                terms=(content,),
                label=_label(["understanding", self.parsed.report.quote(content)]),
                setting=self.setting,
                published=self.parsed.report.published,
                stage=next(iter(relations.stages_of(map(lemma, matter))), None),
            )
        )

    def _last(self, item: Designation) -> Accord | None:
        """Return what "the deal" stands for: the only one named so far, or of several one named just before."""
        kind, last_word = item.family.kind, _class(item)
        able = [
            accord
            for accord in self.found
            if accord.kind == kind and (accord.name.split()[-1] == last_word or kind in ("agreement", "process"))
            if "statement" not in (accord.name.split()[-1], last_word) or accord.name.split()[-1] == last_word
        ]
        near = bool(able) and item.paragraph.start - able[-1].span.start <= NEAR
        return able[-1] if near or len({accord.name for accord in able}) == 1 else None

    def _add(self, item: Designation, verb: Token | None, name: str, places: tuple[str, ...]) -> None:
        span = self.parsed.span(item.paragraph, item.first, item.last)
        identity = make_id("ac", span.report, span.start, span.end)
        third = relations.brokers(item, verb, self.cast)
        self._heads[item.head.i] = identity
        self._above[identity] = relations.above(item, verb)
        if item.pointing:
            self.pointing.add(identity)
        self.found.append(
            Accord(
                id=identity,
                span=span,
                name=name,
                kind=item.family.kind,
                formality=_formality(item, verb),
                parties=tuple(p for p in made.parties(item.paragraph, self.cast, item.head, verb) if p not in third),
                days=made.day(self.parsed, item.paragraph, span, verb, self.whens),
                terms=made.terms(self.parsed, item.paragraph, item.head, verb),
                places=places,
                label=_label(self._words(item, verb)),
                setting=self.setting,
                published=self.parsed.report.published,
                stage=relations.stage(item, verb),
                third_parties=third,
            )
        )

    def _words(self, item: Designation, verb: Token | None) -> list[str]:
        """Return the designation as written, without its article; of an unnamed agreement with what was agreed."""
        first = item.first.i + (item.first.lower_ in ARTICLES)
        doc = item.paragraph.doc
        words = [doc[first : item.last.i + 1].text]
        if item.family.name in _NAMELESS and not item.tail and verb is not None:
            content = [child for child in verb.children if child.i > verb.i and child.dep_ in ("prep", "xcomp")]
            words += [doc[child.i : child.right_edge.i + 1].text for child in content[:1]]
        return words


def _class(item: Designation) -> str:
    return _CLASS.get(item.family.name, item.family.name)


def _name(item: Designation, topic: tuple[str, ...]) -> str:
    if item.family.numbered:  # the number is the name, whichever council adopted it
        return f"{item.last.text} {_class(item)}"
    return " ".join([*item.places, *sorted(set(item.words) | set(topic)), _class(item)])


def _topic(item: Designation, verb: Token | None) -> tuple[str, ...]:
    """Return the stems of what an agreement without a name is about."""
    tokens = [token for token in item.tail if not tells_of_making(token)]
    for holder in (item.head, verb):
        for child in holder.children if holder is not None else ():
            about = child.dep_ == "prep" and child.lower_ in ("on", "over", "about", "to", "for")
            made_so = child.dep_ == "acl" and tells_of_making(child)
            if child.i > item.head.i and (about or child.dep_ in ("xcomp", "acl")) and not made_so:
                tokens.extend(child.subtree)
    return _stems(tokens)


def _stems(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the stems of the content words, up to where the background begins ("after", "amid")."""
    stems: dict[str, None] = {}
    for token in tokens:
        if token.lower_ in BACKGROUND or len(stems) == MAX_TOPIC_WORDS:
            break
        for word in folds(token.text) if token.ent_type_ not in ("DATE", "TIME") else ():
            if not is_small(word) and not word.isdigit():
                stems[stem(word)] = None
    return tuple(stems)


def _formality(item: Designation, verb: Token | None) -> Formality:
    return "signed" if made.is_signing(verb) else item.family.formality
