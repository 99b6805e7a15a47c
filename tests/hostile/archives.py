"""Web archives, WARC and WACZ, cut, contradictory, or packed to harm."""

from __future__ import annotations

import gzip
import stat
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.hostile.case import ARTICLE, Case, page
from tests.hostile.encodings import zipped

Made = tuple[Callable[[], bytes], str]
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def warc(
    block: bytes = HTTP + page(ARTICLE), length: str | None = None, kind: str = "response", more: str = ""
) -> bytes:
    """Return one record; `length` is what it claims, by default the truth."""
    stated = str(len(block)) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2031-03-04T10:00:00Z\r\nWARC-Target-URI: https://ledger.example/talks\r\n{more}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {stated}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _http(headers: str, body: bytes) -> Callable[[], bytes]:
    return lambda: warc(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body)


def _wacz(inside: dict[str, bytes]) -> Callable[[], bytes]:
    return lambda: zipped(inside)


def _link() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("archive/data.warc")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return made.getvalue()


_SOUND = page(ARTICLE)
WARCS: dict[str, Made] = {
    "good": (warc, "read"),
    "good_gzip": (lambda: gzip.compress(warc()), "read"),
    "two": (lambda: warc() + warc(), "read+read"),
    "nothing": (lambda: b"", "no_text"),
    "noise": (lambda: bytes(n * n % 256 for n in range(5_000)), "malformed"),
    "text": (lambda: b"no archive at all\n" * 9, "malformed"),
    "version": (lambda: warc().replace(b"WARC/1.0", b"WARC/9.9"), "malformed"),
    "no_head_end": (lambda: b"WARC/1.0\r\nWARC-Type: response\r\n", "malformed"),
    "no_headers": (lambda: b"WARC/1.0\r\n\r\n\r\n\r\n", "no_text"),
    "no_address": (lambda: warc().replace(b"WARC-Target-URI: https://ledger.example/talks\r\n", b""), "malformed"),
    "no_type": (lambda: warc().replace(b"WARC-Type: response\r\n", b""), "no_text"),
    "no_date": (lambda: warc().replace(b"WARC-Date: 2031-03-04T10:00:00Z\r\n", b""), "read"),
    "absurd_date": (lambda: warc().replace(b"2031-03-04T10", b"99999-99-99T99"), "read"),
    "no_length": (lambda: warc().replace(b"Content-Length:", b"X-Length:"), "malformed+malformed"),
    "length_negative": (lambda: warc(length="-5"), "malformed+malformed"),
    "length_of_words": (lambda: warc(length="many"), "malformed+malformed"),
    "length_huge": (lambda: warc(length="9" * 30), "malformed+malformed"),
    "length_beyond_the_end": (lambda: warc(length="99999"), "truncated"),
    "length_over_the_limit": (lambda: warc(length="999999999"), "too_large"),
    "length_short": (lambda: warc(length="300"), "read+malformed"),
    "length_zero": (lambda: warc(length="0"), "malformed+malformed"),
    "length_twice": (lambda: warc(more="Content-Length: 1\r\n"), "malformed+malformed"),
    "million_headers": (lambda: warc(more="X: y\r\n" * 200_000), "malformed"),
    "long_header": (lambda: warc(more=f"X: {'y' * 3_000_000}\r\n"), "malformed"),
    "header_without_colon": (lambda: warc(more="nonsense\r\n"), "read"),
    "folded_header": (lambda: warc(more="X: a\r\n b\r\n c\r\n"), "read"),
    "header_of_nuls": (lambda: warc(more="X: \0\0\r\n"), "read"),
    "header_not_ascii": (lambda: warc(more="X: \xe9\u202e\r\n"), "read"),
    "bare_newlines": (lambda: warc().replace(b"\r\n", b"\n"), "no_text"),
    "address_of_file": (lambda: warc().replace(b"https://ledger.example/talks", b"file:///etc/passwd"), "read"),
    "address_long": (lambda: warc().replace(b"/talks", b"/" + b"a" * 100_000), "malformed"),
    "address_of_escapes": (lambda: warc().replace(b"/talks", b"/\x1b[2J\xe2\x80\xae"), "read"),
    "revisit": (lambda: warc(kind="revisit"), "revisit"),
    "request": (lambda: warc(kind="request"), "no_text"),
    "metadata": (lambda: warc(kind="metadata"), "no_text"),
    "kind_unknown": (lambda: warc(kind="no-such-kind"), "no_text"),
    "truncated": (lambda: warc(more="WARC-Truncated: length\r\n"), "truncated"),
    "digest_wrong": (lambda: warc(more="WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"), "malformed"),
    "digest_unknown": (lambda: warc(more="WARC-Block-Digest: rot13:x\r\n"), "read"),
    "digest_empty": (lambda: warc(more="WARC-Block-Digest: :\r\n"), "read"),
    "block_empty": (lambda: warc(b""), "malformed"),
    "block_not_http": (lambda: warc(page(ARTICLE)), "malformed"),
    "http_no_headers": (lambda: warc(b"HTTP/1.1 200 OK\r\n\r\n" + _SOUND), "read"),
    "http_no_end": (lambda: warc(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000), "malformed"),
    "http_status_of_words": (lambda: warc(b"HTTP/1.1 OK\r\n\r\n" + _SOUND), "malformed"),
    "http_status_huge": (lambda: warc(b"HTTP/1.1 " + b"9" * 5_000 + b"\r\n\r\n" + _SOUND), "malformed"),
    "http_status_odd_digits": (lambda: warc("HTTP/1.1 ²00 OK\r\n\r\n".encode() + _SOUND), "malformed"),
    "http_404": (lambda: warc(b"HTTP/1.1 404 No\r\n\r\n" + _SOUND), "no_text"),
    "http_image": (lambda: warc(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"), "no_text"),
    "chunked": (_http("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(_SOUND), _SOUND)), "read"),
    "chunked_not": (_http("Transfer-Encoding: chunked\r\n", _SOUND), "read"),
    "chunked_short": (_http("Transfer-Encoding: chunked\r\n", b"%x\r\n%s" % (len(_SOUND) + 99, _SOUND)), "malformed"),
    "chunked_huge": (_http("Transfer-Encoding: chunked\r\n", b"FFFFFFFF\r\n" + _SOUND), "malformed"),
    "chunked_negative": (_http("Transfer-Encoding: chunked\r\n", b"-5\r\n" + _SOUND), "read"),
    "chunked_many": (_http("Transfer-Encoding: chunked\r\n", b"1\r\na\r\n" * 100_000 + b"0\r\n\r\n"), "no_text"),
    "gzip_body": (_http("Content-Encoding: gzip\r\n", gzip.compress(_SOUND)), "read"),
    "gzip_body_not": (_http("Content-Encoding: gzip\r\n", _SOUND), "read"),
    "gzip_body_cut": (_http("Content-Encoding: gzip\r\n", gzip.compress(_SOUND)[:-20]), "malformed"),
    "gzip_body_bomb": (_http("Content-Encoding: gzip\r\n", gzip.compress(bytes(60_000_000))), "malformed"),
    "brotli_body": (_http("Content-Encoding: br\r\n", b"\x8b\x02\x80abc\x03"), "binary"),
    "gzip_cut": (lambda: gzip.compress(warc())[:-20], "truncated+malformed"),
    "gzip_wrong_sum": (lambda: gzip.compress(warc())[:-8] + bytes(8), "malformed"),
    "gzip_bomb": (lambda: gzip.compress(warc() + bytes(100_000_000)), "read+malformed"),
    "gzip_members": (lambda: gzip.compress(warc()) * 3, "read+read+read"),
    "gzip_then_noise": (lambda: gzip.compress(warc()) + b"noise", "read+malformed"),
    "zstd": (lambda: b"\x28\xb5\x2f\xfd" + bytes(99), "malformed"),
    "lz4": (lambda: b"\x04\x22\x4d\x18" + bytes(99), "malformed"),
    "arc": (lambda: b"filedesc://x.arc 0.0.0.0 20310304100000 text/plain 76\n1 0 x\n", "malformed"),
    "har": (lambda: b'{"log": {"entries": []}}', "malformed"),
}
WACZS: dict[str, Made] = {
    "good": (_wacz({"archive/data.warc": warc()}), "read"),
    "good_gzip": (_wacz({"archive/data.warc.gz": gzip.compress(warc())}), "read"),
    "nothing_in_it": (_wacz({}), "malformed"),
    "no_archive": (_wacz({"pages/pages.jsonl": b"{}"}), "malformed"),
    "parent_names": (_wacz({"archive/../../../../tmp/x.warc": warc()}), "read"),
    "absolute_name": (_wacz({"/archive/x.warc": warc()}), "malformed"),
    "name_of_escapes": (_wacz({"archive/\x1b[2J\u202e.warc": warc(b"")}), "malformed"),
    "link": (_link, "malformed"),
    "nested": (_wacz({"archive/x.wacz": zipped({"archive/data.warc": warc()})}), "malformed"),
    "nested_as_warc": (_wacz({"archive/x.warc": zipped({"archive/data.warc": warc()})}), "malformed"),
    "bomb": (_wacz({"archive/x.warc": warc() + bytes(100_000_000)}), "read+malformed"),
    "bomb_in_gzip": (_wacz({"archive/x.warc.gz": gzip.compress(bytes(100_000_000))}), "malformed"),
    "cut": (lambda: zipped({"archive/data.warc": warc()})[:-40], "malformed"),
    "cut_at_the_start": (lambda: zipped({"archive/data.warc": warc()})[:40], "malformed"),
    "flipped": (
        lambda: zipped({"archive/data.warc": warc()}).replace(b"WARC", b"WARD").replace(b"\x78", b"\x79"),
        "read",
    ),
    "many_files": (_wacz({f"archive/{n}.warc": b"" for n in range(2_000)}), "no_text"),
    "broken_beside_good": (_wacz({"archive/a.warc": b"x", "archive/b.warc": warc()}), "malformed+read"),
}
CASES = [
    *(Case(f"warc_{name}", "archive x.warc.gz", states, make) for name, (make, states) in WARCS.items()),
    *(Case(f"wacz_{name}", "archive x.wacz", states, make) for name, (make, states) in WACZS.items()),
]
