"""Whatever the bytes: each parser of ours keeps what it promises, as `python -m fuzz` tries at length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets import SEEDS, TARGETS, Broken, promise, seeds

PIECES = (
    *(
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"\x1b[",
        b"\r\n\r\n",
        b"\n",
        b"\t",
        b'"',
        b"'",
        b"<",
        b">",
        b"&",
        b"{",
    ),
    *(b"=", b"|", b"%", b"#", b"@", b":", b"//", b"[", b"]", b",", b"..", b"-1", b"9" * 40, b"PK\x03\x04", b"\x1f\x8b"),
    *(
        b"http://",
        b"https://[::1]",
        b"url",
        b"text",
        b"<!ENTITY",
        b"]]>",
        b"\xe2\x80\xae",
        b"\xd0\xb0",
        b"1e999",
        b"null",
    ),
)
WRITTEN = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")),
    st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join),
)


def spoilt(whole: list[bytes]) -> st.SearchStrategy[bytes]:
    """Return strategies for sound inputs with something cut out of them, put into them, or said twice."""
    return st.builds(
        lambda seed, start, length, put, twice: (seed[:start] + put + seed[start + length :]) * (2 if twice else 1),
        st.sampled_from(whole),
        st.integers(0, 600),
        st.integers(0, 40),
        st.sampled_from((b"", *PIECES)),
        st.booleans(),
    )


def test_a_promise_that_does_not_hold_is_raised() -> None:
    """The targets below assert by it: each raises what it finds."""
    with pytest.raises(Broken, match="order"):
        promise([], "order")


@pytest.mark.parametrize("name", sorted(set(TARGETS) - {"english"}))
def test_every_parser_keeps_its_promises(name: str) -> None:
    """On bytes at random, on pieces of the formats, and on sound inputs that were spoilt."""
    whole = [*seeds(name), *SEEDS]

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(st.one_of(WRITTEN, spoilt(whole)))
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sitemaps", b"<?xml version='1.0' encoding='no-such'?><urlset/>"),
        ("feeds", b"<channel<item<link></item</link<"),
        ("lists", b"url\x0b\0\0\0\0\0\rp"),
        ("lists", b"https://ledger.example/" + b"a" * 200_000),
        ("charset", b"<meta charset=undefined>\xff"),
        ("charset", b"<meta charset=unicode_escape>\xff\\ud800"),
    ],
)
def test_what_fuzzing_found_stays_mended(name: str, data: bytes) -> None:
    """Each input once raised what it should not."""
    TARGETS[name](data)
