"""Which addresses may be dialled, and which hosts may be looked up.

Only addresses of the public internet are dialled. Whatever carries another address inside it (IPv4 in IPv6, NAT64,
6to4, Teredo, ISATAP) is refused whole, for the gateway that unpacks it may stand inside. A host is looked up only if it
is a usual name: `0x7f.1`, `127.1` and `2130706433` mean different things to different resolvers, so none is asked.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TUNNELS = tuple(
    (IPv6Network(network), name)
    for network, name in (
        ("::/96", "an IPv4 address inside IPv6"),
        ("::ffff:0:0/96", "an IPv4 address inside IPv6"),
        ("::ffff:0:0:0/96", "a translated IPv4 address (SIIT)"),
        ("64:ff9b::/96", "an IPv4 address behind NAT64"),
        ("64:ff9b:1::/48", "an IPv4 address behind a local NAT64"),
        ("2001::/32", "an IPv4 address inside Teredo"),
        ("2002::/16", "an IPv4 address inside 6to4"),
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # the third quarter of an IPv6 address that carries IPv4 (RFC 5214)
_PUBLIC_IN_NAME_ONLY = {
    IPv4Address("168.63.129.16"): "a cloud's service for its own machines",
    IPv4Address("192.0.0.192"): "a cloud's service for its own machines",
    IPv4Address("192.88.99.1"): "the 6to4 relay",
}
_LOCAL_NAMES = (
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "home.arpa",
)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
MAX_NAME = 253


def forbidden_address(address: str) -> str:
    """Return why an address may not be dialled, "" where it may. `address` is the usual form of an IP address."""
    try:
        ip = ip_address(address)
    except ValueError:
        return "not an IP address"
    if isinstance(ip, IPv6Address):
        return _forbidden_ipv6(ip) or _forbidden(ip)
    return _PUBLIC_IN_NAME_ONLY.get(ip, "") or _forbidden(ip)


def _forbidden_ipv6(ip: IPv6Address) -> str:
    if ip.scope_id:
        return "an address of one network interface"
    if not ip.is_unspecified and not ip.is_loopback:
        for network, name in _TUNNELS:
            if ip in network:
                return name
    return "an IPv4 address inside ISATAP" if (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP else ""


def _forbidden(ip: IPv4Address | IPv6Address) -> str:
    kinds = (
        (ip.is_unspecified, "the unspecified address"),
        (ip.is_loopback, "a loopback address"),
        (ip.is_link_local, "a link-local address"),
        (ip.is_multicast, "a multicast address"),
        (isinstance(ip, IPv6Address) and ip.is_site_local, "a site-local address"),
        (ip.is_private, "an address of a private or reserved network"),
        (ip.is_reserved, "a reserved address"),
        (not ip.is_global, "an address outside the public internet"),
    )
    return next((name for holds, name in kinds if holds), "")


def host_name(written: str) -> str:
    """Return the host of a URL as it is looked up: lower case, ASCII, no dot at its end.

    Raises ValueError with the reason why it is none.
    """
    folded = unicodedata.normalize("NFKC", written).rstrip(".").lower()
    if ":" in folded:
        return str(IPv6Address(folded))
    try:
        name = folded if folded.isascii() else folded.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError("the host is no name that can be looked up") from error
    labels = name.split(".")
    if len(name) > MAX_NAME or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError("the host is no name that can be looked up")
    if _NUMBER.fullmatch(labels[-1]):
        return str(IPv4Address(name))
    return name


def local_name(host: str) -> bool:
    """Tell whether a host's name means something only inside a network."""
    return "." not in host or any(host == name or host.endswith("." + name) for name in _LOCAL_NAMES)
