"""How statements are told in agencies, ministries, courts and transcripts: each row is a phenomenon with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.statements.reading import Telling, read

if TYPE_CHECKING:
    from spacy.language import Language

TOLD: list[tuple[str, str, list[tuple[str, str | None, str]]]] = [
    (
        "an agency's lead with the day after the verb",
        "Varania will reopen the crossing in May, its foreign minister said on Tuesday, as shelling went on.",
        [("Varania will reopen the crossing in May", "its foreign minister", "indirect")],
    ),
    (
        "a quotation broken by verb, hearers and place",
        '"We are ready," Tesk told reporters on the sidelines of the forum, "but nobody has called."',
        [("We are ready ... but nobody has called.", "Tesk", "direct")],
    ),
    (
        "on Monday before the clause",
        "Tesk said on Monday the crossing would open in May.",
        [("the crossing would open in May", "Tesk", "indirect")],
    ),
    (
        "a statement on a website",
        "The ministry said in a statement on its website that the crossing would open in May.",
        [("the crossing would open in May", "The ministry", "indirect")],
    ),
    (
        "a statement that reads, issued by somebody",
        '"The talks were useful," reads a statement issued by the ministry after the meeting.',
        [("The talks were useful", "the ministry", "direct")],
    ),
    (
        "an answer to a question put before",
        'Asked if he would meet Revik, Tesk replied: "Not this week."',
        [("Not this week.", "Tesk", "direct")],
    ),
    (
        "an answer to a question put after",
        '"Not this week," Tesk said when asked if he would meet Revik.',
        [("Not this week", "Tesk", "direct")],
    ),
    (
        "an occasion of asking within a sentence",
        "Tesk denied taking the seal when reporters asked about it outside his house.",
        [("taking the seal", "Tesk", "indirect")],
    ),
    (
        "what is denied to somebody is withheld, not said",
        "The ministry denied a visa to the envoy and denied the report about it.",
        [("the report about it", "The ministry", "indirect")],
    ),
    (
        "a content that begins with a quotation and goes on",
        'Tesk urged "all sides" to hold their fire.',
        [('"all sides" to hold their fire', "Tesk", "mixed")],
    ),
    (
        "according to somebody, of a sentence in which somebody else speaks",
        "According to police, officers saw Revik leave a car, and they ordered him to stop.",
        [
            ("officers saw Revik leave a car, and they ordered him to stop", "police", "indirect"),
            ("him to stop", "they", "indirect"),
        ],
    ),
    (
        "a readout: the sides express",
        "The sides expressed concern over the shelling of the harbour.",
        [("concern over the shelling of the harbour", "The sides", "indirect")],
    ),
    (
        "a readout: the parties reaffirm",
        "The Parties reaffirmed their commitment to the border treaty of 1999.",
        [("their commitment to the border treaty of 1999", "The Parties", "indirect")],
    ),
    (
        "a readout: ministers stress after talking",
        "The Ministers exchanged views on the situation in the valley and stressed the need for a lasting truce.",
        [("the need for a lasting truce", "The Ministers", "indirect")],
    ),
    (
        "a readout: during the conversation",
        "During the conversation, Tesk underlined that Varania respects the old border.",
        [("Varania respects the old border", "Tesk", "indirect")],
    ),
    (
        "a readout: one side",
        "The Varanian side emphasised that the harbour must stay open.",
        [("the harbour must stay open", "The Varanian side", "indirect")],
    ),
    (
        "thanks with a reason",
        "Tesk thanked Revik for opening the road to the hospital.",
        [("Revik for opening the road to the hospital", "Tesk", "indirect")],
    ),
    (
        "single marks, the Commonwealth way",
        "‘We never saw the order,’ Lund told the court. ‘Nobody did.’",
        [("We never saw the order", "Lund", "direct"), ("Nobody did.", "Lund", "direct")],
    ),
    (
        "a denial in -ing, then what the jury heard",
        "The defendant denied stealing the seal, and told the jury that it ‘was found in a drawer’.",
        [("stealing the seal", "The defendant", "indirect"), ("it ‘was found in a drawer’", "The defendant", "mixed")],
    ),
    (
        "a ruling",
        "Judge Lund ruled that the ministry had acted unlawfully.",
        [("the ministry had acted unlawfully", "Lund", "indirect")],
    ),
    (
        "counsel set between commas",
        "Hale, for the prosecution, said the letter was forged.",
        [("the letter was forged", "Hale", "indirect")],
    ),
    (
        "a participle set between commas",
        "Lund, defending, said Hale had ‘not a shred of evidence’.",
        [("Hale had ‘not a shred of evidence’", "Lund", "mixed")],
    ),
    ("what a court only heard is nobody's", "The court heard that the letter had been burned.", []),
    (
        "a finding of an inquiry",
        "The inquiry found that the bridge had been closed without an order.",
        [("the bridge had been closed without an order", "The inquiry", "indirect")],
    ),
    ("a finding of people is no saying", "Farmers found that the bridge had been closed.", []),
    ("a turn in a transcript", "HALE: Did you sign the letter?", [("Did you sign the letter?", "HALE", "direct")]),
    ("question and answer in one paragraph stay open", "Q: Will the crossing open in May? A: It will.", []),
    (
        "an agency's quotation, the verb after a colon",
        'Harbour Post: "The crossing is closed."',
        [("The crossing is closed.", "Harbour Post", "direct")],
    ),
    (
        "passed on, the words before",
        "The crossing will open in May, the Harbour Post quoted Revik as saying.",
        [("The crossing will open in May", "Revik", "indirect")],
    ),
    (
        "passed on in the passive",
        "Revik was quoted by state television as saying that the crossing would open.",
        [("the crossing would open", "Revik", "indirect")],
    ),
    (
        "a source cited before the verb",
        "Tesk, citing a letter from the mayor, said the road was closed.",
        [("the road was closed", "Tesk", "indirect")],
    ),
    ("as somebody noted", "As Tesk noted, the road is closed.", [("the road is closed", "Tesk", "indirect")]),
    (
        "in the words of somebody",
        'In the minister\'s words, "the road is closed for good."',
        [("the road is closed for good.", "the minister", "direct")],
    ),
    (
        "a message on a channel",
        "Tesk wrote on Telegram that the road was closed.",
        [("the road was closed", "Tesk", "indirect")],
    ),
    (
        "a name given in a tweet",
        'In a tweet, Tesk called the raid "a crime against every family in Lom".',
        [('the raid "a crime against every family in Lom"', "Tesk", "mixed")],
    ),
    ("a tweet after a colon", 'Tesk tweeted: "The road is closed."', [("The road is closed.", "Tesk", "direct")]),
    (
        "a warning with its condition",
        'Tesk warned Ostmark of "serious consequences" if the shelling went on.',
        [('"serious consequences" if the shelling went on', "Tesk", "mixed")],
    ),
    (
        "a call on both sides",
        "Tesk called on both sides to show restraint.",
        [("both sides to show restraint", "Tesk", "indirect")],
    ),
    ("a telephone call is no call to act", "Tesk called Revik to express his thanks.", []),
    (
        "a demand in the subjunctive",
        "Tesk demanded that Ostmark withdraw its troops.",
        [("Ostmark withdraw its troops", "Tesk", "indirect")],
    ),
    (
        "a promise in a clause",
        "Tesk promised that the prisoners would be home by Sunday.",
        [("the prisoners would be home by Sunday", "Tesk", "indirect")],
    ),
    ("a vow", "Tesk vowed to bring the prisoners home.", [("bring the prisoners home", "Tesk", "indirect")]),
    ("a threat", "Tesk threatened to close the strait.", [("close the strait", "Tesk", "indirect")]),
    ("an invitation", "Tesk invited Revik to visit the harbour.", [("Revik to visit the harbour", "Tesk", "indirect")]),
    (
        "a proposal in -ing",
        "The commission recommends closing the old bridge.",
        [("closing the old bridge", "The commission", "indirect")],
    ),
    ("a dismissal", 'Tesk dismissed the report as "fantasy".', [('the report as "fantasy"', "Tesk", "mixed")]),
    ("neither confirmed nor denied", "Tesk neither confirmed nor denied the report.", []),
    (
        "officials with a phrase",
        "Officials familiar with the talks said the text was ready.",
        [("the text was ready", "Officials familiar with the talks", "indirect")],
    ),
    (
        "a source who stays unnamed",
        "A senior Varanian official, who spoke on condition of anonymity, said the text was ready.",
        [("the text was ready", "A senior Varanian official", "indirect")],
    ),
    (
        "one and another across a semicolon",
        "One diplomat said the text was ready; another said it was not.",
        [("the text was ready", "One diplomat", "indirect"), ("it was not", "another", "indirect")],
    ),
    (
        "two sayings before their verbs across a semicolon",
        "The text is ready, said Tesk; the date, said Revik, is not.",
        [("The text is ready", "Tesk", "indirect"), ("the date ... is not", "Revik", "indirect")],
    ),
    (
        "five on board, four in another's count",
        "Five crew were on board, the carrier said; the aviation authority put the number at six.",
        [
            ("Five crew were on board", "the carrier", "indirect"),
            ("the number at six", "the aviation authority", "indirect"),
        ],
    ),
    (
        "and that begins a second",
        "Tesk said he had spoken with Revik and that she had agreed to the date.",
        [("he had spoken with Revik", "Tesk", "indirect"), ("she had agreed to the date", "Tesk", "indirect")],
    ),
    (
        "adding that after a quotation",
        '"The text is ready," Tesk said, adding that it would be signed in June.',
        [("The text is ready", "Tesk", "direct"), ("it would be signed in June", "Tesk", "indirect")],
    ),
    (
        "a call joined to a quotation",
        '"The text is ready," Tesk said, and called on Ostmark to sign it.',
        [("The text is ready", "Tesk", "direct"), ("Ostmark to sign it", "Tesk", "indirect")],
    ),
    (
        "a clause that goes on after the aside",
        "The text is ready, Tesk said, and it will be signed in June.",
        [("The text is ready ... it will be signed in June", "Tesk", "indirect")],
    ),
    (
        "a condition after the aside",
        "Supplies would last until Thursday, Lund said, if no more wounded came.",
        [("Supplies would last until Thursday ... if no more wounded came", "Lund", "indirect")],
    ),
    (
        "a contrast after the aside",
        "Officials had hoped to keep the visit quiet, Lund said, but a baker posted a picture.",
        [("Officials had hoped to keep the visit quiet ... a baker posted a picture", "Lund", "indirect")],
    ),
    (
        "an aside after one word",
        "Premiums, Lund said, had tripled since the attack.",
        [("Premiums ... had tripled since the attack", "Lund", "indirect")],
    ),
    (
        "an aside with the speaker behind the verb",
        'The recovery, wrote the minister in a column, is "real, broad and almost visible."',
        [('The recovery ... is "real, broad and almost visible."', "the minister", "mixed")],
    ),
    (
        "an aside in a relative clause",
        "The park is near the stadium, which, Lund said, is usually full of traders.",
        [("the stadium ... is usually full of traders", "Lund", "indirect")],
    ),
    (
        "a saying about a thing named before",
        "Lund said the films show nothing in his hands, which she said were at his side.",
        [
            ("the films show nothing in his hands", "Lund", "indirect"),
            ("his hands ... were at his side", "she", "indirect"),
        ],
    ),
    (
        "what somebody described as",
        'Nine people were hurt by a blast that Revik described as "an intentional act."',
        [('a blast ... as "an intentional act."', "Revik", "mixed")],
    ),
    (
        "a claim the reporter sums up",
        "Tesk insisted the text was ready, a claim that Revik disputes.",
        [("the text was ready", "Tesk", "indirect")],
    ),
    (
        "a reason after a comma",
        "Tesk said that story smacked of envy, because Revik had told it first.",
        [("story smacked of envy, because Revik had told it first", "Tesk", "indirect")],
    ),
    (
        "a condition before the clause",
        "Tesk said that, if the shelling stopped, the text could be signed in June.",
        [("if the shelling stopped, the text could be signed in June", "Tesk", "indirect")],
    ),
    (
        "an accusation in the passive",
        "Revik was accused by Tesk of hiding the truth.",
        [("Revik ... hiding the truth", "Tesk", "indirect")],
    ),
    ("blame", "Revik blamed Tesk for the delay.", [("Tesk for the delay", "Revik", "indirect")]),
    (
        "a number put on something",
        "The army put the number of dead at 14.",
        [("the number of dead at 14", "The army", "indirect")],
    ),
    (
        "a number announced",
        'The health ministry reported "312 new cases" and confirmed four deaths.',
        [("312 new cases", "The health ministry", "direct"), ("four deaths", "The health ministry", "indirect")],
    ),
    ("a shout", '"Enough!" shouted a woman in the crowd.', [("Enough!", "a woman in the crowd", "direct")]),
    (
        "a question of a resident",
        '"What do they want?" wondered one resident.',
        [("What do they want?", "one resident", "direct")],
    ),
    (
        "an inverted speaker after a clause",
        "The leak poses no threat to the town, warned the chief doctor.",
        [("The leak poses no threat to the town", "the chief doctor", "indirect")],
    ),
    (
        "a verb that opens the sentence",
        'Said Hale: "I do not get the sense she is interested."',
        [("I do not get the sense she is interested.", "Hale", "direct")],
    ),
    (
        "a name, an apposition, then the verb",
        '"The army is worn out," Hale, a close friend of the minister, said on Thursday on television.',
        [("The army is worn out", "Hale", "direct")],
    ),
    ("a call repeated", "Revik repeated her call for a truce.", [("a truce", "Revik", "indirect")]),
    (
        "a warning issued",
        "Revik issued a warning that the strait would be closed.",
        [("the strait would be closed", "Revik", "indirect")],
    ),
    (
        "a claim that the reporter judges",
        "The minister's claim that the road was open was false.",
        [("the road was open", "The minister", "indirect")],
    ),
    (
        "a promise that the reporter follows up",
        "Revik's promise to free the prisoners was kept.",
        [("free the prisoners", "Revik", "indirect")],
    ),
    (
        "a label in marks under any verb",
        'Revik went after the envoys as "traitors".',
        [('the envoys as "traitors"', "Revik", "mixed")],
    ),
    ("a label without marks is the reporter's", "Revik went after the envoys as a clerk.", []),
    (
        "words in marks after a thing",
        'The coalition promised a review "if the facts warrant one."',
        [('a review "if the facts warrant one."', "The coalition", "mixed")],
    ),
    (
        "marks amid a clause",
        'Tesk told the guard that the army, "which has never lost a war," would not lose this one.',
        [('the army, "which has never lost a war," would not lose this one', "Tesk", "mixed")],
    ),
    (
        "a quotation after a full stop is the next speaker's",
        'The strike will go on until Friday, the union warns. "One match is enough," Lund added.',
        [("The strike will go on until Friday", "the union", "indirect"), ("One match is enough", "Lund", "direct")],
    ),
    (
        "a name signed with initials",
        '"We need rest," Revik said.\n\n"No sympathy at all. A real failure." ― Oskar P. Tesk',
        [("We need rest", "Revik", "direct"), ("No sympathy at all. A real failure.", "Oskar P. Tesk", "direct")],
    ),
    (
        "the title of a book is nothing said",
        'Revik wrote the letter in Lom. "The Harbour at Night." It took a year.',
        [],
    ),
    ("all told", "All told, the storm knocked down nine masts.", []),
    ("a denial in -ing", "The army denied losing any aircraft.", [("losing any aircraft", "The army", "indirect")]),
    (
        "right in saying",
        "Revik says Tesk is right in saying the valley was a prison.",
        [
            ("Tesk is right in saying the valley was a prison", "Revik", "indirect"),
            ("the valley was a prison", "Tesk", "indirect"),
        ],
    ),
    ("a fragment said", "People like him, she said.", [("People like him", "she", "indirect")]),
    (
        "a quotation that goes on before the reporter's next sentence",
        '"Look," began Hale, "everyone says I moved early. I moved when I moved." The mayor had told him to stay.',
        [
            ("Look ... everyone says I moved early. I moved when I moved.", "Hale", "direct"),
            ("him to stay", "The mayor", "indirect"),
        ],
    ),
    (
        "a second quotation before somebody else's sentence",
        '"Yes," Revik said. "Perhaps, if they mend the heating." Tesk complained of the heating again.',
        [("Yes", "Revik", "direct"), ("Perhaps, if they mend the heating.", "Revik", "direct")],
    ),
    (
        "who is told is not who speaks",
        '"The tale is pushed by the press," Hale, the director of the port, told the Harbour Post.',
        [("The tale is pushed by the press", "Hale", "direct")],
    ),
    (
        "a speaker hidden between commas",
        "Opponents contested the count but their leader, Petra Lund, said she would respect the outcome.",
        [("the count", "Opponents", "indirect"), ("she would respect the outcome", "Petra Lund", "indirect")],
    ),
    (
        "a report that mentions something else",
        (
            '"There were shots," said Hale, a clerk. He was wiping a glass. "Then somebody laughed." '
            "The report mentions only the shots that were heard."
        ),
        [
            ("There were shots", "Hale", "direct"),
            ("Then somebody laughed.", "Hale", "direct"),
            ("only the shots that were heard", "The report", "indirect"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_each_way_of_telling_yields_what_was_said(
    english: Language, text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    """Nothing more, nothing less, and by whom."""
    assert read(english, text).tellings() == [Telling(*row) for row in expected]
