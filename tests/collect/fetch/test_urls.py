"""Tests of the form under which addresses are known."""

from __future__ import annotations

import pytest

from communique.collect.fetch.urls import canonical, same_site
from communique.collect.web import own_address

FORMS = [
    ("http://Herald.Example", "http://herald.example/"),
    ("http://herald.example:80/a#part", "http://herald.example/a"),
    ("https://herald.example:443/a?", "https://herald.example/a"),
    ("https://herald.example:8443/a", "https://herald.example:8443/a"),
    ("http://herald.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "http://herald.example/a?id=7"),
    ("http://herald.example/a?gclid=1&at_campaign=x&at_custom1=y", "http://herald.example/a?at_custom1=y"),
    ("http://herald.example/a?id=7&page=2&ref=home", "http://herald.example/a?id=7&page=2&ref=home"),
    ("http://herald.example/a?b=%C3%A9&a", "http://herald.example/a?b=%C3%A9&a"),
    (" http://herald.example/a ", "http://herald.example/a"),
    ("http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
    ("http://räksmörgås.example/ä", "http://xn--rksmrgs-5wao1o.example/ä"),
]


@pytest.mark.parametrize(("written", "known"), FORMS)
def test_an_address_has_one_form(written: str, known: str) -> None:
    """And that form is its own."""
    assert canonical(written) == known
    assert canonical(known) == known


@pytest.mark.parametrize(
    "written", ["", "a", "//herald.example/a", "ftp://herald.example/", "http://", "http://a:b@c.de"]
)
def test_what_may_not_be_asked_has_none(written: str) -> None:
    """With a reason."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        canonical(written)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("http://www.herald.example/a", "https://herald.example/b", True),
        ("http://m.herald.example/", "http://www.herald.example/", True),
        ("http://news.herald.example/", "http://herald.example/", True),
        ("http://herald.example/", "http://courier.example/", False),
        ("http://herald.example.evil.example/", "http://herald.example/", False),
        ("http://notherald.example/", "http://herald.example/", False),
        ("http://herald.example/", "mailto:x", False),
    ],
)
def test_a_site_is_its_host_and_what_is_under_it(left: str, right: str, expected: bool) -> None:
    """Both ways."""
    assert same_site(left, right) is same_site(right, left) is expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("http://herald.example/a", "http://herald.example/a"),
        ("/a", "http://www.herald.example/a"),
        ("http://courier.example/a", "http://www.herald.example/m/a"),
        ("http://[", "http://www.herald.example/m/a"),
        (None, "http://www.herald.example/m/a"),
    ],
)
def test_a_page_speaks_for_its_own_site_alone(stated: str | None, expected: str) -> None:
    """One that states another outlet's address keeps its own."""
    assert own_address(stated, "http://www.herald.example/m/a?utm_source=x") == expected
