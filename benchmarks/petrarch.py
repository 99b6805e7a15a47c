"""What petrarch2 made of the PLOVER gold sentences, from the file of events it writes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_ROOTS = {
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "CONCEDE",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}
_NARROWER = {
    "084": "RETREAT",
    "085": "RETREAT",
    "086": "RETREAT",
    "087": "RETREAT",
    "163": "COERCE",
    "175": "ASSAULT",
    "191": "COERCE",
    "192": "COERCE",
}
_NOBODY = ("---", "")


@dataclass(frozen=True)
class Coded:
    """One event as petrarch2 codes it: its type in PLOVER (None for statements), and where its parties stand."""

    type: str | None
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]


def coded(path: Path, texts: list[str]) -> dict[int, list[Coded]]:
    """Return the events of each sentence by its place in the gold file.

    `path` is petrarch2's own output for the trees of `benchmarks.trees`, with the actors' words in it (its default
    setting); raises ValueError when a line lacks them.
    """
    found: dict[int, list[Coded]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) < 9:
            raise ValueError(f"{path}: a line without the actors' words; set write_actor_text = True")
        code, sentences, source, target = columns[3], columns[5], columns[7], columns[8]
        for index in {int(sentence.split("_")[0]) for sentence in sentences.split(";")}:
            text = texts[index]
            found[index].append(Coded(plover_type(code), _spans(source, text), _spans(target, text)))
    return found


def plover_type(code: str) -> str | None:
    """Return the PLOVER type of a CAMEO code, by the table of 2021 that PLOVER ships; appeals count as requests."""
    return _NARROWER.get(code[:3], _ROOTS.get(code[:2]))


def _spans(words: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return where an actor's words stand, or the longest of them where they do not stand together."""
    if words in _NOBODY:
        return ()
    for part in (words, *sorted(words.split(), key=len, reverse=True)):
        at = text.find(part)
        if at >= 0:
            return ((at, at + len(part)),)
    return ((len(text), len(text)),)
