"""Characters that show nothing but change what is shown: terminal escapes, direction overrides, zero-width marks.

They are named wherever words of a report are printed, so that no text can pass for another.
"""

from __future__ import annotations

import unicodedata

_HARMLESS = {"\n", "\t", "\u200c", "\u200d", "\u00ad"}  # joiners shape Persian and Indic words and emoji
_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_NAMES = {
    "\x00": "NUL",
    "\x1b": "ESC",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}


def is_hidden(char: str) -> bool:
    """Tell whether a character would not be seen but could change what is."""
    return char not in _HARMLESS and unicodedata.category(char) in _CATEGORIES


def name_of(char: str) -> str:
    """Return the short name of a hidden character, or its code point."""
    return _NAMES.get(char, f"U+{ord(char):04X}")


def shown(text: str) -> str:
    """Return text on one line, white space folded, hidden characters named in angle brackets."""
    if not text.isprintable():
        text = "".join(f"<{name_of(char)}>" if is_hidden(char) and char != "\r" else char for char in text)
    return " ".join(text.split())
