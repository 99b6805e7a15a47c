"""Who is in a part of a clause: every person it names, the states and bodies it stands for, roles without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.triggers import load_triggers
from communique.reading.accounts.regions import Region
from communique.reading.accounts.roles import bearers, is_demonym, owners, state_of
from communique.reading.clauses import children, conjuncts, subject
from communique.reading.groups import together
from communique.reading.lemmas import lemma
from communique.types import Entity, Mention, Presence, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.reading.cast import Cast
    from communique.reading.parse import Paragraph, Parsed

_PARTIES = frozenset({"state", "organization", "armed_group"})
_ASIDES = frozenset({"relcl", "advcl", "ccomp", "xcomp"})
_TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT", "CCONJ", "SPACE"})
_TITLE_WORDS = frozenset(
    {",", "and", "&", "with", "of", "for", "to", "the", "at", "'s", "'", "his", "her", "its", "their"}
)
_PEOPLE = ("actor", "forces", "captive", "envoys", "crowd", "press")
_PARTITIVE = frozenset(
    {"group", "number", "team", "member", "leader", "dozen", "score", "hundred", "thousand", "delegation", "part"}
    | {"representative", "third", "half", "majority", "one", "wave", "some", "several", "most", "people", "deployment"}
)
_QUANTITIES = frozenset(
    {"group", "number", "dozen", "score", "hundred", "thousand", "third", "half", "majority", "one", "wave", "part"}
    | {"some", "several", "most", "deployment", "state"}  # "a state of siege"
)
_COMPANIES = _QUANTITIES | {"delegation", "team", "side"}  # "a delegation of Amaral and Holm" is theirs
_NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_LISTED = 2  # this many persons in one part read as a list


def presences(
    parsed: Parsed, paragraph: Paragraph, cast: Cast, parts: Sequence[Region], listed: bool
) -> list[Presence]:
    """Return who takes part, each named mention once, in text order; `listed` reads lists on past the parse."""
    found: dict[tuple[Span, str], Presence] = {}
    for part in parts:
        for presence in _within(parsed, paragraph, cast, part):
            found.setdefault((presence.span, presence.entity or ""), presence)
        for mention in enlisted(paragraph, cast, part) if listed else ():
            found.setdefault((mention.span, mention.entity), Presence(mention.span, mention.entity, part.side))
    acting = {presence.entity for presence in found.values() if presence.side == "actor"} - {None}
    named = {
        mention.entity for presence in found.values() for mention in cast.within(presence.span.start, presence.span.end)
    }
    return [
        found[key]
        for key in sorted(found)
        if not _said_twice(found[key], cast, named)
        and not (found[key].side == "recipient" and found[key].entity in acting)
    ]


def _said_twice(presence: Presence, cast: Cast, named: set[str]) -> bool:
    """Tell whether a role or pronoun stands for somebody whom the same telling names."""
    by_name = cast.within(presence.span.start, presence.span.end)
    return presence.entity in named and all(mention.entity != presence.entity for mention in by_name)


def rosters(paragraph: Paragraph, cast: Cast, parts: Sequence[Region]) -> list[Span]:
    """Return the runs of words that read as a list of persons: from the first of them to the last."""
    lists: set[Span] = set()
    for part in parts:
        run: list[Mention] = []
        for mention in enlisted(paragraph, cast, part):
            if run and not _listed_on(paragraph, run[-1], mention):
                lists.update(_run(run))
                run = []
            run.append(mention)
        lists.update(_run(run))
    return sorted(lists)


def _run(run: Sequence[Mention]) -> list[Span]:
    if len({mention.entity for mention in run}) < _LISTED:
        return []
    first, last = run[0], run[-1]
    start = first.span.start if first.title is None else min(first.title.start, first.span.start)
    return [Span(first.span.report, start, last.span.end)]


def _within(parsed: Parsed, paragraph: Paragraph, cast: Cast, part: Region) -> Iterator[Presence]:
    mentions = _mentions(paragraph, cast, part.head)
    for mention in mentions:
        if mention.kind == "person":
            yield Presence(mention.span, mention.entity, part.side)
    people = [mention for mention in mentions if mention.kind == "person"]
    for head in (*_listed_before(part.head), *_members(part.head)):
        yield from _party(parsed, paragraph, cast, head, people, part)


def _members(head: Token) -> list[Token]:
    """Return the heads joined by "and", and for "a group of envoys" those whom it is made of."""
    joined = conjuncts(head)
    parts = [mark for noun in joined if lemma(noun) in _PARTITIVE for mark in children(noun, "prep")]
    return joined + [
        t for mark in parts if mark.lower_ == "of" for deep in children(mark, "pobj") for t in conjuncts(deep)
    ]


def _listed_before(head: Token) -> list[Token]:
    """Return the first name of a headline's list ("Norvia, Ostland agree"), which the parse tends to leave hanging."""
    doc, start = head.doc, head.left_edge.i
    if start > 1 and doc[start - 1].text == "," and doc[start - 2].pos_ == "PROPN" and doc[start - 2].head.i >= start:
        return [doc[start - 2]]
    return []


def _party(
    parsed: Parsed, paragraph: Paragraph, cast: Cast, head: Token, people: Sequence[Mention], part: Region
) -> Iterator[Presence]:
    """Yield what one conjunct stands for beside the persons in it: a state, a body, a pronoun's or a role's bearer."""
    side, start = part.side, paragraph.start + head.idx
    if any(mention.span.start <= start < mention.span.end for mention in people):
        return
    named = _named(cast, start, start + len(head.text))
    if part.label:
        yield from (Presence(each.span, each.entity, side) for each in _labelling(paragraph, cast, head))
        return
    if named is not None:
        if _takes_part(named, cast) or (named.kind == "place" and side == "recipient"):
            yield Presence(named.span, named.entity, side)
        return
    party = _is_party(head)
    for word in owners(head) if part.owned or party else []:
        yield from _owner(parsed, paragraph, cast, word, part, whole=not party and not _person(head, part))
    several = together(paragraph, cast, head)
    if several:
        span = parsed.span(paragraph, head.doc[_first(head)], head)
        yield from (Presence(span, entity.id, side) for entity in several)
        return
    meant = cast.resolve(paragraph, head)
    if head.pos_ == "PRON":
        meant = meant or _speaker(head, paragraph, cast)
        if meant is not None:
            yield Presence(parsed.span(paragraph, head), meant.id, side)
    elif (head.pos_ == "PROPN" and head.ent_type_ not in _NUMERIC) or (
        head.pos_ == "NOUN" and (meant is not None or part.people or party) and not _counts(head)
    ):
        span = parsed.span(paragraph, head.doc[_first(head)], head)
        roles = bearers(head, paragraph, cast) or ([meant] if meant is not None else [])
        yield from (Presence(span, entity.id, side) for entity in roles)
        if not roles:
            yield Presence(span, None, side)


def _owner(
    parsed: Parsed, paragraph: Paragraph, cast: Cast, word: Token, part: Region, whole: bool
) -> Iterator[Presence]:
    """Yield whom a word before or after a noun tells the owner to be; `whole` where the owner stands for the noun.

    Then a person counts too ("Amaral's proposal"), and a place ("the town of Graz") or people without a name.
    """
    side, at = part.side, paragraph.start + word.idx
    owner = _named(cast, at, at + len(word.text))
    if owner is not None:
        person = whole and part.voiced and owner.kind == "person" and word.dep_ == "poss"
        place = whole and owner.kind == "place" and side == "recipient" and word.dep_ == "pobj"
        if person or place or _takes_part(owner, cast):
            yield Presence(owner.span, owner.entity, side)
    elif (state := state_of(word, cast)) is not None:
        yield Presence(parsed.span(paragraph, word), state.id, side)
    elif whole and (is_demonym(word) or (word.pos_ == "NOUN" and _is_party(word))):
        yield Presence(parsed.span(paragraph, word.doc[_first(word)], word), None, side)


def _person(head: Token, part: Region) -> bool:
    """Tell whether a noun that no list has means a person: by its place, or because a name explains it."""
    return part.people or any(child.pos_ == "PROPN" for child in children(head, "appos"))


def _counts(head: Token) -> bool:
    """Tell whether a noun only counts those named after it: "thousands of refugees", "a group of envoys"."""
    return lemma(head) in _QUANTITIES and any(mark.lower_ == "of" for mark in children(head, "prep"))


def enlisted(paragraph: Paragraph, cast: Cast, part: Region) -> list[Mention]:
    """Return the persons of a part, and those whom a list goes on to name where the parse has broken it."""
    people = [mention for mention in _mentions(paragraph, cast, part.head) if mention.kind == "person"]
    if not people:
        return []
    sentence = part.head.sent
    around = cast.within(paragraph.start + sentence.start_char, paragraph.start + sentence.end_char)
    row = [mention for mention in around if mention.kind == "person"]
    first, last = row.index(people[0]), row.index(people[-1])
    while first > 0 and _listed_on(paragraph, row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _listed_on(paragraph, row[last], row[last + 1]):
        last += 1
    return sorted({*people, *row[first : last + 1]}, key=lambda mention: mention.span)


def _listed_on(paragraph: Paragraph, left: Mention, right: Mention) -> bool:
    """Tell whether nothing but titles and a comma or "and" stands between two names."""
    gap = paragraph.doc.char_span(
        left.span.end - paragraph.start, right.span.start - paragraph.start, alignment_mode="contract"
    )
    if gap is None or not any(token.lower_ in (",", "and", "&", "with") for token in gap):
        return False
    return all(token.pos_ in _TITLE_TAGS or token.lower_ in _TITLE_WORDS for token in gap) and gap[0].tag_ != "POS"


def _labelling(paragraph: Paragraph, cast: Cast, head: Token) -> list[Mention]:
    """Return the states and bodies that a meeting is named by: "Norvia-Ostland talks"; "Norvia talks" are about it."""
    first, last = head.left_edge, head
    named = cast.within(paragraph.start + first.idx, paragraph.start + last.idx + len(last.text))
    states = [mention for mention in named if mention.kind == "state"]
    bodies = [mention for mention in named if mention.kind == "organization" and _international(mention, cast)]
    return bodies + (states if len(states) > 1 else [])


def _international(name: Mention, cast: Cast) -> bool:
    """Tell whether a name is that of a body above the states: "NATO summit", and no "White House meeting"."""
    entity = cast.entity(name.entity)
    entry = load().entry(entity.known) if entity is not None and entity.known is not None else None
    return entry is not None and entry.country is None


def _takes_part(name: Mention, cast: Cast) -> bool:
    """Tell whether a name stands for one who can act: a place only does where it is a capital, for its government."""
    if name.kind != "place":
        return name.kind in _PARTIES
    entity = cast.entity(name.entity)
    entry = load().entry(entity.known) if entity is not None and entity.known is not None else None
    return entry is not None and entry.capital


def _speaker(pronoun: Token, paragraph: Paragraph, cast: Cast) -> Entity | None:
    """Return the body or state that says of itself "it will withdraw"."""
    clause = pronoun.head
    if pronoun.lower_ not in ("it", "they") or clause.dep_ != "ccomp":
        return None
    who = subject(clause.head)
    return (
        cast.entity_at(paragraph.start + who.idx, paragraph.start + who.idx + len(who.text))
        if who is not None
        else None
    )


def _is_party(head: Token) -> bool:
    """Tell whether a noun without a name stands for people who can take part."""
    classes = load_triggers().classes
    return any(lemma(head) in classes[name] for name in _PEOPLE)


def _first(head: Token) -> int:
    return min((c.left_edge.i for c in head.children if c.i < head.i and c.dep_ not in ("punct", "cc")), default=head.i)


def _mentions(paragraph: Paragraph, cast: Cast, head: Token) -> list[Mention]:
    """Return the names under a head, without those of clauses that say something more about it."""
    first, last = head.left_edge.i, head.right_edge.i
    doc = head.doc
    start, end = paragraph.start + doc[first].idx, paragraph.start + doc[last].idx + len(doc[last].text)
    named = cast.within(start, end)
    if not named:
        return []
    asides = [token for token in doc[first : last + 1] if token.dep_ in _ASIDES and token.i != head.i]
    closed = [(paragraph.start + t.left_edge.idx, paragraph.start + t.right_edge.idx) for t in asides]
    named = [m for m in named if not any(a <= m.span.start <= b for a, b in closed)]
    return [m for m in named if m.kind != "person" or not _modifies(paragraph, m, head)]


def _modifies(paragraph: Paragraph, mention: Mention, head: Token) -> bool:
    """Tell whether a name only says whose something is: "the Amaral administration", "an aide to Amaral"."""
    span = paragraph.doc.char_span(mention.span.start - paragraph.start, mention.span.end - paragraph.start)
    if span is None or span.start <= head.i < span.end:
        return False
    owned = span.root.head
    if span.root.dep_ == "poss":
        return owned.i >= span.end
    if span.root.dep_ == "pobj" and owned.lower_ in ("for", "of", "to"):
        return _is_party(owned.head) and lemma(owned.head) not in _COMPANIES
    return span.root.dep_ in ("compound", "nmod", "amod") and owned.pos_ == "NOUN" and 0 <= owned.i - span.end <= 1


def _named(cast: Cast, start: int, end: int) -> Mention | None:
    return next(iter(cast.within(start, end)), None)
