"""Rules and network joined: the network says which verbs report saying, the rules find speaker and content.

What is added is only what both agree on: the rules, with every frame open to the verb, find a content that shares at
least half of its characters with the one the network marks, and the verb tells of it as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.attributions import FLOOR, Attribution, shared
from benchmarks.statements import Text, as_drawn, stated
from communique.lexicon.cues import CueVerb
from communique.reading.statements.indirect import told
from communique.reading.statements.passages import Passage, passages
from communique.reading.statements.verbs import CueToken, is_passive, told_as_fact
from communique.reading.statements.wording import statement
from training.reading import Found

_FRAMES = frozenset(
    {"quote", "clause", "that", "question", "infinitive", "order", "noun", "as", "for", "of", "about", "on", "to"}
)


def joined(text: Text, found: Sequence[Found], sure: float) -> list[Attribution]:
    """Return what the rules find, and what they find once the network has named the verb."""
    ruled = stated(text)
    taken, pages = list(ruled), passages(text.parsed)
    for each in found:
        marked = each.attribution
        if each.voiced < sure or any(shared(marked.cue, other.cue) > 0 for other in taken):
            continue
        proposed = [
            other
            for other in _proposed(text, each, pages)
            if shared(marked.content, other.content) >= FLOOR
            and not any(shared(other.content, ours.content) > FLOOR for ours in taken)
        ]
        ruled.extend(proposed[:1])
    return ruled


def _proposed(text: Text, found: Found, pages: list[Passage]) -> Iterator[Attribution]:
    token, passage = found.passage.doc[found.head], found.passage
    if token.pos_ not in ("VERB", "AUX") or not told_as_fact(token, passage):
        return
    cue = CueToken(token, CueVerb(token.lower_, frozenset({"say"}), _FRAMES), is_passive(token))
    said = [statement(each, text.parsed, pages) for each in told(cue, passage, text.cast) if each.parts]
    yield from (each for each in as_drawn(said, text) if each.source)
