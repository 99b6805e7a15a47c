"""A process, a person and a promise as lines of plain text: meetings, agreements and promises in the order of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.publish.days import short
from communique.publish.hidden import shown
from communique.publish.lettered import Lettered
from communique.publish.sections.course import Course, Entry
from communique.publish.sections.fate import Step, StepKind, Vow
from communique.publish.sections.follows import Chapter
from communique.publish.sections.person import Form, Person, Post
from communique.publish.text.lines import LEGEND, STAGES, at, outlet_lines, seen, told
from communique.publish.written import Written

STEPS: dict[StepKind, str] = {
    "promised": "promised",
    "retold": "told again",
    "kept": "reported kept",
    "broken": "reported broken",
    "disputed": "disputed",
    "in_progress": "under way",
    "slipped": "put off",
    "renewed": "promised again",
    "condition_met": "condition reported met",
    "condition_unmet": "condition reported not met",
    "due": "due",
}
OWN = {"promisor": ", who promised it", "side": ", of the promisor's side", "": ""}


def process_lines(page: Lettered, found: Course, stories: Sequence[Chapter], heading: Sequence[str]) -> Iterator[str]:
    """Yield a process: its course in the order of days, then its stories."""
    yield from (*heading, "")
    yield from outlet_lines(page)
    yield from ("", LEGEND, "", "IN ORDER")
    for entry in found.entries:
        yield from entry_lines(entry)
    for title, entries in (("TOLD ONCE, WITHOUT A DAY", found.lesser), ("FROM BEFORE", found.older)):
        if entries:
            yield from ("", title)
        for entry in entries:
            yield from entry_lines(entry)
    yield from ("", "STORIES")
    for story in stories:
        yield f"  {short(story.days)}  {shown(story.name)}, {story.reports} report{'' if story.reports == 1 else 's'}"
        for reason in story.follows:
            apart = "" if reason.apart is None else f" {reason.apart} days later;"
            both = shown(", ".join(label for _, label in reason.shared))
            yield f"      follows {shown(reason.before.name)};{apart} both name {both or 'nothing but states'}"


def person_lines(page: Lettered, found: Person, heading: Sequence[str]) -> Iterator[str]:
    """Yield a person: names and titles with their days, meetings, sayings and promises."""
    yield from (*heading, "")
    yield from outlet_lines(page)
    yield from ("", LEGEND)
    if found.titles:
        yield from ("", "TITLES")
    for post in found.titles:
        yield _form_line(post)
        if len(post.wordings) > 1:
            yield from (f"    {_form_line(form)}" for form in post.wordings)
    if found.names:
        yield from ("", "NAMES AS WRITTEN")
    yield from map(_form_line, found.names)
    for title, entries in (
        ("MEETINGS", found.meetings),
        ("PROMISED", found.promises),
        ("PROMISED BY HIS SIDE", found.side),
    ):
        if entries:
            yield from ("", title)
        for entry in entries:
            yield from entry_lines(entry)
    if found.sayings:
        yield from ("", "SAID")
    for one in found.sayings:
        words = shown(one.said.lead.text)
        many = f"  ({len(one.said.wordings)} wordings)" if len(one.said.wordings) > 1 else ""
        quoted = f"“{words}”" if one.said.lead.verbatim else words
        yield f"  {_when(one.when):<18}{quoted}  {told(one.telling)}{many}"


def promise_lines(page: Lettered, vow: Vow, heading: Sequence[str]) -> Iterator[str]:
    """Yield a promise: who is bound, its status with the rule, and its life step by step."""
    yield from (*heading, "")
    yield from outlet_lines(page)
    yield from ("", LEGEND, "", "ITS LIFE")
    for step in vow.steps:
        yield from step_lines(step, "  ")


def entry_lines(entry: Entry) -> Iterator[str]:
    """Yield one line of a course, and beneath it what belongs to it."""
    day = (
        short(entry.days)
        if entry.days
        else f"told {_when(entry.told)}"
        if entry.kind != "promise"
        else _when(entry.told)
    )
    lead = f"{entry.number or '':>4}  {day}  "
    if entry.gathering:
        met = entry.gathering
        place = f", {shown(met.place[1])}" if met.place and met.place[1] not in met.name else ""
        yield f"{lead}{shown(met.name)}{place}{STAGES[met.stage]}  {told(entry.telling)}  {entry.id}"
        for plan in met.before:
            yield f"        was planned for {short(plan.days)}  {told(plan.telling)}"
        if met.untold:
            yield "        its day has passed; no report was found here that tells whether it took place"
    elif entry.pact:
        pact = entry.pact.agreement
        parties = (
            f", between {shown(', '.join(label for _, label in entry.pact.parties))}" if entry.pact.parties else ""
        )
        formality = pact.formality.replace("_", " ")
        yield f"{lead}{shown(pact.label)} ({formality}{parties})  {told(entry.telling)}"
    elif entry.vow:
        vow = entry.vow
        yield f"{lead}{vow_words(vow)}  {told(entry.telling)}  {entry.id}{seen(vow.reviewed)}"
        passed = " Its day has passed." if vow.overdue else ""
        yield f"        {vow.commitment.status.replace('_', ' ')}: {vow.rule}{passed}"
        for step in vow.fates:
            yield from step_lines(step, "        ")


def vow_words(vow: Vow) -> str:
    """Return who promised what, and when it is due."""
    by = f"{shown(', '.join(label for _, label in vow.promisors))}: " if vow.promisors else ""
    words = shown(vow.words.words if vow.words else vow.commitment.label)
    return f"{by}“{words}”{f', due {vow.due}' if vow.due else ''}"


def step_lines(step: Step, indent: str) -> Iterator[str]:
    """Yield what is told of a promise on one day."""
    voice = f", says {shown(step.voice)}{OWN[step.own]}" if step.voice else ""
    other = " (of the promise it is tied to)" if step.about else ""
    yield f"{indent}{_when(step.when)}  {STEPS[step.kind]}{other}{voice}  {told(step.telling)}{seen(step.reviewed)}"
    for same in step.wordings:
        yield f"{indent}    {at(same[0])}  {shown(same[0].words)}"


def _when(day: Written | None) -> str:
    return day.words if day else "day not known"


def _form_line(form: Form | Post) -> str:
    many = f"{form.reports} report{'' if form.reports == 1 else 's'}"
    return f"  {shown(form.text)}  {_days(form)}, {many}  {told(form.telling)}"


def _days(form: Form | Post) -> str:
    first, last = _when(form.first), _when(form.last)
    return first if first == last else f"{first} – {last}"
