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
ROLES = _NAMING.roles
VESSELS = _NAMING.organizations.vessels


def bare(token: Token) -> str:
    """Return a token's text in lower case without closing dots ("Gen." gives "gen")."""
    return token.lower_.rstrip(".")
