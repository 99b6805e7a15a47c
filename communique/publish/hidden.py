"""Characters that change what is shown without being seen, and letters that pass for others.

Terminal escapes, direction overrides and zero-width marks show nothing; a Cyrillic letter in a Latin word shows another
letter. Both are named wherever words of a report are printed, so that no text can pass for another.
"""

from __future__ import annotations

import re
import unicodedata

_HARMLESS = {"\n", "\t", "\u200c", "\u200d", "\u00ad"}  # joiners shape Persian and Indic words and emoji
_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = re.compile(r"[\u0370-\u052f\u0531-\u0587\u13a0-\u13ff]")  # Greek, Cyrillic, Armenian, Cherokee
_JOINER = re.compile(r"(?<=[A-Za-z\u00c0-\u052f])[\u200c\u200d]")
_PLAIN = re.compile(r"[\n\t -~\u00a0-\u024f\u2013\u2014\u2018-\u201e\u2026\u20ac]*")  # most texts: nothing to look for
_NAMES = {
    "\x00": "NUL",
    "\x1b": "ESC",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
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


def strange(text: str) -> dict[int, str]:
    """Return the offsets of characters that do not show what they are, with what to call them.

    Letters of two alphabets in one word look alike by design or by mistake: those of the alphabet with fewer letters in
    it are named. Joiners shape Persian and Indic words and emoji; after Latin, Greek or Cyrillic letters they hide.
    """
    if _PLAIN.fullmatch(text):
        return {}
    found = {at: name_of(char) for at, char in enumerate(text) if is_hidden(char)}
    for joiner in _JOINER.finditer(text):
        found[joiner.start()] = name_of(joiner.group())
    for word in _WORD.finditer(text):
        latin, other = (tuple(letter.start() for letter in kind.finditer(word.group())) for kind in (_LATIN, _OTHER))
        if latin and other:
            rarer = latin if len(latin) < len(other) else other
            found.update((word.start() + at, f"{word.group()[at]} U+{ord(word.group()[at]):04X}") for at in rarer)
    return found


def shown(text: str) -> str:
    """Return text on one line, white space folded, hidden characters and foreign letters named in angle brackets."""
    names = strange(text)
    if names:
        text = "".join(f"<{names[at]}>" if at in names and char != "\r" else char for at, char in enumerate(text))
    return " ".join(text.split())
