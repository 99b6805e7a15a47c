"""All that is said in a report: quotations with their verbs, the other verbs, and what is left to carry over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.reading.cast import Cast
from communique.reading.statements.direct import Attribution, attributions
from communique.reading.statements.indirect import according_to, in_words_of, relay, source_after, told
from communique.reading.statements.labels import labelled
from communique.reading.statements.nouns import noun_cues
from communique.reading.statements.passages import Passage
from communique.reading.statements.said import Extent, Said, Speaker
from communique.reading.statements.speakers import speaker_of
from communique.reading.statements.subjects import behind_marks, beside, speaking
from communique.reading.statements.turns import signed, turn
from communique.reading.statements.unnamed import unsettled
from communique.reading.statements.verbs import CueToken, cue_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token


def gather(passages: list[Passage], cast: Cast) -> list[Said]:
    """Return everything said, paragraph by paragraph."""
    found: list[Said] = []
    last: list[Said] = []
    announced: Said | None = None
    for passage in passages:
        awaited, announced = announced, None
        spoken = turn(passage, cast)
        if spoken is not None:
            found.append(spoken)
            last = [spoken]
            if not passage.text[spoken.parts[-1].end - passage.paragraph.start :].strip(" .,\"'"):
                continue
        cues = list(cue_tokens(passage))
        attributed = attributions(passage, cues)
        taken = {each.cue.token.i for each in attributed if each.cue is not None}
        taken |= {each.according.i for each in attributed if each.according is not None}
        here = [said for cue in cues if cue.token.i not in taken for said in told(cue, passage, cast)]
        here += [*noun_cues(passage, cast), *labelled(passage, cast)]
        for said in _quoted(attributed, passage, cast, last, here):
            if attributed[0].carried and said.parts[0] == passage.inner(passage.quotations[0]) and last:
                joined = _continued(found, last, said)
                if joined:
                    continue
            here.append(said)
        here = _relayed(here, [*according_to(passage, cast, taken), *in_words_of(passage, cast)], passage)
        if awaited is not None:
            here = _as_announced(awaited, here, passage)
        announced = _announcing(cues, here, passage, cast)
        found.extend(here)
        if here or not attributed or not attributed[0].carried:
            last = here if _ends_in_speech(here, passage) else []
    return unsettled(found, passages, cast)


def _continued(found: list[Said], last: list[Said], said: Said) -> bool:
    """Join a quotation to the one that the paragraph before left open; tell whether there was one."""
    open_one = max(last, key=lambda each: each.parts[-1].end)
    if open_one not in found or open_one.parts[-1].end > said.parts[0].start:
        return False
    first, second = (open_one, said) if open_one.cue else (said, open_one)
    whole = replace(first, parts=open_one.parts + said.parts, speaker=first.speaker or second.speaker)
    found[found.index(open_one)] = whole
    last[last.index(open_one)] = whole
    return True


def _relayed(here: list[Said], according: list[Said], passage: Passage) -> list[Said]:
    """Add what is told "according to" somebody; of a sentence that is itself a saying that is who passed it on."""
    for source in according:
        told_there = [said for said in here if any(_within(cue, source.parts) for cue in said.cue)]
        root = passage.extent(source.clause, source.clause) if source.clause is not None else None
        if not told_there or not any(root is None or _within(root, said.cue) for said in told_there):
            here.append(source)
        for said in told_there:
            here[here.index(said)] = replace(said, relay=said.relay or source.speaker)
    return here


def _within(cue: Extent, parts: tuple[Extent, ...]) -> bool:
    return any(part.start <= cue.start < part.end for part in parts)


def _announcing(cues: list[CueToken], here: list[Said], passage: Passage, cast: Cast) -> Said | None:
    """Return the cue and speaker of a paragraph that ends by opening another: "The minister added:"."""
    if not passage.text.rstrip().endswith(":") or not cues:
        return None
    cue = cues[-1]
    extent = passage.extent(cue.token, cue.token)
    if passage.inside[cue.token.i] >= 0 or not cue.takes("quote") or any(extent in said.cue for said in here):
        return None
    subject = speaking(cue.token, passage)
    speaker = speaker_of(subject, passage, cast) if subject is not None else None
    return Said((extent,), (extent,), speaker, None, cue.verb.kinds) if speaker is not None else None


def _as_announced(announced: Said, here: list[Said], passage: Passage) -> list[Said]:
    """Give what a paragraph quotes, or the whole of it, to whom the paragraph before announced."""
    if passage.quotations and passage.quotations[0].opened == 0:
        first = passage.inner(passage.quotations[0])
        mine = [said for said in here if said.parts[0] == first and not said.cue]
        theirs = [said for said in here if said not in mine]
        return theirs + [replace(said, cue=announced.cue, speaker=announced.speaker) for said in mine]
    if here or not passage.text.strip():
        return here
    begin = passage.paragraph.start
    return [replace(announced, parts=(Extent(begin, begin + len(passage.text.rstrip())),), verbatim=True)]


def _ends_in_speech(here: list[Said], passage: Passage) -> bool:
    """Tell whether the last sentence of a paragraph belongs to a statement."""
    if not here:
        return False
    last = max(extent.end for said in here for extent in (*said.parts, *said.cue))
    rest = passage.text[last - passage.paragraph.start :]
    return not any(mark in rest[:-1] for mark in (". ", "! ", "? ", '." '))


def _quoted(
    attributed: list[Attribution], passage: Passage, cast: Cast, before: list[Said], here: list[Said]
) -> Iterator[Said]:
    """Yield the whole quotations of a paragraph; one without a verb takes who spoke last, if that is clear."""
    for each in attributed:
        parts = tuple(page.inner(quotation) for page, quotation in each.quotations)
        if each.cue is not None:
            said = _by_verb(each.cue, parts, passage, cast)
            if said.speaker is None and each.cue.token.tag_ == "VBG":
                said = replace(said, speaker=_carried(parts[0], passage, before, here))
            yield said
        elif each.according is not None:
            source = source_after(each.according)
            speaker = speaker_of(source, passage, cast) if source is not None else None
            yield Said(parts, (passage.extent(each.according, each.according.nbor()),), speaker)
        else:
            signature = signed(each.last, passage, cast)
            yield Said(parts, (), signature or _carried(parts[0], passage, before, here))


def _by_verb(cue: CueToken, parts: tuple[Extent, ...], passage: Passage, cast: Cast) -> Said:
    clause = _turns_on(parts[0], passage)
    relayed = relay(cue.token, passage, cast)
    if relayed is not None:
        speaker, teller, words = relayed
        return Said(parts, words, speaker, teller, cue.verb.kinds, clause)
    subject = speaking(cue.token, passage) or behind_marks(cue.token, passage)
    subject = subject or beside(cue.token, passage, (1, -1))
    speaker = speaker_of(subject, passage, cast) if subject is not None else None
    return Said(parts, (passage.extent(cue.token, cue.token),), speaker, None, cue.verb.kinds, clause)


def _turns_on(part: Extent, passage: Passage) -> Token | None:
    """Return the first main verb of a quotation."""
    start, end = part.start - passage.paragraph.start, part.end - passage.paragraph.start
    for token in passage.doc:
        if start <= token.idx < end and token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "ccomp"):
            return token
    return None


def _carried(part: Extent, passage: Passage, before: list[Said], here: list[Said]) -> Speaker | None:
    """Return who spoke just before: in this paragraph, or in the last words of the paragraph before."""
    earlier = _outermost([said for said in here if said.parts[-1].end <= part.start])
    if earlier:
        return earlier[-1].speaker
    if passage.quotations and passage.quotations[0].opened == 0:
        earlier = _outermost(before)
        return earlier[-1].speaker if earlier else None
    return None


def _outermost(found: list[Said]) -> list[Said]:
    """Return statements in text order without those made within another: what was said that somebody said."""
    kept = [
        said
        for said in found
        if not any(part.start <= cue.start < part.end for cue in said.cue for other in found for part in other.parts)
    ]
    return sorted(kept, key=lambda said: max(extent.end for extent in (*said.parts, *said.cue)))
