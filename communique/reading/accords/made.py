"""How an agreement is said to have come about: by which verb, between whom, when, and on what terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communique.lexicon.accords import accord_words
from communique.reading.cast import Cast
from communique.reading.clauses import (
    SUBJECTS,
    ancestors,
    children,
    left,
    members,
    modal,
    negated,
    right,
    subject,
    trimmed,
)
from communique.reading.lemmas import lemma
from communique.reading.parse import Paragraph, Parsed
from communique.reading.parties import ACTOR_KINDS, actors_of
from communique.types import Days, Entity, Span, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT = frozenset({"dobj", "nsubjpass", "pobj", "conj", "attr"})
_UNREAL = frozenset(
    {"want", "hope", "try", "seek", "fail", "urge", "refuse", "wish", "need", "call", "aim", "work", "hop", "wait"}
    | {"struggle", "ask", "push", "press", "strive", "look", "battle", "like", "love", "expect", "plan", "intend"}
    | {
        "force",
        "persuade",
        "pressure",
        "convince",
        "get",
        "encourage",
        "try",
        "attempt",
        "scramble",
        "invite",
        "leave",
        "give",
    }
)  # "hop": what the rules make of "hopes"
_TOWARDS = frozenset({"to", "towards", "toward", "without", "against", "from", "of"})
_REPORTING = frozenset({"say", "state"})
_CONTENT = ("dobj", "ccomp", "xcomp", "prep", "dative", "attr", "advcl", "oprd", "prt", "acomp")
_NOT_YET = frozenset({"ready", "unable", "willing", "likely", "unlikely", "eager", "keen", "close", "due", "set"})
_NOT_YET |= {"expected", "reluctant", "prepared", "hopeful", "determined", "desperate", "supposed"}
_DENYING = frozenset({"deny", "refute", "dispute", "dismiss"})
_TALE = frozenset({"report", "claim", "rumor", "rumour", "allegation", "suggestion"})
_DECIDED = frozenset({"decision", "ceremony", "meeting", "summit", "move"})  # "a ceremony to sign the accord"
_UNREAL_MODALS = frozenset({"could", "may", "might", "should", "would", "must", "can", "will", "shall"})


def maker(noun: Token) -> Token | None:
    """Return the verb that says the thing came to be ("reached" of "an understanding was reached")."""
    making = accord_words().making
    for child in children(noun, "acl", "relcl"):
        if lemma(child) in making.reached or lemma(child) in making.signed:
            return child
    above = noun.head
    if noun.dep_ == "conj":
        noun, above = above, above.head
    if noun.dep_ not in _OBJECT or above.pos_ != "VERB":
        return None
    made = lemma(above) in making.reached or lemma(above) in making.signed
    return above if made else None


def real(verb: Token) -> bool:
    """Tell whether a verb tells of something done: not denied, wished, doubted or still to come."""
    if negated(verb) or modal(verb) in _UNREAL_MODALS or _disowned(verb):
        return False
    if lemma(verb) == "negotiate" and verb.tag_ == "VBG" and verb.dep_ != "pcomp":
        return False  # "the deal they are negotiating"
    if any(child.lower_ in ("if", "unless", "whether", "until", "before") for child in children(verb, "mark")):
        return False
    wished = verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp") and not children(verb, "aux")
    if wished and lemma(verb.head) != "help":  # "suggested that it sign", "let them sign"
        return False
    return not _awaited(verb)


def _awaited(verb: Token) -> bool:
    """Tell whether an infinitive says what is to be made: "wants them to sign", "able to sign", "time to sign"."""
    while verb.dep_ == "conj" and not children(verb, *SUBJECTS) and verb.head.tag_ == verb.tag_:
        verb = verb.head
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return verb.head.lower_ in _TOWARDS  # "open to signing", "short of a deal"
    if not any(child.tag_ == "TO" for child in children(verb, "aux")):
        return False
    if children(verb, *SUBJECTS) or (verb.dep_ in ("acl", "relcl") and lemma(verb.head) not in _DECIDED):
        return True
    above = list(ancestors(verb, 2)) if verb.dep_ in ("xcomp", "pcomp", "advcl", "ccomp") else []
    unreal = any(lemma(word) in _UNREAL or word.lower_ in _NOT_YET or modal(word) in _UNREAL_MODALS for word in above)
    return unreal or lemma(verb) in _UNREAL


def _disowned(verb: Token) -> bool:
    """Tell whether somebody denies it, or reports of it: "denied that he made", "denied reports that he made"."""
    above = verb.head
    if verb.dep_ in ("acl", "ccomp", "relcl") and lemma(above) in _TALE:
        above = above.head
        if above.lower_ == "despite":
            return True
    return above is not verb and verb.dep_ in ("acl", "ccomp", "relcl", "xcomp") and lemma(above) in _DENYING


def is_signing(verb: Token | None) -> bool:
    """Tell whether a verb proves a signature."""
    return verb is not None and lemma(verb) in accord_words().making.signed


def parties(paragraph: Paragraph, cast: Cast, noun: Token, verb: Token | None) -> tuple[str, ...]:
    """Return between whom it stands: its possessors, "between A and B", the subject or agent of the verb."""
    heads: list[Token] = []
    brokered = verb is not None and lemma(verb) in accord_words().making.brokering
    for holder in (noun, verb):
        if holder is None:
            continue
        for preposition in children(holder, "prep", "agent"):
            if preposition.lower_ in ("between", "among", "with") or (preposition.lower_ == "by" and not brokered):
                heads.extend(children(preposition, "pobj"))
    active = subject(verb) if verb is not None and noun.dep_ != "nsubjpass" and not brokered else None
    if active is not None and active != noun:
        heads.append(active)
    found = [
        actor
        for child in children(noun, "poss", "compound", "amod", "nmod")
        for actor in _bearer(cast, paragraph, child)
    ]
    found += actors_among(paragraph, cast, heads)
    return tuple(dict.fromkeys(found))


def actors_among(paragraph: Paragraph, cast: Cast, heads: Iterable[Token]) -> list[str]:
    """Return the ids of the actors that noun phrases name, with all that is joined to each."""
    return [entity for head in heads for member in members(head) for entity in actors_of(paragraph, cast, member)]


def _bearer(cast: Cast, paragraph: Paragraph, modifier: Token) -> list[str]:
    """Return the actors before the head; a capital there is where it was made, not who made it."""
    named = [cast.resolve(paragraph, member) for member in members(modifier)]
    holds = modifier.head.lower_  # "the Free Trade Agreement" is no party to itself
    named = [entity for entity in named if entity is None or not entity.name.lower().endswith(holds)]
    found = [entity for entity in named if entity is not None and entity.kind in ACTOR_KINDS]
    return [entity.id for entity in found if not (modifier.dep_ == "compound" and _part_of_name(entity))]


def _part_of_name(entity: Entity) -> bool:
    """Tell whether a word before the head is what the accord is called: "the NORTA deal"."""
    return entity.kind == "organization" and entity.known is None


def day(parsed: Parsed, paragraph: Paragraph, span: Span, verb: Token | None, whens: list[When]) -> Days | None:
    """Return when it was made: a date within its name, or one in the clause of the verb that made it."""
    inside = _first_within(whens, span.start, span.end)
    if inside is not None or verb is None or verb.tag_ == "VB":
        return inside
    return day_beside(parsed, paragraph, span, verb, whens)


def day_beside(parsed: Parsed, paragraph: Paragraph, content: Span, verb: Token, whens: list[When]) -> Days | None:
    """Return the day in the clause of a verb of agreeing, but not in what is agreed."""
    clause = parsed.span(paragraph, left(verb), right(verb))
    inside = [when for when in whens if clause.start <= when.span.start and when.span.end <= clause.end]
    own = [when for when in inside if not content.start <= when.span.start < content.end]
    return next((when.days for when in own if when.days and _of_verb(when, paragraph, verb)), None)


def _of_verb(when: When, paragraph: Paragraph, verb: Token) -> bool:
    """Tell whether a date hangs on a verb itself, not on another clause before it."""
    start = when.span.start - paragraph.start
    found = paragraph.doc.char_span(start, when.span.end - paragraph.start, alignment_mode="expand")
    above = found.root.ancestors if found is not None else ()
    return next((word for word in above if word.pos_ in ("VERB", "AUX")), None) == verb


def _first_within(whens: list[When], start: int, end: int) -> Days | None:
    return next((when.days for when in whens if when.days and start <= when.span.start and when.span.end <= end), None)


def where(verb: Token | None) -> list[Token]:
    """Return the words of the phrases that say where it was made ("launched the process in Astana")."""
    if verb is None:
        return []
    inside = [child for child in children(verb, "prep") if child.lower_ in ("in", "at") and child.i > verb.i]
    nouns = [noun for preposition in inside for noun in children(preposition, "pobj")]
    return [*nouns, *(child for noun in nouns for child in children(noun, "compound", "amod", "appos", "conj"))]


def terms(parsed: Parsed, paragraph: Paragraph, noun: Token, verb: Token | None) -> tuple[Span, ...]:
    """Return the clauses that say what it provides.

    They are what it is said to do ("covers ..."), the clause it stands over ("under the accord, ..."), what was agreed
    ("on how ...", "to withdraw ..."), and what it is for ("which should ...").
    """
    found: list[tuple[Token, Token]] = []
    providing = accord_words().making.providing
    above = noun.head
    if noun.dep_ == "nsubj" and lemma(above) in providing and _says_what(above):
        found.append((above, right(above)))
    if noun.dep_ == "pobj" and above.lower_ in ("under", "per") and above.head.pos_ in ("VERB", "AUX"):
        clause = above.head
        who = subject(clause)
        found.append((left(who) if who is not None else clause, right(clause)))
    for holder in (noun, verb):
        found.extend(_complements(holder) if holder is not None else ())
    relatives = [clause for clause in children(noun, "relcl") if modal(clause) or lemma(clause) in providing]
    found.extend((left(clause), right(clause)) for clause in relatives)
    spans = [parsed.span(paragraph, *trimmed(first, last)) for first, last in found if first.i <= last.i]
    return tuple(sorted(set(spans)))


def _says_what(verb: Token) -> bool:
    """Tell whether a verb says what an accord provides: "says that ...", but "the committee said on Saturday"."""
    if lemma(verb) in _REPORTING:
        return bool(children(verb, "ccomp")) and verb.tag_ in ("VBZ", "VBP")
    return any(child.i > verb.i and child.tag_ != "PRP" for child in children(verb, *_CONTENT))


def _complements(holder: Token) -> list[tuple[Token, Token]]:
    found: list[tuple[Token, Token]] = []
    for child in holder.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "over", "about"):
            inner = [noun for noun in children(child, "pcomp", "pobj") if noun.ent_type_ not in ("DATE", "GPE", "LOC")]
            found.extend((left(clause), right(clause)) for clause in inner)
        elif child.dep_ in ("acl", "xcomp") and any(c.tag_ == "TO" for c in children(child, "aux")):
            found.append((left(child), right(child)))
    return [(first, last) for first, last in found if first.i > holder.i]
