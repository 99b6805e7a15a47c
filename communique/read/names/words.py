"""The closed word classes that stand in and around names: particles, honorifics, heads of titles, organization nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTICLES = frozenset(
    "al el bin bint ben ibn abu abd ould uld mint von van der den de del della di da dos das do du la le y e zu ten ter"
    " af av ap st".split()
)
HONORIFICS = frozenset(
    "mr mrs ms miss mx sir lady lord dame madam dr prof monsieur madame herr frau senor senora".split()
)
FEMALE = frozenset("mrs ms miss lady dame madam madame frau senora queen princess congresswoman spokeswoman".split())
MALE = frozenset("mr sir lord monsieur herr senor king prince congressman spokesman pope emir sultan sheikh".split())
HEADS = frozenset(
    "minister president premier chancellor chief head leader secretary chairman chairwoman chairperson chair director"
    " envoy ambassador spokesman spokeswoman spokesperson commander general colonel major captain lieutenant admiral"
    " marshal sergeant brigadier adviser advisor aide deputy governor mayor senator sen rep representative congressman"
    " congresswoman congressperson speaker king queen prince princess emir sultan sheikh sheik sheikha ayatollah imam"
    " mullah pope cardinal archbishop bishop patriarch rabbi reverend rev pastor judge justice attorney prosecutor"
    " professor commissioner coordinator administrator negotiator mediator delegate diplomat official officer expert"
    " analyst author reporter correspondent editor journalist activist lawyer economist historian coach founder ceo"
    " gen col lt maj capt cmdr adm sgt brig gov pm vice-president co-chair president-elect candidate nominee warlord"
    " politician lawmaker legislator parliamentarian mp mep councillor councilman superintendent sheriff detective"
    " treasurer rapporteur counsel chargé consul attache attaché caliph emperor tsar czar shah"
    " presidents ministers leaders senators secretary-general undersecretary under-secretary-general co-founder".split()
)
ORGANIZATION_NOUNS = frozenset(
    "ministry council organization organisation agency service committee commission party university institute"
    " department staff bureau foundation association union federation league court assembly parliament congress"
    " senate house forces force army brigade brigades front command corps group movement alliance coalition bank"
    " fund corporation corp company inc ltd llc office authority board society center centre network institution"
    " academy college church hospital police guard guards directorate secretariat observatory desk monitor mission"
    " media news times post press tv television radio herald tribune gazette journal review magazine agency".split()
)


def bare(token: Token) -> str:
    """Return a token's text in lower case without closing dots ("Gen." gives "gen")."""
    return token.lower_.rstrip(".")
