"""Paragraphs of Russian to spaCy documents: words, tags, features, trees and names, with the text's own offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.reading.russian.weights import Models
from communique.text.quotes import plain_quotes

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

LONGEST = 200  # words; a longer sentence is parsed in pieces, for the parser weighs every pair of words
_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}


class _Word(NamedTuple):
    start: int
    text: str
    pos: str = "SPACE"
    features: str = ""
    head: int = -1
    relation: str = "dep"
    name: str = "O"
    opens: bool = False


def documents(texts: Iterable[str], models: Models) -> Iterator[Doc]:
    """Yield the parse of each text, straight quotes in place of curly ones; `lang_` is "ru"."""
    for text in texts:
        yield _document(text, list(_words(text, models)))


def _words(text: str, models: Models) -> Iterator[_Word]:
    sentences = [piece for stretch in _sentences(text, models) for piece in _short(stretch)]
    items = [[word for _, word in sentence] for sentence in sentences]
    if not items:
        return
    recognized = models.recognizer.decoder(models.recognizer.process(models.recognizer.encoder(items)))
    read = zip(sentences, models.tagger.map(items), models.parser.map(items), recognized, strict=True)
    done = 0
    for sentence, tags, tree, names in read:
        heads = _heads([int(token.head_id) - 1 for token in tree.tokens])
        rows = zip(sentence, tags.tokens, tree.tokens, names, strict=True)
        for at, ((start, word), tag, placed, name) in enumerate(rows):
            features = "|".join(f"{key}={value}" for key, value in sorted(tag.feats.items()))
            relation = "ROOT" if heads[at] == at else "parataxis" if placed.rel == "root" else placed.rel
            yield _Word(start, word, tag.pos, features, done + heads[at], relation, _entity(name), at == 0)
        done += len(sentence)


def _sentences(text: str, models: Models) -> Iterator[list[tuple[int, str]]]:
    for sentence in models.cutter.sentenize(text):
        words = models.cutter.tokenize(sentence.text)
        found = [(sentence.start + word.start, word.text) for word in words if not word.text.isspace()]
        if found:
            yield found


def _short(words: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    for first in range(0, len(words), LONGEST):
        yield words[first : first + LONGEST]


def _heads(heads: list[int]) -> list[int]:
    """Return heads that form one tree: its root is its own head; circles and further roots hang on it."""
    found = [head if head >= 0 else at for at, head in enumerate(heads)]
    safe: set[int] = set()
    for at in range(len(found)):
        path: dict[int, None] = {}
        here = at
        while here not in safe and here not in path and found[here] != here:
            path[here] = None
            here = found[here]
        if here in path:
            found[here] = here
        safe.update(path, (here,))
    root = next(at for at, head in enumerate(found) if head == at)
    return [root if head == at else head for at, head in enumerate(found)]


def _entity(tag: str) -> str:
    mark, _, kind = tag.partition("-")
    return f"{mark}-{_LABELS[kind]}" if kind in _LABELS else "O"


def _document(text: str, words: Sequence[_Word]) -> Doc:
    """Build the document; white space beyond one blank is a token of its own, as spaCy has it."""
    from spacy.tokens import Doc

    rows: list[_Word] = []
    spaces: list[bool] = []
    place: list[int] = []  # of each word among the rows
    at = 0
    for word in [*words, _Word(len(text), "")]:
        gap = text[at : word.start]
        if gap:
            blank = bool(rows) and gap[0] == " "
            if blank:
                spaces[-1] = True
            if len(gap) > blank:
                rows.append(_Word(at + blank, gap[blank:]))
                spaces.append(False)
        if word.text:
            place.append(len(rows))
            rows.append(word)
            spaces.append(False)
        at = word.start + len(word.text)
    heads = [place[row.head] if row.head >= 0 else max(0, number - 1) for number, row in enumerate(rows)]
    return Doc(
        _vocabulary(),
        words=[plain_quotes(row.text) for row in rows],
        spaces=spaces,
        pos=[row.pos for row in rows],
        morphs=[row.features for row in rows],
        heads=heads,
        deps=[row.relation for row in rows],
        ents=_names(rows),
        sent_starts=None,
    )


def _names(rows: Sequence[_Word]) -> list[str]:
    """Return the names' tags, well formed: what goes on after something else begins anew."""
    found: list[str] = []
    for row in rows:
        before = found[-1][2:] if found else ""
        found.append(f"B-{row.name[2:]}" if row.name[:1] == "I" and before != row.name[2:] else row.name)
    return found


@cache
def _vocabulary() -> Vocab:
    import spacy

    return spacy.blank("ru").vocab
