"""Entities and mentions of a Russian report, made from the names found and their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.reading.names.titles import Title
from communique.reading.parse import Parsed
from communique.reading.russian.lands import Lands
from communique.types import Entity, Kind, Mention, make_id

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Found:
    """A name at tokens `first` to `last` of paragraph `number`; `label` is its nominative once that is known."""

    number: int
    first: int
    last: int
    kind: Kind
    label: tuple[str, ...] = ()
    known: str | None = None
    title: Title | None = None


def entity_of(parsed: Parsed, members: Sequence[Found], lands: Lands) -> Entity:
    """Return whom or what several names mean."""
    fullest = Counter(" ".join(each.label) for each in members)
    name = min(fullest, key=lambda form: (-len(form.split()), form.isupper(), -fullest[form], form))
    written = {
        parsed.report.quote(parsed.span(parsed.paragraphs[each.number], *_ends(parsed, each))) for each in members
    }
    titles = [title for each in members if (title := _title_text(parsed, each))]
    states = [state for each in members for state in _states(parsed, each, lands)]
    kind = members[0].kind
    known = members[0].known if lands.known(members[0].known) else None
    return Entity(
        id=make_id("ent", parsed.report.id, kind, known or name),
        report=parsed.report.id,
        kind=kind,
        name=name,
        names=tuple(sorted(written | {name})),
        known=known,
        titles=tuple(dict.fromkeys(titles)),
        states=tuple(dict.fromkeys(states)),
    )


def _states(parsed: Parsed, each: Found, lands: Lands) -> Iterator[str]:
    if each.title is not None:
        yield from each.title.states
    if each.kind == "organization" and each.known is None:
        doc = parsed.paragraphs[each.number].doc
        yield from (state for at in range(each.first, each.last + 1) if (state := lands.state(doc[at])) is not None)


def _ends(parsed: Parsed, each: Found) -> tuple[Token, Token]:
    doc = parsed.paragraphs[each.number].doc
    return doc[each.first], doc[each.last]


def _title_text(parsed: Parsed, each: Found) -> str:
    if each.title is None:
        return ""
    doc = parsed.paragraphs[each.number].doc
    return " ".join(doc[each.title.first : each.title.last + 1].text.split())


def mention_of(parsed: Parsed, each: Found, entity: Entity) -> Mention:
    """Return a name as written."""
    paragraph = parsed.paragraphs[each.number]
    span = parsed.span(paragraph, *_ends(parsed, each))
    title = None
    if each.title is not None:
        title = parsed.span(paragraph, paragraph.doc[each.title.first], paragraph.doc[each.title.last])
    return Mention(make_id("men", parsed.report.id, span.start, span.end), span, each.kind, entity.id, title)
