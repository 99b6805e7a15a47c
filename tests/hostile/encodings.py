"""Bytes under the name of a plain text: other formats, broken character sets, marks that mislead, texts of no words."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable

from tests.hostile.case import SENTENCE, Case

_RUSSIAN = "Министры Вармии и Остландии встретились в Риге и обсудили перемирие. " * 9
_TURKISH = "Bakanlar görüşmede ateşkesi değerlendirdi, İzmir’e döndü. " * 9
_CHINESE = "外交部长在里加会谈\uff0c双方同意继续谈判并在下周再次会面。" * 20


def zipped(inside: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of the given files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in inside.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        link = tarfile.TarInfo("../../escape")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return made.getvalue()


def _noise(first: int, count: int) -> bytes:
    return bytes(first + (n * n * 7 + n * 13) % (256 - first) for n in range(count))


def _declared(charset: str) -> Callable[[], bytes]:
    return lambda: f"<meta charset='{charset}'><p>{SENTENCE * 9}".encode() + b"\xe9\xe8\\u003cscript"


FORMATS: dict[str, tuple[Callable[[], bytes], str]] = {
    "pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)), "binary"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0" + bytes(200), "binary"),
    "gif": (lambda: b"GIF89a" + bytes(200), "binary"),
    "zip": (lambda: zipped({"a.txt": SENTENCE.encode()}), "binary"),
    "zip_bomb": (lambda: zipped({"a": bytes(30_000_000)}), "binary"),
    "zip_of_zips": (lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": bytes(10**6)})})}), "binary"),
    "zip_slip": (lambda: zipped({"../../etc/cron.d/x": b"* * * * * root x"}), "binary"),
    "gzip": (lambda: gzip.compress(SENTENCE.encode()), "binary"),
    "gzip_bomb": (lambda: gzip.compress(bytes(30_000_000)), "binary"),
    "gzip_cut": (lambda: gzip.compress(SENTENCE.encode())[:-9], "binary"),
    "bzip2": (lambda: bz2.compress(SENTENCE.encode()), "binary"),
    "xz_bomb": (lambda: lzma.compress(bytes(30_000_000)), "binary"),
    "zlib": (lambda: zlib.compress(SENTENCE.encode() * 99), "binary"),
    "tar": (_tar, "binary"),
    "elf": (lambda: b"\x7fELF\x02\x01\x01" + bytes(200), "binary"),
    "exe": (lambda: b"MZ\x90\0" + bytes(200), "binary"),
    "sqlite": (lambda: b"SQLite format 3\0" + bytes(200), "binary"),
    "old_word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), "binary"),
    "java_class": (lambda: b"\xca\xfe\xba\xbe" + bytes(200), "binary"),
    "pickle": (lambda: b"\x80\x04\x95\x1a\0\0\0\0\0\0\0\x8c\x05posix\x94\x8c\x06system\x94\x93\x94.", "binary"),
    "wasm": (lambda: b"\0asm\x01\0\0\0" + bytes(99), "binary"),
    "zeros": (lambda: bytes(5000), "binary"),
    "noise": (lambda: _noise(0, 9000), "binary"),
    "high_noise": (lambda: _noise(128, 3000), "undecodable"),
    "control_characters": (lambda: bytes(range(1, 32)) * 30, "binary"),
    "escape_sequences": (lambda: b"\x1b[2J\x1b]0;title\x07 The envoys met in Riga. " + SENTENCE.encode() * 9, "read"),
    "rtf": (lambda: b"{\\rtf1\\ansi{\\*\\generator x}" + SENTENCE.encode() + b"}", "read"),
    "shell": (lambda: b"#!/bin/sh\nrm -rf / # " + SENTENCE.encode(), "read"),
    "eicar_like": (lambda: b"X5O!P%@AP[4" + SENTENCE.encode(), "read"),
}
CHARSETS: dict[str, tuple[Callable[[], bytes], str]] = {
    "no_bytes": (lambda: b"", "empty"),
    "white_space": (lambda: b" \r\n\t\n " * 50, "empty"),
    "white_space_of_unicode": (lambda: "\u3000\u2003\u00a0\u2028".encode() * 50, "empty"),
    "much_white_space": (lambda: b" \n" * 2_000_000, "empty"),
    "only_a_mark": (lambda: b"\xef\xbb\xbf", "empty"),
    "half_a_mark": (lambda: b"\xef\xbb", "read"),
    "two_marks": (lambda: b"\xef\xbb\xbf\xef\xbb\xbf" + SENTENCE.encode(), "read"),
    "mark_of_utf16_alone": (lambda: b"\xff\xfe", "empty"),
    "mark_of_utf32_alone": (lambda: b"\xff\xfe\0\0", "empty"),
    "mark_of_utf16_before_utf8": (lambda: b"\xff\xfe" + SENTENCE.encode(), "read"),
    "mark_of_utf8_before_latin": (lambda: b"\xef\xbb\xbf" + "café ".encode("latin-1") * 9, "undecodable"),
    "only_digits": (lambda: b"12 34 56 --- 78\n" * 9, "no_text"),
    "only_symbols": (lambda: "☎ → ♥ … 🌍\n".encode() * 9, "no_text"),
    "only_zero_width": (lambda: "\u200b\u200c\u200d\u2060".encode() * 9, "no_text"),
    "only_combining": (lambda: "\u0301\u0302".encode() * 99, "no_text"),
    "only_private_use": (lambda: "\ue000\uf8ff".encode() * 99, "no_text"),
    "only_tags": (lambda: "\U000e0041\U000e0042".encode() * 99, "no_text"),
    "utf8_mark": (lambda: b"\xef\xbb\xbf" + SENTENCE.encode(), "read"),
    "utf16_le": (lambda: SENTENCE.encode("utf-16"), "read"),
    "utf16_be": (lambda: b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "read"),
    "utf16_without_mark": (lambda: SENTENCE.encode("utf-16-le"), "binary"),
    "utf16_cut": (lambda: SENTENCE.encode("utf-16")[:-1], "undecodable"),
    "utf16_lone_surrogate": (lambda: b"\xff\xfe" + b"a\0\x00\xd8b\0" * 9, "undecodable"),
    "utf32": (lambda: SENTENCE.encode("utf-32"), "read"),
    "utf32_beyond_unicode": (lambda: b"\xff\xfe\0\0" + b"\xff\xff\x11\0" * 9, "undecodable"),
    "utf7": (lambda: b"+ADw-script+AD4- " + SENTENCE.encode(), "read"),
    "overlong_utf8": (lambda: b"talks \xc0\xaf\xc0\xae talks " * 3, "read"),
    "utf8_surrogates": (lambda: b"The envoys \xed\xa0\x80 met " * 9, "read"),
    "utf8_beyond_unicode": (lambda: b"The envoys \xf4\x90\x80\x80 met " * 9, "read"),
    "utf8_cut": (lambda: (SENTENCE + "é").encode()[:-1], "read"),
    "cp1251": (lambda: _RUSSIAN.encode("cp1251"), "read"),
    "koi8": (lambda: _RUSSIAN.encode("koi8-r"), "read"),
    "cp1254": (lambda: _TURKISH.encode("cp1254"), "read"),
    "gb18030": (lambda: _CHINESE.encode("gb18030"), "read"),
    "shift_jis": (lambda: ("外相はリガで会談し、来週も協議を続けることで一致した。" * 20).encode("cp932"), "read"),
    "mixed_utf8_and_cp1251": (lambda: _RUSSIAN.encode() + _RUSSIAN.encode("cp1251"), "undecodable"),
    "one_latin_byte": (lambda: SENTENCE.encode() * 9 + b"caf\xe9 " + SENTENCE.encode() * 9, "read"),
    "utf8_twice": (lambda: _RUSSIAN.encode().decode("latin-1").encode(), "read"),
    "ebcdic": (lambda: (SENTENCE * 9).encode("cp500"), "undecodable"),
    "one_nul": (lambda: (SENTENCE * 9).encode() + b"\0" + SENTENCE.encode(), "read"),
    "many_nuls": (lambda: b"a\0b\0\0c\0" * 500, "binary"),
    "nul_after_the_sample": (lambda: SENTENCE.encode() * 1500 + bytes(500), "read"),
    "crlf": (lambda: SENTENCE.replace(". ", ".\r\n").encode() * 9, "read"),
    "lone_cr": (lambda: SENTENCE.replace(". ", ".\r").encode() * 9, "read"),
    "huge": (lambda: SENTENCE.encode() * 40_000, "too_large"),
    "just_too_long": (lambda: b"talk " * 24_001, "too_large"),
    "one_long_line": (lambda: b"a" * 50_000_000, "too_large"),
    "one_long_line_of_astral": (lambda: "😀".encode() * 2_000_000, "too_large"),
    "newlines": (lambda: b"\n" * 3_000_000 + SENTENCE.encode(), "too_large"),
    "bidi_controls": (("\u202e" + SENTENCE + "\u2066" * 200).encode, "read"),
    "combining_marks": (("Z" + "\u0301" * 5000 + " spoke. ").encode, "read"),
    "formula": (lambda: b"=cmd|' /C calc'!A0\n" + SENTENCE.encode(), "read"),
    "html_in_text": (lambda: SENTENCE.encode() + b"<script>alert(1)</script>" + SENTENCE.encode(), "read"),
}
CODECS = (
    *("undefined", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "rot13", "zlib", "hex", "base64"),
    *("uu", "quopri", "utf-7", "utf-16", "utf-32", "mbcs", "x-user-defined", "replacement", "cp037", "hz", "none"),
)  # what a page may declare, and what must not be believed

CASES = [
    *(Case(f"format_{name}", f"file {name}.txt", states, make) for name, (make, states) in FORMATS.items()),
    *(Case(f"charset_{name}", f"file {name}.txt", states, make) for name, (make, states) in CHARSETS.items()),
    *(
        Case(
            f"declared_{name}",
            "file x.html",
            "undecodable",
            _declared(name),
        )
        for name in CODECS
    ),
]
