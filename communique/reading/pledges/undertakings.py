"""Words that may undertake something, found in the parse: who would be bound, by which words, to what.

Whether the words bind is decided elsewhere (`bound`): this module knows grammar, not who may speak for whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.lexicon.accords import accord_words
from communique.lexicon.pledges import BEGINNING, pledge_words
from communique.reading.clauses import children, left, modal, negated, subject
from communique.reading.lemmas import lemma
from communique.reading.parse import Paragraph
from communique.reading.pledges.unbinding import (
    asked,
    asks,
    denied,
    forecast,
    idle,
    in_question,
    is_aim,
    is_opinion,
    of_manner,
    only_named,
    says_nothing,
    seems,
    sends_word,
    to_infinitive,
    vague,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["promise", "plan", "future", "announcement", "condition", "mandate"]
_BE = frozenset({"is", "are", "was", "were", "'s", "'re"})
_UNREAL = frozenset({"could", "may", "might", "should", "would", "must", "can"})
_PARTS_OF_TIME = frozenset({"end", "middle", "beginning", "start", "close", "time", "then"})
_STANDING = frozenset({"body", "zone", "mechanism"})


@dataclass(frozen=True)
class Undertaking:
    """`trigger` undertakes `content` for `who` (the head of the subject; None where it is not said)."""

    paragraph: Paragraph
    kind: Kind
    trigger: Token
    who: Token | None
    content: Token


def undertakings(paragraph: Paragraph) -> Iterator[Undertaking]:
    """Yield what may be undertakings in a paragraph, in text order."""
    beginnings = pledge_words().beginnings
    ahead = {token.head.i for token in paragraph.doc if token.tag_ == "MD"}
    for token in paragraph.doc:
        if token.i not in ahead and token.lower_[:BEGINNING] not in beginnings:
            continue
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            found = _verbal(token) or (_future(token, lemma(token)) if token.i in ahead else None)
        elif token.pos_ in ("NOUN", "PROPN"):
            found = _nominal(token)
        else:
            continue
        if found is not None:
            kind, who, content = found
            yield Undertaking(paragraph, kind, token, who, content)


_Found = tuple[Kind, "Token | None", "Token"] | None


def _verbal(token: Token) -> _Found:
    words = pledge_words().undertaking
    name = lemma(token)
    if name in words.promises or name in words.intends or name in words.announces:
        found = _promise(token, name)
        if found is not None:
            return found
    if token.lower_ in words.expected or token.lower_ in _BE or name == "expect":
        found = _expected(token)
        if found is not None:
            return found
    if token.tag_ == "VBG" and name in words.progressive and children(token, "aux") and not negated(token):
        leaves = any(child.lower_ in ("behind", "out") for child in children(token, "prt"))
        leaves = (leaves and name == "leave") or (name == "close" and any(c.lower_ == "in" for c in token.children))
        since = any(child.lower_ == "been" for child in children(token, "aux"))  # "has been sending"
        leaves = leaves or any(map(vague, children(token, "dobj")))  # "leaving nothing to chance"
        return None if since or leaves or sends_word(token) else ("plan", subject(token), token)
    if token.tag_ in ("VBG", "VBN") and name in ("aim", "task", "mandate", "charge"):
        return _mandate(token)
    return None


def _promise(verb: Token, name: str) -> _Found:
    """A verb of promising, planning or announcing with what it promises."""
    words = pledge_words().undertaking
    unreal = _denied(verb) or modal(verb) in _UNREAL or in_question(verb) or only_named(verb) or of_manner(verb)
    unreal = unreal or (name == "swear" and verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "in")
    unreal = unreal or (name == "guarantee" and bool(children(verb, "auxpass")))  # "is guaranteed to anger them"
    if unreal or (name in words.intends and children(verb, "auxpass")):
        return None
    kind: Kind = "plan" if name in words.intends else "promise"
    content = _clause_after(verb) if name not in words.announces or name in words.promises else None
    if content is not None and not _binding(verb, name, content):
        return None
    if content is None:
        content = _noun_after(verb, name)
        kind = "announcement" if content is not None and name in words.announces else kind
    return (kind, subject(verb) or _blamed(verb), content) if content is not None else None


def _denied(verb: Token) -> bool:
    """Whether a verb is denied, or shares the denial of the one it is joined to: "never paid or meant to pay"."""
    shared = verb.dep_ == "conj" and not children(verb, "nsubj", "nsubjpass") and verb.head.pos_ == "VERB"
    return negated(verb) or denied(verb) or (shared and negated(verb.head))


def _binding(verb: Token, name: str, content: Token) -> bool:
    """Whether a verb that may mean another thing binds here: "decided to wear", "agreed that it is"."""
    if name == "decide":
        return lemma(content) in pledge_words().undertaking.decided
    if name == "agree":
        shared = content.dep_ in ("pobj", "pcomp") and any(child.lower_ == "with" for child in children(verb, "prep"))
        thought = content.dep_ == "ccomp" and (lemma(content) == "be" or _of_others(verb, content))
        return not (shared or thought or is_opinion(content))
    if name == "undertake":
        return not children(verb, "dobj")
    itself = all(noun.lower_.endswith(("self", "selves")) or noun.like_num for noun in children(verb, "dobj"))
    return name != "commit" or itself or lemma(content) not in ("hand", "be")


def _of_others(verb: Token, content: Token) -> bool:
    """Whether one man alone agrees on what others will do: "agreed that a probe would help"."""
    who, own = subject(verb), subject(content)
    alone = who is not None and who.tag_ not in ("NNS", "NNPS", "PRP") and not children(who, "conj")
    return alone and own is not None and own.tag_ != "PRP"


def _blamed(verb: Token) -> Token | None:
    """Return who is meant where a verb has somebody praised or blamed for it: "criticised him for vowing to"."""
    if verb.dep_ != "pcomp" or verb.head.dep_ != "prep":
        return None
    return next(iter(children(verb.head.head, "dobj")), None)


def _clause_after(verb: Token) -> Token | None:
    for child in verb.rights:
        if asked(child):
            continue
        infinitive = child.dep_ in ("xcomp", "ccomp", "advcl") and to_infinitive(child)
        promised = child.dep_ == "ccomp" and modal(child) in ("will", "would", "shall")
        if infinitive or promised:
            return child
        if child.dep_ == "prep" and child.lower_ in ("to", "on", "upon"):
            nouns = [noun for noun in children(child, "pobj", "pcomp") if noun.ent_type_ not in ("DATE", "TIME")]
            nouns = [noun for noun in nouns if noun.tag_ not in ("WP", "WDT") and not vague(noun)]
            if nouns:
                return nouns[0]
    return None


def _noun_after(verb: Token, name: str) -> Token | None:
    words = pledge_words().undertaking
    for noun in children(verb, "dobj", "nsubjpass"):
        if name in ("plan", "guarantee", "pledge", "promise") and noun.pos_ in ("NOUN", "PROPN"):
            return noun
        if name in words.announces and lemma(noun) in words.acts:
            return noun
    return None


def _expected(token: Token) -> _Found:
    """ "is expected to visit", "is due to meet", "is to open"; of a body also "which expected to start"."""
    if negated(token) or denied(token) or in_question(token) or seems(token) or asks(token):
        return None
    content = next((child for child in token.rights if child.dep_ == "xcomp" and to_infinitive(child)), None)
    if content is None or says_nothing(content):
        return None
    name = lemma(token)
    passive = bool(children(token, "auxpass")) or token.dep_ in ("acomp", "oprd", "amod")
    going = token.lower_ == "going" and bool(children(token, "aux"))
    to_be = token.lower_ in _BE and token.dep_ != "auxpass" and not children(token, "attr", "acomp")
    who = subject(token.head) if token.dep_ in ("acomp", "oprd") else subject(token)
    slip = name == "expect" and who is not None and lemma(who) in pledge_words().undertaking.bodies
    if not (passive or going or to_be or slip) or lemma(content) in ("be", "have") or modal(token) or forecast(content):
        return None
    return ("plan", who, content) if who is not None and not (to_be and is_aim(who)) else None


def _mandate(token: Token) -> _Found:
    """What a body, zone or mechanism is set up to do: "posts aiming to monitor ..."."""
    content = next((c for c in token.rights if c.dep_ in ("xcomp", "advcl", "prep")), None)
    maker = token.head
    if content is None or token.dep_ not in ("advcl", "acl"):
        return None
    if maker.pos_ in ("NOUN", "PROPN"):
        return ("mandate", maker, content) if _names_standing_thing(maker) else None
    made = any(_names_standing_thing(noun) for noun in children(maker, "dobj", "nsubjpass"))
    return ("mandate", subject(maker), content) if made and lemma(maker) in accord_words().making.reached else None


def _names_standing_thing(noun: Token) -> bool:
    phrase = noun.doc[left(noun).i : noun.i + 1].text
    return any(family.kind in _STANDING for _, _, family in accord_words().find(phrase))


def _future(verb: Token, name: str) -> _Found:
    """A future that its subject controls; what merely will happen is a forecast."""
    words = pledge_words().undertaking
    tense = modal(verb)
    if (
        tense not in ("will", "would", "shall", "should")
        or in_question(verb)
        or (verb.dep_ == "relcl" and tense == "would")
    ):
        return None
    who = subject(verb)
    if any(child.lower_ in ("have", "'ve") for child in children(verb, "aux")):
        return None
    if idle(verb) or denied(verb):
        return None
    if who is None or (tense == "would" and verb.dep_ not in ("ccomp", "conj")):
        return None
    if tense == "should" and not (lemma(who) in words.bodies and name in words.starting):
        return None
    if children(verb, "nsubjpass"):
        return _passive_future(verb, name)
    return None if forecast(verb) else ("future", who, verb)


def _passive_future(verb: Token, name: str) -> _Found:
    """ "The prisoners will be released": nobody need be named, but the act must be one of those that are promised.

    Where somebody is named, it is a future of his.
    """
    named = [noun for by in children(verb, "agent") for noun in children(by, "pobj")]
    agents = [noun for noun in named if noun.ent_type_ not in ("DATE", "TIME") and noun.lower_ not in _PARTS_OF_TIME]
    judged = name in ("hold", "call") and bool(children(verb, "oprd", "acomp", "advmod"))  # "held responsible"
    promised = name in pledge_words().outcomes.done or (name in pledge_words().undertaking.held and not judged)
    return (("future", agents[0], verb) if agents else ("promise", None, verb)) if promised else None


def _nominal(noun: Token) -> _Found:
    words = pledge_words().undertaking
    name = lemma(noun)
    if name in words.nouns:
        return _restated(noun)
    if name in words.announcements:
        acts = [act for p in children(noun, "prep") if p.lower_ in ("of", "for", "on") for act in children(p, "pobj")]
        told = [act for act in acts if lemma(act) in words.acts]
        return ("announcement", noun, told[0]) if told else None
    if name == "condition" and noun.dep_ == "pobj":
        clause = next((c for c in children(noun, "acl", "ccomp") if subject(c) not in (None, noun)), None)
        return ("condition", subject(clause), clause) if clause is not None else None
    if name in ("measure", "step") and noun.dep_ == "nsubjpass":
        content = next((c for c in children(noun.head, "xcomp", "advcl") if to_infinitive(c)), None)
        agreed = lemma(noun.head) in ("agree", "outline", "approve", "adopt", "endorse")
        return ("promise", None, content) if content is not None and agreed else None
    return None


def _restated(noun: Token) -> _Found:
    """ "stressed their commitment to", "confirmed its readiness to"."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "conj" else None
    if verb is None or verb.pos_ != "VERB" or negated(verb) or lemma(verb) not in pledge_words().undertaking.restates:
        return None
    if modal(verb) in _UNREAL or in_question(verb):
        return None  # "must have the will to"
    if lemma(noun) == "respect" and lemma(verb) == "have":
        return None
    for child in [*noun.rights, *verb.rights]:
        if child.dep_ in ("acl", "xcomp") and to_infinitive(child):
            return "promise", subject(verb), child
        if child.head == noun and child.dep_ == "prep" and child.lower_ in ("to", "for", "of"):
            inner = children(child, "pcomp") if child.lower_ == "of" else children(child, "pobj", "pcomp")
            if inner:
                return "promise", subject(verb), inner[0]
    return None
