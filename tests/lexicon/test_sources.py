"""The packaged tables are whole: every row reads, no id stands twice, every home is a state."""

from collections import Counter

from communique.lexicon import sources
from communique.lexicon.table import SortedTable


def test_ids_are_unique_and_homes_are_states() -> None:
    """A typing error in a table fails here."""
    states = {entry.id for entry, _ in sources.states()}
    entries = [entry for entry, _ in [*sources.states(), *sources.actors(), *sources.features()]]
    assert not [known for known, count in Counter(entry.id for entry in entries).items() if count > 1]
    assert {entry.country for entry in entries if entry.country} <= states
    assert len(states) >= 193 + 2


def test_foreign_names_lead_to_states() -> None:
    """Every name in a further language belongs to a listed state."""
    states = {entry.id for entry, _ in sources.states()}
    assert {name.entry for name in sources.foreign_names()} <= states


def test_features_lie_on_the_earth() -> None:
    """Coordinates are degrees."""
    for entry, _ in sources.features():
        assert entry.lat is not None
        assert entry.lon is not None
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180


def test_no_office_wording_stands_under_two_offices() -> None:
    """A wording that names two offices would compare at random."""
    wordings = Counter(wording for _, _, row in sources.office_rows() for wording in set(row))
    assert not [wording for wording, count in wordings.items() if count > 1]


def test_a_sorted_table_is_searched_by_key_and_by_beginning() -> None:
    """Values come by the exact key; a key of more words is announced."""
    import gzip

    table = SortedTable(gzip.compress(b"# head\nnew\t1\nnew york\t2\nnewark\t3\n"))
    assert table.seek("new") == ("1", True)
    assert table.seek("new york") == ("2", False)
    assert table.seek("york") == (None, False)
    assert table.seek("zz") == (None, False)
    assert table.get("newark") == "3"
    assert SortedTable(gzip.compress(b"")).get("new") is None
