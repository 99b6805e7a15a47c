"""Signings: those who put their names to a paper together meet for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.reading.clauses import subject
from communique.reading.lemmas import lemma
from communique.types import Account, make_id

if TYPE_CHECKING:
    from communique.reading.accounts.triggers import Found
    from communique.reading.cast import Cast

_SIGNING = frozenset({"sign", "ink", "initial"})
_BOTH = 2


def meeting_of_signing(account: Account, found: Found, cast: Cast) -> Account | None:
    """Return the meeting that a signing is, None where it does not show that its signers came together.

    Two persons, or officials by role ("the presidents"), show it with a day or place, two states with a place.
    """
    if account.type != "SUPPORT" or lemma(found.head) not in _SIGNING or account.status not in ("happened", "planned"):
        return None
    signers = [presence for presence in account.participants if presence.side == "actor"]
    named = {cast.entity(presence.entity or "") for presence in signers} - {None}
    people = sum(entity is not None and entity.kind == "person" for entity in named)
    officials = found.verb is not None and any(presence.entity is None for presence in signers) and _plural(found)
    somewhere = account.place is not None
    if not (people >= _BOTH or (officials and (somewhere or account.days)) or (len(named) >= _BOTH and somewhere)):
        return None
    identity = make_id(
        "acc", account.span.report, account.span.start, account.span.end, account.trigger.start, "CONSULT"
    )
    return replace(account, id=identity, type="CONSULT", mode=None)


def _plural(found: Found) -> bool:
    """Tell whether a signing's subject is several people."""
    own = subject(found.verb) if found.verb is not None else None
    return own is not None and own.tag_ in ("NNS", "NNPS")
