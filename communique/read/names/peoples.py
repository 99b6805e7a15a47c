"""States that the lexicon does not know: told by the adjective a report makes of their names ("Kestrian" of Kestria).

An unknown word in -ian before an office or a common noun of state is taken for such an adjective, and the name under it
for a state. So reports on unrecognised, renamed or very small states are read like all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from communique.lexicon.naming import load_naming
from communique.read.names.words import MODIFIERS, bare, is_head
from communique.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADJECTIVES = ("ian", "ians")


def peoples(docs: Iterable[Doc], known: Callable[[str], bool]) -> dict[str, str]:
    """Map folded adjectives and names of states that are not `known` to an id of the state, `name:` and its name."""
    found: dict[str, str] = {}
    for doc in docs:
        for token in doc:
            if token.text[0].isupper() and token.lower_.endswith(_ADJECTIVES) and len(token.text) > 5:
                word = fold(token.text).removesuffix("s")
                if word not in found and not known(token.text) and _of_state(token):
                    found[word] = found[f"{word}s"] = found[word[:-1]] = f"name:{word[:-1]}"
    return found


def _of_state(token: Token) -> bool:
    """Tell whether a word stands before an office, or before a noun that goes with states ("delegation")."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if is_head(after) or (bare(after) in MODIFIERS and after.i + 1 < len(after.doc) and is_head(after.nbor(1))):
        return True
    return bare(after) in load_naming().of_states
