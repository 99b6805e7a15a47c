"""What the answer of a web server says of its bytes: what they are, and under which address they are known."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from communique.collect.fetch.urls import canonical, same_site

HTML_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"""(?i);\s{0,9}charset\s{0,9}=\s{0,9}["']?([a-z0-9_.:-]{2,40})""")


def content_type(header: str) -> tuple[str, str | None]:
    """Return the media type of a content-type header, in lower case, and the character set it names."""
    charset = _CHARSET.search(header)
    return header.partition(";")[0].strip().lower(), charset.group(1) if charset else None


def own_address(stated: str | None, answered: str) -> str:
    """Return the address of a page: the one it states (rel=canonical) if that is of the site that answered.

    A page that names another site's address as its own would put its words into the mouth of that outlet.
    """
    try:
        own = canonical(urljoin(answered, stated)) if stated else ""
    except ValueError:
        own = ""
    if own and same_site(own, answered):
        return own
    try:
        return canonical(answered)
    except ValueError:
        return answered
