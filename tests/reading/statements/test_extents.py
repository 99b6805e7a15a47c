"""Where the words said begin and end: each row is a phenomenon with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.statements.reading import Telling, read

if TYPE_CHECKING:
    from spacy.language import Language

ENDS: list[tuple[str, str, list[tuple[str, str | None, str]]]] = [
    (
        "a deed joined to a plan is the reporter's",
        "Tesk said his ministry would reopen two bridges before May, but gave no dates.",
        [("his ministry would reopen two bridges before May", "Tesk", "indirect")],
    ),
    (
        "although belongs to the reporter",
        "Tesk said the army had left the harbour, although no witness saw it go.",
        [("the army had left the harbour", "Tesk", "indirect")],
    ),
    (
        "a source cited belongs to the reporter",
        "Tesk said the army had left the harbour, citing a letter from the mayor.",
        [("the army had left the harbour", "Tesk", "indirect")],
    ),
    (
        "what others warned of is theirs",
        "Tesk said the reforms were not complete, and human rights groups warned that the army was keeping its power.",
        [
            ("the reforms were not complete", "Tesk", "indirect"),
            ("the army was keeping its power", "human rights groups", "indirect"),
        ],
    ),
    (
        "a clause after a thing and a comma",
        "Tesk acknowledged the loss of the two villages, which makes him an outlier in Varania.",
        [("the loss of the two villages", "Tesk", "indirect")],
    ),
    (
        "a colon that goes on",
        "Tesk notes that three things are happening at once: ports are full, fares are low and ferries are late.",
        [
            (
                "three things are happening at once: ports are full, fares are low and ferries are late",
                "Tesk",
                "indirect",
            )
        ],
    ),
    (
        "what a name in marks is about",
        'Tesk condemned the raid as a "brazen breach" of the truce on Monday.',
        [('the raid as a "brazen breach" of the truce', "Tesk", "mixed")],
    ),
    (
        "where a thing was called so",
        'Tesk called Revik a "disgrace" in an interview on Monday.',
        [('Revik a "disgrace"', "Tesk", "mixed")],
    ),
    (
        "a promise not to act keeps its not",
        "Tesk vowed not to repeat that mistake.",
        [("not to repeat that mistake", "Tesk", "indirect")],
    ),
    (
        "a participle joined to another",
        'Revik responded by calling the raid "horrific" and demanding that Ostmark not hinder the inquiry.',
        [
            ('the raid "horrific"', "Revik", "mixed"),
            ("Ostmark not hinder the inquiry", "Revik", "indirect"),
        ],
    ),
    (
        "a call joined to a passive is the speaker's",
        "Varania's envoy said military force should not be considered and called for a halt to the exercise.",
        [
            ("military force should not be considered", "Varania's envoy", "indirect"),
            ("a halt to the exercise", "Varania's envoy", "indirect"),
        ],
    ),
    (
        "a noun that looks like a verb of saying",
        'Tesk said Revik\'s remarks "have convinced me, rather than stopping me, that the path is right."',
        [
            (
                'Revik\'s remarks "have convinced me, rather than stopping me, that the path is right."',
                "Tesk",
                "mixed",
            )
        ],
    ),
    (
        "who passed a quotation on does not speak the next",
        '"I am afraid at night," said Dana Revik, a clerk, as the Harbour Post reported. "But the police will come."',
        [("I am afraid at night", "Dana Revik", "direct"), ("But the police will come.", "Dana Revik", "direct")],
    ),
    (
        "a promise that is denied was not made",
        "Tesk denied that Varania had promised to close its base near Struga.",
        [("Varania had promised to close its base near Struga", "Tesk", "indirect")],
    ),
    (
        "a wish to stay unnamed",
        "An official who asked not to be named said the bridge was closed.",
        [("the bridge was closed", "An official", "indirect")],
    ),
    (
        "a quotation that goes on after but",
        '"You know, I love the harbour," Tesk said, but "when it comes to trade, it has a long history of trouble."',
        [
            (
                "You know, I love the harbour ... when it comes to trade, it has a long history of trouble.",
                "Tesk",
                "direct",
            )
        ],
    ),
    (
        "a phrase in marks of another clause",
        '"The road is open," Tesk said on Monday, and his "safe road" was closed again.',
        [("The road is open", "Tesk", "direct")],
    ),
    (
        "an offer within what was said",
        "Tesk said although the ships have a high price, Ostmark had offered them at a discount.",
        [("although the ships have a high price, Ostmark had offered them at a discount", "Tesk", "indirect")],
    ),
    (
        "a bracket in a caption",
        "Tesk offered to help his Varanian counterpart (pictured above).",
        [("help his Varanian counterpart", "Tesk", "indirect")],
    ),
    (
        "as one put it",
        'As Tesk put it, the valley is "a prison without walls."',
        [('the valley is "a prison without walls."', "Tesk", "mixed")],
    ),
    (
        "in one's words",
        'In Tesk\'s words, the valley is "a prison without walls."',
        [('the valley is "a prison without walls."', "Tesk", "mixed")],
    ),
    (
        "in one's view",
        "In Tesk's view, the valley is a prison without walls.",
        [("the valley is a prison without walls", "Tesk", "indirect")],
    ),
    (
        "blamed for saying",
        "Revik criticised Tesk for saying the valley was a prison.",
        [
            ("Tesk for saying the valley was a prison", "Revik", "indirect"),
            ("the valley was a prison", "Tesk", "indirect"),
        ],
    ),
    (
        "likened to",
        'Tesk likened the plan to "burning the treaty."',
        [('the plan to "burning the treaty."', "Tesk", "mixed")],
    ),
    (
        "a thing described by somebody",
        'The plan was described by Tesk as "a prison without walls."',
        [('The plan ... as "a prison without walls."', "Tesk", "mixed")],
    ),
    (
        "what somebody was asked is not his answer",
        'Asked whether Ostmark had built a new port while talks went on, Tesk said: "We spoke of many things."',
        [("We spoke of many things.", "Tesk", "direct")],
    ),
    ("a house kept up is nothing said", "Varania maintains a large embassy in Oslo.", []),
    (
        "what is only to be discussed is not declared",
        "Varania offered to discuss declaring a formal end of the war.",
        [("discuss declaring a formal end of the war", "Varania", "indirect")],
    ),
    ("nobody said it", "Neither man mentioned the rebels. No official said when the road would open.", []),
    ("a saying only pointed to", "Tesk said as much in an interview on Monday.", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_words_said_end_where_the_speaker_ends(
    english: Language, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    """Nothing of the reporter's own stands in what was said, and nothing said is cut off."""
    assert read(english, text).tellings() == [Telling(*row) for row in expected]
