"""What verbs of saying govern short of a clause: deeds, things, and what a thing was called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.reading.clauses import children
from communique.reading.statements.extents import drawn_to_the_front, runs_of, whole
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Content
from communique.reading.statements.speakers import noun_phrase
from communique.reading.statements.verbs import CueToken

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOT_CONTENT = frozenset({"time", "day", "week", "month", "year", "reporter", "journalist", "question", "word", "way"})
_OF_SOMEBODY = frozenset({"accuse", "judge"})  # what is said is about the person named: "accused them of ..."
_NAMES = frozenset({"PERSON", "DATE", "TIME"})
_OF_THE_NAME = frozenset({"of", "to", "for", "against"})


def descriptions(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a thing and what it was called: "described the talks as useful", "called it a disaster"."""
    if not cue.takes("as", "like"):
        return []
    word = "as" if cue.takes("as") else "to"
    if drawn_to_the_front(cue):
        return _described_before(cue, word, passage)
    called = children(cue.token, "oprd", "ccomp") if "call" in cue.verb.kinds or "judge" in cue.verb.kinds else []
    named = [child for child in children(cue.token, "prep") if child.lower_ == word and child.i > cue.token.i]
    named += [
        preposition
        for thing in children(cue.token, "dobj")
        for preposition in children(thing, "prep", "appos")
        if preposition.lower_ == word or (preposition.dep_ == "appos" and "call" in cue.verb.kinds)
    ]
    for name in called + named:
        parts = runs_of(range(cue.token.i + 1, _end_of_name(name, passage) + 1), cue, passage)
        if parts and name.i > cue.token.i + 1:
            return [Content(parts, None)]
        things = [thing for thing in children(cue.token, "dobj") if thing.i > name.i]
        if things and name.i == cue.token.i + 1:  # "described as a farce the talks that ..."
            return whole(range(name.i, things[0].right_edge.i + 1), None, cue, passage)
    return _named_in_marks(cue, passage) if "call" in cue.verb.kinds or "judge" in cue.verb.kinds else []


def _described_before(cue: CueToken, word: str, passage: Passage) -> list[Content]:
    """Find what a thing named before the verb was called: "a blast that the mayor described as deliberate"."""
    verb = cue.token
    for name in [*children(verb, "prep"), *children(verb, "oprd")]:
        if name.i == verb.i + 1 and (name.dep_ == "oprd" or name.lower_ == word):
            parts = runs_of(range(name.i, _end_of_name(name, passage) + 1), cue, passage)
            thing = passage.extent(*noun_phrase(verb.head))
            return [Content((thing, *parts), None)] if parts else []
    return []


def _end_of_name(name: Token, passage: Passage) -> int:
    """Return where a name given to a thing ends: with its quote marks, the reporter's place and time left out."""
    end = int(name.right_edge.i)
    for position in range(name.i, end):
        closes = passage.inside[position] < 0 <= passage.inside[position - 1]
        follows = passage.doc[position + 1]
        if closes and follows.pos_ in ("ADP", "SCONJ") and follows.lower_ not in _OF_THE_NAME:
            return position
    return end


def _named_in_marks(cue: CueToken, passage: Passage) -> list[Content]:
    """Find what a thing was called by the quotation that ends the phrase: 'called the paper of May "a bad joke"'."""
    if passage.doc[min(cue.token.i + 1, len(passage.doc) - 1)].pos_ == "ADP":
        return []
    for position in range(cue.token.i + 1, min(cue.token.i + 15, len(passage.doc))):
        token = passage.doc[position]
        index = passage.inside[position]
        if index >= 0 and position > cue.token.i + 2:
            quotation = passage.quotations[index]
            return whole(range(cue.token.i + 1, min(quotation.last + 2, len(passage.doc))), None, cue, passage)
        if index >= 0 or token.tag_ in _FINITE or token.text in (",", ";", ":", "."):
            return []
    return []


def infinitives(cue: CueToken, passage: Passage) -> list[Content]:
    """Find what is to be done: "promised to leave", "called on them to leave"; the words after "to"."""
    if not cue.takes("infinitive", "order") or drawn_to_the_front(cue):
        return []
    if "call" in cue.verb.kinds and cue.lemma == "call" and children(cue.token, "dobj"):
        return []  # "called him to say thanks": a telephone call
    for deed in _deeds(cue.token):
        to = [child for child in children(deed, "aux") if child.lower_ == "to"]
        if (deed.dep_ == "advcl" and not _ordered(cue.token, deed)) or _anonymous(cue, deed):
            continue
        if to and deed.i > cue.token.i and (cue.takes("order") or not _ordered(cue.token, deed)):
            begin = min(_with_negation(to[0]), _who_is_to(cue, deed))
            return whole(range(begin, _before_the_occasion(deed) + 1), deed, cue, passage)
    return []


def _anonymous(cue: CueToken, deed: Token) -> bool:
    """Tell whether somebody only asks for their name to be kept back: "asked not to be identified"."""
    unnamed = deed.lower_ in ("named", "identified", "quoted") and "ask" in cue.verb.kinds
    return unnamed and bool(children(deed, "auxpass"))


def _who_is_to(cue: CueToken, deed: Token) -> int:
    """Return where the words begin that name who is to act: "urged both sides to stay", "called on them to leave"."""
    named = [thing for thing in children(cue.token, "dobj", "dative") if cue.token.i < thing.i < deed.i]
    named += [
        thing
        for phrase in children(cue.token, "prep")
        if phrase.lower_ in ("on", "upon", "for", "to") and cue.token.i < phrase.i < deed.i
        for thing in children(phrase, "pobj")
    ]
    named += [who for who in children(deed, "nsubj") if who.i > cue.token.i]
    return int(named[0].left_edge.i) if named and cue.takes("order") else int(deed.i)


def _with_negation(to: Token) -> int:
    """Return where the words of a deed begin: after "to", but before the "not" of "promised not to leave"."""
    before = to.nbor(-1)
    return before.i if before.dep_ == "neg" and before.head.i == to.head.i else to.i + 1


def _before_the_occasion(deed: Token) -> int:
    """Return where a deed ends, the reporter's "after it had ..." left out: what is to be done lies ahead."""
    for clause in children(deed, "advcl"):
        marks = {mark.lower_ for mark in children(clause, "mark", "advmod")}
        if clause.tag_ in ("VBD", "VBN") and marks & {"after", "when", "as"} and clause.i > deed.i:
            return int(clause.left_edge.i) - 1
    return int(deed.right_edge.i)


def _deeds(verb: Token) -> list[Token]:
    found = children(verb, "xcomp", "ccomp", "advcl")
    for child in children(verb, "prep", "dobj", "dative"):
        found.extend(children(child, "acl", "xcomp", "relcl"))
        for noun in children(child, "pobj"):
            found.extend(children(noun, "acl", "relcl", "xcomp"))
    return found


def _ordered(verb: Token, deed: Token) -> bool:
    """Tell whether somebody stands between the verb and the deed who is to do it."""
    if load_cues().forms.get(verb.lower_) == "call":
        return any(child.lower_ in ("on", "upon", "for") for child in children(verb, "prep"))
    return any(verb.i < child.i < deed.i for child in children(verb, "dobj", "dative"))


def gerunds(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a deed in -ing: "denied losing any aircraft", "recommends leaving"."""
    for deed in children(cue.token, "xcomp", "ccomp") if cue.takes("gerund") else []:
        if deed.tag_ == "VBG" and deed.i > cue.token.i and not children(deed, "nsubj"):
            return whole(range(deed.left_edge.i, deed.right_edge.i + 1), deed, cue, passage)
    return []


def prepositions(cue: CueToken, passage: Passage) -> list[Content]:
    """Find the phrase after a preposition: "called for a truce", "warned of war"."""
    person = next((child for child in children(cue.token, "dobj") if child.i > cue.token.i), None)
    inner = children(person, "prep") if person is not None else []
    for preposition in [*children(cue.token, "prep"), *inner]:
        word = preposition.lower_
        if word != "as" and cue.takes(word) and preposition.i > cue.token.i:
            for thing in children(preposition, "pobj", "pcomp"):
                if thing.pos_ != "PRON":
                    about = word == "at" or not _OF_SOMEBODY.isdisjoint(cue.verb.kinds)
                    begin = person if person is not None and about else thing
                    end = max([thing.right_edge.i, *(terms.right_edge.i for terms in _terms(cue.token, thing))])
                    return whole(range(begin.left_edge.i, end + 1), None, cue, passage)
    return []


def _terms(verb: Token, thing: Token) -> list[Token]:
    """Return the condition that follows: "warned of war if the shelling went on"."""
    found = [clause for clause in children(verb, "advcl") if clause.i > thing.i]
    return [clause for clause in found if any(mark.lower_ in ("if", "unless") for mark in children(clause, "mark"))]


def nouns(cue: CueToken, passage: Passage) -> list[Content]:
    """Find a noun phrase said, or the clause of a noun of attitude: "expressed hope that ..."."""
    if not cue.takes("noun", "words") or _withholds(cue):
        return []
    attitudes = load_cues().nouns.attitude
    for thing in children(cue.token, "dobj"):
        if (
            thing.pos_ in ("PRON", "PROPN")
            or thing.i < cue.token.i
            or singular(thing.lower_) in _NOT_CONTENT
            or thing.ent_type_ in _NAMES
        ):
            continue
        if not cue.takes("noun") and not _quotes(thing, passage):
            continue
        expressed = "express" in cue.verb.kinds
        if expressed and singular(thing.lower_) not in attitudes:
            continue
        for clause in children(thing, "acl", "ccomp", "relcl") if expressed else []:
            if any(mark.lower_ == "that" for mark in clause.lefts):
                parts = runs_of(range(clause.left_edge.i, clause.right_edge.i + 1), cue, passage)
                return [Content(parts, clause, thing)] if parts else []
        if singular(thing.lower_) in load_cues().nouns.infinitive and cue.lemma == "repeat":
            continue
        least = 2 if "judge" in cue.verb.kinds else 1  # "praised the group" tells of no words
        if thing.right_edge.i - thing.left_edge.i >= least:
            return whole(range(thing.left_edge.i, end_of_thing(thing, cue) + 1), None, cue, passage)
    return []


def _withholds(cue: CueToken) -> bool:
    """Tell whether a verb of denial is a deed: something is denied to somebody."""
    if cue.lemma != "deny":
        return False
    given = [to for to in children(cue.token, "prep", "dative") if to.dep_ == "dative" or to.lower_ == "to"]
    return bool(given) or len(children(cue.token, "dobj")) > 1


def _quotes(thing: Token, passage: Passage) -> bool:
    return any(passage.inside[position] >= 0 for position in range(thing.left_edge.i, thing.right_edge.i + 1))


def end_of_thing(thing: Token, cue: CueToken) -> int:
    """Return where a noun phrase ends: before ", which ...", and with a phrase the parser hung on the verb.

    "denied any role in ..." is one thing; what a clause after a comma adds is the reporter's.
    """
    end = int(thing.right_edge.i)
    for position in range(thing.i + 2, end):
        if thing.doc[position].tag_ in ("WDT", "WP$") and thing.doc[position - 1].text == ",":
            end = position - 2
            break
    if "deny" not in cue.verb.kinds:
        return end
    for preposition in children(cue.token, "prep"):
        dated = any(noun.ent_type_ in ("DATE", "TIME") for noun in children(preposition, "pobj"))
        if preposition.i == end + 1 and preposition.lower_ in ("in", "of", "over", "into", "between") and not dated:
            end = int(preposition.right_edge.i)
    return end
