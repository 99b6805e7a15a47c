"""Names on a map, each where it covers no other: the first to come has the first choice."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

LETTER = 0.58  # width of a letter, of the size of the type
_LARGE, _SMALL, _STATE = 14.5, 12.0, 11.0


class Box(Struct, frozen=True):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Label(Struct, frozen=True):
    """A name at its base line; `anchor` is the SVG text-anchor."""

    text: str
    x: float
    y: float
    anchor: Literal["start", "middle", "end"]


class Labels:
    """The names placed so far on a picture of some size."""

    def __init__(self, size: tuple[float, float]) -> None:
        """Begin with an empty picture."""
        self._size = size
        self._taken: list[Box] = []

    def keep_clear(self, box: Box) -> None:
        """Let no name begin on a box."""
        self._taken.append(box)

    def beside(self, text: str, x: float, y: float, *, large: bool) -> Label | None:
        """Return a name to the right, left, above or below a dot; None where a small one has no room."""
        size = _LARGE if large else _SMALL
        gap, wide = (10.0 if large else 7.0), width_of(text, size)
        choices: tuple[tuple[float, float, Literal["start", "middle", "end"]], ...] = (
            (x + gap, y + size * 0.35, "start"),
            (x - gap, y + size * 0.35, "end"),
            (x, y - gap, "middle"),
            (x, y + gap + size * 0.8, "middle"),
        )
        for left, base, anchor in choices:
            start = {"start": left, "end": left - wide, "middle": left - wide / 2}[anchor]
            if self._take(Box(start, base - size * 0.85, wide, size * 1.1)):
                self._taken.append(Box(x - 6, y - 6, 12, 12))
                return Label(text, round(left, 1), round(base, 1), anchor)
        return None

    def centred(self, text: str, x: float, y: float) -> Label | None:
        """Return the name of an area, or None where there is no room for it."""
        wide = width_of(text, _STATE) * 1.25
        for shift in (0.0, 22.0, -22.0, 44.0, -44.0):
            if self._take(Box(x - wide / 2, y + shift - _STATE, wide, _STATE * 1.3)):
                return Label(text, round(x, 1), round(y + shift, 1), "middle")
        return None

    def _take(self, box: Box) -> bool:
        wide, high = self._size
        within = box.x >= 3 and box.y >= 3 and box.x + box.width <= wide - 3 and box.y + box.height <= high - 3
        if not within or any(box.meets(other) for other in self._taken):
            return False
        self._taken.append(box)
        return True


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is."""
    return len(text) * size * LETTER
