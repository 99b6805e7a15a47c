"""HTML pages to documents: what a page holds is found by a worker, what the container says of it goes first."""

from __future__ import annotations

import msgspec

from communique.collect.workers import Job, parsed
from communique.types import Block, Document

MAX_HTML = 2**23  # characters
MIN_WORDS = 10  # fewer are a menu's rest, not an article


class Extract(msgspec.Struct, frozen=True):
    """What a page holds: the article's text, where its paragraphs stand, and what the page says of itself."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()


EXTRACT = Job("communique.collect.extract:extracted", Extract)


def page(known: Document, html: str) -> Document:
    """Return the document of an HTML page; what is `known` of it already goes before what the page says."""
    if len(html) > MAX_HTML:
        return msgspec.structs.replace(known, state="too_large", note=f"over {MAX_HTML:,} characters of HTML")
    if not html.strip():
        return msgspec.structs.replace(known, state="no_text", note="the page is empty")
    result = parsed(EXTRACT, html.encode("utf-8", "surrogatepass"))
    found = result.value
    if found is None:
        return msgspec.structs.replace(known, state=result.state, note=f"the page could not be parsed: {result.note}")
    if len(found.text.split()) < MIN_WORDS:
        return msgspec.structs.replace(known, state="no_text", note="no article text in this page")
    return msgspec.structs.replace(
        known,
        text=found.text,
        title=known.title or found.title,
        outlet=known.outlet or found.outlet,
        published=known.published or found.published,
        language=known.language or found.language,
        url=known.url or found.url,
        blocks=found.blocks,
    )
