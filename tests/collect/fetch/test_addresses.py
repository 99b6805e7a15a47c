"""No form of a forbidden address is ever dialled."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique.collect.fetch.client import Client
from tests.collect.fetch.stands import Network

FORBIDDEN: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("forbidden.toml").read_text(encoding="utf-8"))
NO_NAMES = ["exa%6dple.org", "-x-.example.org", "exam!ple.org", f"{'a' * 64}.org", f"{'x.' * 130}org"]
NO_ADDRESSES = ["/a b", "/\r\nHost: x", "/\u202e", f"/{'a' * 5000}"]


def _wide(text: str) -> str:
    """Write ASCII in full-width letters, which a resolver may take for the usual ones."""
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


HOSTS = (
    *FORBIDDEN["hosts"],
    *FORBIDDEN["names"],
    *NO_NAMES,
    *map(_wide, ("127.0.0.1", "localhost")),
    "127\u30020\u30020\u30021",
)
URLS = (*FORBIDDEN["urls"], *(f"http://example.org{path}" for path in NO_ADDRESSES))


@pytest.mark.parametrize("host", HOSTS)
def test_a_forbidden_host_is_neither_looked_up_nor_dialled(host: str) -> None:
    """However it is written."""
    network = Network(["93.184.216.34"])
    found = Client(resolve=network.resolve, connect=network.connect).fetch(f"http://{host}/a")
    assert (found.state, network.asked, network.dialled) == ("forbidden", [], [])
    assert found.note


@pytest.mark.parametrize("url", URLS)
def test_a_forbidden_url_is_not_dialled(url: str) -> None:
    """Other schemes, credentials, ports of other services, broken ones."""
    network = Network(["93.184.216.34"])
    found = Client(resolve=network.resolve, connect=network.connect).fetch(url)
    assert (found.state, network.dialled) == ("forbidden", [])


@pytest.mark.parametrize("answer", FORBIDDEN["answers"])
def test_a_name_that_leads_to_a_forbidden_address_is_not_dialled(answer: str) -> None:
    """Not even at the public address that stands beside it in the answer."""
    network = Network(["93.184.216.34", answer])
    found = Client(resolve=network.resolve, connect=network.connect).fetch("https://news.example.org/")
    assert (found.state, network.dialled) == ("forbidden", [])


def test_a_name_that_changes_its_answer_is_asked_once_and_dialled_where_it_was_checked() -> None:
    """DNS rebinding: the second answer would be a loopback address."""
    network = Network(["93.184.216.34"], ["127.0.0.1"])
    found = Client(resolve=network.resolve, connect=network.connect).fetch("http://news.example.org/")
    assert (found.state, network.asked, network.dialled) == ("unreachable", ["news.example.org"], ["93.184.216.34"])


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "[2606:2800:220:1::1]"])
def test_a_public_address_is_dialled(address: str) -> None:
    """The guard is no wall."""
    network = Network()
    Client(resolve=network.resolve, connect=network.connect).fetch(f"http://{address}/")
    assert network.dialled == [address.strip("[]")]


def test_a_host_of_ones_own_is_dialled_when_it_is_named() -> None:
    """And only that host, at the port that was named."""
    network = Network()
    client = Client(allowed=["127.0.0.1:8123"], resolve=network.resolve, connect=network.connect)
    for url in ("http://127.0.0.1:8123/", "http://127.0.0.1:8080/", "http://127.0.0.2:8123/"):
        client.fetch(url)
    assert network.dialled == ["127.0.0.1"]
