"""Words that look like an undertaking and are none: questions, guesses, acts only named, and what names no act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.pledges import pledge_words
from communique.reading.clauses import children, modal, negated
from communique.reading.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPEN = frozenset({"if", "whether", "unless"})
_GUESSING = frozenset(
    {"perhaps", "maybe", "probably", "likely", "possibly", "hopefully", "surely", "apparently", "presumably"}
    | {"evidently", "doubtless", "undoubtedly", "inevitably", "potentially"}
)
# what names no act
_VAGUE = frozenset(
    {"lot", "thing", "something", "anything", "nothing", "everything", "it", "this", "that", "all", "what", "way"}
    | {"reason", "question", "one", "much", "more", "job", "conclusion", "credit"}
)
# what somebody only thinks may come
_SUPPOSING = frozenset(
    {"hope", "speculation", "speculate", "fear", "concern", "expectation", "doubt", "chance", "possibility", "prospect"}
    | {"likelihood", "worry", "belief", "believe", "think", "prediction", "predict", "suspect", "assume", "assumption"}
    | {
        "estimate",
        "calculate",
        "guess",
        "imagine",
        "suggest",
        "expect",
        "forecast",
        "mean",
        "sign",
        "indication",
        "signal",
    }
    | {"ensure", "hop"}
)  # "hop": what the rules make of "hopes"
_OPINIONS = frozenset({"need", "importance", "necessity", "fact", "view", "point", "assessment"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", ")", "»"})
_DENYING = frozenset({"deny", "refute", "dispute", "doubt"})
# what "is to" says what it consists in, not what it will do: "the aim is to win"
_AIMS = frozenset(
    {"aim", "goal", "purpose", "task", "job", "role", "idea", "plan", "hope", "priority", "point", "objective", "duty"}
    | {"challenge", "strategy", "approach", "solution", "way", "key", "problem", "intention", "focus", "responsibility"}
)
_MANNER = frozenset({"way", "reason", "question"})
_POINTED = frozenset({"goal", "aim", "cause", "end", "point", "course", "path", "direction", "idea"})
_NOT_MONEY = frozenset(
    {"price", "penalty", "toll", "attention", "heed", "tribute", "respect", "homage", "cost", "visit"}
)
_WORDS = frozenset({"message", "signal", "warning", "word"})
_SEEMING = frozenset({"seem", "appear", "look", "sound"})


def in_question(verb: Token) -> bool:
    """Whether the clause asks or supposes: "if it will", "what steps we will take", "how it ends", "will they go"."""
    who = children(verb, "nsubj", "nsubjpass", "expl")
    if who and any(child.i < who[0].i for child in children(verb, "aux") if child.lower_ != "had"):
        return True
    likened = [mark for mark in children(verb, "prep") if any(noun.i < verb.i for noun in mark.children)]
    if any(noun.tag_ == "WP" for mark in likened for noun in mark.children):
        return True  # "what it will look like"
    for child in verb.lefts:
        if child.tag_ == "WRB" and child.lower_ != "when" and verb.dep_ not in ("relcl", "advcl"):
            return True
        if child.dep_ == "mark" and child.lower_ in _OPEN:
            return True
        asks = child.tag_ in ("WP", "WDT") or any(inner.tag_ in ("WP", "WDT") for inner in child.children)
        if child.dep_ in ("dobj", "attr", "det", "pobj") and asks and verb.dep_ != "relcl":
            return True
    return False


def denied(verb: Token) -> bool:
    """Whether a clause tells what somebody denies, or did not say: "denied that he would", "never said it would"."""
    return verb.dep_ == "ccomp" and (lemma(verb.head) in _DENYING or negated(verb.head))


def is_aim(word: Token) -> bool:
    """Whether a noun is an aim, or somebody's mission: "its mission is to guard the bridge" promises nothing."""
    return lemma(word) in _AIMS or (lemma(word) == "mission" and bool(children(word, "poss")))


def is_opinion(noun: Token) -> bool:
    """Whether what is agreed on is only thought: "the need for a truce"."""
    return lemma(noun) in _OPINIONS


def asks(word: Token) -> bool:
    """Whether the sentence of a word is a question, whatever marks close it."""
    return next((token.text for token in reversed(word.sent) if token.text not in _CLOSING), "") == "?"


def says_nothing(verb: Token) -> bool:
    """Whether what is to be done stays open: "what they are going to do", "what we will build"."""
    objects = children(verb, "dobj")
    return (lemma(verb) == "do" and not objects) or any(noun.tag_ in ("WP", "WDT") for noun in objects)


def asked(clause: Token) -> bool:
    """Whether what is to be decided is a question: "whether to leave", "how it will answer"."""
    open_mark = any(mark.lower_ in _OPEN for mark in children(clause, "mark"))
    return open_mark or (clause.dep_ == "ccomp" and in_question(clause))


def only_named(verb: Token) -> bool:
    """Whether a bare form only names an act that something else tells of: "urged it to agree", "discussed pledging"."""
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp" and not children(verb, "aux"):
        return True
    return verb.tag_ == "VB" and modal(verb) is None and (to_infinitive(verb) or not children(verb, "nsubj", "aux"))


def of_manner(verb: Token) -> bool:
    """Whether a relative clause tells how or why: "the ways he intends to help"."""
    return verb.dep_ == "relcl" and lemma(verb.head) in _MANNER


def vague(noun: Token) -> bool:
    """Whether a noun names no act by itself: "a lot", "that goal"."""
    pointing = any(child.lower_ in ("this", "that", "these", "those") for child in children(noun, "det"))
    return lemma(noun) in _VAGUE or (pointing and lemma(noun) in _POINTED)


def idle(verb: Token) -> bool:
    """Whether a future tense undertakes no act: a guess, nothing in particular, what others do, a choice left open."""
    guessed = any(child.lower_ in _GUESSING for child in verb.lefts)
    nothing = any(map(vague, children(verb, "dobj"))) and not children(verb, "ccomp", "xcomp")
    of_something = verb.dep_ == "relcl" and lemma(verb.head) in _VAGUE
    suffered = any(children(clause, "auxpass") for clause in children(verb, "xcomp"))
    supposed = verb.dep_ in ("ccomp", "acl") and _supposing(verb.head)
    return guessed or nothing or suffered or of_something or supposed or says_nothing(verb) or _rules_out(verb)


def _supposing(above: Token) -> bool:
    """Whether a word brings in what somebody only thinks may come: "fear that", "the hope is that"."""
    told = children(above, "nsubj") if above.lower_ in ("is", "was") else [above]
    return any(lemma(word) in _SUPPOSING for word in told)


def forecast(verb: Token) -> bool:
    """Whether a verb to come tells what happens to somebody rather than what he does."""
    words = pledge_words()
    if children(verb, "auxpass"):
        return lemma(verb) not in words.outcomes.done | words.undertaking.held
    goes_on = children(verb, "xcomp") if lemma(verb) == "continue" else []
    if goes_on:
        return forecast(goes_on[0])  # "will continue to be"
    if any(child.lower_ == "up" for child in children(verb, "prt")) and lemma(verb) == "end":
        return True
    act = any(lemma(noun) in words.undertaking.light for noun in children(verb, "dobj")) or _pays(verb)
    return lemma(verb) in words.undertaking.forecasts and not act


def seems(word: Token) -> bool:
    """Whether a word only says how somebody looks: "seems determined to"."""
    return word.dep_ in ("acomp", "oprd") and lemma(word.head) in _SEEMING


def _rules_out(verb: Token) -> bool:
    """Whether a verb only leaves a choice open or shut: "would not rule out force"."""
    return lemma(verb) == "rule" and any(child.lower_ == "out" for child in children(verb, "prt"))


def _pays(verb: Token) -> bool:
    """Whether something is paid for or paid out, not dearly or the price of it."""
    what = {lemma(noun) for noun in children(verb, "dobj")}
    for_it = any(child.lower_ == "for" for child in children(verb, "prep"))
    return lemma(verb) == "pay" and (for_it or bool(what)) and not what & _NOT_MONEY and not children(verb, "advmod")


def sends_word(verb: Token) -> bool:
    """Whether what is sent is only a word: "is sending a message"."""
    return any(lemma(noun) in _WORDS for noun in children(verb, "dobj"))


def to_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.tag_ == "TO" for child in children(verb, "aux"))
