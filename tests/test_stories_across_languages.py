"""One meeting in four languages is one story; the next meeting of the same people is another, which follows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from communique.reading import parse
from communique.reading.russian.weights import russian_installed
from communique.record import Record
from communique.run import run
from communique.types import Days, Process

ENGLISH = """Harbour Gazette
Belmark and Torvia reopen rail line after talks in Graz

GRAZ, June 3, 2030 (Harbour Gazette) - Foreign Minister Henrik Ekman of Belmark met Torvian Foreign Minister Selim \
Yildizhan in Graz on Monday to settle the dispute over the closed railway.

Ekman told reporters after the meeting that trains would run again within ten days. "Our farmers have lost two \
harvests to a closed gate," he said.

Yildizhan said the customs post would be staffed by both countries. The mediator, Jana Dvorak, attended the talks.

(c) 2030 Harbour Gazette
"""
RUSSIAN = """Северный курьер
Белмарк и Торвия договорились в Граце открыть железную дорогу

ГРАЦ, 3 июня 2030 г. (Северный курьер) - Министр иностранных дел Белмарка Хенрик Экман встретился в понедельник в \
Граце с главой внешнеполитического ведомства Торвии Селимом Йылдызханом.

"Поезда снова пойдут через десять дней", - заявил Экман журналистам после встречи.

Йылдызхан отметил, что таможенный пост будет общим. Вместе с ними была посредница Яна Дворжак.

(c) 2030 Северный курьер
"""
TURKISH = """Liman Gazetesi
Belmark ile Torvia Graz'da demiryolu için anlaştı

GRAZ, 3 Haziran 2030 (Liman Gazetesi) - Belmark Dışişleri Bakanı Henrik Ekman ile Torvia Dışişleri Bakanı Selim \
Yıldızhan pazartesi günü Graz'da bir araya geldi.

Ekman, görüşmenin ardından gazetecilere trenlerin on gün içinde yeniden çalışacağını söyledi. "Çiftçilerimiz kapalı \
bir kapı yüzünden iki hasat kaybetti" dedi.

Yıldızhan gümrük kapısında iki ülkenin memurlarının birlikte görev yapacağını belirtti. Görüşmelere arabulucu Jana \
Dvořák da katıldı.

(c) 2030 Liman Gazetesi
"""
FRENCH = """Le Quai du Soir
La Belmark et la Torvia rouvrent leur ligne de chemin de fer

GRAZ, 3 juin 2030 (Le Quai du Soir) - Le ministre des Affaires étrangères de Belmark, Henrik Ekman, a rencontré lundi \
à Graz son homologue de Torvia, Selim Yıldızhan.

« Les trains circuleront de nouveau dans dix jours », a déclaré Henrik Ekman à la presse après la rencontre.

Selim Yıldızhan a précisé que le poste de douane serait tenu par les deux pays. La médiatrice Jana Dvořák a assisté \
aux pourparlers.

(c) 2030 Le Quai du Soir
"""
LATER = """Harbour Gazette
Fishing quotas divide Belmark and Torvia in Bergen

BERGEN, August 21, 2030 (Harbour Gazette) - Henrik Ekman and Selim Yildizhan failed to agree on herring quotas when \
they met in Bergen on Wednesday.

"The sea is not ours to empty," Ekman said after the meeting in Bergen.

Yildizhan said Torvian boats would keep to last year's limits until a commission of biologists had counted the shoals. \
Jana Dvorak did not take part.

(c) 2030 Harbour Gazette
"""
REPORTS = {"english": ENGLISH, "russian": RUSSIAN, "turkish": TURKISH, "french": FRENCH, "later": LATER}


def _told(record: Record, folder: Path) -> tuple[Process, ...]:
    """Return what is made of the five reports, read from files."""
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    run([str(path) for path in sorted(folder.iterdir())], record)
    return tuple(record.derived.processes())


@pytest.mark.parametrize("models", [True, False], ids=["parsed", "names only"])
def test_a_meeting_in_four_languages_is_one_story(
    models: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether Russian is parsed or only its names are found; the later meeting follows it as a story of its own."""
    if models and not russian_installed():
        pytest.skip("the extra `languages` is not installed")
    if not models:
        monkeypatch.setattr(parse, "load_models", lambda: None)
    with Record() as record:
        (process,) = _told(record, tmp_path)
    first, second = sorted(process.linked.stories, key=lambda story: len(story.follows))
    languages = {reading.report.id: reading.report.language for reading in process.readings}
    assert sorted(languages[report] or "" for report in first.reports) == ["en", "fr", "ru", "tr"]
    assert [languages[report] for report in second.reports] == ["en"]
    assert second.follows == (first.id,)


@pytest.mark.skipif(not russian_installed(), reason="the extra `languages` is not installed")
def test_the_meeting_has_those_who_met_whatever_language_names_them(tmp_path: Path) -> None:
    """Its day, its place and its three people; the name of one of them in Cyrillic is his too."""
    with Record() as record:
        (process,) = _told(record, tmp_path)
        actors = {actor.id: actor for actor in record.derived.actors()}
    (meeting, later) = sorted(
        (event for event in process.linked.events if event.type == "CONSULT" and event.date is not None),
        key=lambda event: event.date.first if event.date else date.max,
    )
    assert meeting.date == Days(date(2030, 6, 3), date(2030, 6, 3))
    assert later.date == Days(date(2030, 8, 21), date(2030, 8, 21))
    names = {name for identity in meeting.participants for name in actors[identity].names}
    assert len(meeting.participants) == 3
    assert {"Jana Dvorak", "Selim Yildizhan", "Henrik Ekman", "Экман"} <= names
    assert {"Ekman", "Yildizhan"} <= {name for identity in later.participants for name in actors[identity].names}
