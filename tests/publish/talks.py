"""A process built by hand: talks in Valletta between two invented states, told by four outlets, and their follow-up."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import msgspec

from communique.types import (
    Accord,
    Account,
    Actor,
    Agreement,
    Attendance,
    Block,
    Commitment,
    Days,
    Difference,
    Entity,
    Event,
    Evidence,
    Figure,
    Form,
    Kind,
    Linked,
    Mention,
    Presence,
    Process,
    Reading,
    Report,
    Reprint,
    Side,
    Span,
    Statement,
    Story,
    TitleHeld,
    Utterance,
    When,
    Zone,
    make_id,
)

TEXTS = Path(__file__).with_name("talks_texts")


def span(report: Report, words: str, nth: int = 0) -> Span:
    """Return where the words stand in the report, the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    return Span(report.id, start, start + len(words))


def _zones(text: str) -> tuple[Zone, ...]:
    head, _, _ = text.partition("\n")
    tail = text.find("Share this story")
    stop = tail if tail > 0 else len(text.rstrip())
    zones = [Zone("headline", 0, len(head)), Zone("body", len(head) + 2, stop)]
    return tuple([*zones, Zone("boilerplate", tail, len(text.rstrip()))] if tail > 0 else zones)


def _report(name: str, stem: str, outlet: str | None, published: str | None, blocks: bool = False) -> Report:
    text = (TEXTS / f"{stem}.txt").read_text(encoding="utf-8")
    head, _, _ = text.partition("\n")
    key = make_id("rp", outlet, None, text)
    return Report(
        id=key,
        source=f"inbox/{name}",
        sha256=make_id("", text)[1:].ljust(64, "0"),
        text=text,
        title=Span(key, 0, len(head)),
        outlet=outlet,
        published=published,
        language="en",
        zones=_zones(text),
        blocks=(Block(0, len(head), "/html/body/h1"), Block(len(head) + 2, len(text), "/html/body/p[1]"))
        if blocks
        else (),
    )


A = _report("a.txt", "wire", "Harbour Wire", None)
B = _report("b.html", "post", "Inland Post", "2021-03-15", blocks=True)
C = _report("c.txt", "herald", None, "2021-03-15T18:20")
D = _report("d.txt", "radio", None, None)
E = _report("e.txt", "later", "Harbour Wire", "2021-04-02")
REPORTS = (A, B, C, D, E)

PEOPLE = {
    "tessik": ("Ilmar Tessik", "Foreign Minister", "state:VM"),
    "brennick": ("Oda Brennick", "Defence Minister", "state:VM"),
    "halm": ("Jory Halm", "security adviser", "state:VM"),
    "orrel": ("Tam Orrel", "head of the border service", "state:VM"),
    "adzhari": ("Ruslan Adzhari", "Foreign Minister", "state:KR"),
    "marovan": ("Pell Marovan", "envoy", "state:KR"),
    "vint": ("Kora Vint", "intelligence chief", "state:KR"),
}
NAMED = {
    "tessik": [(A, "Ilmar Tessik"), (B, "Tessik"), (C, "Ilmar Tessik"), (D, "Tessik"), (E, "Ilmar Tessik")],
    "brennick": [(A, "Oda Brennick"), (B, "Oda Brennick"), (C, "Oda Brennick")],
    "halm": [(A, "Jory Halm"), (B, "Jory Halm")],
    "orrel": [(C, "Tam Orrel")],
    "adzhari": [
        (A, "Ruslan Adzhari"),
        (B, "Rouslan Adjari"),
        (C, "Ruslan Adzhari"),
        (E, "Ruslan Adzhari"),
    ],
    "marovan": [(A, "Pell Marovan"), (B, "Pell Marovan")],
    "vint": [(A, "Kora Vint"), (B, "Kora Vint")],
    "velmora": [(A, "Velmora"), (B, "Velmora"), (C, "Velmora")][:2],
    "karst": [(A, "Karst"), (B, "Karst"), (C, "Karst"), (E, "Karst")],
    "dawn": [(A, "Dawn Front"), (B, "Dawn Front"), (C, "Dawn Front"), (E, "Dawn Front")],
    "valletta": [(A, "Valletta"), (B, "Valletta"), (C, "Valletta"), (D, "Valletta"), (E, "Valletta")],
    "tbilisi": [(E, "Tbilisi")],
}
KINDS: dict[str, Kind] = {
    "velmora": "state",
    "karst": "state",
    "dawn": "armed_group",
    "valletta": "place",
    "tbilisi": "place",
}


def entity_id(who: str, report: Report) -> str:
    """Return the id of an entity of this process."""
    return make_id("en", who, report.id)


def actor_id(who: str) -> str:
    """Return the id of an actor of this process."""
    return make_id("ac", who)


def _entities(report: Report) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            entity_id(who, report),
            report.id,
            KINDS.get(who, "person"),
            words,
            (words,),
            states=(PEOPLE[who][2],) if who in PEOPLE else (),
        )
        for who, places in NAMED.items()
        for place, words in places
        if place is report
    )


def _mentions(report: Report) -> tuple[Mention, ...]:
    return tuple(
        Mention(make_id("mn", who, report.id), span(report, words), KINDS.get(who, "person"), entity_id(who, report))
        for who, places in NAMED.items()
        for place, words in places
        if place is report
    )


def _actors() -> tuple[Actor, ...]:
    labels = {
        "velmora": "Velmora",
        "karst": "Karst",
        "dawn": "Dawn Front",
        "valletta": "Valletta",
        "tbilisi": "Tbilisi",
    }
    spots = {"valletta": (35.8997, 14.5147, "place:2562305"), "tbilisi": (41.6941, 44.8337, "place:611717")}
    made = []
    for who, places in NAMED.items():
        lat, lon, gazetteer = spots.get(who, (None, None, None))
        person = PEOPLE.get(who)
        made.append(
            Actor(
                id=actor_id(who),
                label=person[0] if person else labels[who],
                kind=KINDS.get(who, "person"),
                entities=tuple(entity_id(who, report) for report, _ in places),
                names=tuple(sorted({words for _, words in places})),
                titles=(TitleHeld(person[1], tuple(report.id for report, _ in places)),) if person else (),
                states=(person[2],) if person else (),
                known={"velmora": "state:VM", "karst": "state:KR"}.get(who),
                lat=lat,
                lon=lon,
                gazetteer=gazetteer,
            )
        )
    return tuple(made)


def _said(report: Report, words: str, who: str, form: Form = "direct") -> Statement:
    where = span(report, words)
    return Statement(
        make_id("st", report.id, where.start),
        (where,),
        form,
        cue=(span(report, "said"),) if "said" in report.text else (),
        voice=entity_id(who, report),
    )


SAID = {
    "a1": _said(
        A,
        "We found a way to reopen the crossing before the harvest, and our border guards will work on it side by side",
        "tessik",
    ),
    "a2": _said(A, "Karst would withdraw its howitzers from the ridge within ten days", "adzhari", "indirect"),
    "b1": _said(
        B,
        "A way was found to reopen the crossing before the harvest, and the border guards of the two countries will be"
        " working on it together",
        "tessik",
    ),
    "b2": _said(B, "Karst is to pull back 24 howitzers from the ridge within ten days", "adzhari", "indirect"),
    "c1": _said(
        C,
        "We have found a way to reopen the crossing after the harvest, and our border guards will work on it side by"
        " side",
        "tessik",
    ),
    "d1": _said(D, "border guards working together at the crossing", "tessik", "indirect"),
    "e1": _said(E, "The crossing will open in May", "adzhari"),
}

DAY = Days(date(2021, 3, 14), date(2021, 3, 14))
LATER_DAY = Days(date(2021, 4, 2), date(2021, 4, 2))
TALKS_WORDS = {
    A: "talks in Valletta",
    B: "Velmora and Karst struck a deal on the Orlo crossing on March 14",
    C: "The talks on Sunday lasted six hours",
    D: "The ministers met in Valletta",
}
LISTS = {
    A: (
        "Tessik was joined by Defence Minister Oda Brennick and security adviser Jory Halm",
        "Karst sent Foreign Minister Ruslan Adzhari, envoy Pell Marovan and intelligence chief Kora Vint",
    ),
    B: (
        "For Velmora, Oda Brennick and Jory Halm also attended",
        "Karst sent Foreign Minister Ruslan Adzhari, envoy Pell Marovan and intelligence chief Kora Vint",
    ),
    C: ("Defence Minister Oda Brennick and the head of the border service, Tam Orrel, travelled with him",),
    D: (),
}


def _account(report: Report, words: str, lists: tuple[str, ...] = ()) -> Account:
    where = span(report, words)
    return Account(
        make_id("at", report.id, where.start),
        where,
        where,
        "CONSULT",
        "visit",
        "happened",
        participants=tuple(Presence(span(report, text), None) for text in lists),
        roster=tuple(span(report, text) for text in lists),
    )


ACCOUNTS = {report: _account(report, words, LISTS[report]) for report, words in TALKS_WORDS.items()}
AGAIN = _account(E, "Ilmar Tessik and Ruslan Adzhari met again on Friday in Tbilisi")
FIRE = _account(C, "The terrorists of the Dawn Front fired on the ridge that night")

TALKS = Event(
    id=make_id("ev", "talks"),
    label="Velmora–Karst talks in Valletta",
    type="CONSULT",
    mode="visit",
    date=DAY,
    place=actor_id("valletta"),
    participants=tuple(actor_id(who) for who in PEOPLE),
    status="happened",
    members=tuple(account.id for account in ACCOUNTS.values()),
    accounts=tuple(account.span for account in ACCOUNTS.values()),
    story=make_id("sy", "talks"),
)
MET_AGAIN = Event(
    id=make_id("ev", "again"),
    label="Tessik and Adzhari meet in Tbilisi",
    type="CONSULT",
    mode="visit",
    date=LATER_DAY,
    place=actor_id("tbilisi"),
    participants=(actor_id("tessik"), actor_id("adzhari")),
    status="happened",
    members=(AGAIN.id,),
    accounts=(AGAIN.span,),
    story=make_id("sy", "again"),
)
FIRED = Event(
    id=make_id("ev", "fired"),
    label="Dawn Front fires on the ridge",
    type="ASSAULT",
    mode=None,
    date=None,
    place=None,
    participants=(actor_id("dawn"),),
    status="claimed",
    members=(FIRE.id,),
    accounts=(FIRE.span,),
    story=make_id("sy", "talks"),
)
STORIES = (
    Story(TALKS.story, "Talks in Valletta", tuple(report.id for report in (A, B, C, D))),
    Story(MET_AGAIN.story, "Talks in Tbilisi", (E.id,), follows=(TALKS.story,)),
)


def _attendance() -> tuple[Attendance, ...]:
    present = []
    for who in PEOPLE:
        for report, words in NAMED[who]:
            event = MET_AGAIN if report is E else TALKS
            where = span(report, "Ruslan Adzhari") if who == "adzhari" else span(report, words)
            present.append(Attendance(event.id, actor_id(who), where))
    return tuple(present)


def _utterances() -> tuple[Utterance, ...]:
    groups = (("tessik", ("a1", "b1", "c1", "d1"), 3), ("adzhari", ("a2", "b2"), 2), ("adzhari", ("e1",), 1))
    return tuple(
        Utterance(
            make_id("ut", *keys),
            actor_id(who),
            next(report for report in REPORTS if report.id == SAID[keys[0]].report).quote(SAID[keys[0]].parts[0]),
            tuple(SAID[key].id for key in keys),
            independent,
        )
        for who, keys, independent in groups
    )


PROMISE = Commitment(
    id=make_id("cm", "guns"),
    promisor=(actor_id("karst"),),
    to=(actor_id("velmora"),),
    label="withdraw its howitzers from the ridge within ten days",
    due=Days(date(2021, 3, 24), date(2021, 3, 24)),
    status="reported_broken",
    members=(make_id("pl", "a"), make_id("pl", "b")),
    pledges=(
        span(A, "withdraw its howitzers from the ridge within ten days"),
        span(B, "pull back 24 howitzers from the ridge within ten days"),
    ),
    evidence=(Evidence(span(E, "Monitors counted nine howitzers on the ridge"), "broken"),),
)
OPEN = Commitment(
    id=make_id("cm", "open"),
    promisor=(),
    to=(),
    label="reopen the Orlo crossing",
    due=None,
    status="open",
    members=(make_id("pl", "c"),),
    pledges=(span(A, "reopen the Orlo crossing"),),
)
DEAL = Agreement(
    id=make_id("ag", "orlo"),
    label="Orlo crossing deal",
    kind="agreement",
    formality="reported",
    parties=(actor_id("karst"), actor_id("velmora")),
    date=DAY,
    members=(make_id("ad", "orlo"),),
    mentions=(span(B, "a deal on the Orlo crossing"),),
)
ACCORD = Accord(DEAL.members[0], DEAL.mentions[0], "orlo crossing deal", "agreement", "reported", terms=())


def _differences() -> tuple[Difference, ...]:
    return (
        Difference(
            make_id("df", "guns"),
            "contradiction",
            TALKS.id,
            "figure",
            (Side("24 howitzers", (span(B, "24 howitzers"),)), Side("16 howitzers", (span(C, "Sixteen howitzers"),))),
            (A.id,),
        ),
        Difference(
            make_id("df", "hours"),
            "contradiction",
            TALKS.id,
            "duration",
            (
                Side("four hours", (span(A, "four hours of talks"),)),
                Side("six hours", (span(C, "lasted six hours"),)),
            ),
        ),
        Difference(
            make_id("df", "fire"),
            "omission",
            FIRED.id,
            "term",
            (Side("Dawn Front fires on the ridge", (FIRE.span,)),),
            (A.id, B.id),
        ),
        Difference(
            make_id("df", "front"),
            "wording",
            actor_id("dawn"),
            "term",
            (
                Side("the fighters of the Dawn Front", (span(A, "The fighters of the Dawn Front"),)),
                Side("the rebels of the Dawn Front", (span(B, "The rebels of the Dawn Front"),)),
                Side("the terrorists of the Dawn Front", (span(C, "The terrorists of the Dawn Front"),)),
                Side("the militants of the Dawn Front", (span(E, "The militants of the Dawn Front"),)),
            ),
        ),
    )


def _reading(report: Report) -> Reading:
    accounts = [account for account in (*ACCOUNTS.values(), AGAIN, FIRE) if account.span.report == report.id]
    return Reading(
        report,
        "test",
        mentions=_mentions(report),
        entities=_entities(report),
        statements=tuple(statement for statement in SAID.values() if statement.report == report.id),
        accounts=tuple(accounts),
        whens=(When(span(report, "Sunday"), DAY, "published"),) if "Sunday" in report.text else (),
        figures=(Figure(span(B, "24 howitzers"), 24.0, 24.0, "howitzers"),) if report is B else (),
        accords=(ACCORD,) if report is B else (),
    )


def process() -> Process:
    """Return the process: two stories, five reports."""
    shared = "Karst sent Foreign Minister Ruslan Adzhari, envoy Pell Marovan and intelligence chief Kora Vint"
    return Process(
        readings=tuple(_reading(report) for report in REPORTS),
        linked=Linked(
            stories=STORIES,
            reprints=(Reprint(span(A, shared), span(B, shared), len(shared.split())),),
            utterances=_utterances(),
            events=(TALKS, MET_AGAIN, FIRED),
            attendance=_attendance(),
            commitments=(PROMISE, OPEN),
        ),
        differences=_differences(),
        actors=_actors(),
        agreements=(DEAL,),
    )


def crowd(count: int) -> Process:
    """Return the talks as told by many: the first outlet's report, again and again, from outlets without a name."""
    made = process()
    first = msgspec.json.encode(made.readings[0]).decode()
    readings = [
        msgspec.json.decode(re.sub(r"\b(en|st|at|mn|rp)_\w+", rf"\g<0>x{number}", first), type=Reading)
        for number in range(count)
    ]
    reports = {reading.report.id: reading.report for reading in readings}

    def everywhere(where: Span) -> tuple[Span, ...]:
        return tuple(Span(report, where.start, where.end) for report in reports)

    own = [seen for seen in made.linked.attendance if seen.span.report == A.id]
    talks = msgspec.structs.replace(
        TALKS,
        members=tuple(account.id for reading in readings for account in reading.accounts),
        accounts=everywhere(ACCOUNTS[A].span),
    )
    return msgspec.structs.replace(
        made,
        readings=tuple(readings),
        linked=Linked(
            stories=(msgspec.structs.replace(STORIES[0], reports=tuple(reports)),),
            utterances=(
                Utterance("ut_all", actor_id("tessik"), "", tuple(f"{SAID['a1'].id}x{n}" for n in range(count)), 1),
            ),
            events=(talks,),
            attendance=tuple(
                Attendance(TALKS.id, seen.actor, where) for seen in own for where in everywhere(seen.span)
            ),
            commitments=(
                msgspec.structs.replace(
                    PROMISE,
                    members=tuple(f"{PROMISE.members[0]}x{number}" for number in range(count)),
                    pledges=everywhere(PROMISE.pledges[0]),
                    evidence=(),
                ),
            ),
        ),
        differences=(
            msgspec.structs.replace(
                made.differences[3], sides=(Side("fighters", everywhere(span(A, "The fighters of the Dawn Front"))),)
            ),
        ),
        actors=tuple(
            msgspec.structs.replace(
                actor,
                entities=tuple(f"{entity}x{n}" for entity in actor.entities for n in range(count)),
                titles=tuple(msgspec.structs.replace(held, reports=tuple(reports)) for held in actor.titles),
            )
            for actor in made.actors
        ),
    )
