"""Sitemaps to the addresses they name: an index, a set of URLs, with news or without, or plain lines; gzip or not.

The XML is read by expat with everything refused that a sitemap has no use for: a document type, and with it every
entity, and elements deeper than the protocol knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from communique.collect.items import Item, Listing, listing, unzipped
from communique.collect.lists import lines

MAX_DEPTH = 12  # elements inside one another; the protocol has five with its extensions
MAX_VALUE = 8_192  # characters of one element
_KINDS = {"url": "page", "sitemap": "sitemap"}
_DATES = ("lastmod", "publication_date")


def sitemap(content: bytes) -> Listing:
    """Return what a sitemap names. Raises ValueError for what is no sitemap."""
    content = unzipped(content)
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return listing(lines(content.decode("utf-8", "replace")))
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding that it declares and nobody knows
        raise ValueError(f"the sitemap is not well-formed XML: {error}") from error
    return listing(reader.items())


def _refuse(*_: object) -> None:
    raise ValueError("the sitemap declares a document type, which none needs")


class _Reader:
    """What was read so far of one sitemap."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._fields: dict[str, str] = {}
        self._entries: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if not self._path and local not in ("urlset", "sitemapindex"):
            raise ValueError(f"this is no sitemap: its first element is {local[:40]}")
        self._path.append(local)
        if len(self._path) > MAX_DEPTH:
            raise ValueError(f"elements over {MAX_DEPTH} deep")
        if len(self._path) == 2:
            self._fields = {}

    def text(self, data: str) -> None:
        name = self._path[-1]
        own = len(self._path) == 3 and name in ("loc", "lastmod")
        if own or (name == "publication_date" and self._path[2:3] == ["news"]):
            self._fields[name] = self._fields.get(name, "") + data
            if len(self._fields[name]) > MAX_VALUE:
                raise ValueError(f"a value over {MAX_VALUE:,} characters")

    def end(self, _name: str) -> None:
        if len(self._path) == 2:
            self._entries.append((self._path[1], self._fields))
        self._path.pop()

    def items(self) -> Iterator[Item | None]:
        """Yield what the entries name."""
        for name, fields in self._entries:
            changed = next((fields[date].strip() for date in _DATES if fields.get(date, "").strip()), None)
            if name in _KINDS and fields.get("loc", "").strip():
                yield Item(fields["loc"].strip(), "sitemap" if name == "sitemap" else "page", changed)
            else:
                yield None
