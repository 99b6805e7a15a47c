"""A part of a clause that holds participants of a happening, and the side it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Side = Literal["actor", "recipient", "attendee"]

COMPANY = frozenset({"with", "between", "among", "besides", "alongside", "including", "together", "along", "plus"})


@dataclass(frozen=True, slots=True)
class Region:
    """The head of a part that names participants, and their side.

    `owned` lets a thing stand for its owner ("Norvian tanks", "the proposal of Norvia"), and `voiced` for a person too,
    as what somebody says or decides does ("Amaral's proposal"). `people` says that whatever noun stands here means
    people, as what is killed or arrested does; `label` marks a name before a meeting's noun, which may also be its
    place or matter.
    """

    head: Token
    side: Side
    owned: bool = False
    voiced: bool = False
    people: bool = False
    label: bool = False
