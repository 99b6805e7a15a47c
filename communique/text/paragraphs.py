"""Where the paragraphs of a text lie.

Files come with a paragraph a line, with blank lines between hard-wrapped paragraphs, or both. Whether lines belong
together is decided within each run of lines between blank ones, so that a part of a text splits as the whole does.
"""

from __future__ import annotations

import re
from itertools import pairwise

MAX_LINE = 4_000  # characters; a longer line is cut at the end of a sentence, so that no paragraph holds up the parser
_WRAP_WIDTHS = range(50, 101)  # columns at which typewriters, mail and wire feeds break lines
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\S")
_SENTENCE_END = re.compile(r"[.!?…。؟]['\"”’»)\]]?\s")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return start and end of each paragraph in code points, the white space around it left out."""
    found: list[tuple[int, int]] = []
    for run in _runs(text):
        for start, end in _unwrap(text, run):
            found.extend(_cut(text, start, end))
    return found


def _runs(text: str) -> list[list[tuple[int, int]]]:
    """Return the lines that hold words, grouped where no blank line stands between them."""
    runs: list[list[tuple[int, int]]] = []
    last = -1
    for match in _LINE.finditer(text):
        line = match.group()
        words = line.strip()
        if not words:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        breaks = text[last : match.start()].replace("\r\n", "\n") if last >= 0 else ""
        if last < 0 or len(breaks.strip(" \t")) != 1:
            runs.append([])
        runs[-1].append((start, start + len(words)))
        last = match.end()
    return runs


def _unwrap(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of one run that a fixed width broke."""
    full = _full_lines(text, lines)
    joined = [lines[0]]
    for (start, end), is_full in zip(lines[1:], full, strict=True):
        if is_full:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _full_lines(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """Tell for each line but the last whether the width, not the writer, ended it."""
    none = [False] * (len(lines) - 1)
    width = max(end - start for start, end in lines)
    if len(lines) < 2 or width not in _WRAP_WIDTHS:
        return none
    full = []
    for (start, end), (after, stop) in pairwise(lines):
        first_word = text[after:stop].split(maxsplit=1)[0]
        full.append(end - start + 1 + len(first_word) > width - 2 and end - start >= width // 2)
    breaks = [after for (after, _), is_full in zip(lines[1:], full, strict=True) if is_full]
    running_on = sum(not text[after].isupper() for after in breaks)
    return full if 2 * len(breaks) >= len(full) and 2 * running_on >= len(breaks) else none


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a line that is too long at the last end of a sentence, or else the last space, within the limit."""
    pieces = []
    while end - start > MAX_LINE:
        window = text[start : start + MAX_LINE]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        at = ends[-1] if ends else window.rfind(" ") + 1 or MAX_LINE
        piece = window[:at].rstrip()
        pieces.append((start, start + len(piece)))
        word = _WORD.search(text, start + at, end)
        start = word.start() if word else end
    if start < end:
        pieces.append((start, end))
    return pieces
