"""URLs as they may be asked (http and https, a usual host, no credentials), and the form in which they are known."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote_plus, urljoin, urlsplit, urlunsplit

from communique.collect.fetch.addresses import host_name

MAX_URL = 4_096
_SAFE = "/%:@!$&'()*+,;=~-._?[]"  # what may stand in a path or query as it is written
_USUAL = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(?i)utm_[a-z_]+|[dg]clid|gclsrc|[gw]braid|fbclid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|xtor"
    r"|_hs(?:enc|mi)|oly_(?:anon|enc)_id|vero_(?:conv|id)|wickedid|at_(?:medium|campaign)(?:_.*)?|__twitter_impression"
)
"""Query parameters that advertisers and mailing services document as added to links, and that no page depends on."""
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")


class Target(NamedTuple):
    """What a URL asks for: `authority` goes into the Host header, `path` holds the query too."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Return the host as a header writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _USUAL[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return what conditions and pace belong to."""
        return self.scheme, self.host, self.port


def target(url: str) -> Target:
    """Return what a URL asks for. Raises ValueError with the reason why it may not be asked."""
    if len(url) > MAX_URL:
        raise ValueError(f"an address of over {MAX_URL:,} characters")
    if "\\" in url or any(character.isspace() or not character.isprintable() for character in url):
        raise ValueError("the address holds characters that no address has")
    parts = urlsplit(url)
    if parts.scheme not in _USUAL:
        raise ValueError(f"{parts.scheme or 'an address without a scheme'}: only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address carries a user name or a password: none is ever sent")
    if not parts.hostname:
        raise ValueError("the address names no host")
    path = quote(parts.path or "/", safe=_SAFE)
    if parts.query:
        path += "?" + quote(parts.query, safe=_SAFE)
    port = _USUAL[parts.scheme] if parts.port is None else parts.port
    return Target(parts.scheme, host_name(parts.hostname), port, path)


def canonical(url: str) -> str:
    """Return the form under which a URL is known: host in lower case, no usual port, fragment or tracking parameter.

    Raises ValueError with the reason where it may not be asked.
    """
    asked = target(url.strip())
    parts = urlsplit(url.strip())
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _tracks(pair))
    return urlunsplit((asked.scheme, asked.authority, parts.path or "/", query, ""))


def _tracks(pair: str) -> bool:
    return bool(_TRACKING.fullmatch(unquote_plus(pair.partition("=")[0])))


def same_site(url: str, other: str) -> bool:
    """Tell whether two URLs are of one site: one host, but for `www.`, `m.` and the like, or one above the other."""
    left, right = (_site(item) for item in (url, other))
    return bool(left and right) and (left == right or left.endswith("." + right) or right.endswith("." + left))


def _site(url: str) -> str:
    try:
        host = target(url).host
    except ValueError:
        return ""
    for prefix in _SAME_SITE:
        host = host.removeprefix(prefix)
    return host if "." in host else ""


def redirected(url: str, location: str) -> str:
    """Return where a redirect leads; what cannot be joined is returned as it is, and refused when it is asked."""
    try:
        return urljoin(url, location)
    except ValueError:
        return location
