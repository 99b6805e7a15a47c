"""The word classes in and around names, ready to be looked up by token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.naming import load_naming

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = load_naming()
PARTICLES = _NAMING.particles
ADDRESS = _NAMING.forms_of_address
OPENERS = _NAMING.openers
HEADS = _NAMING.titles.heads
MODIFIERS = _NAMING.titles.modifiers
ORGANIZATION_NOUNS = _NAMING.organizations.nouns
FEMALE = _NAMING.address.female | _NAMING.titles.female
MALE = _NAMING.address.male | _NAMING.titles.male
DEEDS = _NAMING.deeds
ROLES = _NAMING.roles
PLACE_NOUNS = _NAMING.organizations.places
OTHER_NOUNS = _NAMING.organizations.others
VESSELS = _NAMING.organizations.vessels


_FOREIGN = _NAMING.titles.foreign
_STEMS = _NAMING.titles.stems
_LONGEST_ENDING = 4


def is_head(token: Token) -> bool:
    """Tell whether a token is the head noun of a title, in any language known here."""
    word = bare(token)
    if word.isascii():
        return word in HEADS or word in _FOREIGN
    stem = next((stem for stem in _STEMS if word.startswith(stem)), None) if word >= "а" else None
    return word in _FOREIGN or (stem is not None and len(word) <= len(stem) + _LONGEST_ENDING)


def bare(token: Token) -> str:
    """Return a token's text in lower case without closing dots ("Gen." gives "gen")."""
    return token.lower_.rstrip(".")
