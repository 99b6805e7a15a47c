"""What an event is called: other words for one act where two reports tell of it, "talks" here and "discussions" there.

Words for the same act are those of one line of `text/concepts.txt`, so that a plan and its outcome, or an offer and its
acceptance, are never set side by side. Only dated agreements and meetings of known parties are compared; withdrawals
and attacks are named by the terms of their story. A name is shown with what it is of: "agreed on coordination".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import permutations, takewhile

from communique.compare.likeness import HUBS
from communique.compare.matter import Matter, wording
from communique.compare.words import bare
from communique.text.concepts import concept
from communique.text.words import fold, folds, is_small
from communique.types import Account, Claim, Difference, Event, Span

FAMILY = 4  # letters that inflections of one word begin with
PARTIES = 2  # that an event has at least,
WITHIN = 3  # and days within which it happened
_ACTS = {"AGREE": concept("agreement"), "CONSULT": concept("meeting")}
_VERBS = frozenset({"agree", "agrees", "agreed", "agreeing"})
AROUND = 60  # characters on either side of a name in which what belongs to it is looked for
_BEFORE = re.compile(r"\b(?:an?|the|this|that|his|her|its|their|our)[ ]((?:[\w.-]+[ ]){0,2})\Z", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|this|that|their)[ ]\Z", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<![\w-])[A-Z][\w-]*[ ]\Z")
_ON = re.compile(r"[ ](?:on|over|about|with|between)[ ](?:(?:an?|the|his|her|its|their|our)[ ])?")
_TO = re.compile(_ON.pattern.replace("between", "between|to"))
_RUN = re.compile(r"['\"‘“]?\w[\w-]*['\"’”]?(?:[ ]['\"‘“]?\w[\w-]*['\"’”]?)*")
LONGEST = 4  # words of what an act is of: a longer run is cut nowhere
_QUOTES = "'\"‘’“”"
_PLAIN = frozenset({"meet", "met", "meets", "talk", "talked", "discuss", "discussed", "negotiate", "negotiated"})


def callings(matter: Matter) -> list[Difference]:
    """Return a difference of wording for each event to whose act two reports give names that are no inflections."""
    found = []
    for event in matter.linked.events:
        act = _ACTS.get(event.type)
        if act is None or event.status != "happened" or not _surely_one(event):
            continue
        accounts = [account for account in _accounts(matter, event) if _is_of(matter, event, account)]
        named = [(account, heads) for account in accounts if (heads := _heads(matter, account, act))]
        reports = _apart(matter, event, named)
        spans = [_phrase(matter, account.trigger, act) for account, _ in named if account.span.report in reports]
        if reports:
            found.append(wording(event.id, "name", [Claim(event.id, "name", bare(matter.quote(s)), s) for s in spans]))
    return found


def _apart(matter: Matter, event: Event, named: Iterable[tuple[Account, frozenset[str]]]) -> set[str]:
    """Return the reports that tell of an act in words which another one has none of, of a meeting with the same people.

    Of many reports that use the same words only the first are held against others.
    """
    tellers: dict[frozenset[str], list[str]] = defaultdict(list)
    for account, heads in named:
        if not account.refers:
            tellers[heads].append(account.span.report)
    present = _present(matter, event)
    reports: set[str] = set()
    for one, other in permutations(tellers, 2):
        if one.isdisjoint(other):
            reports.update(
                report
                for report in tellers[one]
                for beside in tellers[other][:HUBS]
                if report != beside
                if event.type == "AGREE" or len(present[report] & present[beside]) >= PARTIES
            )
    return reports


def _accounts(matter: Matter, event: Event) -> list[Account]:
    return [matter.account[member] for member in event.members if member in matter.account]


def _is_of(matter: Matter, event: Event, account: Account) -> bool:
    """Whether an account is surely of an event: of its days, and pointing back in no other words than "the agreement".

    A part of a longer name ("North American Free Trade Agreement") names something else.
    """
    text, at = matter.reading[account.span.report].report.text, account.trigger.start
    states = {each for each in event.participants if each in matter.actor and matter.actor[each].kind == "state"}
    before = text[max(0, at - AROUND) : at]
    timely = account.days is None or event.date is None or account.days.overlaps(event.date)
    bare_name = event.type != "AGREE" or _DEFINITE.search(before) is not None
    in_name = text[at].isupper() and _CAPITAL.search(before) is not None
    told = {matter.who.get(presence.entity or "", "") for presence in account.participants}
    few = len(told & states) >= PARTIES and not states <= told  # of two of three states: another agreement
    return timely and account.status == "happened" and not (in_name or few) and (bare_name or not account.refers)


def _heads(matter: Matter, account: Account, act: str) -> frozenset[str]:
    """Return the words by which an account calls the act, whatever their inflection."""
    return frozenset(word[:FAMILY] for word in folds(matter.quote(account.trigger)) if _names(word, act))


def _present(matter: Matter, event: Event) -> dict[str, set[str]]:
    """Return the actors whom each report has take part in an event."""
    present: dict[str, set[str]] = defaultdict(set)
    for account in _accounts(matter, event):
        entities = (each.entity for each in account.participants)
        present[account.span.report].update(matter.who[entity] for entity in entities if entity in matter.who)
    return present


def _surely_one(event: Event) -> bool:
    """Whether an event has parties and a day, so that its accounts are hardly of several."""
    dated = event.date is not None and (event.date.last - event.date.first).days <= WITHIN
    return dated and len(event.participants) >= PARTIES


def _names(word: str, act: str) -> bool:
    """Whether a word names an act; what everybody does at a meeting ("they met and discussed") is no name of it."""
    return concept(word) == act and word not in _PLAIN


def _phrase(matter: Matter, name: Span, act: str) -> Span:
    """Return a name of an act with the article and the words before it, and with what it is of right after it."""
    text = matter.reading[name.report].report.text
    own = folds(text[name.start : name.end])
    start, end = name.start, name.end
    before = _BEFORE.search(text, max(0, start - AROUND), start)
    if before and _names(own[0], act) and own[0] not in _VERBS and not any(map(is_small, folds(before[1]))):
        start = before.start()
    if _names(own[-1], act):
        end = _end_of_object(matter, Span(name.report, end, end + AROUND), is_verb=own[-1] in _VERBS)
    return Span(name.report, start, end)


def _end_of_object(matter: Matter, beyond: Span, *, is_verb: bool) -> int:
    """Return where what an act is of ends ("on coordination"), the beginning of the span where it tells nothing such.

    What runs on or is a day is left out whole.
    """
    reading = matter.reading[beyond.report]
    opening = (_TO if is_verb else _ON).match(reading.report.text, beyond.start, beyond.end)
    run = _RUN.match(reading.report.text, opening.end(), beyond.end) if opening else None
    every = run.group().split(" ") if run else []
    telling = list(takewhile(lambda word: not is_small(fold(word.strip(_QUOTES))), every))
    runs_on = len(telling) > LONGEST or every[len(telling) : len(telling) + 1] in (["and"], ["or"])
    if run is None or not telling or runs_on:
        return beyond.start
    end = run.start() + len(" ".join(telling))
    is_day = any(when.span.start < end and run.start() < when.span.end for when in reading.whens)
    return beyond.start if is_day else end
