"""The names a Russian report writes, with one label for all their cases, and the entities behind them.

Known names come from the lexicon, people from the recognizer and from the office before them; what is declined is
brought to the nominative, so that "Лаврова", "Лаврову" and "Лавров" are one man.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.lexicon import load
from communique.lexicon.russian import load_russian
from communique.reading.cast import Cast
from communique.reading.names.words import is_head
from communique.reading.parse import Parsed
from communique.reading.russian.cases import Written, labels, retyped, stem, written
from communique.reading.russian.declension import forms, upright
from communique.reading.russian.entities import Found, entity_of, mention_of
from communique.reading.russian.grammar import case_of, gender_of, speaks
from communique.reading.russian.lands import Lands
from communique.reading.russian.reference import references
from communique.reading.russian.titles import title_by
from communique.text.fold import folded_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from communique.lexicon import Hit


_SHORT = 3  # letters of a stem that many words have
_SPOKEN = 2  # for how many mentions one as a speaker counts
_THINGS = frozenset({"place", "organization"})


def names(parsed: Parsed) -> Cast:
    """Return the cast of a Russian report."""
    docs = [paragraph.doc for paragraph in parsed.paragraphs]
    lands = Lands(docs, load())
    found = [each for number, doc in enumerate(docs) for each in _in_paragraph(number, doc, lands)]
    found = _retyped(found, docs)
    found = _titled(_declined([*found, *_unheard(found, docs)], docs), docs, lands)
    people = _people(found)
    surnames = {name[-1] for full in people.values() for name in full}
    found = [each for each in found if not _misheard(each, surnames)]
    found += _again(found, surnames, docs)
    groups: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for each in found:
        groups[_key(each, people)].append(each)
    pairs = [
        (each, entity)
        for members in groups.values()
        for entity in [entity_of(parsed, members, lands)]
        for each in members
    ]
    pairs.sort(key=lambda pair: (pair[0].number, pair[0].first))
    return Cast(
        mentions=tuple(mention_of(parsed, each, entity) for each, entity in pairs),
        entities=tuple({entity.id: entity for _, entity in pairs}.values()),
        references=references(parsed, pairs, lands),
    )


def _in_paragraph(number: int, doc: Doc, lands: Lands) -> Iterator[Found]:
    """Yield the names of a paragraph: bodies named with their state, then what is known, then people and the rest."""
    taken: set[int] = set()
    for each in (*_bodies(number, doc, lands), *_known(number, doc, lands), *_unknown(number, doc, lands)):
        places = set(range(each.first, each.last + 1))
        if taken.isdisjoint(places):
            taken |= places
            yield each


def _bodies(number: int, doc: Doc, lands: Lands) -> Iterator[Found]:
    """Yield what a noun of bodies begins and the recognizer calls one ("МИД Кестрии"), unless it is in the lexicon."""
    for each in doc.ents:
        last = each.end - 1
        if last + 1 < len(doc) and lands.state(doc[last + 1]) and doc[last + 1].text[0].isupper():
            last += 1
        body = each[0].lower_.startswith(load_russian().bodies) and each[0].text[0].isupper()
        if each.label_ == "ORG" and last > each.start and body and not _is_known(doc[each.start : last + 1].text):
            yield Found(number, each.start, _without_verb(doc, each.start, last), "organization")


def _is_known(text: str) -> bool:
    return any(hit.start == 0 and hit.end == len(text) for hit in load().find(text))


def _known(number: int, doc: Doc, lands: Lands) -> Iterator[Found]:
    for hit in load().find(doc.text):
        piece = doc.char_span(hit.start, hit.end)
        if piece is None:
            continue
        lands.learn(hit, piece.text)
        if hit.form != "name" or _part_of_person(doc, piece.start, piece.end - 1, hit) or _common(piece, hit):
            continue
        entry = hit.best
        if entry.capital and entry.country and _acts(piece.root):
            yield Found(number, piece.start, piece.end - 1, "state", known=entry.country)
        else:
            yield Found(number, piece.start, piece.end - 1, entry.kind, known=entry.id)


def _part_of_person(doc: Doc, first: int, last: int, hit: Hit) -> bool:
    """Tell whether a small place's name is a word of a person's ("Иван Белов")."""
    whole = next((each for each in doc.ents if each.start <= first and last < each.end), None)
    return whole is not None and whole.label_ == "PERSON" and hit.best.kind == "place" and not hit.best.capital


def _common(piece: Span, hit: Hit) -> bool:
    """Tell whether a place's name is a mere word here, as at the start of a sentence ("Ранее", "Зимой")."""
    if hit.best.kind != "place" or len(piece) > 1 or hit.best.capital:
        return False
    return not piece[0].ent_type_ and (piece[0].pos_ != "PROPN" or piece[0].is_sent_start is True)


def _acts(root: Token) -> bool:
    """Tell whether a capital stands for its state: it speaks, or something is agreed with it."""
    return (root.dep_ == "nsubj" and speaks(root.head)) or any(child.lower_ == "между" for child in root.children)


def _unknown(number: int, doc: Doc, lands: Lands) -> Iterator[Found]:
    for token in doc:
        land = lands.land(token)
        if land is not None:
            yield Found(number, token.i, token.i, "state", (lands.name(token),), land)
    for each in doc.ents:
        kept = [at for at in range(each.start, each.end) if lands.state(doc[at]) is None]
        while kept and not _is_name(doc[kept[0]]):
            del kept[0]
        if not kept or kept[-1] - kept[0] >= len(kept):
            continue
        first, last = kept[0], kept[-1]
        if each.label_ == "PERSON":
            if _is_name(doc[last]):
                yield Found(number, first, last, "person")
        elif each.label_ == "ORG" and doc[first].text[0].isupper() and doc[first].lower_ not in load_russian().nobody:
            yield Found(number, first, _without_verb(doc, first, each.end - 1), "organization")
        elif each.label_ == "LOC" and doc[first].text[0].isupper() and not _after_office(doc, first, last):
            yield Found(number, first, last, "place")
        elif _after_office(doc, first, last):
            yield Found(number, first, last, "person")


def _without_verb(doc: Doc, first: int, last: int) -> int:
    """Return the last token of a body's name, without a verb that the recognizer took in."""
    while last > first and doc[last].pos_ == "VERB":
        last -= 1
    return last


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ != "ADP" and not is_head(token)


def _after_office(doc: Doc, first: int, last: int) -> bool:
    """Tell whether two or three capitals stand behind an office: a person, whatever the recognizer says."""
    capitals = all(doc[at].text.istitle() for at in range(first, last + 1))
    return capitals and 1 <= last - first <= 2 and first > 0 and is_head(doc[first - 1])


def _speaks(doc: Doc, each: Found) -> bool:
    return any(doc[at].dep_ == "nsubj" and speaks(doc[at].head) for at in range(each.first, each.last + 1))


def _unheard(found: Sequence[Found], docs: Sequence[Doc]) -> list[Found]:
    """Return the places that the recognizer missed where the report names them elsewhere, in another case perhaps."""
    taken = {(each.number, at) for each in found for at in range(each.first, each.last + 1)}
    lone = (docs[each.number][each.first].text for each in found if each.kind == "place" and _is_lone(each))
    stems = {stem(word) for word in lone if len(stem(word)) > _SHORT}
    return [
        Found(number, token.i, token.i, "place")
        for number, doc in enumerate(docs)
        for token in doc
        if token.text.istitle() and (number, token.i) not in taken and stem(token.text) in stems
        if token.pos_ == "PROPN" or not token.is_sent_start
    ]


def _is_lone(each: Found) -> bool:
    return each.first == each.last and each.known is None and not each.label


def _declined(found: Sequence[Found], docs: Sequence[Doc]) -> list[Found]:
    """Give each name its label: the nominative of people's, and of places and bodies where their forms tell it."""
    people = [
        (each, case_of(docs[each.number], each.first, each.last), gender_of(docs[each.number], each.first, each.last))
        for each in found
        if each.kind == "person"
    ]
    attested = {word for each, case, _ in people if case == "Nom" for word in _words(docs[each.number], each)}
    for _ in range(2):  # what one form gave is a nominative that others may be of
        settled = {
            each: upright(_words(docs[each.number], each), case, gender, attested) for each, case, gender in people
        }
        attested |= {
            word for each, words in settled.items() for word in words if word not in _words(docs[each.number], each)
        }
    others = {each: _written(docs, each) for each in found if each.kind in _THINGS and not (each.known or each.label)}
    named = labels(others.values())
    names = settled | {each: named[place.words] for each, place in others.items()}
    return [
        replace(each, label=names.get(each) or each.label or tuple(_words(docs[each.number], each))) for each in found
    ]


def _written(docs: Sequence[Doc], each: Found) -> Written:
    doc = docs[each.number]
    return written(doc, each.first, each.last, tuple(_words(doc, each)))


def _retyped(found: Sequence[Found], docs: Sequence[Doc]) -> list[Found]:
    """Return the names, with lone words that are places elsewhere in the report taken for places everywhere."""
    kinds: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    unknown = {each: tuple(_words(docs[each.number], each)) for each in found if each.known is None and not each.label}
    for each, words in unknown.items():
        kinds[words][each.kind] += _SPOKEN if _speaks(docs[each.number], each) else 1
    full = (words[-1] for each, words in unknown.items() if each.kind == "person" and len(words) > 1)
    places = retyped(kinds, full)
    return [replace(each, kind="place") if unknown.get(each) in places else each for each in found]


def _words(doc: Doc, each: Found) -> list[str]:
    return [doc[at].text for at in range(each.first, each.last + 1) if doc[at].text[0].isalnum()]


def _titled(found: Sequence[Found], docs: Sequence[Doc], lands: Lands) -> list[Found]:
    result: list[Found] = []
    floor = (-1, 0)
    for each in sorted(found, key=lambda each: (each.number, each.first)):
        if each.kind == "person":
            doc = docs[each.number]
            start = floor[1] if floor[0] == each.number else 0
            case = case_of(doc, each.first, each.last)
            title = title_by(doc, each.first, each.last, case, lands.state, start)
            result.append(replace(each, title=title))
            floor = each.number, each.last + 1
        else:
            result.append(each)
    return result


def _people(found: Sequence[Found]) -> dict[str, set[tuple[str, ...]]]:
    """Map each word of a full name to the full names it stands in."""
    people: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in found:
        if each.kind == "person" and len(each.label) > 1:
            for word in each.label:
                people[word].add(each.label)
    return people


def _misheard(each: Found, surnames: set[str]) -> bool:
    """Tell whether the recognizer took a surname of the report for something else."""
    return each.kind != "person" and each.known is None and len(each.label) == 1 and each.label[0] in surnames


def _again(found: Sequence[Found], surnames: set[str], docs: Sequence[Doc]) -> list[Found]:
    """Return the surnames, in any case, that the recognizer missed and that a full name of the report bears."""
    taken = {(each.number, at) for each in found for at in range(each.first, each.last + 1)}
    return [
        Found(number, token.i, token.i, "person", (surname,))
        for number, doc in enumerate(docs)
        for token in doc
        if token.text.istitle() and (number, token.i) not in taken and (surname := _surname(token.text, surnames))
    ]


def _surname(word: str, surnames: set[str]) -> str:
    readings = [word, *(form.nominative for form in forms(word))]
    return next((reading for reading in readings if reading in surnames), "")


def _key(each: Found, people: dict[str, set[tuple[str, ...]]]) -> tuple[str, ...]:
    """Return what makes two names of a report one entity."""
    if each.known is not None:
        return each.kind, each.known
    if each.kind != "person":
        return (each.kind, *folded_words(" ".join(each.label)))
    words = each.label
    if len(words) == 1:
        readings = [words[0], *(form.nominative for form in forms(words[0]))]
        bearers = next((people[reading] for reading in readings if reading in people), set())
        surnamed = {name for name in bearers if name[-1] in readings} or bearers
        words = next(iter(surnamed)) if len(surnamed) == 1 else words
    else:
        longer = {name for name in people[words[-1]] if set(words) < set(name)}
        words = next(iter(longer)) if len(longer) == 1 else words
    return ("person", *words)
