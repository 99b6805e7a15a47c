"""Whether a name that the lexicon knows stands for itself, or is a word of another name ("Michael Jordan")."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from communique.lexicon.own import OWN
from communique.reading.names.capitals import is_capital
from communique.reading.names.words import ADDRESS, ORGANIZATION_NOUNS, bare, is_head

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from communique.lexicon import Hit

_AGENTS = frozenset({"by", "with", "for", "against", "to"})  # prepositions that go with people as well
_WHERE = frozenset(
    {"in", "at", "near", "from", "outside", "around", "across", "into", "through", "inside", "toward", "towards"}
    | {"between", "throughout", "within", "off"}
)
_PLACED = frozenset({"GPE", "LOC", "FAC"})


def stands(doc: Doc, first: int, last: int, hit: Hit, known: Container[int]) -> bool:
    """Tell whether the name at tokens `first` to `last` stands for itself; `known` are tokens explained before."""
    if hit.form == "demonym":
        return True
    label = doc[first].ent_type_
    if label in {"DATE", "TIME"} or (hit.ambiguous and doc[first].pos_ in {"AUX", "VERB"}):
        return False
    ruled = doc[last].lower_ == "regime" and label not in {"NORP", "GPE"}
    if ruled or (doc[last].text[0].islower() and label == "PERSON"):
        return False
    right = doc[last + 1] if last + 1 < len(doc) else None
    inside = doc[first].ent_iob_ == "I" and is_capital(doc[first - 1])
    longer = right is not None and right.ent_iob_ == "I" and is_capital(right) and not is_head(right)
    if hit.best.kind == "state":
        return not ((label == "PERSON" and inside) or (hit.ambiguous and (longer or label not in _PLACED)))
    if hit.best.kind == "place":
        return not inside and _place_stands(doc, first, right, hit, known, longer=longer)
    return _body_stands(doc, first, right, hit, known, longer=longer)


def _place_stands(doc: Doc, first: int, right: Token | None, hit: Hit, known: Container[int], *, longer: bool) -> bool:
    """Tell whether a place is meant: it is no given name, no surname, and no word of an organization's name."""
    label = doc[first].ent_type_
    before = doc[first - 1] if first > 0 else None
    cued = before is not None and before.pos_ == "ADP" and before.lower_ not in _AGENTS
    where = before is not None and before.lower_ in _WHERE
    sure = hit.best.capital or (hit.best.sort == OWN and " " in hit.best.label)
    if not sure and (_in_a_name(doc, first, right, known) or (label == "PERSON" and not cued)):
        return False
    if hit.ambiguous and (longer or not (label in _PLACED or (where and " " not in hit.best.label))):
        return False
    if right is not None and is_capital(right) and bare(right) in ORGANIZATION_NOUNS:
        return False
    return not longer or label in {"GPE", "LOC"} or cued


def _body_stands(doc: Doc, first: int, right: Token | None, hit: Hit, known: Container[int], *, longer: bool) -> bool:
    """Tell whether an organization or group is meant, and not a word of another's name ("Reed Liberation Front")."""
    if hit.ambiguous and (doc[first].ent_type_ == "PERSON" or _after_given_name(doc, first, known)):
        return False
    closed = right is not None and is_capital(right) and bare(right) in ORGANIZATION_NOUNS and right.i == first + 1
    if closed and (hit.best.sort == "media" or unexplained(doc, first - 1, known)):
        return False
    return not (longer and (hit.ambiguous or doc[first].lower_ == "the"))


def _in_a_name(doc: Doc, first: int, right: Token | None, known: Container[int]) -> bool:
    """Tell whether a place name reads as given name or surname: beside it stands a name that nothing explains."""
    if _after_given_name(doc, first, known):
        return True
    if right is None or doc[first].ent_type_ in {"GPE", "LOC"} or not is_capital(right) or is_head(right):
        return False
    return right.pos_ == "PROPN" and right.text.istitle() and bare(right) not in ORGANIZATION_NOUNS


def _after_given_name(doc: Doc, first: int, known: Container[int]) -> bool:
    """Tell whether a title, a form of address or a name that nothing explains stands right before a word."""
    if first == 0:
        return False
    before = doc[first - 1]
    if bare(before) in ADDRESS or (is_head(before) and before.text[0].isupper()):
        return True
    return unexplained(doc, before.i, known) and before.ent_type_ not in {"GPE", "LOC"}


def unexplained(doc: Doc, at: int, known: Container[int]) -> bool:
    """Tell whether a word is part of a name and of none that is known."""
    if at < 0 or at in known:
        return False
    token = doc[at]
    return is_capital(token) and token.pos_ == "PROPN" and token.text.istitle() and len(token.text) > 2
