"""Write the PLOVER gold sentences as Penn-style trees for petrarch2: `python -m benchmarks.trees DATA --out trees.xml`.

petrarch2 codes constituency trees of CoreNLP, which needs a model that no package ships. Here each sentence's
dependency parse is turned into such a tree: every head projects its phrase, a noun an NP, a verb a VP under its
auxiliaries and an S with its subject. `benchmarks.events --beside` reads what petrarch2 makes of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from benchmarks.events import Record, load, reports_of
from communique.reading.clauses import SUBJECTS, children
from communique.reading.parse import parse
from communique.reading.weights import load_english, load_other

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM"})
_FLAT = frozenset({"det", "amod", "compound", "nummod", "quantmod", "nmod", "predet", "preconj"})
_BRACKETS = {"(": "-LRB-", ")": "-RRB-"}
_DATE = "20000101"


def tree(root: Token) -> str:
    """Return the tree of the sentence under a root, in one line."""
    return f"( {_clause(root) if root.tag_ in _VERBAL else _node('S', [_phrase(root)])})"


def _node(label: str, parts: Iterable[str]) -> str:
    return f"({label} {' '.join(part for part in parts if part)})"


def _leaf(token: Token) -> str:
    word = _BRACKETS.get(token.text, token.text.replace("(", "").replace(")", "").replace(" ", ""))
    return f"({token.tag_} {word})" if word else ""


def _under(token: Token) -> list[Token]:
    return [child for child in token.children if child.text.strip()]


def _phrase(token: Token) -> str:
    """Return the phrase that a token projects, by what kind of word it is."""
    if token.tag_ in _VERBAL:
        return _subordinate(token) if children(token, "mark") else _clause(token)
    if token.pos_ in _NOMINAL:
        return _noun_phrase(token)
    below = _under(token)
    if not below and token.pos_ != "ADV":
        return _leaf(token)
    labels = {"ADP": "PP", "SCONJ": "PP", "PART": "PP", "ADV": "ADVP"}
    before = [_phrase(child) for child in below if child.i < token.i]
    after = [_phrase(child) for child in below if child.i > token.i]
    return _node(labels.get(token.pos_, "ADJP"), [*before, _leaf(token), *after])


def _noun_phrase(noun: Token) -> str:
    """Return a noun with all before it flat, and an NP around it for what follows: phrases, then what "and" joins."""
    below = _under(noun)
    marks = [child for child in below if child.dep_ == "case" and child.i > noun.i]
    before = [_before_noun(child) for child in below if child.i < noun.i]
    phrase = _node("NP", [*before, _leaf(noun), *map(_leaf, marks)])
    after = [child for child in below if child.i > noun.i and child not in marks]
    joined = _joined(after)
    more = [child for child in after if child not in joined]
    if more:
        phrase = _node("NP", [phrase, *(_after_noun(child) for child in more)])
    if joined:
        phrase = _node("NP", [phrase, *(_noun_phrase(c) if c.dep_ == "conj" else _leaf(c) for c in joined)])
    return phrase


def _joined(after: Sequence[Token]) -> list[Token]:
    """Return what "and" and its commas join to a word."""
    last = max((child.i for child in after if child.dep_ == "conj"), default=-1)
    return [child for child in after if child.dep_ in ("conj", "cc", "punct") and child.i <= last]


def _before_noun(child: Token) -> str:
    if child.dep_ in _FLAT:
        return " ".join(_leaf(token) for token in sorted(child.subtree, key=lambda token: token.i))
    return _leaf(child) if child.tag_ == "PRP$" else _phrase(child)


def _after_noun(child: Token) -> str:
    if child.dep_ == "relcl":
        return _subordinate(child)
    if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
        return _verb_phrase(child, set())
    return _phrase(child)


def _subordinate(verb: Token) -> str:
    """Return a clause with the word that introduces it: "that", "if", "which"."""
    relative = [child for child in verb.children if child.tag_ in ("WDT", "WP", "WP$", "WRB")]
    marks = children(verb, "mark")
    left_out = {token.i for token in (*relative, *marks)}
    heads = [*(_node("WHNP", [_leaf(token)]) for token in relative), *map(_leaf, marks)]
    return _node("SBAR", [*heads, _clause(verb, left_out)])


def _clause(verb: Token, left_out: Iterable[int] = ()) -> str:
    """Return a clause: what stands before the subject, the subject, the verb phrase, and clauses joined to it."""
    gone = set(left_out)
    below = [child for child in _under(verb) if child.i not in gone]
    subjects = [child for child in below if child.dep_ in SUBJECTS or child.dep_ == "expl"]
    subjects = [child for child in subjects if child.i < verb.i]
    start = subjects[-1].i if subjects else -1
    opening = [child for child in below if child.i < start and child not in subjects and child.dep_ not in _AUXILIARY]
    joined = [child for child in below if child.dep_ == "conj" and children(child, *SUBJECTS)]
    if joined:
        joined = [c for c in below if c in joined or (c.dep_ == "cc" and verb.i < c.i < joined[-1].i)]
    closing = [child for child in below if child.dep_ == "punct" and child.i > verb.i and child.i == verb.right_edge.i]
    gone |= {child.i for child in (*opening, *subjects, *joined, *closing)}
    said = [*map(_phrase, opening), *map(_phrase, subjects), _verb_phrase(verb, gone)]
    if joined:
        said = [_node("S", said), *(_leaf(child) if child.dep_ == "cc" else _clause(child) for child in joined)]
    return _node("S", [*said, *map(_leaf, closing)])


_AUXILIARY = frozenset({"aux", "auxpass"})


def _verb_phrase(verb: Token, left_out: set[int]) -> str:
    """Return a verb with what follows it under its auxiliaries, and the verbs that "and" joins to it."""
    below = [child for child in _under(verb) if child.i not in left_out]
    helpers = [child for child in below if child.dep_ in _AUXILIARY and child.i < verb.i]
    before = [child for child in below if child.i < verb.i and child not in helpers]
    after = [child for child in below if child.i > verb.i]
    joined = _joined([child for child in after if child.dep_ != "conj" or child.tag_ in _VERBAL])
    inner = [_complement(child) for child in after if child not in joined]
    phrase = _node("VP", [*map(_phrase, before), _leaf(verb), *inner])
    for helper in sorted(helpers, key=lambda token: -token.i):
        phrase = _node("VP", [_leaf(helper), phrase])
    if joined:
        rest = (_verb_phrase(child, set()) if child.dep_ == "conj" else _leaf(child) for child in joined)
        phrase = _node("VP", [phrase, *rest])
    return phrase


def _complement(child: Token) -> str:
    if child.dep_ == "ccomp" and child.tag_ in _VERBAL:
        return _subordinate(child)
    return _node("PRT", [_leaf(child)]) if child.dep_ == "prt" else _phrase(child)


def document(records: Sequence[Record]) -> str:
    """Return petrarch2's input: each sentence with its tree, numbered by its record's place and its own."""
    lines = ["<Sentences>"]
    for index, parsed in enumerate(parse(reports_of(records), load_english(), load_other())):
        sentences = [s for paragraph in parsed.paragraphs for s in paragraph.doc.sents if s.text.strip()]
        for number, sentence in enumerate(sentences, 1):
            head = f'date="{_DATE}" id="{index}_{number}" source="gold" sentence="True"'
            text, parse_ = escape(sentence.text.strip()), escape(tree(sentence.root))
            lines.append(f"<Sentence {head}>\n<Text>{text}</Text>\n<Parse>{parse_}</Parse>\n</Sentence>")
    return "\n".join([*lines, "</Sentences>", ""])


def main() -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds events/PLOVER_GSR_CAMEO.txt")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    given = parser.parse_args()
    records = load(given.data / "events" / "PLOVER_GSR_CAMEO.txt")
    given.out.write_text(document(records), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
