"""Armed groups under all their names."""

from __future__ import annotations

import pytest

from communique.lexicon import load
from communique.lexicon.sources import actors


@pytest.mark.parametrize(
    ("known", "names"),
    [
        ("group:isis", "ISIS, ISIL, Daesh, Islamic State, ИГИЛ, داعش"),
        ("group:ypg", "YPG, People's Protection Units, YPG/PKK"),
        ("group:pkk", "PKK, Kurdistan Workers' Party, РПК"),
        ("group:hts", "HTS, Hayat Tahrir al-Sham, Tahrir al-Sham"),
        ("group:nusra", "Nusra Front, Jabhat al-Nusra"),
        ("group:sdf", "SDF, Syrian Democratic Forces"),
        ("group:houthis", "Houthis, Ansar Allah, Houthi militia, хуситы"),
        ("group:wagner", "Wagner Group, PMC Wagner, ЧВК Вагнер"),
        ("group:rsf", "RSF, Rapid Support Forces"),
        ("group:m23", "M23, March 23 Movement"),
        ("group:taliban", "Taliban, Талибан"),
        ("group:saraya-al-salam", "Saraya al-Salam, Peace Brigades"),
        ("group:joint-force-sudan", "Darfur Joint Force"),
        ("group:rada", "Special Deterrence Force"),
        ("group:barrio-18", "Barrio 18, 18th Street gang"),
        ("group:lakurawa", "Lakurawa"),
    ],
)
def test_a_group_is_one_under_all_its_names(known: str, names: str) -> None:
    """In the languages of the reports."""
    for name in names.split(", "):
        text = f"{name} said"
        hits = [hit for hit in load().find(text) if hit.start == 0]
        assert [(hit.best.id, hit.end) for hit in hits] == [(known, len(name))], name


def test_every_listed_name_that_is_not_short_leads_to_its_entry() -> None:
    """No name of a group or body is hidden by another's, unless several bear it; brackets part names in a text."""
    lexicon = load()
    lost = []
    for entry, names in actors():
        if entry.id.startswith(("group:", "body:")):
            for name in names:
                found = [hit for hit in lexicon.find(name.text) if hit.start == 0 and hit.end == len(name.text)]
                if "(" not in name.text and not any(entry in hit.entries for hit in found):
                    lost.append((entry.id, name.text))
    assert lost == [("body:opec", "OPEC+")]


def test_loaded_names_are_kept_as_wording() -> None:
    """They are found, and marked."""
    for known, loaded in (
        ("group:isis", "Daesh"),
        ("group:houthis", "Houthi militia"),
        ("group:akhmat", "Kadyrovites"),
    ):
        entry = load().entry(known)
        assert entry is not None
        assert loaded in entry.loaded
        assert entry.label not in entry.loaded
