"""Bytes to text: which character set, and whether the bytes are text at all.

What the bytes themselves show decides: a byte order mark, valid UTF-8, the charset that an HTML page declares. Only
then is a character set inferred from the letters, and a weak inference is refused.
"""

from __future__ import annotations

import codecs
import re

MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x7fELF", "an executable"),
    (b"MZ\x90", "an executable"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes looked at to tell binary data and to infer a character set
MAX_CONTROLS = 0.02  # share of control characters above which bytes are not text
MAX_CHAOS = 0.1  # charset-normalizer's measure of disorder above which its best guess is refused

# What a page may declare, by the name of its codec, and what it is read as: browsers read the older sets as the larger
# ones that followed them, and pages rely on it. Other codecs (UTF-7, escapes, ...) are no character sets of pages.
_READ_AS = {
    **{name: name for name in ("utf-8", "koi8-r", "koi8-u", "cp866", "big5", "gb18030", "euc_jp", "iso2022_jp")},
    **{
        f"cp{number}": f"cp{number}" for number in (874, 932, 949, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)
    },
    **{f"iso8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "mac-roman": "mac-roman",
    "mac-cyrillic": "mac-cyrillic",
    "mac-turkish": "mac-turkish",
    "big5hkscs": "big5hkscs",
}
_PIECE = 2**20  # bytes

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})"""
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x0b\x1b")


class NotText(Exception):
    """The bytes are not text; the message says what they are."""


class UnknownCharset(Exception):
    """The bytes are text in a character set that cannot be told."""


def charset_of(content: bytes, stated: str | None = None) -> tuple[str, int]:
    """Return the character set of bytes, and where the text begins: after a byte order mark.

    `stated` is the character set that an answer's headers name. Raises NotText or UnknownCharset.
    """
    for magic, name in MAGIC:
        if content.startswith(magic):
            raise NotText(name)
    for mark, charset in BOMS:
        if content.startswith(mark):
            return charset, len(mark)
    sample = content[:SAMPLE]
    if sample and sum(sample.count(code) for code in _CONTROLS) > MAX_CONTROLS * len(sample):
        raise NotText("binary data")
    if _is_utf8(content):
        return "utf-8", 0
    declared = _DECLARED.search(content[:4096])
    name = stated or (declared.group(1).decode("ascii") if declared else "")
    return (_of_the_web(name) if name else _inferred(sample)), 0


def decode(content: bytes, stated: str | None = None) -> str:
    """Return the text that bytes hold, line ends as they are, without a byte order mark.

    Takes and raises what `charset_of` does: NotText or UnknownCharset.
    """
    charset, start = charset_of(content, stated)
    try:
        return content[start:].decode(charset)
    except UnicodeDecodeError as error:
        raise UnknownCharset(f"the text is not valid {charset}") from error


def _is_utf8(content: bytes) -> bool:
    """Tell whether bytes are UTF-8, without holding their text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _PIECE):
            decoder.decode(content[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _of_the_web(name: str) -> str:
    try:
        return _READ_AS[codecs.lookup(name).name]
    except (LookupError, UnicodeError) as error:
        raise UnknownCharset(f"{name} is no character set of pages") from error


def _inferred(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, threshold=MAX_CHAOS, cp_isolation=sorted(set(_READ_AS.values()))).best()
    if best is None:
        raise UnknownCharset("no character set makes sense of the bytes")
    return best.encoding
