"""Who speaks: from the verb of saying to its subject, from the subject to the words that name the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.cues import load_cues, singular
from communique.reading.cast import Cast
from communique.reading.clauses import SUBJECTS, children
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Extent, Speaker
from communique.reading.statements.unnamed import body_meant

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTER = frozenset({"i", "we", "you", "me", "us"})
_SOMEBODY = frozenset(
    {
        *("he", "she", "they", "who", "it", "both", "others", "some", "many", "everyone", "someone", "i", "we"),
        *("another", "several", "most", "few", "those", "each", "neither", "somebody", "one"),
    }
)
_HEARD = frozenset({"tell", "inform", "notify", "remind", "assure", "reassure"})  # what they take is who hears
_HAVE = frozenset({"had", "has", "have"})
_REACH = 120  # tokens back to the verb that a participle goes on from
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis"})
_INSIDE_NAME = frozenset({"of", "for", "in", "from", "at", "with", "to", "on"})


def speaking(verb: Token, passage: Passage) -> Token | None:
    """Return the head of the words that name who does the saying of this verb, None where nothing says."""
    found = _subject(verb, passage)
    if (found is None or _quoted_apart(found, verb, passage)) and verb.tag_ == "VBG" and passage.inside[verb.i] < 0:
        earlier = _saying_before(verb, passage)
        found = _subject(earlier, passage) if earlier is not None else None
    return found if found is None or not _quoted_apart(found, verb, passage) else None


def beside(verb: Token, passage: Passage, steps: tuple[int, ...]) -> Token | None:
    """Return the noun that stands by a verb whose subject the parser lost; `steps`: 1 looks after it, -1 before."""
    doc = passage.doc
    for step in steps:
        position = verb.i + step
        while 0 <= position < len(doc) and (
            doc[position].pos_ in ("ADV", "AUX", "DET", "ADJ") or is_time(doc[position])
        ):
            position += step
        if (
            0 <= position < len(doc)
            and passage.inside[position] < 0
            and doc[position].pos_ in ("NOUN", "PROPN", "PRON")
        ):
            token = doc[position]
            while token.dep_ in ("compound", "amod", "nmod", "poss", "det") and token.head.i != verb.i:
                token = token.head
            return token
    return None


def behind_marks(verb: Token, passage: Passage) -> Token | None:
    """Return the noun between a quotation and its verb: '"...," Orlov, the mayor, said' as the parser may lose it."""
    before = [quotation for quotation in passage.quotations if quotation.last < verb.i]
    if not before:
        return None
    begin = before[-1].last + 1
    while begin < verb.i and (passage.doc[begin].is_punct or passage.doc[begin].pos_ in ("DET", "ADJ")):
        begin += 1
    token = passage.doc[begin]
    while token.dep_ in ("compound", "nmod", "poss", "amod") and token.i < token.head.i < verb.i:
        token = token.head
    return token if token.i < verb.i and token.pos_ in ("NOUN", "PROPN", "PRON") else None


def _quoted_apart(subject: Token, verb: Token, passage: Passage) -> bool:
    """Tell whether the parser took the subject of a verb outside a quotation from inside it."""
    return passage.inside[verb.i] < 0 <= passage.inside[subject.i]


def _subject(verb: Token, passage: Passage) -> Token | None:
    for _ in range(6):
        behind = inverted(verb)
        if behind is not None:
            return behind
        own = [
            subject
            for subject in children(verb, *SUBJECTS)
            if not is_time(subject) and not _quoted_apart(subject, verb, passage)
        ]
        if own:
            return _antecedent(verb, min(own, key=lambda subject: abs(subject.i - verb.i)))
        blamed = _blamed(verb)
        if blamed is not None:
            return blamed
        if verb.dep_ == "acl" and (verb.head.pos_ != "VERB"):
            if _somebody(verb.head) or verb.head.dep_ in SUBJECTS or _written_by(verb.head) is not None:
                return verb.head
            verb = _predicate_above(verb.head)
            continue
        if verb.dep_ not in _CLIMBS or verb.head.i == verb.i:
            return None
        verb = _controller(verb, passage)
    return None


def inverted(verb: Token) -> Token | None:
    """Return who speaks where the parser took them for an object: "The road is open, warned the mayor"."""
    things = [thing for thing in children(verb, "dobj", "attr") if thing.i > verb.i]
    known = load_cues().verb(verb.lower_)
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if not things or known is None or before is None or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    own = children(verb, *SUBJECTS)
    if own and (_somebody(own[0]) or own[0].ent_type_):
        return None
    speaks = _somebody(things[0]) or (known.lemma == "read" and singular(things[0].lower_) in load_cues().nouns.text)
    if before.is_quote:
        return things[0] if speaks else None
    quoted = any(token.is_quote for token in verb.doc[verb.sent.start : verb.i])
    hears = "clause" not in known.frames or known.lemma in _HEARD
    behind = bool(own) or any(clause.i < verb.i for clause in children(verb, "ccomp"))
    return things[0] if speaks and behind and before.text == "," and not (quoted or hears) else None


def _blamed(verb: Token) -> Token | None:
    """Return who is blamed or thanked "for saying" something: the object, in the passive the subject.

    So is he who is called "right in saying" it.
    """
    called = verb.head.lower_ == "in" and verb.head.head.lower_ in load_cues().forms
    if verb.dep_ != "pcomp" or not (verb.head.lower_ == "for" or called):
        return None
    found = children(verb.head.head, "dobj", "nsubjpass")
    return found[-1] if found else None


def _somebody(noun: Token) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or singular(noun.lower_) in load_cues().nouns.people


def _predicate_above(noun: Token) -> Token:
    """Return the verb that a noun depends on."""
    above = noun
    for _ in range(8):
        above = above.head
        if above.pos_ in ("VERB", "AUX"):
            break
    return above


def _antecedent(verb: Token, subject: Token) -> Token:
    """Return the noun meant by "who" or "which"."""
    relative = subject.tag_ in ("WDT", "WP") or subject.lower_ in ("who", "which")
    return verb.head if relative and verb.dep_ == "relcl" else subject


def _controller(verb: Token, passage: Passage) -> Token:
    """Return the verb whose subject another shares.

    The parser hangs ", adding that ..." and "and warned of ..." on the nearest verb, which often is part of what was
    said: the saying verb above it is meant.
    """
    above = verb.head
    if verb.tag_ == "VBG" and passage.inside[verb.i] < 0 <= passage.inside[above.i]:
        return _saying_before(verb, passage) or above
    if verb.tag_ == "VBG":
        while above.dep_ in ("ccomp", "conj", "advcl") and above.head.i < above.i:
            if above.dep_ != "ccomp" and children(above, *SUBJECTS):
                break
            above = above.head
    elif misjoined(verb):
        while above.dep_ in ("conj", "xcomp", "ccomp") and above.head.i < above.i:
            above, below = above.head, above
            if below.dep_ == "ccomp":
                break
    return above


def misjoined(verb: Token) -> bool:
    """Tell whether a verb is joined to one it cannot belong to: "would go and warned", "talks ended and said"."""
    governs = verb.tag_ == "VBN" and (bool(children(verb, "dobj", "ccomp")) or _calls_for(verb))
    active = verb.tag_ in ("VBD", "VBZ") or governs
    if verb.dep_ != "conj" or not active or verb.head.i > verb.i or children(verb, *SUBJECTS):
        return False
    other = children(verb.head, *SUBJECTS)
    nobody = bool(other) and (other[0].pos_ == "PRON" or not _somebody(other[0])) and not other[0].ent_type_
    passive = governs and bool(children(verb.head, "auxpass"))  # "should not be used and called for talks"
    perfect = verb.tag_ == "VBD" and any(auxiliary.lower_ in _HAVE for auxiliary in children(verb.head, "aux"))
    return passive or perfect or verb.head.tag_ in ("VB", "VBG") or (nobody and verb.head.dep_ == "ccomp")


def _calls_for(verb: Token) -> bool:
    return any(preposition.lower_ == "for" and children(preposition, "pobj") for preposition in children(verb, "prep"))


def _saying_before(verb: Token, passage: Passage) -> Token | None:
    """Return the nearest verb before this one, outside quotations, that reports saying and has a subject."""
    verbs = load_cues().forms
    for position in range(verb.i - 1, max(-1, verb.i - _REACH), -1):
        token = passage.doc[position]
        if passage.inside[position] < 0 and token.pos_ == "VERB" and token.lower_ in verbs and token.tag_ != "VBG":
            return token
    return None


def can_speak(token: Token, passage: Passage, cast: Cast) -> bool:
    """Tell whether a subject is somebody, or a text that stands for somebody."""
    if token.pos_ == "PRON":
        return token.lower_ in _SOMEBODY
    if token.ent_type_ in _NAMED or cast.within(*passage.extent(token, token)):
        return True
    nouns = load_cues().nouns
    word = singular(token.lower_)
    return word in nouns.people or word in nouns.text or token.pos_ == "NUM" or token.lower_.endswith(nouns.endings)


def is_time(token: Token) -> bool:
    """Tell whether a token is part of a date or a time of day."""
    return token.ent_type_ in ("DATE", "TIME")


def speaker_of(token: Token, passage: Passage, cast: Cast) -> Speaker | None:
    """Return who a subject names. None for "I" and "we", the reporter or the speaker quoted."""
    if token.lower_ in _REPORTER or token.tag_ in ("EX", "WRB") or token.pos_ == "PUNCT":
        return None
    source = _written_by(token)
    if source is not None:
        return speaker_of(source, passage, cast)
    members = [token, *_joined(token)]
    extents = [_words(member, passage, cast) for member in members]
    voices = []
    for member, extent in zip(members, extents, strict=True):
        voice = _voice(member, extent, passage, cast)
        if voice is not None and voice not in voices:
            voices.append(voice)
    return Speaker(Extent(extents[0].start, max(extent.end for extent in extents)), tuple(voices))


def _joined(token: Token) -> list[Token]:
    found: list[Token] = []
    pending = children(token, "conj")
    while pending and len(found) < 20:
        member = pending.pop(0)
        if member.pos_ in ("NOUN", "PROPN", "PRON"):
            found.append(member)
            pending.extend(children(member, "conj"))
    return found


def _written_by(token: Token) -> Token | None:
    """Return whose words a text is: "a statement by the ministry", "the ministry's statement"."""
    if token.pos_ != "NOUN" or singular(token.lower_) not in load_cues().nouns.text:
        return None
    owners = children(token, "poss")
    if owners:
        return owners[0]
    issued = [deed for deed in children(token, "acl") if deed.tag_ == "VBN"]
    for preposition in [*children(token, "prep", "agent"), *(by for deed in issued for by in children(deed, "agent"))]:
        if preposition.lower_ in ("by", "from"):
            return next(iter(children(preposition, "pobj")), None)
    return None


def _words(token: Token, passage: Passage, cast: Cast) -> Extent:
    """Return the words that name one speaker: a name alone where there is one, else the noun phrase."""
    start = passage.paragraph.start + token.idx
    named = cast.within(start, start + len(token.text))
    if named:
        return Extent(named[0].span.start, named[0].span.end)
    for other in children(token, "appos"):
        begin = passage.paragraph.start + other.idx
        person = [mention for mention in cast.within(begin, begin + len(other.text)) if mention.kind == "person"]
        if person:
            return Extent(person[0].span.start, person[0].span.end)
    first, last = noun_phrase(token)
    return passage.extent(first, last)


def noun_phrase(token: Token) -> tuple[Token, Token]:
    """Return the ends of the noun phrase of a token, without relative clauses, appositions and what is joined."""
    if token.pos_ == "PRON" and not children(token, "prep"):
        return token, token
    first = token.doc[token.left_edge.i]
    last = token
    for child in token.rights:
        near = child.i - last.i <= 1
        if near and child.dep_ == "prep" and child.lower_ in _INSIDE_NAME:
            last = _end_of_phrase(child)
        elif near and child.dep_ in ("nummod", "flat", "amod", "nmod", "compound"):
            last = token.doc[child.right_edge.i]
    while first.i < last.i and (
        first.is_punct or first.dep_ in ("cc", "preconj", "mark") or first.is_space or first.tag_ == "VBD"
    ):
        first = first.nbor()
    return first, last


def _end_of_phrase(preposition: Token) -> Token:
    for noun in children(preposition, "pobj"):
        return noun_phrase(noun)[1]
    return preposition


def _voice(token: Token, words: Extent, passage: Passage, cast: Cast) -> str | None:
    if token.lower_ == "it":
        return body_meant(token, passage, cast)
    entity = cast.entity_at(*words) if _named(words, cast) else cast.resolve(passage.paragraph, token)
    return entity.id if entity is not None else None


def _named(words: Extent, cast: Cast) -> bool:
    """Tell whether the words are a name, not a phrase that holds one ("the minister of Varania")."""
    return any(Extent(mention.span.start, mention.span.end) == words for mention in cast.within(*words))
