"""The lines of a meeting that people review: wordings, promises with what became of them, differences."""

from __future__ import annotations

from collections.abc import Iterable

from communique.publish.reviewed import Tally, tally
from communique.publish.sections.glance import Glance
from communique.publish.sections.promised import Promise
from communique.publish.sections.said import Said


def reviewed_lines(said: Iterable[Said], promised: Iterable[Promise], view: Glance) -> Tally:
    """Count the lines of a meeting and those that somebody reviewed."""
    lines = [wording.reviewed for one in said for wording in one.wordings]
    for promise in promised:
        lines += [promise.reviewed, *(sign.reviewed for sign in promise.signs)]
    return tally([*lines, *(clash.reviewed for clash in view.differ)])
