"""The article in an HTML page: its text, where each paragraph stands in the page, and what the page says of itself.

Only what the page states counts: `og:site_name` or the publisher in its JSON-LD for the outlet, a publication stamp for
the date. Nothing is inferred from an address or a copyright line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from communique.collect.html import Extract
from communique.collect.jsonl import with_title
from communique.types import Block

_SPACE = re.compile(r"\s+")
_BLOCKS = "//p|//h1|//h2|//h3|//h4|//li|//blockquote|//figcaption|//td|//div|//span|//section"
SHORT_LINE = 8  # words
MAX_BLOCK = 20_000  # characters of an element that may be one paragraph of the article


def extracted(content: bytes) -> Extract:
    """Return what a page in UTF-8 holds: the job of a worker."""
    try:
        return extract(content.decode("utf-8", "surrogatepass"))
    except etree.ParserError:  # there is no element in it
        return Extract("")


def extract(html: str) -> Extract:
    """Return what a page holds. Raises whatever the parsers raise on hostile input."""
    tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    stated = _stated(tree)
    text = _article(html)
    if text:
        text = with_title(text, stated.title)
    return msgspec.structs.replace(stated, text=text, blocks=tuple(_located(text, tree)))


def _article(html: str) -> str:
    """Return the article, by the thorough way where the fast one comes back with the menus."""
    text = _main_text(html, fast=True)
    return (_main_text(html, fast=False) or text) if _reads_as_menu(text) else text


def _main_text(html: str, fast: bool) -> str:
    found = bare_extraction(html, fast=fast, include_comments=False, include_tables=False, with_metadata=False)
    if found is None:
        return ""
    text = found.get("text") if isinstance(found, dict) else found.text
    return text or ""


def _reads_as_menu(text: str) -> bool:
    """Whether most words stand in lines too short for prose."""
    lines = [len(line.split()) for line in text.split("\n")]
    return 2 * sum(words for words in lines if words < SHORT_LINE) > sum(lines)


def _stated(tree: lxml_html.HtmlElement) -> Extract:
    linked = _linked_data(tree)
    heading = [_clean(item.text_content()) for item in tree.xpath("//h1")]
    return Extract(
        "",
        title=_meta(tree, "og:title") or (heading[0] if len(heading) == 1 else None) or linked.get("headline"),
        outlet=_name(_meta(tree, "og:site_name")) or _name(linked.get("publisher")),
        published=_meta(tree, "article:published_time")
        or linked.get("datePublished")
        or _meta(tree, "datePublished")
        or _first(tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")),
        language=_first(tree.xpath("/html/@lang")),
        url=_first(tree.xpath("//link[@rel='canonical']/@href")) or _meta(tree, "og:url"),
    )


def _meta(tree: lxml_html.HtmlElement, name: str) -> str | None:
    query = "//meta[@property=$name or @name=$name or @itemprop=$name]/@content"
    return _first(tree.xpath(query, name=name))


def _name(stated: str | None) -> str | None:
    """Return an outlet's name, or None where a page states an address in its place."""
    return None if stated and "://" in stated else stated


def _first(values: object) -> str | None:
    for value in values if isinstance(values, list) else []:
        if isinstance(value, str) and _clean(value):
            return _clean(value)
    return None


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _linked_data(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """Return headline, datePublished and the publisher's name from the page's JSON-LD, where it has one."""
    found: dict[str, str] = {}
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = msgspec.json.decode(script.text or "")
        except (msgspec.MsgspecError, RecursionError):
            continue
        for item in _items(value):
            for key in ("headline", "datePublished"):
                _note(found, key, item.get(key))
            publisher = item.get("publisher")
            _note(found, "publisher", publisher.get("name") if isinstance(publisher, dict) else None)
    return found


def _note(found: dict[str, str], key: str, value: object) -> None:
    if isinstance(value, str) and value.strip():
        found.setdefault(key, _clean(value))


def _items(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        yield from _items(value.get("@graph"))
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield item


def _located(text: str, tree: lxml_html.HtmlElement) -> Iterator[Block]:
    """Yield where each line of the text stands in the page, for lines that one element holds whole."""
    wanted = {_clean(line): "" for line in text.split("\n") if line.strip()}
    root = etree.ElementTree(tree)
    for element in tree.xpath(_BLOCKS):
        words = element.text_content()
        if len(words) <= MAX_BLOCK and wanted.get(_clean(words)) == "":
            wanted[_clean(words)] = root.getpath(element)
    start = 0
    for line in text.split("\n"):
        path = wanted.get(_clean(line), "")
        if path:
            yield Block(start, start + len(line), path)
        start += len(line) + 1
