"""Names in all their cases are one entity with one label."""

from __future__ import annotations

import pytest

from communique.link.actors import resolve
from communique.reading.russian.cases import Written, labels
from communique.reading.russian.declension import nominative
from communique.types import Reading
from tests.reading.russian.readers import reading_of


@pytest.mark.parametrize(
    ("word", "case", "gender", "found"),
    [
        ("Толмарова", "Gen", "Masc", "Толмаров"),
        ("Толмарову", "Dat", "Masc", "Толмаров"),
        ("Толмаровым", "Ins", "Masc", "Толмаров"),
        ("Толмарове", "Loc", "Masc", "Толмаров"),
        ("Бревковой", "Gen", "Fem", "Бревкова"),
        ("Бревкову", "Acc", "Fem", "Бревкова"),
        ("Акшариным", "Ins", "Masc", "Акшарин"),
        ("Вольского", "Gen", "Masc", "Вольский"),
        ("Вольской", "Dat", "Fem", "Вольская"),
        ("Гёксалом", "Ins", "Masc", "Гёксал"),
        ("Сергея", "Gen", "Masc", "Сергей"),
        ("Юрию", "Dat", "Masc", "Юрий"),
        ("Игоря", "Gen", "Masc", "Игорь"),
        ("Хальворсдаль", "Gen", "Fem", "Хальворсдаль"),
        ("Романенко", "Ins", "Masc", "Романенко"),
        ("Чарыклы", "Nom", "Masc", "Чарыклы"),
    ],
)
def test_a_declined_name_gives_its_nominative(word: str, case: str, gender: str, found: str) -> None:
    """By the case and gender that the sentence tells."""
    assert nominative(word, case, gender) == found


@pytest.mark.parametrize(
    ("word", "case", "gender"),
    [("Чарыклы", "Gen", "Masc"), ("Шойгу", "Dat", "Masc"), ("Толмарова", "", ""), ("Натальи", "Gen", "Fem")],
)
def test_a_form_that_may_be_several_stays_open(word: str, case: str, gender: str) -> None:
    """None rather than a wrong label."""
    assert nominative(word, case, gender) is None


def test_a_nominative_elsewhere_in_the_report_decides() -> None:
    """Seen as "Чарыклы" it is no genitive of "Чарыкла"."""
    assert nominative("Чарыклы", "Gen", "Masc", {"Чарыклы"}) == "Чарыклы"
    assert nominative("Натальи", "Gen", "Fem", {"Наталья"}) == "Наталья"


def people(reading: Reading) -> dict[str, int]:
    """Map the label of each person to the number of mentions."""
    names = {entity.id: entity.name for entity in reading.entities if entity.kind == "person"}
    return {name: sum(mention.entity == identity for mention in reading.mentions) for identity, name in names.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Министр обороны Кестрии Юрий Акшарин прибыл. Журналисты ждали Акшарина у входа.", {"Юрий Акшарин": 2}),
        ("По словам Сергея Толмарова, срок истёк. Толмаров уехал. Толмарову позвонили.", {"Сергей Толмаров": 3}),
        ("Наталья Бревкова уехала. Слова Натальи Бревковой цитируют. Бревковой позвонили.", {"Наталья Бревкова": 3}),
        ("Сергей Шойгу выступил. Встреча с Шойгу прошла. Шойгу проводили.", {"Сергей Шойгу": 3}),
        ("Пётр Жилин и Анна Жилина вышли вместе.", {"Пётр Жилин": 1, "Анна Жилина": 1}),
        ("Советник президента Ардании Ильхан Гёксал промолчал.", {"Ильхан Гёксал": 1}),
    ],
)
def test_a_person_has_one_label_in_all_cases(text: str, found: dict[str, int]) -> None:
    """Each mention counts for its bearer."""
    assert people(reading_of(text)) == found


def test_titles_and_states_stand_by_their_person() -> None:
    """Before the name and behind it; the state is no part of the title."""
    text = "Министр обороны Кестрии Юрий Акшарин и Левент Чарыклы, министр иностранных дел Ардании, прибыли в Ригу."
    held = {entity.name: (entity.titles, entity.states) for entity in reading_of(text).entities if entity.titles}
    assert held == {
        "Юрий Акшарин": (("Министр обороны",), ("name:kestria",)),
        "Левент Чарыклы": (("министр иностранных дел",), ("name:ardania",)),
    }


def test_a_capital_that_speaks_is_its_state() -> None:
    """And the city where something only happens."""
    reading = reading_of("Москва заявила, что поддержит перемирие. Встреча прошла в Москве в понедельник.")
    assert [mention.kind for mention in reading.mentions] == ["state", "place"]


def test_common_words_at_the_start_of_a_sentence_name_no_place() -> None:
    """The gazetteer knows places called so."""
    reading = reading_of("Ранее делегации прибыли в Ригу. Как и ожидалось, мост закрыт.")
    assert [reading.report.quote(mention.span) for mention in reading.mentions] == ["Ригу"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ныне в Каллинике тихо. Жители Каллиники устали. Дорога к Каллинике закрыта, рядом с Каллиникой войска.",
            {"Каллиника": ("Каллинике", "Каллиники", "Каллиникой")},
        ),
        (
            "Войска Ардании вошли в Морвель. Теперь в Морвеле спокойно. Из Морвеля ушли жители.",
            {"Морвель": ("Морвеле", "Морвель", "Морвеля")},
        ),
        (
            "Они стояли под Торвином. Дорога из Торвина закрыта. Ныне в Торвине тихо. Торвин отбит.",
            {"Торвин": ("Торвин", "Торвина", "Торвине", "Торвином")},
        ),
        ("Из Морвеля ушли жители.", {"Морвель": ("Морвеля",)}),
        ("Ныне в Каллинике ждут мира.", {"Каллинике": ("Каллинике",)}),
    ],
)
def test_an_unknown_place_has_one_label_in_all_cases(text: str, found: dict[str, tuple[str, ...]]) -> None:
    """The nominative that alone explains its forms; a lone form of several nominatives stays as it is."""
    places = {e.name: e.names for e in reading_of(text).entities if e.kind == "place" and e.known is None}
    assert {name: tuple(form for form in forms if form in found[name]) for name, forms in places.items()} == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Каллиника ждёт мира. Армия вошла в Каллинику.", {"place"}),
        ("Каллиника сообщила о потерях. Потери растут. Армия вошла в Каллинику.", {"person", "place"}),
    ],
)
def test_a_lone_word_that_is_a_place_elsewhere_is_no_person(text: str, kinds: set[str]) -> None:
    """Unless it speaks there."""
    assert {entity.kind for entity in reading_of(text).entities if entity.name.startswith("Каллиник")} == kinds


def test_two_nominatives_are_two_places() -> None:
    """And a form that either could have is neither."""
    assert labels(
        [
            Written(("Торвин",), frozenset({"Nom"})),
            Written(("Торвина",), frozenset({"Nom"})),
            Written(("Торвине",), frozenset({"Loc"})),
            Written(("Торвином",), frozenset({"Ins"})),
        ]
    ) == {("Торвин",): ("Торвин",), ("Торвина",): ("Торвина",), ("Торвине",): ("Торвине",), ("Торвином",): ("Торвин",)}


def test_a_body_has_one_label_in_all_cases() -> None:
    """A verb that the recognizer took in is no part of it."""
    text = "Совет Долины собрался. Заседание Совета Долины прошло. Ныне в Совете Долины молчат."
    bodies = [entity for entity in reading_of(text).entities if entity.kind == "organization"]
    assert [(body.name, len(body.names)) for body in bodies] == [("Совет Долины", 3)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Президент принял Ореста Дравина. Дравину вручили орден. Позже о Дравине писали. Орест Дравин уехал.",
            {"Орест Дравин": 4},
        ),
        ("Министр встретился с Павлом Дориным и Львом Граниным.", {"Павел Дорин": 1, "Лев Гранин": 1}),
        (
            "Посол Хельга Брандская улетела. Рядом с Хельгой Брандской был Вестов. Вестову вручили письмо.",
            {"Хельга Брандская": 2, "Вестов": 2},
        ),
        ("Посол говорил с Беком Ортаном. Письмо пришло к Беку Ортану.", {"Бек Ортан": 2}),
    ],
)
def test_an_unknown_person_has_one_label_too(text: str, found: dict[str, int]) -> None:
    """Given names always decline; what one form gives, others are of."""
    assert people(reading_of(text)) == found


def test_cases_meet_over_reports() -> None:
    """A person, and a place whose lone forms tell their nominative, are one actor each."""
    texts = (
        "Президент принял Ореста Дравина. Войска вышли из Морвеля.",
        "Орест Дравин уехал. Войска вошли в город Морвель.",
        "Генерал Дравин вернулся. Дравину вручили письмо. Беженцы ушли из Морвеля в Ригу.",
    )
    found = resolve(entity for text in texts for entity in reading_of(text).entities)
    assert sorted((actor.label, len(actor.entities)) for actor in found if actor.label != "Riga") == [
        ("Морвель", 3),
        ("Орест Дравин", 3),
    ]
