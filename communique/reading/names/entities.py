"""Named spots gathered into the mentions and entities of a cast."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from communique.reading.names.kinds import name_words
from communique.reading.names.spots import Spot
from communique.reading.names.titles import Title, is_office
from communique.reading.names.words import HEADS
from communique.reading.parse import Paragraph, Parsed
from communique.types import Entity, Kind, Mention, Span, make_id

_BRACKETS = {ord("["): None, ord("]"): None}


@dataclass(frozen=True, slots=True)
class Named:
    """A spot with its kind, the key of the entity it names in this report, the title and the states by it."""

    spot: Spot
    kind: Kind
    key: str
    known: str | None = None
    title: Title | None = None
    states: tuple[str, ...] = ()


def gather(parsed: Parsed, named: Iterable[Named]) -> list[tuple[Named, Entity]]:
    """Give each named spot its entity: one entity a key."""
    groups: dict[tuple[Kind, str], list[Named]] = defaultdict(list)
    for found in named:
        groups[found.kind, found.key].append(found)
    pairs = []
    for members in groups.values():
        entity = _entity(parsed, members)
        pairs += [(found, entity) for found in members]
    return sorted(pairs, key=lambda pair: pair[0].spot.start)


def mention_of(parsed: Parsed, named: Named, entity: Entity) -> Mention:
    """Return the mention of a named spot."""
    report = parsed.report.id
    span = Span(report, named.spot.start, named.spot.end)
    return Mention(make_id("men", report, span.start, span.end), span, named.kind, entity.id, title_span(parsed, named))


def _entity(parsed: Parsed, members: list[Named]) -> Entity:
    forms = Counter(member.spot.text for member in members)
    fullest = min(forms, key=lambda form: (-len(name_words(form)), form.isupper(), -forms[form], form))
    titles: list[str] = []
    states: list[str] = []
    for member in members:
        states.extend(member.states)
        if member.title is not None:
            states.extend(member.title.states)
            if is_office(parsed.paragraphs[member.spot.paragraph].doc, member.title):
                span = title_span(parsed, member)
                titles.append(_singular(parsed.report.quote(span)) if span else "")
    known = members[0].known
    kind = members[0].kind
    return Entity(
        id=make_id("ent", parsed.report.id, kind, known or " ".join(name_words(fullest))),
        report=parsed.report.id,
        kind=kind,
        name=fullest.translate(_BRACKETS),
        names=tuple(sorted(forms)),
        known=known,
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        states=tuple(dict.fromkeys(states)),
    )


def _singular(title: str) -> str:
    """Return a title that stands before several names as each of them bears it: "Foreign Ministers"."""
    one = title.removesuffix("s")
    return one if one.split()[-1].lower() in HEADS else title


def title_span(parsed: Parsed, named: Named) -> Span | None:
    """Return where the title by a name stands, None without one or where it is a mere "counterpart"."""
    paragraph: Paragraph = parsed.paragraphs[named.spot.paragraph]
    if named.title is None or not is_office(paragraph.doc, named.title):
        return None
    return parsed.span(paragraph, paragraph.doc[named.title.first], paragraph.doc[named.title.last])
