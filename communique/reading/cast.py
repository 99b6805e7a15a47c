"""The cast of one report: who and what it names, where, and whom a pronoun or a role stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from communique.reading.parse import Paragraph
from communique.types import Entity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Cast:
    """Mentions in text order (none overlap) and the entities they name.

    `references` maps the report offset of a pronoun, or of the head noun of a role, to the id of the entity meant;
    `groups` that of a counted plural ("the two sides") to the ids of all it means.
    """

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: Mapping[int, str] = field(default_factory=dict)
    groups: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _ends(self) -> list[int]:
        return [mention.span.end for mention in self.mentions]

    def entity(self, identity: str) -> Entity | None:
        """Return the entity of this id."""
        return self._by_id.get(identity)

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the named mentions that overlap the report offsets `start` to `end`, in text order."""
        first = bisect_left(self._ends, start + 1)
        found = []
        for mention in self.mentions[first:]:
            if mention.span.start >= end:
                break
            found.append(mention)
        return found

    def entity_at(self, start: int, end: int) -> Entity | None:
        """Return the entity named at these offsets: of several names the one that shares most characters."""
        found = self.within(start, end)
        if not found:
            return None
        best = max(found, key=lambda mention: min(end, mention.span.end) - max(start, mention.span.start))
        return self._by_id.get(best.entity)

    def resolve(self, paragraph: Paragraph, token: Token) -> Entity | None:
        """Return whom a name, a pronoun or the head noun of a role ("the minister") means; None where it is open."""
        start = paragraph.start + token.idx
        named = self.entity_at(start, start + len(token.text))
        if named is not None:
            return named
        return self._by_id.get(self.references.get(start, ""))

    def group(self, paragraph: Paragraph, token: Token) -> list[Entity]:
        """Return all whom a counted plural means, in text order; none where that is open."""
        return [self._by_id[identity] for identity in self.groups.get(paragraph.start + token.idx, ())]
