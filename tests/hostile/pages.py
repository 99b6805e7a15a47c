"""HTML that holds a parser, misleads it, or tries to get at what is not its own."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.case import ARTICLE, SENTENCE, Case, page

Made = tuple[Callable[[], bytes], str]


def _with(before: str = "", after: str = "", head: str = "") -> Callable[[], bytes]:
    return lambda: page(before + ARTICLE + after, head)


def _many(piece: str, count: int, after: str = "") -> Callable[[], bytes]:
    return lambda: page("".join(piece.format(n=n) for n in range(count)) + ARTICLE + after)


def _attributes(tag: str, count: int) -> Callable[[], bytes]:
    return lambda: page(f"<{tag} " + " ".join(f"a{n}=1" for n in range(count)) + ">x" + ARTICLE)


def _linked(value: str) -> Callable[[], bytes]:
    return lambda: page(ARTICLE, f"<script type='application/ld+json'>{value}</script>")


def _meta(name: str, value: str) -> Callable[[], bytes]:
    return lambda: page(ARTICLE, f"<meta property='{name}' content='{value}'>")


def _doctype(declared: str, body: str = "<p>&x;</p>") -> Callable[[], bytes]:
    return f"<!DOCTYPE html [{declared}]><html><body>{body}{ARTICLE}</body></html>".encode


_LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

SIZE: dict[str, Made] = {
    "attributes": (_attributes("p", 100_000), "timed_out or read"),
    "attributes_of_body": (lambda: b"<body " + b"a=1 " * 50_000 + b">" + ARTICLE.encode(), "read or timed_out"),
    "one_long_attribute": (lambda: page(f"<p title='{'x' * 3_000_000}'>{ARTICLE}"), "read"),
    "one_long_tag_name": (lambda: page(f"<{'x' * 2_000_000}>{ARTICLE}"), "read"),
    "deep_divs": (lambda: page("<div>" * 5_000 + ARTICLE), "no_text"),
    "deep_divs_closed": (lambda: page("<div>" * 300 + ARTICLE + "</div>" * 300), "no_text"),
    "deep_tables": (lambda: page("<table><tr><td>" * 3_000 + ARTICLE), "no_text"),
    "deep_inline": (lambda: page("<b><i>" * 20_000 + ARTICLE), "no_text or timed_out"),
    "deep_lists": (lambda: page("<ul><li>" * 4_000 + ARTICLE), "no_text or timed_out"),
    "deep_quotes": (lambda: page("<blockquote>" * 4_000 + ARTICLE), "no_text or timed_out"),
    "unclosed_paragraphs": (_many("<p>", 50_000), "read or timed_out"),
    "unclosed_links": (_many("<a href=x{n}>", 20_000), "read or timed_out"),
    "misnested": (_many("<b><p><i></b>", 3_000), "read or timed_out"),
    "closing_tags": (_many("</div></p></b>", 50_000), "read"),
    "breaks": (_many("<br>", 100_000), "read or timed_out"),
    "entities": (_many("&amp;lt;", 100_000), "read or timed_out"),
    "unknown_entities": (_many("&no{n};", 50_000), "read or timed_out"),
    "numeric_entities": (_many("&#x1F600;", 50_000), "read or timed_out"),
    "comments": (_many("<!-- {n} -->", 50_000), "read or timed_out"),
    "nested_comments": (_many("<!--", 50_000, "-->"), "no_text"),
    "processing_instructions": (_many("<?x {n}?>", 30_000), "read or timed_out"),
    "scripts": (_many("<script>x{n}</script>", 20_000), "read or timed_out"),
    "styles": (_many("<style>x{n}</style>", 20_000), "read or timed_out"),
    "empty_paragraphs": (_many("<p></p>", 50_000), "read or timed_out"),
    "images": (_many("<img src=x{n}>", 30_000), "read or timed_out"),
    "forms": (_many("<form><input name=a{n}>", 10_000), "read or timed_out"),
    "headings": (_many("<h1>Talks {n}</h1>", 10_000), "read or timed_out"),
    "list_items": (_many("<li>talks {n}", 20_000), "read or timed_out"),
    "table_cells": (_many("<td>{n}", 30_000), "read or timed_out"),
    "options": (_many("<option>{n}", 30_000), "read or timed_out"),
    "links": (_many("<a href='/{n}'>talks {n}</a> ", 20_000), "read or timed_out"),
    "canonical_links": (_many("<link rel=canonical href=x{n}>", 20_000), "read or timed_out"),
    "metas": (_many("<meta property='og:title' content='{n}'>", 20_000), "read or timed_out"),
    "one_big_node": (lambda: page("<p>" + "word " * 400_000 + "</p>"), "too_large or timed_out"),
    "one_node_over_ten_megabytes": (lambda: page(f"<p>{'word ' * 1_600_000}</p>"), "too_large or timed_out"),
    "many_big_paragraphs": (_many(f"<p>{SENTENCE * 20}</p>", 300), "read"),
    "huge": (lambda: page("<p>" + "word " * 2_000_000 + "</p>"), "too_large"),
    "huge_white_space": (lambda: b"<html>" + b" " * 7_000_000, "no_text"),
    "quote_open": (lambda: page("<p title='" + ARTICLE * 20), "no_text"),
    "one_word_a_line": (_many("talks<br>\n", 20_000), "read or timed_out"),
    "less_than": (lambda: page("<" * 500_000 + ARTICLE), "read or timed_out"),
    "ampersands": (lambda: page("&" * 500_000 + ARTICLE), "read or timed_out"),
    "greater_than": (lambda: page(">" * 500_000 + ARTICLE), "read or timed_out"),
}
REACH: dict[str, Made] = {
    "entity": (_doctype('<!ENTITY x "talks">'), "read"),
    "billion_laughs": (_doctype(_LAUGHS, "<p>&a9;</p>"), "read"),
    "external_entity": (_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">'), "read"),
    "external_entity_of_web": (_doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'), "read"),
    "parameter_entity": (_doctype('<!ENTITY % x SYSTEM "file:///etc/passwd">%x;'), "read"),
    "external_doctype": (
        lambda: b'<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><body>' + ARTICLE.encode(),
        "read",
    ),
    "xinclude": (
        _with("<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>"),
        "read",
    ),
    "stylesheet": (lambda: b"<?xml-stylesheet href='file:///etc/passwd'?>" + page(ARTICLE), "read"),
    "base": (_with(head="<base href='file:///etc/'>"), "read"),
    "frames": (lambda: b"<html><frameset><frame src='file:///etc/passwd'></frameset></html>", "no_text"),
    "iframe": (_with("<iframe src='file:///etc/passwd' srcdoc='&lt;p&gt;talks'></iframe>"), "read"),
    "object": (_with("<object data='file:///etc/passwd'></object><embed src='file:///x'>"), "read"),
    "meta_refresh": (_with(head="<meta http-equiv=refresh content='0;url=file:///etc/passwd'>"), "read"),
    "import": (_with(head="<link rel=import href='file:///etc/passwd'><style>@import 'file:///x'</style>"), "read"),
    "script": (_with("<script>document.write('<p>never said</p>')</script>"), "read"),
    "handlers": (_with("<p onclick='alert(1)' onload=alert(1)>Talks</p><img src=x onerror=alert(1)>"), "read"),
    "javascript_link": (_with("<a href='javascript:alert(1)'>more</a>"), "read"),
    "svg": (_with("<svg><script>alert(1)</script><foreignObject><p>never</p></foreignObject></svg>"), "read"),
    "math": (_with("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></math>"), "read"),
    "template": (_with("<template><p>never shown, never said by anyone at all</p></template>"), "read"),
    "noscript": (_with("<noscript><p>for machines alone</p></noscript>"), "read"),
    "hidden": (_with("<p hidden>unseen</p><p style='display:none'>unseen</p>"), "read"),
    "conditional_comment": (_with("<!--[if IE]><p>for one browser</p><![endif]-->"), "read"),
    "cdata": (_with("<![CDATA[<p>not here</p>]]>"), "read"),
    "cdata_open": (_with("<![CDATA["), "read"),
    "plaintext": (lambda: page("<plaintext>" + ARTICLE), "read"),
    "xmp": (lambda: page("<xmp>" + ARTICLE + "</xmp>" + ARTICLE), "read"),
    "textarea_open": (lambda: page("<textarea>" + ARTICLE), "read"),
    "title_open": (lambda: b"<html><head><title>" + ARTICLE.encode(), "no_text"),
    "script_open": (lambda: page("<script>" + ARTICLE), "no_text"),
    "style_open": (lambda: page("<style>" + ARTICLE), "no_text"),
    "comment_open": (lambda: page("<!-- " + ARTICLE), "no_text"),
    "select_open": (lambda: page("<select>" + ARTICLE), "read"),
    "null_in_tag": (lambda: page("<p\0>" + ARTICLE), "read"),
    "null_in_text": (lambda: page("<p>Tal\0ks</p>" + ARTICLE), "read"),
    "null_in_script": (lambda: page("<scr\0ipt>alert(1)</scr\0ipt>" + ARTICLE), "read"),
    "surrogate_entities": (_with("<p>&#xD800;&#xDFFF;</p>"), "read"),
    "entities_beyond_unicode": (_with("<p>&#x110000;&#99999999999;&#0;&#-1;</p>"), "read"),
    "controls": (_with("<p>\x01\x02\x08\x0b\x0e\x1f\x7f\x80\x9f</p>"), "read"),
    "bidi": (_with("<p dir=rtl>\u202eskrow txet siht\u202c</p><bdo dir=rtl>abc</bdo>"), "read"),
    "noncharacters": (_with("<p>\ufffe\uffff\U0001ffff</p>"), "read"),
    "tag_in_tag": (_with("<p <p <p <b>>talks</p>"), "read"),
    "quotes_in_attributes": (_with("<p a=\"'\" b='\"' c=` d=>talks</p>"), "read"),
    "duplicate_attributes": (_with("<p id=a id=b id=c class=x class=y>talks</p>"), "read"),
    "colons_in_names": (_with("<o:p xmlns:o=x><:p><p:>talks"), "read"),
    "two_bodies": (lambda: page(ARTICLE) + page(ARTICLE), "read"),
    "no_html": (ARTICLE.encode, "read"),
    "blank": (lambda: b"\n <!doctype html>", "no_text"),
    "only_doctype": (lambda: b"<!doctype html>", "no_text"),
    "empty_page": (lambda: page(""), "no_text"),
    "only_menu": (lambda: page("<nav><a href=x>Home</a></nav>"), "no_text"),
    "cut_in_tag": (lambda: page(ARTICLE)[:700], "read"),
    "cut_in_entity": (lambda: page(ARTICLE + "&am")[:-20], "read"),
    "xhtml": (lambda: b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">' + page(ARTICLE), "read"),
    "xml_wrong_encoding": (lambda: b'<?xml version="1.0" encoding="utf-16"?>' + page(ARTICLE), "read"),
    "charset_twice": (_with(head="<meta charset=koi8-r><meta charset=utf-8>"), "read"),
    "charset_late": (lambda: page(ARTICLE + "x" * 9000 + "<meta charset=cp1251>"), "read"),
    "charset_wrong": (lambda: page(ARTICLE, "<meta charset=big5>") + b"<p>\xe9 caf\xff", "undecodable"),
    "charset_long": (lambda: page(ARTICLE, f"<meta charset='{'x' * 5000}'>") + b"\xff", "undecodable"),
    "wml": (lambda: b"<?xml version='1.0'?><wml><card><p>talks</p></card></wml>", "no_text"),
    "mhtml": (lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + page(ARTICLE), "read"),
}
STATED: dict[str, Made] = {
    **{
        f"published_{n}": (_meta("article:published_time", value), "read")
        for n, value in enumerate(
            (
                *("99999-01-01", "2031-02-30", "-0044-03-15", "0000-00-00", "2031-13-45", "1e9", "now", "tomorrow"),
                *("2031-03-04T99:99:99Z", "2031-03-04T10:00:00+99:99", "Mon, 30 Feb 2031", "31/31/2031", "NaN"),
                *("9" * 5000, "2031-03-04" * 500, "&lt;script&gt;", "\u0662\u0660\u0663\u0661-03-04", "1899-12-31"),
            )
        )
    },
    "linked_data_deep": (_linked("{[" + "[" * 9_999), "read"),
    "linked_data_deep_and_closed": (_linked("[" * 5_000 + "]" * 5_000), "read"),
    "linked_data_wrong_types": (_linked('{"headline": 5, "datePublished": [], "publisher": {"name": {}}}'), "read"),
    "linked_data_of_itself": (_linked('{"@graph": {"@graph": {"@graph": [{"headline": "x"}]}}}'), "read"),
    "linked_data_huge_number": (_linked('{"datePublished": ' + "9" * 9_999 + "}"), "read"),
    "linked_data_duplicate_keys": (_linked('{"headline": "a", "headline": "b"}'), "read"),
    "linked_data_surrogate": (_linked('{"headline": "\\ud800"}'), "read"),
    "linked_data_many": (
        lambda: page(ARTICLE, "<script type='application/ld+json'>{}</script>" * 5_000),
        "read or timed_out",
    ),
    "title_formula": (_meta("og:title", "=HYPERLINK(1)"), "read"),
    "title_of_newlines": (_meta("og:title", "a&#10;b&#13;c&#9;d"), "read"),
    "title_long": (_meta("og:title", "talks " * 30_000), "too_large"),
    "title_of_markup": (_meta("og:title", "&lt;script&gt;alert(1)&lt;/script&gt;"), "read"),
    "title_of_bidi": (_meta("og:title", "\u202etxet\u2066"), "read"),
    "outlet_of_markup": (_meta("og:site_name", "&lt;img src=x onerror=alert(1)&gt;"), "read"),
    "outlet_of_escapes": (_meta("og:site_name", "\x1b[31mLedger\x07"), "read"),
    "outlet_long": (_meta("og:site_name", "Ledger " * 30_000), "read"),
    "outlet_of_path": (_meta("og:site_name", "../../../../tmp/x"), "read"),
    "url_of_file": (_with(head="<link rel=canonical href='file:///etc/passwd'>"), "read"),
    "url_of_script": (_with(head="<link rel=canonical href='javascript:alert(1)'>"), "read"),
    "url_of_data": (_with(head="<link rel=canonical href='data:text/html,x'>"), "read"),
    "url_of_credentials": (_with(head="<link rel=canonical href='https://a:b@ledger.example/'>"), "read"),
    "url_broken": (_with(head="<link rel=canonical href='http://[::1'>"), "read"),
    "language_broken": (lambda: page(ARTICLE).replace(b"<html>", b"<html lang='../../x-x-x-\xff\xff'>"), "read"),
    "language_long": (lambda: page(ARTICLE).replace(b"<html>", b"<html lang='" + b"en-" * 9_999 + b"'>"), "read"),
}
CASES = [
    Case(f"page_{name}", "file x.html", states, make)
    for table in (SIZE, REACH, STATED)
    for name, (make, states) in table.items()
]
