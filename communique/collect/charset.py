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

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})"""
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x0b\x1b")


class NotText(Exception):
    """The bytes are not text; the message says what they are."""


class UnknownCharset(Exception):
    """The bytes are text in a character set that cannot be told."""


def decode(content: bytes) -> str:
    """Return the text that bytes hold, line ends as they are, without a byte order mark.

    Raises NotText or UnknownCharset.
    """
    for magic, name in MAGIC:
        if content.startswith(magic):
            raise NotText(name)
    for mark, charset in BOMS:
        if content.startswith(mark):
            return _as(charset, content[len(mark) :])
    sample = content[:SAMPLE]
    if sample and sum(sample.count(code) for code in _CONTROLS) > MAX_CONTROLS * len(sample):
        raise NotText("binary data")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(content[:4096])
    if declared:
        return _as(declared.group(1).decode("ascii"), content)
    return _as(_inferred(sample), content)


def _as(charset: str, content: bytes) -> str:
    try:
        return content.decode(charset)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnknownCharset(f"the text is not valid {charset}") from error


def _inferred(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, threshold=MAX_CHAOS).best()
    if best is None:
        raise UnknownCharset("no character set makes sense of the bytes")
    return best.encoding
