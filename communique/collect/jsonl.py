"""JSON Lines: one report a line, `text` or `html` with what else is known of it.

Fields: `text` or `html` (one is needed), and `title`, `outlet`, `published` (ISO date or date-time), `url`, `language`
(BCP 47), all optional. `date` is taken for `published` where that is missing. Other fields are ignored. A title that
the text does not hold stands before it, with an empty line between.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec

from communique.collect.charset import UnknownCharset
from communique.collect.html import page
from communique.types import Document

MAX_LINE = 2**22  # characters
MAX_FAULTS = 1_000  # lines in a row


class Line(msgspec.Struct):
    """The fields of a line that are read."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None


def lines(known: Document, content: bytes, charset: str, start: int) -> Iterator[Document]:
    """Yield one document a line that is not blank; `source` gains `#` and the line's number, from 1.

    The bytes are decoded from `start` on, line by line. After MAX_FAULTS lines in a row that are no reports, the file
    is none of reports, and the rest is left. Raises UnknownCharset where bytes are not of the character set.
    """
    decoder = msgspec.json.Decoder(Line)
    faults = 0
    for number, line in enumerate(_split(content, charset, start), start=1):
        if not line.strip():
            continue
        source = f"{known.source}#{number}"
        if faults == MAX_FAULTS:
            note = f"{MAX_FAULTS:,} lines before it are no reports: the rest is not read"
            yield Document(source, known.sha256, "malformed", note=note)
            return
        found = _document(source, known.sha256, line, decoder)
        faults = faults + 1 if found.state == "malformed" else 0
        yield found


def _split(content: bytes, charset: str, start: int) -> Iterator[str]:
    """Yield the lines of a text, a long one cut off where it is over MAX_LINE."""
    raw = io.BytesIO(content)
    raw.seek(start)
    text = io.TextIOWrapper(raw, charset, newline="\n")
    try:
        while line := text.readline(MAX_LINE + 1):
            yield line
            while len(line) > MAX_LINE and not line.endswith("\n"):
                line = text.readline(MAX_LINE + 1)
    except UnicodeDecodeError as error:
        raise UnknownCharset(f"a line is not valid {charset}") from error


def _document(source: str, sha256: str, line: str, decoder: msgspec.json.Decoder[Line]) -> Document:
    if len(line) > MAX_LINE:
        return Document(source, sha256, "too_large", note=f"a line over {MAX_LINE:,} characters")
    try:
        fields = decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return Document(source, sha256, "malformed", note=f"not a line of the documented fields: {error}")
    known = Document(
        source,
        sha256,
        "read",
        url=fields.url,
        title=fields.title or None,
        outlet=fields.outlet or None,
        published=fields.published or fields.date,
        language=fields.language or None,
    )
    if fields.text is None and fields.html is None:
        return msgspec.structs.replace(known, state="malformed", note="the line has neither `text` nor `html`")
    if fields.text is None or not fields.text.strip():
        return page(known, fields.html or "")
    return msgspec.structs.replace(known, text=with_title(fields.text, known.title))


def with_title(text: str, title: str | None) -> str:
    """Return the text with its title before it, unless it already begins with or soon holds it."""
    if not title or title.strip() in text[: len(title) + 400] or _opens_with(text, title):
        return text
    return f"{title.strip()}\n\n{text}"


def _opens_with(text: str, title: str) -> bool:
    """Whether the first line is the title but for its marks or for the name of the site that follows it."""
    line, given = _letters(text.lstrip()[: 2 * len(title)].partition("\n")[0]), _letters(title)
    return 2 * len(line) > len(given) and given.startswith(line)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
