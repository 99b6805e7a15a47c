"""What was said: each utterance once, its wordings side by side, as a forked sentence where they can be read as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from communique.lexicon import load
from communique.publish.lettered import Cite, How, Lettered, Marks, Outlet
from communique.text.alignment import Segment, align, kin
from communique.text.words import folds, is_small, words
from communique.types import Span, Statement, Utterance

WORDS_FORKED = 90  # of the longest wording; a longer forked sentence cannot be read through
REPEATED = 0.5  # of the words with meaning that a report has given already; with more it only says them again
FORKED = 6  # wordings in one forked sentence
COMMON = 0.3  # of the shortest wording that all must share; with less there is no sentence to read through


class Wording(Struct, frozen=True):
    """One report's rendering: every part of it, whether it quotes, and who reviewed it."""

    outlet: Outlet
    how: How
    parts: tuple[Cite, ...]
    statement: Statement
    speaker: Cite | None = None
    relay: Cite | None = None
    reviewed: str = ""

    @property
    def verbatim(self) -> bool:
        """Tell whether all of it is quoted: what quotes only in part has its own quote marks among its words."""
        return self.statement.form == "direct"

    @property
    def text(self) -> str:
        """The words, parts that a cue breaks apart joined."""
        return " … ".join(" ".join(part.words.split()) for part in self.parts)


class Said(Struct, frozen=True):
    """An utterance with its wordings, one a report; `fork` is empty where they cannot be read as one sentence."""

    utterance: Utterance
    speaker: str | None
    wordings: tuple[Wording, ...]
    marks: Marks
    fork: tuple[Segment, ...] = ()
    forked: tuple[Wording, ...] = ()

    @property
    def lead(self) -> Wording:
        """The wording that stands for all: one given wholly as a quotation, if there is, or the one of the label."""
        label = " ".join(self.utterance.label.split())
        return min(
            self.wordings,
            key=lambda wording: (not wording.verbatim, wording.text != label, self.wordings.index(wording)),
        )

    @property
    def alike(self) -> list[tuple[Wording, ...]]:
        """The wordings, those that read the same together."""
        groups: dict[tuple[str, str], list[Wording]] = {}
        for wording in self.wordings:
            groups.setdefault((wording.text, wording.statement.form), []).append(wording)
        return [tuple(group) for group in groups.values()]

    @property
    def reports(self) -> set[str]:
        """The reports that carry it."""
        return {wording.outlet.report.id for wording in self.wordings}


def utterances(meeting: Lettered) -> tuple[Said, ...]:
    """Return what the near reports say was said: what most carry first, then as it stands in the texts."""
    near = {outlet.report.id for outlet in meeting.near}
    made = []
    for utterance in meeting.process.linked.utterances:
        statements = [meeting.statements[key] for key in utterance.statements if key in meeting.statements]
        if any(statement.report in near for statement in statements):
            said = _said(meeting, utterance, statements)
            made.append((-len(said.reports & near), said.lead.outlet.letter, said.lead.parts[0].span.start, said))
    made.sort(key=lambda row: (row[0], len(row[1]), row[1], row[2], row[3].utterance.id))
    return tuple(row[3] for row in made)


def forked(said: Said) -> Said:
    """Return the utterance with its forked sentence, where at least two wordings can be drawn as one."""
    candidates = [wording for wording in said.wordings if len(wording.text.split()) <= WORDS_FORKED]
    quoting = [wording for wording in candidates if wording.how == "quotes"]
    chosen = (quoting if len(quoting) > 1 else candidates)[:FORKED]
    kept = [chosen[index] for index in kin([wording.text for wording in chosen])] if len(chosen) > 1 else []
    if len(kept) < 2 or len({wording.text for wording in kept}) < 2:
        return said
    texts = [wording.text for wording in kept]
    fork = tuple(align(texts, _names(texts)))
    common = sum(len(segment.variants[0].text) for segment in fork if segment.weight == "common")
    if common < COMMON * min(len(wording.text) for wording in kept):
        return said
    return Said(said.utterance, said.speaker, said.wordings, said.marks, fork, tuple(kept))


def _names(texts: Iterable[str]) -> dict[str, str]:
    """Map each folded word that names a state, or its capital for it, to the state."""
    names: dict[str, str] = {}
    for text in texts:
        for hit in load().find(text):
            entry, found = hit.entries[0], words(text[hit.start : hit.end])
            state = entry.id if entry.kind == "state" else entry.country if entry.capital else None
            if state and len(found) == 1:
                names[found[0].fold] = str(state)
    return names


def _said(meeting: Lettered, utterance: Utterance, statements: Sequence[Statement]) -> Said:
    wordings: dict[str, Wording] = {}
    for statement in sorted(statements, key=lambda one: (one.form == "indirect", -_length(one), one.parts)):
        outlet = meeting.by_report.get(statement.report)
        if outlet and outlet.letter not in wordings:
            wordings[outlet.letter] = _wording(meeting, outlet, statement)
        elif outlet:
            wordings[outlet.letter] = _with(meeting, wordings[outlet.letter], statement)
    told: dict[str, tuple[How, Span]] = {
        wording.outlet.report.id: (wording.how, wording.statement.parts[0]) for wording in wordings.values()
    }
    speaker = meeting.label(utterance.actor) if utterance.actor else _as_written(wordings.values())
    ordered = sorted(wordings.values(), key=lambda one: (one.how != "quotes", meeting.outlets.index(one.outlet)))
    return Said(utterance, speaker, tuple(ordered), meeting.marks(told))


def _wording(meeting: Lettered, outlet: Outlet, statement: Statement) -> Wording:
    return Wording(
        outlet,
        "reports" if statement.form == "indirect" else "quotes",
        tuple(cite for part in statement.parts if (cite := meeting.cite(part))),
        statement,
        meeting.cite(statement.speaker) if statement.speaker else None,
        meeting.cite(statement.relay) if statement.relay else None,
        meeting.reviews.words([statement.id], "statement", "utterance"),
    )


def _with(meeting: Lettered, wording: Wording, statement: Statement) -> Wording:
    """Return a wording with a further sentence that its report quotes one by one, or as it was if that adds nothing."""
    added = tuple(cite for part in statement.parts if (cite := meeting.cite(part)))
    known = set(folds(wording.text))
    fresh = [fold for cite in added for fold in folds(cite.words) if not is_small(fold)]
    if statement.form != wording.statement.form or sum(fold in known for fold in fresh) > REPEATED * len(fresh):
        return wording
    return replace(wording, parts=tuple(sorted((*wording.parts, *added), key=lambda cite: cite.span)))


def _as_written(wordings: Iterable[Wording]) -> str | None:
    """Return how a report names a speaker who is no actor of the record."""
    return next((wording.speaker.words for wording in wordings if wording.speaker), None)


def _length(statement: Statement) -> int:
    return sum(part.end - part.start for part in statement.parts)
