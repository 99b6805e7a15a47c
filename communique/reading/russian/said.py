"""All that is said in a Russian report, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from communique.reading.cast import Cast
from communique.reading.russian.clauses import sourced, told
from communique.reading.russian.cues import cue_at
from communique.reading.russian.quotations import quoted
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Said, Speaker


def said_in_russian(passages: Sequence[Passage], cast: Cast) -> list[Said]:
    """Return everything said, paragraph by paragraph."""
    found: list[Said] = []
    before: Speaker | None = None
    for passage in passages:
        here = list(quoted(passage, cast, before))
        taken = {words.start for said in here for words in said.cue if words.start > said.parts[0].start}
        for token in passage.doc:
            cue = cue_at(token)
            if cue is not None and passage.paragraph.start + token.idx not in taken:
                here += told(cue, passage, cast)
        taken = {words.start for said in here for words in said.cue}
        here += [said for said in sourced(passage, cast) if said.cue[0].start not in taken]
        before = max(here, key=lambda said: said.parts[-1].end).speaker if here else None
        found += here
    return found
