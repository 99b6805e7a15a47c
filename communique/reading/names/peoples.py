"""States that the lexicon does not know: told by the adjective a report makes of their names ("Kestrian" of Kestria).

An unknown word in -ian before an office or a common noun of state is taken for such an adjective, and the name under it
for a state. So reports on unrecognised, renamed or very small states are read like all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from communique.lexicon.naming import load_naming
from communique.reading.names.words import MODIFIERS, bare, is_head
from communique.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ADJECTIVES = ("ian", "ians")
_LANDS = ("ia", "stan", "land")
_MINISTERS = frozenset({"minister", "ministers", "ministry", "ministries"})
_PORTFOLIOS = frozenset({"foreign", "prime", "defence", "defense", "interior", "finance"})
_FORMS = frozenset({"Republic", "Kingdom", "Emirate"})
_ORGANS = frozenset({"ministry", "minister", "government", "parliament", "army", "president"})


def peoples(docs: Iterable[Doc], known: Callable[[str], bool]) -> dict[str, str]:
    """Map folded adjectives and names of states that are not `known` to an id of the state, `name:` and its name."""
    found: dict[str, str] = {}
    for doc in docs:
        for token in doc:
            named = _state_named(token)
            if named is not None and not known(named.text):
                word = fold(named.text)
                found.setdefault(word, f"name:{word}")
            if token.text[0].isupper() and token.lower_.endswith(_ADJECTIVES) and len(token.text) > 5:
                word = fold(token.text).removesuffix("s")
                if word not in found and not known(token.text) and _of_state(token):
                    found[word] = found[f"{word}s"] = found[word[:-1]] = f"name:{word[:-1]}"
    return found


def _state_named(token: Token) -> Token | None:
    """Return the name of a state that the words around it tell: "foreign minister of X", "X's parliament"."""
    doc = token.doc
    if token.lower_ == "of" and 0 < token.i < len(doc) - 1 and _names_state(token.nbor(1)):
        before = token.nbor(-1)
        minister = bare(before) in _MINISTERS and before.i > 0 and bare(before.nbor(-1)) in _PORTFOLIOS
        return token.nbor(1) if minister or before.text in _FORMS else None
    if token.text == "'s" and 0 < token.i < len(doc) - 2 and token.nbor(-1).text.endswith(_LANDS):
        after = token.nbor(1)
        after = after.nbor(1) if bare(after) in MODIFIERS else after
        return token.nbor(-1) if bare(after) in _ORGANS and _names_state(token.nbor(-1)) else None
    return None


def _names_state(token: Token) -> bool:
    return token.text.istitle() and len(token.text) > 3 and token.pos_ == "PROPN" and token.ent_type_ != "PERSON"


def _of_state(token: Token) -> bool:
    """Tell whether a word stands before an office, or before a noun that goes with states ("delegation")."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if is_head(after) or (bare(after) in MODIFIERS and after.i + 1 < len(after.doc) and is_head(after.nbor(1))):
        return True
    return bare(after) in load_naming().of_states
