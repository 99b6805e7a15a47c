"""How sure a report is of a happening: done, planned, conditional, claimed, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.lexicon.triggers import load_triggers
from communique.reading.clauses import children, modal, negated, subject
from communique.reading.lemmas import lemma
from communique.types import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.reading.accounts.triggers import Found

_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_TAKES_PLACE = frozenset({"happen", "occur", "proceed", "materialize", "materialise", "hold", "convene"})
_REAL = {"take": ("place",), "go": ("ahead", "forward"), "come": ("about",)}
_DECIDING = frozenset({"decide", "choose", "opt", "agree", "decision", "choice"})
_LEAVING = frozenset({"pull", "back", "withdraw"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_MODALS: dict[str, Status] = {"will": "planned", "shall": "planned", "should": "planned", "must": "conditional"}
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_MOMENTS = frozenset({"after", "following", "since", "during", "at", "amid", "before", "from", "in", "over", "despite"})
_PROSPECTS = frozenset(
    {
        "hope",
        "plan",
        "prospect",
        "possibility",
        "proposal",
        "idea",
        "chance",
        "preparation",
        "date",
        "invitation",
        "call",
    }
    | {"offer", "demand", "arrangement", "readiness", "bid", "push", "intention", "expectation"}
)
_SAYING = frozenset(
    {
        "say",
        "tell",
        "claim",
        "allege",
        "add",
        "report",
        "state",
        "insist",
        "assert",
        "maintain",
        "note",
        "announce",
        "declare",
    }
)
_FORETELLING = _SAYING | {"confirm", "promise", "pledge", "vow", "swear", "agree", "decide", "warn"}
_OWN_WORD = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "statement", "REQUEST", "REJECT", "ACCUSE", "THREATEN"}
)
_ADVERBS = frozenset(
    {
        "likely",
        "due",
        "ready",
        "set",
        "able",
        "unlikely",
        "willing",
        "expected",
        "scheduled",
        "prepared",
        "slated",
        "poised",
    }
)


def standing(found: Found) -> Status | None:
    """Return the status of a happening as told here; None where the report says that it did not take place."""
    if found.verb is None:
        status = _of_noun(found.head)
    else:
        status = _of_verb(found.verb)
        if found.head != found.verb and status == "happened" and lemma(found.verb) in ("plan", "prepare"):
            status = "planned"
        if status == "happened" and found.head != found.verb:
            status = _modified(found.head)
    if status == "happened" and found.frame.type not in _OWN_WORD and _told(found.verb or found.head):
        return "claimed"
    return status


def called_off(found: Found) -> bool:
    """Tell whether a meeting that was planned is told not to come about: cancelled, or not to take place."""
    noun = found.head
    if found.frame.type != "CONSULT" or noun.tag_ not in _NOMINAL:
        return False
    embedding = load_triggers().embedding
    before = children(noun, "amod", "compound")  # a headline's verb too: "Norvia cancels Ostland summit"
    if any(child.lower_ in embedding["cancelled"] or lemma(child) in embedding["cancel"] for child in before):
        return True
    after = (clause for clause in noun.subtree if clause.dep_ in ("acl", "relcl") and clause.tag_ == "VBN")
    if any(_cancels(clause) and (clause.head == noun or children(clause, "auxpass")) for clause in after):
        return True  # the parse hangs "which was cancelled" on the last name of "the summit between A and B"
    above = noun.head
    if noun.dep_ == "poss":
        return above.lower_ in embedding["cancelled"]
    if noun.dep_ == "pobj" and above.lower_ == "of":
        return lemma(above.head) in embedding["cancelled"] or above.head.lower_ in embedding["cancelled"]
    if noun.dep_ in ("dobj", "nsubjpass") and _cancels(above):
        return _of_verb(above) == "happened" or _decided(above)
    return noun.dep_ in ("nsubj", "nsubjpass") and comes_about(above) and negated(above)


def _decided(verb: Token) -> bool:
    """Tell whether somebody decided on what an infinitive says: "decided to call it off", "the decision to"."""
    above = verb.head
    chosen = verb.dep_ in ("xcomp", "acl") and lemma(above) in _DECIDING
    return chosen and (above.tag_ in _NOMINAL or _of_verb(above) == "happened")


def _cancels(verb: Token) -> bool:
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), "")
    return f"{lemma(verb)} {particle}".strip() in load_triggers().embedding["cancel"]


def comes_about(verb: Token) -> bool:
    """Tell whether a verb says of a meeting no more than that it is held: "happen", "take place", "go ahead"."""
    return lemma(verb) in _TAKES_PLACE or any(child.lower_ in _REAL.get(lemma(verb), ()) for child in verb.children)


def refused(found: Found) -> bool:
    """Tell whether the words deny a consent: "will not accept" is a refusal, "did not agree" no happening at all."""
    verb = found.verb
    if found.frame.type not in ("AGREE", "CONCEDE") or verb is None or found.head != verb or not negated(verb):
        return False
    return modal(verb) in ("will", "would") or any(child.lower_ in ("does", "do") for child in children(verb, "aux"))


def _of_noun(noun: Token) -> Status | None:
    status = _modified(noun)
    if status != "happened":
        return status
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        verb = noun.head.head
        if verb.tag_ in _VERBAL and lemma(verb) in _LEAVING and noun.tag_ == "NN":
            return "planned"  # "withdrew from the summit"
        if noun.head.lower_ in _MOMENTS:
            return "happened"
        if noun.head.lower_ == "of" and verb.lower_ == "out" and lemma(verb.head) in _LEAVING and noun.tag_ == "NN":
            return "planned"
    if verb.tag_ not in _VERBAL:
        return "planned" if noun.dep_ == "pobj" and lemma(verb) in _PROSPECTS else "happened"
    governed = noun.dep_ in ("dobj", "pobj", "nsubjpass")
    if governed and _embeds(verb):
        return _under(verb)
    if noun.dep_ == "nsubj" and negated(verb) and not comes_about(verb):  # "the talks brought no result" were held
        auxiliary = modal(verb)
        return "happened" if auxiliary is None else _MODALS.get(auxiliary, "conditional")
    return _of_verb(verb)


def _modified(noun: Token) -> Status | None:
    embedding = load_triggers().embedding
    for child in noun.children:
        word = child.lower_
        if child.dep_ == "det" and word == "no":
            return None
        if child.dep_ in ("amod", "compound", "advmod"):
            if word in embedding["coming"]:
                return "planned"
            if word in embedding["claimed"]:
                return "claimed"
    return "happened"


def _embeds(verb: Token) -> bool:
    embedding = load_triggers().embedding
    word = lemma(verb)
    return word in embedding["plan"] or word in embedding["deny"] or word in embedding["doubt"]


def _under(verb: Token) -> Status | None:
    """Return the standing of what a planning, denying or doubting verb governs."""
    embedding = load_triggers().embedding
    words = {lemma(verb)} | {child.lower_ for child in children(verb, "acomp", "oprd", "advmod")}
    if words & embedding["deny"]:
        return "planned" if negated(verb) else None
    if words & embedding["plan"]:
        return None if negated(verb) else "planned"
    return "conditional"


def _of_verb(verb: Token, depth: int = 0) -> Status | None:
    if negated(verb):
        return None
    if any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in verb.children):
        return "conditional"
    auxiliary = modal(verb)
    if auxiliary == "would" and _foretold(verb):
        return "planned"
    if auxiliary is not None:
        return _MODALS.get(auxiliary, "conditional")
    if any(child.lower_ in _ADVERBS for child in children(verb, "acomp", "oprd")):
        return "planned"
    if depth > 4:
        return "happened"
    above = verb.head
    if verb.dep_ == "conj" and verb.tag_ == above.tag_:
        return _of_verb(above, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp", "acl", "relcl", "advcl", "pcomp", "conj") and verb.tag_ in ("VB", "VBG"):
        return _of_infinitive(verb, above, depth)
    return "happened"


def _foretold(verb: Token) -> bool:
    """Tell whether "would" is what "will" becomes after "said": no condition hangs on the verb."""
    above = verb.head
    conditions = (mark.lower_ in _CONDITIONS for clause in children(verb, "advcl") for mark in children(clause, "mark"))
    return verb.dep_ == "ccomp" and above.tag_ == "VBD" and lemma(above) in _FORETELLING and not any(conditions)


def _of_infinitive(verb: Token, above: Token, depth: int) -> Status | None:
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    if verb.dep_ == "pcomp" or not (infinitive or verb.dep_ in ("xcomp", "conj")):
        return "happened" if above.lower_ not in ("of", "from", "against", "without", "for") else "conditional"
    if above.tag_ in _VERBAL and (
        _embeds(above) or any(c.lower_ in _ADVERBS for c in children(above, "acomp", "oprd"))
    ):
        return _under(above)
    if (
        (infinitive and above.lower_ in _BE)  # "the committee is to meet"
        or lemma(above) in load_triggers().embedding["plan"]
        or above.lower_ in _ADVERBS
        or lemma(above) in ("plan", "intention", "readiness", "agreement")
    ):
        return "planned"
    if verb.dep_ in ("xcomp", "conj") and above.tag_ in _VERBAL:
        told = subject(above)
        if told is not None and infinitive and lemma(told) in load_triggers().classes["accord"]:
            return "planned"  # "an understanding was reached to reopen the bridge"
        return _of_verb(above, depth + 1)
    return "planned" if infinitive else "happened"


def _told(token: Token) -> bool:
    """Tell whether the happening is told inside words that somebody else is reported to have said."""
    for count, above in enumerate((token, *token.ancestors)):
        if count > 6:
            return False
        if above.dep_ == "ccomp" and lemma(above.head) in _SAYING:
            return True
    return False
