"""Looking names up by where they stand."""

from __future__ import annotations

from communique.reading.cast import Cast
from communique.types import Entity, Mention, Span


def _cast() -> Cast:
    entities = tuple(Entity(name, "r", "person", name, (name,)) for name in ("Ivo", "Karl"))
    spans = ((0, 3, "Ivo"), (8, 12, "Karl"), (20, 23, "Ivo"))
    mentions = tuple(Mention(f"m{start}", Span("r", start, end), "person", who) for start, end, who in spans)
    return Cast(mentions, entities)


def test_the_mentions_that_overlap_a_stretch_come_in_text_order() -> None:
    """Touching is not overlapping."""
    assert [mention.span.start for mention in _cast().within(2, 20)] == [0, 8]
    assert _cast().within(3, 8) == []


def test_the_entity_at_a_stretch_is_the_one_that_fills_most_of_it() -> None:
    """A stretch over two names goes to the longer share."""
    found = _cast().entity_at(2, 12)
    assert found is not None
    assert found.name == "Karl"
    assert _cast().entity_at(13, 20) is None
