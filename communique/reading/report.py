"""From a collected document to the report that is read: text unchanged, its parts marked, its facts only if shown."""

from __future__ import annotations

from communique.reading.language import language_of
from communique.reading.outlet import outlet_of
from communique.reading.published import published_of
from communique.reading.zones import zones_of
from communique.types import Document, Report, Span, Zone, make_id


def report_of(document: Document) -> Report:
    """Return the report a document holds. Outlet, publication date and language stay None where nothing shows them."""
    text = document.text
    zones = zones_of(text, document.title)
    outlet = document.outlet or outlet_of(text, zones)
    identity = make_id("rp", outlet or "", document.url or "", text)
    headline = next((zone for zone in zones if zone.kind == "headline"), None)
    return Report(
        id=identity,
        source=document.source,
        sha256=document.sha256,
        text=text,
        title=Span(identity, headline.start, headline.end) if headline else None,
        outlet=outlet,
        published=published_of(text, zones, document.published),
        language=language_of(_article(text, zones), document.language),
        zones=zones,
        url=document.url,
        blocks=document.blocks,
    )


def _article(text: str, zones: tuple[Zone, ...]) -> str:
    return "\n".join(text[zone.start : zone.end] for zone in zones if zone.kind in ("body", "headline"))
