"""A reading as people corrected it: without what they judged wrong, with names and statements given to whom they said.

The stored reading stays as it was read; this one is derived from it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from communique.record.judgements import Judgements
from communique.types import Account, Entity, Mention, Pledge, Presence, Reading, Span, Statement


def amended(reading: Reading, judged: Judgements) -> Reading:
    """Return a reading as it was corrected; the same object where nothing of it was."""
    here = [each for each in _ids(reading) if each in judged.wrong or each in judged.whose]
    if not here:
        return reading
    return _Amending(reading, judged.wrong, judged.whose).result()


class _Amending:
    """One reading and what applies to it."""

    def __init__(self, reading: Reading, wrong: Collection[str], whose: Mapping[str, Entity]) -> None:
        self._reading = reading
        self._wrong = wrong
        self._whose = whose
        self._mentions = tuple(self._mention(each) for each in reading.mentions if self._stands(each))
        self._given = {each.span: whose[each.id].id for each in reading.mentions if each.id in whose}
        self._entities = self._kept_entities()
        self._known = {entity.id for entity in self._entities}
        self._heir = self._heirs()

    def result(self) -> Reading:
        return replace(
            self._reading,
            mentions=self._mentions,
            entities=self._entities,
            statements=tuple(self._statement(each) for each in self._reading.statements if each.id not in self._wrong),
            accounts=tuple(self._account(each) for each in self._reading.accounts if each.id not in self._wrong),
            stances=tuple(
                replace(each, voice=self._at(each.speaker, each.voice), voices=self._of(each.voices))
                for each in self._reading.stances
                if each.statement not in self._wrong
            ),
            pledges=tuple(self._pledge(each) for each in self._reading.pledges if each.id not in self._wrong),
            outcomes=tuple(
                replace(each, entities=self._of(each.entities), voice=self._one(each.voice))
                for each in self._reading.outcomes
                if each.id not in self._wrong
            ),
            accords=tuple(
                replace(each, parties=self._of(each.parties))
                for each in self._reading.accords
                if each.id not in self._wrong
            ),
        )

    def _stands(self, mention: Mention) -> bool:
        return mention.id not in self._wrong and mention.entity not in self._wrong

    def _mention(self, mention: Mention) -> Mention:
        given = self._whose.get(mention.id)
        return mention if given is None else replace(mention, entity=given.id, kind=given.kind)

    def _kept_entities(self) -> tuple[Entity, ...]:
        """Return the entities with those that were given names, without those that no name is left of."""
        had = {mention.entity for mention in self._reading.mentions}
        has = {mention.entity for mention in self._mentions}
        kept = [each for each in self._reading.entities if each.id in has or each.id not in had]
        held = {each.id for each in kept if each.id not in self._wrong}
        fresh = {
            given.id: given
            for key, given in self._whose.items()
            if given.report == self._reading.report.id and given.id not in held and key not in self._wrong
        }
        return (*(each for each in kept if each.id in held), *(fresh[key] for key in sorted(fresh)))

    def _heirs(self) -> dict[str, str]:
        """Map each entity whose every name was given to one other to that one."""
        heirs: dict[str, set[str]] = {}
        for mention in self._reading.mentions:
            if self._stands(mention):
                heirs.setdefault(mention.entity, set()).add(self._given.get(mention.span, mention.entity))
        return {entity: next(iter(given)) for entity, given in heirs.items() if len(given) == 1}

    def _one(self, entity: str | None) -> str | None:
        found = self._heir.get(entity, entity) if entity is not None else None
        return found if found in self._known else None

    def _of(self, entities: Collection[str]) -> tuple[str, ...]:
        found = (self._one(entity) for entity in entities)
        return tuple(dict.fromkeys(entity for entity in found if entity is not None))

    def _at(self, span: Span | None, entity: str | None) -> str | None:
        """Return the entity that words name now: that of a name among them that was given to somebody, or as it was."""
        for given, whose in self._given.items():
            if span is not None and given.start < span.end and span.start < given.end:
                return whose
        return self._one(entity)

    def _statement(self, statement: Statement) -> Statement:
        given = self._whose.get(statement.id)
        if given is not None:
            return replace(statement, voice=given.id, voices=())
        return replace(statement, voice=self._at(statement.speaker, statement.voice), voices=self._of(statement.voices))

    def _account(self, account: Account) -> Account:
        present = [(each, self._at(each.span, each.entity)) for each in account.participants]
        return replace(
            account,
            place=self._one(account.place),
            participants=tuple(
                Presence(each.span, entity, each.side)
                for each, entity in present
                if entity is not None or each.entity is None
            ),
        )

    def _pledge(self, pledge: Pledge) -> Pledge:
        voiced = pledge.statement not in self._wrong
        return replace(
            pledge,
            promisor=self._of(pledge.promisor),
            to=self._of(pledge.to),
            statement=pledge.statement if voiced else None,
        )


def _ids(reading: Reading) -> list[str]:
    things = (
        reading.mentions,
        reading.entities,
        reading.statements,
        reading.accounts,
        reading.pledges,
        reading.outcomes,
        reading.accords,
    )
    return [thing.id for group in things for thing in group]
