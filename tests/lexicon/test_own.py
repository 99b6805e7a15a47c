"""A user's own lexicon beside the one that ships."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import BadLexicon
from communique.lexicon import load, own_digest, use
from communique.lexicon.own import MOST, entries, table_of

HEAD = "id,kind,names,state,demonyms,lat,lon\n"
TABLE = (
    HEAD
    + "group:reed-front,armed_group,Reed Liberation Front; RLF; RX~; Reed terrorists!,KE,,,\n"
    + '"state:QX",state,"Ardania, Republic; Ardania",,Ardanian,,\n'
    + "# a remark\n\n"
    + "place:reed-bridge,place,Reed Bridge,KE,,-1.5,36.75\n"
    + "group:pkk,armed_group,Reed Workers Movement,,,,\n"
)


@pytest.fixture(autouse=True)
def _none_after() -> Iterator[None]:
    yield
    use("")


def test_names_of_a_user_are_found_beside_those_that_ship() -> None:
    """With label, state, side and coordinates."""
    use(TABLE)
    text = "Ardanian envoys met the RLF and the PKK at Reed Bridge near Nairobi; RX denied it."
    found = {text[hit.start : hit.end]: hit for hit in load().find(text)}
    assert {name: hit.best.id for name, hit in found.items() if name != "Nairobi"} == {
        "Ardanian": "state:QX",
        "RLF": "group:reed-front",
        "PKK": "group:pkk",
        "Reed Bridge": "place:reed-bridge",
        "RX": "group:reed-front",
    }
    assert found["RX"].ambiguous
    assert not found["RLF"].ambiguous
    front = found["RLF"].best
    assert (front.label, front.country, front.loaded) == ("Reed Liberation Front", "state:KE", ("Reed terrorists",))
    assert (found["Reed Bridge"].best.lat, found["Reed Bridge"].best.lon) == (-1.5, 36.75)
    assert load().demonym("Ardanians") is None
    assert load().demonym("Ardanian") == "state:QX"


def test_a_row_under_an_id_that_ships_adds_its_names() -> None:
    """The label stays."""
    shipped = load().entry("group:pkk")
    use(TABLE)
    entry = load().entry("group:pkk")
    assert shipped is not None
    assert entry is not None
    assert entry.label == shipped.label
    assert set(entry.names) == {*shipped.names, "Reed Workers Movement"}
    assert [hit.best.id for hit in load().find("the Reed Workers Movement")] == ["group:pkk"]


def test_a_city_and_a_state_s_organ_take_further_names_too() -> None:
    """And keep what is known of them."""
    use(HEAD + "place:184745,place,Teal City,,,,\norgan:armed-forces:KE,armed_group,Teal Guard,,,,\n")
    city, guard = load().find("from Teal City the Teal Guard")
    assert (city.best.label, city.best.country, city.best.capital) == ("Nairobi", "state:KE", True)
    assert guard.best.id == "organ:armed-forces:KE"


def test_a_user_s_name_comes_before_what_ships_under_it() -> None:
    """Who says that FSA is another body means it."""
    use(HEAD + "body:reed-agency,organization,FSA,KE,,,\n")
    (hit,) = load().find("the FSA")
    assert [entry.id for entry in hit.entries] == ["body:reed-agency", "group:fsa"]


def test_without_a_table_all_is_as_before() -> None:
    """And each table has a digest of its own."""
    use(TABLE)
    one = own_digest()
    use(TABLE + "group:x,armed_group,Xylo Front,,,,\n")
    assert own_digest() not in ("", one)
    use("")
    assert own_digest() == ""
    assert not load().find("RLF")


def test_a_tab_parts_columns_as_well_and_three_of_them_are_enough() -> None:
    """As spreadsheets write them, with a byte order mark."""
    ((entry, names),) = entries("\ufeffID\tkind\tnames\ngroup:x\tarmed_group\tXylo Front; XF\n")
    assert entry.names == ("Xylo Front", "XF")
    assert [name.text for name in names] == ["Xylo Front", "XF"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "line 1: no column 'id'"),
        ("id,kind\n", "line 1: no column 'names'"),
        ("id,kind,names,colour\n", "line 1: an unknown column 'colour'"),
        ("id,kind,names,id\n", "line 1: a column twice"),
        (HEAD + "x,armed_group,X,,,,\n", "line 2: an id is"),
        (HEAD + "group:a,armed_group,A,,,,\ngroup:x,tribe,X,,,,\n", "line 3: a kind is one of"),
        (HEAD + "person:x,person,X,,,,\n", "line 2: a kind is one of"),
        (HEAD + "group:x,armed_group, ; ,,,,\n", "line 2: no name"),
        (HEAD + "group:x,armed_group,X; !,,,,\n", "line 2: a name without a letter: '!'"),
        (HEAD + "group:x,armed_group,X,Kenya,,,\n", "line 2: a state is two capitals"),
        (HEAD + "group:x,armed_group,X,,Xs,,\n", "line 2: demonyms belong to states"),
        (HEAD + "place:x,place,X,,,91,0\n", "line 2: lat is a number"),
        (HEAD + "place:x,place,X,,,1,east\n", "line 2: lon is a number"),
        (HEAD + "place:x,place,X,,,nan,0\n", "line 2: lat is a number"),
        (HEAD + "group:x,armed_group,X,,,,\ngroup:x,armed_group,Y,,,,\n", "line 3: group:x stands in line 2 too"),
        (HEAD + "group:x,armed_group,X,,,,,\n", "line 2: 8 cells under 7 columns"),
        (HEAD + 'group:x,armed_group,"X,,,,\n', "line 2: unexpected end of data"),
        ("x" * (MOST + 1), "more than 5,000,000 characters"),
    ],
)
def test_an_error_says_which_line_is_wrong_and_why(table: str, said: str) -> None:
    """Nothing of the table is used then."""
    use(TABLE)
    before = own_digest()
    with pytest.raises(BadLexicon, match=r".") as caught:
        use(table or "\n")
    assert said in str(caught.value)
    assert caught.value.hint
    assert own_digest() == before


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_a_table_or_an_error(text: str) -> None:
    """Nothing else comes of it."""
    for table in (text, HEAD + text, HEAD + f"group:x,armed_group,{text},,,,"):
        with suppress(BadLexicon):
            assert all(names for _, names in entries(table))


def test_a_file_that_is_none_or_no_text_is_an_error_with_its_name(tmp_path: Path) -> None:
    """And no path is no table."""
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\xff\xfe\x00")
    for path in (str(bad), str(tmp_path / "none.csv"), str(tmp_path)):
        with pytest.raises(BadLexicon) as caught:
            table_of(path)
        assert path in str(caught.value)
    assert table_of("") == ""
    good = tmp_path / "good.csv"
    good.write_text(TABLE, encoding="utf-8-sig")
    assert table_of(str(good)) == TABLE
