"""What the lexicon finds in a text, and what it leaves alone."""

from itertools import pairwise

import pytest

from communique.lexicon import Hit, Lexicon


def best(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    """Return the words and the likeliest id of every hit."""
    return [(text[hit.start : hit.end], hit.best.id) for hit in lexicon.find(text)]


def only(lexicon: Lexicon, text: str) -> Hit:
    """Return the one hit of a text."""
    hits = lexicon.find(text)
    assert len(hits) == 1, best(lexicon, text)
    return hits[0]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("the US", "state:US"),
        ("the U.S.", "state:US"),
        ("the UAE", "state:AE"),
        ("the DPRK", "state:KP"),
        ("Türkiye", "state:TR"),
        ("the Islamic Republic of Iran", "state:IR"),
        ("in den Vereinigten Staaten und Frankreich", "state:FR"),
        ("Côte d\u2019Ivoire", "state:CI"),
        ("Kosovo", "state:XK"),
        ("Somaliland", "state:X-SL"),
        ("the EU", "body:eu"),
        ("the Organization for Security and Co-operation in Europe", "body:osce"),
        ("the Kremlin", "organ:presidency:RU"),
        ("at Downing Street", "organ:downing-street"),
        ("the ELN", "group:eln"),
        ("Al-Shabaab", "group:al-shabaab"),
        ("Al-Nusrah Front", "group:nusra"),
        ("TASS", "media:tass"),
        ("the Strait of Hormuz", "place:strait-of-hormuz"),
        ("Aleppo", "place:170063"),
        ("in Halab", "place:170063"),
        ("in Kiev", "place:703448"),
        ("near Şırnak", "place:300640"),
        ("near Sirnak", "place:300640"),
    ],
)
def test_finds_what_is_named(lexicon: Lexicon, text: str, known: str) -> None:
    """Long and short forms, abbreviations, transliterations and folded spellings lead to one id."""
    assert known in {entry.id for hit in lexicon.find(text) for entry in hit.entries}


@pytest.mark.parametrize(
    "text",
    [
        "they told us so",
        "who is it",
        "a turkey and some china",
        "a nice bath for the most part, by reading",
        "it is the car of an aide",
        "an islamic state",
        "Let us go",
        "",
        "\u0000\ufffd 42",
    ],
)
def test_common_words_are_no_names(lexicon: Lexicon, text: str) -> None:
    """What a language writes small is not taken for a name."""
    assert lexicon.find(text) == []


def test_the_longest_name_wins_and_hits_do_not_overlap(lexicon: Lexicon) -> None:
    """A council is not its state, and each word belongs to one hit at most."""
    text = "The United Nations Security Council and South Sudan met Sudan People's Liberation Movement-North envoys."
    assert [known for _, known in best(lexicon, text)] == ["body:un-security-council", "state:SS", "group:splm-n"]
    hits = lexicon.find(text)
    assert all(left.end <= right.start for left, right in pairwise(hits))


def test_a_demonym_names_its_state(lexicon: Lexicon) -> None:
    """Adjectives and people's names are marked as such."""
    hit = only(lexicon, "Emirati officials")
    assert (hit.best.id, hit.form) == ("state:AE", "demonym")
    assert lexicon.demonym("Turks") == "state:TR"
    assert lexicon.demonym("Aleppo") is None
    assert lexicon.demonym("polish") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("представители американской стороны в Анкаре", [("американской", "state:US"), ("Анкаре", "place:323786")]),
        ("с Германией и Сирией", [("Германией", "state:DE"), ("Сирией", "state:SY")]),
        ("Ankara'da Rus heyeti", [("Ankara", "place:323786"), ("Rus", "state:RU")]),
        ("ABD'nin Suriye'den", [("ABD", "state:US"), ("Suriye", "state:SY")]),
        ("في موسكو وسوريا", [("موسكو", "place:524901"), ("سوريا", "state:SY")]),
        ("la délégation turque", [("turque", "state:TR")]),
        ("die türkische Seite", [("türkische", "state:TR")]),
    ],
)
def test_other_languages_name_states_and_cities(lexicon: Lexicon, text: str, expected: list[tuple[str, str]]) -> None:
    """Case endings, apostrophe endings, articles and joined prepositions do not hide a name."""
    assert best(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("the Kenyan Defence Ministry", "organ:defence-ministry:KE"),
        ("Kenya's defence ministry", "organ:defence-ministry:KE"),
        ("the Ministry of National Defense of Kenya", "organ:defence-ministry:KE"),
        ("the Malian government", "organ:government:ML"),
        ("Russia's defense ministry", "organ:defence-ministry:RU"),
        ("the Syrian military", "organ:armed-forces:SY"),
        ("the Syrian army", "organ:armed-forces:SY"),
    ],
)
def test_an_organ_is_one_however_it_is_worded(lexicon: Lexicon, text: str, known: str) -> None:
    """State and office together name an organ of that state."""
    hit = only(lexicon, text)
    assert hit.best.id == known
    assert hit.best.country == f"state:{known[-2:]}"


def test_names_that_take_a_side_are_marked(lexicon: Lexicon) -> None:
    """The entry tells which of its names are loaded, and never its label."""
    entry = only(lexicon, "Daesh").best
    assert entry.id == "group:isis"
    assert "Daesh" in entry.loaded
    assert entry.label not in entry.loaded
    assert set(entry.loaded) <= set(entry.names)


@pytest.mark.parametrize("text", ["Vladimir said", "Chad Underhill said", "IS said", "Coalition aircraft"])
def test_a_name_with_other_meanings_asks_for_context(lexicon: Lexicon, text: str) -> None:
    """Given names, short acronyms and states that are given names are ambiguous."""
    assert only(lexicon, text).ambiguous


@pytest.mark.parametrize("text", ["Geneva", "Moscow", "Damascus", "Chad", "Jordan", "NATO"])
def test_a_name_with_one_usual_meaning_stands_alone(lexicon: Lexicon, text: str) -> None:
    """Capitals, seats of talks and large cities need no context."""
    assert not only(lexicon, text).ambiguous


def test_the_document_decides_between_places_of_one_name(lexicon: Lexicon) -> None:
    """Tripoli lies in Libya unless the document is about Lebanon."""
    hits = lexicon.find("Tripoli")
    in_libya = lexicon.disambiguate(hits, {})
    in_lebanon = lexicon.disambiguate(hits, {"state:LB": 3.0, "state:LY": 1.0})
    assert in_libya is not None
    assert in_lebanon is not None
    assert (in_libya.country, in_lebanon.country) == ("state:LY", "state:LB")
    assert lexicon.disambiguate([], {"state:LB": 1.0}) is None


def test_a_place_knows_where_it_lies(lexicon: Lexicon) -> None:
    """A city carries coordinates in degrees, its region, its people and whether it is a capital."""
    moscow = lexicon.entry("place:524901")
    assert moscow is not None
    assert (moscow.country, moscow.capital, moscow.precision) == ("state:RU", True, "city")
    assert moscow.lat == pytest.approx(55.75, abs=0.1)
    assert moscow.lon == pytest.approx(37.62, abs=0.1)
    assert moscow.population > 10_000_000


@pytest.mark.parametrize("known", ["place:0", "place:", "state:QQ", "", "nonsense"])
def test_an_unknown_id_has_no_entry(lexicon: Lexicon, known: str) -> None:
    """None is the answer, not an error."""
    assert lexicon.entry(known) is None


def test_every_hit_can_be_looked_up_and_stands_in_the_text(lexicon: Lexicon) -> None:
    """Ids of hits lead back to their entry, composed organs aside, and offsets to non-empty words."""
    text = "TASS: the OSCE and Hamas met in Doha; Qatar's prime minister flew to Abéché, Sana\u2019a, the Gulf, Mali."
    hits = lexicon.find(text)
    assert len(hits) >= 8
    for hit in hits:
        assert text[hit.start : hit.end].strip()
        assert lexicon.entry(hit.best.id) == hit.best
