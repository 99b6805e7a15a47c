"""Where the paragraphs of a text lie."""

import re

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return start and end of each paragraph, white space around it left out."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        found.append((start, start + len(line.strip())))
    return found
