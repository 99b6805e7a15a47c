"""Tests of lists of URLs."""

from __future__ import annotations

import io
import zipfile

import pytest

from communique.collect.items import Item
from communique.collect.lists import addresses, only_addresses

A, B = "http://herald.example/a", "https://courier.example/b?id=1"


def row(columns: int, **values: str) -> str:
    """Return a line of so many columns; `c4` is the fifth."""
    return "\t".join(values.get(f"c{number}", "1") for number in range(columns))


def zipped(*contents: str) -> bytes:
    """Return a ZIP of files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        for number, content in enumerate(contents):
            files.writestr(f"../{number}.CSV", content)
    return packed.getvalue()


EVENTS = f"{row(61, c60=A, c5='http://no.example/')}\n{row(61, c60=B)}\n"
LISTS = {
    "GDELT 2.0 events": EVENTS.encode(),
    "GDELT 2.0 events as they come": zipped(EVENTS),
    "GDELT 1.0 events": f"{row(58, c57=A)}\n{row(58, c57=B)}\n{row(58, c57='unspecified')}".encode(),
    "GDELT 2.0 mentions": f"{row(16, c5=A)}\n{row(16, c2='2', c5='a broadcast')}\n{row(16, c5=B)}".encode(),
    "GDELT 2.1 knowledge graph": f"{row(27, c4=A)}\n{row(27, c2='3', c4='doi:10.1/2')}\n{row(27, c4=B)}".encode(),
    "GDELT 1.0 knowledge graph": (
        "DATE\tNUMARTS\tCOUNTS\tTHEMES\tLOCATIONS\tPERSONS\tORGANIZATIONS\tTONE\tCAMEOEVENTIDS\tSOURCES\tSOURCEURLS\n"
        + row(11, c10=f"{A}<UDIV>{B}")
    ).encode(),
    "Media Cloud, stories": (
        "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name,media_url\n"
        f'1,2031-03-04,"Talks, again",{A},en,False,,7,Herald,http://herald.example/\n'
        f"2,2031-03-04,Grain,{B},en,False,,8,Courier,http://courier.example/\n"
    ).encode(),
    "Media Cloud, search": (
        f"id,indexed_date,language,media_name,media_url,publish_date,title,url\r\n1,,en,,http://x.example,,T,{A}\r\n"
        f"2,,en,,http://x.example,,T,{B}\r\n"
    ).encode(),
    "CSV with a byte order mark": f"\ufeffURL,note\n{A},\n{B},\n".encode(),
    "lines": f"# to read\n\n{A}\n{B}\n{A}\n".encode(),
    "lines with a remark before": f"1 {A}\r\n2 {B}\r\n".encode(),
}


@pytest.mark.parametrize("layout", LISTS)
def test_the_addresses_are_taken_from_their_column(layout: str) -> None:
    """And from no other; each once, in their order."""
    assert addresses(LISTS[layout]).items == (Item(A), Item(B))


def test_a_list_may_name_lists() -> None:
    """As GDELT's list of its latest files does: size, checksum, address."""
    last = b"7 ab http://data.example/20310304.export.CSV.zip\n9 cd http://data.example/20310304.gkg.csv.zip\n"
    assert [item.kind for item in addresses(last).items] == ["list", "list"]


REFUSED = {
    "nothing": b"",
    "prose": b"The ministers met in Riga.\nThey will meet again.",
    "addresses of another kind": b"ftp://herald.example/a\nfile:///etc/passwd\n",
    "GDELT 1.0 before it gave addresses": f"{row(57)}\n".encode(),
    "a ZIP of several": zipped(A, B),
    "a broken ZIP": zipped(A)[:-20],
    "a bomb": zipped("x" * 60_000_000),
    "an endless field": b"url,note\n" + A.encode() + b"," + b"x" * 200_000,
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_names_no_address_is_refused(kind: str) -> None:
    """With words for the user."""
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        addresses(REFUSED[kind])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}\n# rest\n{B}", True),
        (f"See {A}", False),
        (f"{A}\nThe ministers met.", False),
        ("", False),
        ("# a", False),
    ],
)
def test_a_text_of_nothing_but_addresses_is_a_list(text: str, expected: bool) -> None:
    """A report that quotes an address is none."""
    assert only_addresses(text.encode()) is expected
