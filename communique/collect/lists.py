r"""Lists of URLs: one a line, CSV with a `url` column, and the files that GDELT and Media Cloud publish.

| layout | told by | the address |
|---|---|---|
| GDELT 2.0 events | 61 columns, tabs | the last, SOURCEURL |
| GDELT 1.0 events, from April 2013 | 58 columns, tabs | the last, SOURCEURL |
| GDELT 2.0 mentions | 16 columns, tabs | the sixth, where the third says 1: the open web |
| GDELT 2.1 knowledge graph | 27 columns, tabs | the fifth, where the third says 1: the open web |
| GDELT 1.0 knowledge graph | a heading with SOURCEURLS | that column, `<UDIV>` between several |
| CSV with a heading, as Media Cloud's story lists | a column `url` | that column, and no other such as `media_url` |
| lines | all else | what begins with http:// or https://, the last of a line |

A ZIP file with one file in it, as GDELT publishes, is unpacked. Lists may name lists: GDELT's `lastupdate.txt` does.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from communique.collect.items import MAX_UNPACKED, Item, Listing, listing, unzipped

Row = list[str]
_WEB = ("http://", "https://")
_LISTS = (".export.csv.zip", ".mentions.csv.zip", ".gkg.csv.zip", ".export.csv", ".mentions.csv", ".gkg.csv")
OPEN_WEB = "1"  # GDELT's code for sources that an address opens


def addresses(content: bytes) -> Listing:
    """Return what a list names. Raises ValueError where it names nothing."""
    text = _unpacked(content).decode("utf-8-sig", "replace")
    head = text.partition("\n")[0].rstrip("\r")
    names = _names(head)
    if head.count("\t") + 1 in _GDELT:
        found = listing(map(_GDELT[head.count("\t") + 1], _tabbed(text)))
    elif "SOURCEURLS" in head.split("\t"):
        found = listing(_graph_1(text, head.split("\t").index("SOURCEURLS")))
    elif "url" in names:
        found = listing(_csv(text, names.index("url")))
    else:
        found = listing(lines(text))
    if not found.items:
        raise ValueError("no line of it names an address that begins with http:// or https://")
    return found


def lines(text: str) -> Iterator[Item | None]:
    """Yield the address that ends each line; empty lines and those that begin with # say nothing."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield _item(line.split()[-1])


def _names(head: str) -> list[str]:
    """Return the names of columns in a heading, none where it is no row of a table."""
    try:
        return [name.strip().lower() for name in next(csv.reader([head]), [])]
    except csv.Error:
        return []


def only_addresses(content: bytes) -> bool:
    """Tell whether bytes hold nothing but addresses, one a line, and remarks: then they are no report."""
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"http", b"#")):
        return False
    text = content.decode("utf-8-sig", "replace")
    found = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return bool(found) and all(line.startswith(_WEB) and len(line.split()) == 1 for line in found)


def _item(address: str) -> Item | None:
    address = address.strip()
    if not address.lower().startswith(_WEB):
        return None
    path = address.lower().partition("?")[0]
    return Item(address, "list" if path.endswith(_LISTS) else "page")


def _last(row: Row) -> Item | None:
    return _item(row[-1])


def _mention(row: Row) -> Item | None:
    return _item(row[5]) if len(row) > 5 and row[2] == OPEN_WEB else None


def _graph_2(row: Row) -> Item | None:
    return _item(row[4]) if len(row) > 4 and row[2] == OPEN_WEB else None


_GDELT: dict[int, Callable[[Row], Item | None]] = {61: _last, 58: _last, 16: _mention, 27: _graph_2}


def _tabbed(text: str) -> Iterator[Row]:
    for line in text.split("\n"):
        if line.strip():
            yield line.rstrip("\r").split("\t")


def _graph_1(text: str, column: int) -> Iterator[Item | None]:
    for row in list(_tabbed(text))[1:]:
        for address in row[column].split("<UDIV>") if len(row) > column else [""]:
            yield _item(address)


def _csv(text: str, column: int) -> Iterator[Item | None]:
    rows = csv.reader(io.StringIO(text))
    next(rows, None)
    try:
        for row in rows:
            if row:
                yield _item(row[column]) if len(row) > column else None
    except csv.Error as error:
        raise ValueError(f"the CSV is broken: {error}") from error


def _unpacked(content: bytes) -> bytes:
    """Return the one file of a ZIP; other bytes as they are, or unpacked by gzip."""
    if not content.startswith(b"PK\x03\x04"):
        return unzipped(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = packed.infolist()
            if len(inside) != 1:
                raise ValueError("a ZIP of several files: name the list itself")
            with packed.open(inside[0]) as stream:
                found = stream.read(MAX_UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise ValueError(f"the ZIP is broken: {error}") from error
    if len(found) > MAX_UNPACKED:
        raise ValueError(f"it unpacks to over {MAX_UNPACKED:,} bytes")
    return found
