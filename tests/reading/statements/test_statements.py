"""Text in, statements out: each row is a phenomenon with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.statements.reading import Telling, read

if TYPE_CHECKING:
    from spacy.language import Language

SAID: list[tuple[str, str, list[tuple[str, str | None, str]]]] = [
    (
        "a quotation before its verb",
        '"We will reopen the border crossing in May," Tesk said.',
        [("We will reopen the border crossing in May", "Tesk", "direct")],
    ),
    (
        "a quotation after its verb and a comma",
        'Tesk said, "We will reopen the border crossing in May."',
        [("We will reopen the border crossing in May.", "Tesk", "direct")],
    ),
    (
        "a quotation after a colon",
        'Tesk told reporters in Oslo on Monday: "The crossing will open in May."',
        [("The crossing will open in May.", "Tesk", "direct")],
    ),
    (
        "inverted order",
        '"The crossing will open in May," said Varanian Foreign Minister Ilmar Tesk, who chaired the round.',
        [("The crossing will open in May", "Ilmar Tesk", "direct")],
    ),
    (
        "a sentence broken by its verb",
        '"The crossing," Tesk said, "will open in May."',
        [("The crossing ... will open in May.", "Tesk", "direct")],
    ),
    (
        "two sentences around one verb",
        '"The crossing will open in May," Tesk said. "Trains will follow in June."',
        [("The crossing will open in May", "Tesk", "direct"), ("Trains will follow in June.", "Tesk", "direct")],
    ),
    (
        "curly marks",
        "“The crossing will open in May,” Tesk said.",
        [("The crossing will open in May", "Tesk", "direct")],
    ),
    (
        "a straight mark closed by a curly one",
        '"The crossing will open in May,” Tesk said.',
        [("The crossing will open in May", "Tesk", "direct")],
    ),
    (
        "single marks",
        "‘The crossing will open in May,’ Tesk said.",
        [("The crossing will open in May", "Tesk", "direct")],
    ),
    (
        "angled marks",
        "«The crossing will open in May», said Tesk.",
        [("The crossing will open in May", "Tesk", "direct")],
    ),
    ("low marks", "„The crossing will open in May“, said Tesk.", [("The crossing will open in May", "Tesk", "direct")]),
    (
        "doubled apostrophes",
        "''The crossing will open in May,'' Tesk said.",
        [("The crossing will open in May", "Tesk", "direct")],
    ),
    (
        "a quotation within a quotation",
        "\"Our people say 'enough of war' every day,\" Tesk said.",
        [("Our people say 'enough of war' every day", "Tesk", "direct")],
    ),
    (
        "a question",
        '"When will the crossing open?" asked Revik.',
        [("When will the crossing open?", "Revik", "direct")],
    ),
    ("a quotation of one word", '"Never," Tesk said.', [("Never", "Tesk", "direct")]),
    (
        "a space before the closing mark",
        '"The crossing will open in May, " Tesk said.',
        [("The crossing will open in May", "Tesk", "direct")],
    ),
    (
        "speech over two paragraphs",
        (
            '"The crossing will open in May," Tesk said. "It has been closed for too long.\n\n'
            '"Trains will follow in June. Buses come next."'
        ),
        [
            ("The crossing will open in May", "Tesk", "direct"),
            ("It has been closed for too long. ... Trains will follow in June. Buses come next.", "Tesk", "direct"),
        ],
    ),
    (
        "a whole paragraph quoted after a statement",
        '"The crossing will open in May," Tesk said.\n\n"Trains will follow in June, and buses will come next."',
        [
            ("The crossing will open in May", "Tesk", "direct"),
            ("Trains will follow in June, and buses will come next.", "Tesk", "direct"),
        ],
    ),
    (
        "a quotation after a sentence about nobody",
        'The hall was cold and nearly empty by noon.\n\n"Nobody will sign such a paper before the winter comes."',
        [("Nobody will sign such a paper before the winter comes.", None, "direct")],
    ),
    (
        "an unclosed mark",
        '"The crossing will open in May and trains will follow.\n\nRevik said the army had left the valley.',
        [
            ("The crossing will open in May and trains will follow.", None, "direct"),
            ("the army had left the valley", "Revik", "indirect"),
        ],
    ),
    (
        "indirect speech",
        "Tesk said that the crossing would open in May.",
        [("the crossing would open in May", "Tesk", "indirect")],
    ),
    (
        "indirect speech without that",
        "Tesk said the crossing would open in May.",
        [("the crossing would open in May", "Tesk", "indirect")],
    ),
    (
        "indirect speech before its verb",
        "The crossing will open in May, Tesk said.",
        [("The crossing will open in May", "Tesk", "indirect")],
    ),
    (
        "a verb amid indirect speech",
        "The crossing, Tesk said, will open in May.",
        [("The crossing ... will open in May", "Tesk", "indirect")],
    ),
    (
        "two clauses with that",
        "Revik said that the army had left the valley, and that the mines would be cleared by June.",
        [
            ("the army had left the valley", "Revik", "indirect"),
            ("the mines would be cleared by June", "Revik", "indirect"),
        ],
    ),
    (
        "mixed speech",
        'Tesk said the paper was "a very poor copy" of the first draft.',
        [('the paper was "a very poor copy" of the first draft', "Tesk", "mixed")],
    ),
    (
        "a clause that is one quotation",
        'Revik said that "the army has left the valley for good."',
        [("the army has left the valley for good.", "Revik", "direct")],
    ),
    (
        "adding that",
        '"The crossing will open in May," Tesk said, adding that trains would follow in June.',
        [("The crossing will open in May", "Tesk", "direct"), ("trains would follow in June", "Tesk", "indirect")],
    ),
    (
        "stressing that, after a subordinate clause",
        "Revik insisted that the army would leave once the mines were cleared, stressing that the date was firm.",
        [
            ("the army would leave once the mines were cleared", "Revik", "indirect"),
            ("the date was firm", "Revik", "indirect"),
        ],
    ),
    (
        "adding a quotation",
        'Tesk said the crossing would open in May, adding: "Trains will follow in June."',
        [("the crossing would open in May", "Tesk", "indirect"), ("Trains will follow in June.", "Tesk", "direct")],
    ),
    (
        "verbs joined by and",
        "Tesk condemned the shelling of the harbour and warned that the truce could fail.",
        [("the shelling of the harbour", "Tesk", "indirect"), ("the truce could fail", "Tesk", "indirect")],
    ),
    (
        "told reporters that",
        "Revik told reporters that the army had left the valley.",
        [("the army had left the valley", "Revik", "indirect")],
    ),
    (
        "according to, at the end",
        "The army has left the valley, according to two officials.",
        [("The army has left the valley", "two officials", "indirect")],
    ),
    (
        "according to, at the start",
        "According to Revik, the army has left the valley.",
        [("the army has left the valley", "Revik", "indirect")],
    ),
    (
        "quoted as saying",
        "The minister was quoted by the Harbour Post as saying that the army had left the valley.",
        [("the army had left the valley", "The minister", "indirect")],
    ),
    (
        "quoted somebody as saying",
        "The Harbour Post quoted Revik as saying that the army had left the valley.",
        [("the army had left the valley", "Revik", "indirect")],
    ),
    (
        "a quotation, passed on",
        '"The army has left the valley," the Harbour Post quoted Revik as saying.',
        [("The army has left the valley", "Revik", "direct")],
    ),
    (
        "a sentence passed on by an agency",
        "Revik said the army had left the valley, according to the Harbour Post.",
        [("the army had left the valley", "Revik", "indirect")],
    ),
    (
        "passive without a speaker",
        "It was announced that the talks would move to Oslo.",
        [("the talks would move to Oslo", None, "indirect")],
    ),
    ("passive with a speaker", "A new round was announced by Revik.", [("A new round", "Revik", "indirect")]),
    (
        "a statement as the speaker",
        "A statement by the Foreign Ministry said the talks would move to Oslo.",
        [("the talks would move to Oslo", "the Foreign Ministry", "indirect")],
    ),
    (
        "a statement of its own",
        "The joint statement says that both armies will leave the valley.",
        [("both armies will leave the valley", "The joint statement", "indirect")],
    ),
    (
        "in a statement",
        '"The army has left the valley," the ministry said in a statement on Friday.',
        [("The army has left the valley", "the ministry", "direct")],
    ),
    (
        "a noun of saying",
        "Tesk's claim that the army had left the valley went unanswered.",
        [("the army had left the valley", "Tesk", "indirect")],
    ),
    (
        "a call to somebody",
        "The council repeated its call on Varania to open the crossing.",
        [("open the crossing", "The council", "indirect")],
    ),
    (
        "called on somebody to",
        "Revik called on Varania to open the crossing.",
        [("Varania to open the crossing", "Revik", "indirect")],
    ),
    (
        "called for",
        "Revik called for an end to the blockade of the harbour.",
        [("an end to the blockade of the harbour", "Revik", "indirect")],
    ),
    (
        "urged somebody to",
        "Lund urged both armies to leave the valley before the winter.",
        [("both armies to leave the valley before the winter", "Lund", "indirect")],
    ),
    (
        "demanded that",
        "Lund demanded that both armies leave the valley.",
        [("both armies leave the valley", "Lund", "indirect")],
    ),
    ("promised to", "Tesk promised to open the crossing in May.", [("open the crossing in May", "Tesk", "indirect")]),
    ("threatened to", "Hale threatened to leave the talks.", [("leave the talks", "Hale", "indirect")]),
    (
        "denied that",
        "Hale denied that his fighters had shelled the harbour.",
        [("his fighters had shelled the harbour", "Hale", "indirect")],
    ),
    (
        "denied a thing",
        "Hale denied any role in the shelling of the harbour.",
        [("any role in the shelling of the harbour", "Hale", "indirect")],
    ),
    (
        "rejected a thing",
        "Hale rejected the proposal for a joint police force.",
        [("the proposal for a joint police force", "Hale", "indirect")],
    ),
    (
        "warned against",
        "Lund warned against a new war in the valley.",
        [("a new war in the valley", "Lund", "indirect")],
    ),
    (
        "described as",
        'Lund described the talks as "frank and friendly".',
        [('the talks as "frank and friendly"', "Lund", "mixed")],
    ),
    ("called it", 'Hale called the paper "a bad joke".', [('the paper "a bad joke"', "Hale", "mixed")]),
    (
        "expressed hope",
        "Lund expressed hope that the talks would go on.",
        [("the talks would go on", "Lund", "indirect")],
    ),
    (
        "two states speak",
        "Varania and Ostmark stressed their respect for the old border.",
        [("their respect for the old border", "Varania and Ostmark", "indirect")],
    ),
    (
        "the two sides",
        "The two sides said they would meet again in June.",
        [("they would meet again in June", "The two sides", "indirect")],
    ),
    (
        "officials",
        "Officials said the road to the harbour had been cleared.",
        [("the road to the harbour had been cleared", "Officials", "indirect")],
    ),
    (
        "a role",
        "The deputy foreign minister of Ostmark said the road had been cleared.",
        [("the road had been cleared", "The deputy foreign minister of Ostmark", "indirect")],
    ),
    ("he", "Tesk arrived late. He said the road had been cleared.", [("the road had been cleared", "He", "indirect")]),
    (
        "a relative clause",
        "Hale, who said the paper was unfair, left before noon.",
        [("the paper was unfair", "Hale", "indirect")],
    ),
    (
        "a name in apposition",
        "The head of the delegation, Petra Lund, said the road had been cleared.",
        [("the road had been cleared", "Petra Lund", "indirect")],
    ),
    (
        "asked whether",
        "Revik asked whether the army had left the valley.",
        [("whether the army had left the valley", "Revik", "indirect")],
    ),
    ("a tweet", '"The crossing is open," Tesk wrote on Twitter.', [("The crossing is open", "Tesk", "direct")]),
    (
        "went on to say",
        "Tesk went on to say that trains would follow in June.",
        [("trains would follow in June", "Tesk", "indirect")],
    ),
    (
        "agreed that",
        "Tesk agreed that the border law was out of date.",
        [("the border law was out of date", "Tesk", "indirect")],
    ),
    (
        "a state joined by but",
        "Lund said the paper was ready, but it would not be signed before June.",
        [("the paper was ready, but it would not be signed before June", "Lund", "indirect")],
    ),
    (
        "a signature",
        '"The crossing must open before the winter." — Petra Lund',
        [("The crossing must open before the winter.", "Petra Lund", "direct")],
    ),
    (
        "accused of",
        "Revik accused the Lantern Front of breaking the truce.",
        [("the Lantern Front of breaking the truce", "Revik", "indirect")],
    ),
    (
        "a quotation that ends a broken sentence",
        'The valley, Tesk said, "has been cleared of mines."',
        [('The valley ... "has been cleared of mines."', "Tesk", "mixed")],
    ),
    (
        "a relative clause said of a thing",
        "The army showed a device which it said was a new radio.",
        [("a device ... was a new radio", "it", "indirect")],
    ),
    (
        "the day of saying before the clause",
        "Tesk said Sunday the crossing would open in May.",
        [("the crossing would open in May", "Tesk", "indirect")],
    ),
    (
        "a verb of saying joined to what things did",
        "Hale insisted his remarks were taken out of context and criticized the decision of the court.",
        [
            ("his remarks were taken out of context", "Hale", "indirect"),
            ("the decision of the court", "Hale", "indirect"),
        ],
    ),
    (
        "calling it, after a clause",
        'Tesk said the test was the sixth this year, calling it "a reckless act".',
        [("the test was the sixth this year", "Tesk", "indirect"), ('it "a reckless act"', "Tesk", "mixed")],
    ),
    (
        "a paragraph that opens the next, in quote marks",
        'The minister then turned to the border. Tesk added:\n\n"The crossing will open in May."',
        [("The crossing will open in May.", "Tesk", "direct")],
    ),
    (
        "a paragraph that opens the next, without marks",
        "Revik wrote to the council:\n\nThe crossing will open in May, and trains will follow.",
        [("The crossing will open in May, and trains will follow.", "Revik", "direct")],
    ),
    (
        "as somebody said",
        "The crossing will open in May, as Tesk has said.",
        [("The crossing will open in May", "Tesk", "indirect")],
    ),
    (
        "a quotation without a speaker of its own, and something added",
        (
            "Tesk said the crossing would open in May.\n\n"
            '"Trade is the road to peace in this valley", adding that "together we will build it".'
        ),
        [
            ("the crossing would open in May", "Tesk", "indirect"),
            ("Trade is the road to peace in this valley", "Tesk", "direct"),
            ("together we will build it", "Tesk", "direct"),
        ],
    ),
    (
        "a promise in a clause of place",
        "Talks were held in Oslo, where the two leaders pledged to reopen the crossing.",
        [("reopen the crossing", "the two leaders", "indirect")],
    ),
    (
        "criticized as",
        'Hale criticized the paper as "a gift to the other side" during a visit to Oslo.',
        [('the paper as "a gift to the other side"', "Hale", "mixed")],
    ),
    (
        "what is added in marks after and",
        'Lund condemned the shelling as "senseless" and a "crime against the valley".',
        [('the shelling as "senseless" and a "crime against the valley"', "Lund", "mixed")],
    ),
]

NOT_SAID: list[tuple[str, str]] = [
    ("did not say", "Tesk did not say when the crossing would open."),
    ("may say", "Tesk may say on Friday that the crossing will open."),
    ("is expected to announce", "Tesk is expected to announce that the crossing will open."),
    ("refused to say", "Tesk refused to say whether the crossing would open."),
    ("if he says", "If Tesk says that the crossing will open, the markets will rise."),
    ("a thought", "Tesk believes that the crossing will open in May."),
    ("a hope nobody voiced", "Tesk hoped that the crossing would open in May."),
    ("scare quotes", 'The "safe road" to the harbour was closed again on Sunday.'),
    ("the title of a work", 'Her novel "The Long Winter" sold well in Ostmark.'),
    ("the reporter's own verb", "As we reported on Monday, the crossing is closed."),
    ("a thing that suggests", "The empty streets suggest that people have left."),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_is_said_by_whom_in_which_form(
    english: Language, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    """Every statement of the text is found, and nothing else."""
    assert read(english, text).tellings() == [Telling(*row) for row in expected]


@pytest.mark.parametrize("text", [row[1] for row in NOT_SAID], ids=[row[0] for row in NOT_SAID])
def test_nothing_is_said(english: Language, text: str) -> None:
    """What nobody voiced is no statement."""
    assert read(english, text).tellings() == []


@pytest.mark.parametrize(
    ("text", "polarity", "status"),
    [
        ("Tesk said the crossing was open.", "affirmed", "happened"),
        ("Tesk said the crossing was not open.", "denied", "happened"),
        ("Tesk said no train had left.", "denied", "happened"),
        ("Hale denied that his fighters had shelled the harbour.", "denied", "happened"),
        ("Hale denied that his fighters had not left.", "affirmed", "happened"),
        ("Hale rejected the proposal for a joint police force.", "denied", "happened"),
        ("Tesk said the crossing would open in May.", "affirmed", "planned"),
        ("Tesk promised to open the crossing in May.", "affirmed", "planned"),
        ("Tesk said the crossing might open in May.", "affirmed", "conditional"),
        ("Tesk said the crossing would open if the shelling stopped.", "affirmed", "conditional"),
        ("Tesk claimed the crossing was open.", "affirmed", "claimed"),
        ('"The crossing is not open," Tesk said.', "denied", "happened"),
        ('"The crossing will open in May," Tesk said.', "affirmed", "planned"),
    ],
)
def test_denial_and_modality_are_kept(english: Language, text: str, polarity: str, status: str) -> None:
    """A statement says whether it denies, and whether it tells a fact, a plan, a condition or a claim."""
    (found,) = read(english, text).statements
    assert (found.polarity, found.status) == (polarity, status)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Tesk says crossing will open in May", Telling("crossing will open in May", "Tesk", "indirect")),
        ("Tesk: We will open the crossing in May", Telling("We will open the crossing in May", "Tesk", "direct")),
        ("Varania warns Ostmark against new war", Telling("new war", "Varania", "indirect")),
        ("Lund calls for new talks in Oslo", Telling("new talks in Oslo", "Lund", "indirect")),
    ],
)
def test_headlines_speak(english: Language, headline: str, expected: Telling) -> None:
    """A headline that reports a saying is a statement."""
    assert expected in read(english, "The road was long.", headline=headline).tellings()


def test_a_transcript_gives_each_turn_to_its_speaker(english: Language) -> None:
    """Names in capitals before a colon begin a turn, known to the cast or not."""
    text = "TESK: The crossing will open in May.\n\nREPORTER: And the trains?\n\nTESK: They will follow."
    assert read(english, text).tellings() == [
        Telling("The crossing will open in May.", "TESK", "direct"),
        Telling("And the trains?", "REPORTER", "direct"),
        Telling("They will follow.", "TESK", "direct"),
    ]


def test_who_passed_it_on_is_not_who_said_it(english: Language) -> None:
    """Of "X quoted Y as saying" Y speaks, X is the relay and both verbs are the cue."""
    told = read(english, '"The army has left," the Harbour Post quoted Revik as saying.')
    (found,) = told.statements
    assert found.voice == "Revik"
    assert found.relay is not None
    assert told.words(found.relay) == "Harbour Post"
    assert [told.words(cue) for cue in found.cue] == ["quoted", "as saying"]


def test_two_who_speak_as_one_are_both_kept(english: Language) -> None:
    """Several speakers are all kept as voices, and the words span them."""
    (found,) = read(english, "Varania and Ostmark stressed their respect for the old border.").statements
    assert found.voices == ("Varania", "Ostmark")
    assert found.voice == "Varania"


def test_a_cue_is_the_verb_alone_or_with_its_noun(english: Language) -> None:
    """The cue leaves out "that", and takes the noun of an expressed attitude in."""
    said = read(english, "Lund expressed hope that the talks would go on. Tesk said that trains were late.")
    assert [[said.words(cue) for cue in each.cue] for each in said.statements] == [["expressed hope"], ["said"]]


def test_a_quotation_far_from_any_speaker_has_none(english: Language) -> None:
    """The speaker before is not carried over a paragraph that tells of something else."""
    text = (
        '"The crossing will open in May," Tesk said.\n\nSnow fell on the valley for three days.\n\n'
        '"Nobody will sign such a paper before the winter comes."'
    )
    assert read(english, text).tellings()[-1].speaker is None


def test_spans_lie_in_the_text_in_order(english: Language) -> None:
    """Parts are in text order and ids differ."""
    text = 'Tesk said, "The road is open." Revik said that the army had left, and that the mines were cleared.'
    found = read(english, text).statements
    starts = [each.parts[0].start for each in found]
    assert starts == sorted(starts)
    assert len({each.id for each in found}) == len(found) == 3


def test_the_same_text_gives_the_same_statements(english: Language) -> None:
    """Reading twice changes nothing."""
    text = SAID[5][1] + "\n\n" + SAID[20][1]
    assert read(english, text).statements == read(english, text).statements


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        '""""""',
        "'" * 500,
        "said said said said",
        '"said"',
        ": : :",
        "According to",
        "according to, ,",
        '"…" …',
        "“ “ “ ” ” ”",
        "said \u202e\u0000 \ufffd",
        "Tesk: ",
        'Tesk said "' + "a " * 2000,
    ],
)
def test_broken_text_is_read_without_error(english: Language, text: str) -> None:
    """Whatever stands there, every span holds words of the text."""
    for each in read(english, text).statements:
        assert all(0 <= part.start < part.end <= len(text) for part in each.parts)


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("ru", "«Переход откроется в мае», — заявил Илмар Тэск.", "Переход откроется в мае", "Илмар Тэск"),
        ("tr", '"Kapı mayıs ayında açılacak" dedi Ilmar Tesk.', "Kapı mayıs ayında açılacak", "Ilmar Tesk"),
        ("de", "„Der Übergang öffnet im Mai“, sagte Tesk.", "Der Übergang öffnet im Mai", "Tesk"),
    ],
)
def test_quotations_in_other_languages(english: Language, language: str, text: str, content: str, speaker: str) -> None:
    """Without a parse, a quotation beside a verb of saying is a statement of the person named there."""
    assert read(english, text, language=language).tellings() == [Telling(content, speaker, "direct")]


def test_other_languages_without_a_verb_of_saying_say_nothing(english: Language) -> None:
    """A name in quote marks is no statement."""
    assert read(english, "Газета «Новый голос гавани» вышла в мае.", language="ru").tellings() == []
