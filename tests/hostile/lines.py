"""JSON Lines that are none, or whose fields are not what they should be."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.hostile.case import ARTICLE, SENTENCE, Case, page

Made = tuple[Callable[[], bytes], str]
TEXT = SENTENCE * 3


def line(**fields: object) -> bytes:
    """Return one JSON line."""
    return json.dumps(fields).encode() + b"\n"


def _raw(fields: str) -> Callable[[], bytes]:
    return lambda: b'{"text": "talks in Riga", ' + fields.encode("utf-8", "surrogatepass") + b"}\n"


def _field(name: str, value: object) -> Callable[[], bytes]:
    return lambda: line(text=TEXT, **{name: value})


_VALUES: dict[str, object] = {
    "number": 5,
    "float": 1e308,
    "list": [],
    "object": {},
    "true": True,
    "empty": "",
    "blank": "  \n",
    "null": None,
    "long": "x" * 50_000,
    "newlines": "a\r\nb\nc",
    "nul": "a\0b",
    "escapes": "\x1b[2J\x1b]0;x\x07",
    "bidi": "\u202eabc\u2066",
    "markup": "<script>alert(1)</script>",
    "formula": "=1+cmd|' /C calc'!A0",
    "path": "../../../../etc/passwd",
    "zalgo": "Z" + "\u0301" * 5_000,
    "look_alikes": "\u0412\u0430lti\u0441 Wir\u0435",
    "astral": "😀" * 300,
    "noncharacter": "\ufffe\uffff",
}
_TYPED = {"number", "float", "list", "object", "true"}  # which no field may be
_FIELDS = ("title", "outlet", "published", "url", "language")

LINES: dict[str, Made] = {
    "good": (lambda: line(text=TEXT), "read"),
    "good_html": (lambda: line(html=page(ARTICLE).decode()), "read"),
    "mark_first": (lambda: b"\xef\xbb\xbf" + line(text=TEXT), "read"),
    "utf16": (lambda: line(text=TEXT).decode().encode("utf-16"), "read"),
    "latin": (lambda: ('{"text": "' + "café talks in Riga, naïve envoys met. " * 9 + '"}').encode("latin-1"), "read"),
    "not_json": (lambda: b"{text: none}", "malformed"),
    "python": (lambda: b"{'text': 'talks'}", "malformed"),
    "javascript": (lambda: b'{"text": "a" + "b"}', "malformed"),
    "comment": (lambda: b'// no\n{"text": "talks in Riga"}', "malformed+read"),
    "trailing_comma": (_raw('"a": 1,'), "malformed"),
    "trailing_words": (lambda: line(text=TEXT).rstrip() + b" talks", "malformed"),
    "two_in_a_line": (lambda: line(text=TEXT).rstrip() * 2, "malformed"),
    "over_two_lines": (lambda: b'{"text":\n"talks"}', "malformed+malformed"),
    "one_array": (lambda: b"[" + line(text=TEXT).rstrip() + b"]", "malformed"),
    "cut": (lambda: line(text=TEXT)[:20], "malformed"),
    "cut_in_escape": (lambda: b'{"text": "a\\u00', "malformed"),
    "array": (lambda: b"[1, 2]\n", "malformed"),
    "string": (lambda: b'"talks"\n', "malformed"),
    "number": (lambda: b"5\n", "malformed"),
    "null": (lambda: b"null\n", "malformed"),
    "nan": (lambda: b"NaN\n", "malformed"),
    "nan_in_field": (_raw('"score": NaN'), "malformed"),
    "infinity_in_field": (_raw('"score": -Infinity'), "malformed"),
    "empty_object": (lambda: b"{}\n", "malformed"),
    "no_text": (lambda: line(title="Talks"), "malformed"),
    "text_null": (lambda: line(text=None), "malformed"),
    "text_list": (lambda: line(text=[1, 2]), "malformed"),
    "text_number": (lambda: line(text=5), "malformed"),
    "text_object": (lambda: line(text={"a": "b"}), "malformed"),
    "text_blank": (lambda: line(text="  "), "no_text"),
    "text_of_nuls": (lambda: line(text="\0" * 99), "no_text"),
    "text_surrogate": (lambda: b'{"text": "talks \\ud800 talks"}', "malformed"),
    "text_surrogate_pair": (lambda: b'{"text": "talks \\ud83d\\ude00 talks"}', "read"),
    "text_of_escapes": (lambda: b'{"text": "' + b"\\u0061" * 9_999 + b'"}', "read"),
    "text_of_controls": (lambda: b'{"text": "talks \x01 talks"}', "binary"),
    "text_raw_newline": (lambda: b'{"text": "talks\ntalks"}', "malformed+malformed"),
    "text_and_html": (lambda: line(text=TEXT, html=page("<p>other").decode()), "read"),
    "html_blank": (lambda: line(html=" "), "no_text"),
    "html_number": (lambda: line(html=5), "malformed"),
    "html_deep": (lambda: line(html="<div>" * 5_000 + ARTICLE), "no_text"),
    "html_of_laughs": (lambda: line(html='<!DOCTYPE x [<!ENTITY a "b">]>' + ARTICLE), "no_text"),
    "long_line": (lambda: line(text="a" * 5_000_000), "too_large"),
    "long_line_of_many": (lambda: line(text=TEXT) + b"x" * 30_000_000 + b"\n" + line(text=TEXT), "read+too_large+read"),
    "long_text": (lambda: line(text=SENTENCE * 9_000), "too_large"),
    "deep_array": (lambda: b"[" * 100_000, "malformed"),
    "deep_object": (_raw('"more": ' + '{"a":' * 50_000), "malformed"),
    "deep_and_closed": (_raw('"more": ' + "[" * 50_000 + "]" * 50_000), "malformed"),
    "deep_by_little": (_raw('"more": ' + "[" * 500 + "]" * 500), "read"),
    "many_fields": (_raw(", ".join(f'"a{n}": {n}' for n in range(50_000))), "read"),
    "long_name": (_raw(f'"{"a" * 1_000_000}": 1'), "read"),
    "huge_integer": (_raw('"n": ' + "9" * 100_000), "read"),
    "huge_exponent": (_raw('"n": 1e999999999'), "read"),
    "duplicate_keys": (_raw('"text": "other talks", "text": "last talks"'), "read"),
    "case_of_keys": (lambda: line(Text=TEXT), "malformed"),
    "prototype": (_raw('"__proto__": {"text": 1}, "constructor": 1'), "read"),
    "python_names": (_raw('"__class__": "x", "__reduce__": ["os.system", "x"]'), "read"),
    "type_tag": (_raw('"type": "Document", "sha256": "00"'), "read"),
    "blank_lines": (lambda: b"\n" * 200_000 + line(text=TEXT), "read"),
    "lone_cr": (lambda: line(text=TEXT).replace(b"\n", b"\r") * 2, "malformed"),
    "crlf": (lambda: line(text=TEXT).replace(b"\n", b"\r\n"), "read"),
    "no_newline": (lambda: line(text=TEXT).rstrip(), "read"),
    "nul_between": (lambda: line(text=TEXT) + b"\0\n" + line(text=TEXT), "read+malformed+read"),
    "not_utf8_in_the_middle": (lambda: line(text=TEXT) * 2000 + b'{"text": "\xff\xfe"}\n', "read+undecodable"),
    "many_faults": (lambda: b"x\n" * 3_000, "malformed"),
    "many_good_ones": (lambda: line(text="Talks.") * 3_000, "read"),
    "csv": (lambda: b"id,text\n1,talks\n", "malformed+malformed"),
    "xml": (lambda: b"<r><text>talks</text></r>\n", "malformed"),
    "yaml": (lambda: b"text: talks\n", "malformed"),
    "record_separator": (lambda: b"\x1e" + line(text=TEXT), "malformed"),
    "line_separator_inside": ('{"text": "talks\u2028in Riga"}'.encode, "read"),
}
CASES = [
    *(Case(f"lines_{name}", "file x.jsonl", states, make) for name, (make, states) in LINES.items()),
    *(
        Case(
            f"field_{field}_{name}",
            "file x.jsonl",
            "malformed" if name in _TYPED else "read",
            _field(field, value),
        )
        for field in _FIELDS
        for name, value in _VALUES.items()
    ),
]
