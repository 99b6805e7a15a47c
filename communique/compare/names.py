"""What they are called: spellings of a person's or place's name, and names of one armed group that are no spellings.

Other names of states, places and bodies are left out, unless one takes a side: "the US" and "the United States", "the
Pentagon" and "the Defense Department" tell a reader nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from communique.compare.likeness import state_of
from communique.compare.matter import Matter, wording
from communique.lexicon import load
from communique.lexicon.name_forms import load_name_forms
from communique.text.concepts import concept
from communique.text.names import one_sound, slips, word_likeness
from communique.text.words import fold
from communique.types import Actor, Claim, Difference, Mention

_HYPHEN = re.compile(r"[ -]")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
SHORT = 2  # letters of an initial or two
SPELLED = 0.6  # likeness from which two words of one person's name are one word in two spellings
NAMED = frozenset({"armed_group", "place", "state"})


def names(matter: Matter) -> list[Difference]:
    """Return differences of wording over the names of each actor that at least two reports name."""
    written: dict[str, dict[str, Claim]] = defaultdict(dict)
    for reading in matter.readings:
        taken = {_initials(entity.name): entity.id for entity in reading.entities}
        for mention in reading.mentions:
            actor = matter.actor.get(matter.who.get(mention.entity, ""))
            if actor is not None and taken.get(matter.quote(mention.span), mention.entity) == mention.entity:
                _write(matter, written[actor.id], actor, mention)
    found = []
    for actor_id in sorted(written):
        claims = list(written[actor_id].values())
        difference = _compared(matter.actor[actor_id], _of_one_script(claims))
        if difference is not None:
            found.append(difference)
    return found


def _initials(name: str) -> str:
    """Return the initials of a name: a report that has an institute by them may not mean the armed group."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _is_group(actor: Actor) -> bool:
    """Whether an actor is an armed group and not the forces of a state, whose branches are not told apart."""
    of_state = any(str(word).startswith("state:") for name in actor.names for word in plain_form(name, {}))
    return actor.kind == "armed_group" and not of_state


def _of_one_script(claims: list[Claim]) -> list[Claim]:
    """Return the names in Latin letters, or else all: a name in another script is translated, not chosen."""
    latin = [claim for claim in claims if all(char < "\u0250" or not char.isalpha() for char in claim.value)]
    return latin or claims


def _write(matter: Matter, claims: dict[str, Claim], actor: Actor, mention: Mention) -> None:
    """Keep the first mention of each written form in each report; of persons the forms of two words and more."""
    value = matter.quote(mention.span)
    if actor.kind == "person" and len(value.split()) < 2:
        return
    claims.setdefault(f"{mention.span.report} {value}", Claim(actor.id, "name", value, mention.span))


def _compared(actor: Actor, claims: list[Claim]) -> Difference | None:
    if actor.kind == "person":
        return _spellings(actor, claims, max)
    if actor.kind == "place" and (respelled := _spellings(actor, claims, min)) is not None:
        return respelled
    if actor.kind not in NAMED:
        return None
    loaded = _loaded(actor)
    if not _is_group(actor) and not any(claim.value.casefold() in loaded for claim in claims):
        return None
    whole = _initialled([*actor.names, *(claim.value for claim in claims)])
    forms = [
        {plain_form(claim.value, whole) for claim in claims if claim.span.report == report}
        for report in _reports(claims)
    ]
    spelled = {_letters(claim.value) for claim in claims}
    if len(forms) < 2 or len(spelled) < 2 or _nested(sorted(set.union(*forms), key=sorted)):
        return None
    chosen_apart = any(one.isdisjoint(other) for number, one in enumerate(forms) for other in forms[number + 1 :])
    return wording(actor.id, "name", claims) if chosen_apart else None


def _spellings(actor: Actor, claims: list[Claim], pick: Callable[[Iterable[int]], int]) -> Difference | None:
    """Return the difference of spelling: names of as many words as are picked that are not the same letters."""
    length = pick(len(claim.value.split()) for claim in claims) if claims else 0
    alike = [claim for claim in claims if len(claim.value.split()) == length and not claim.value.isupper()]
    values = sorted({claim.value for claim in alike}) or [""]
    others = [value for value in values if _letters(value) != _letters(values[0])]
    spelled = bool(others) and all(_respelled(values[0], value) for value in others)
    return wording(actor.id, "spelling", alike) if spelled and len(_reports(alike)) > 1 else None


def _respelled(one: str, other: str) -> bool:
    """Whether two names are word by word the same but for letters; neither initials nor short forms are spellings."""
    parts = _HYPHEN.split(one), _HYPHEN.split(other)  # "Indo-Pacific" is no spelling of "Asia-Pacific"
    lefts, rights = parts if len(parts[0]) == len(parts[1]) else (one.split(), other.split())
    pairs = [(left, right) for left, right in zip(lefts, rights, strict=True) if left != right]
    long = all(min(len(_letters(word)) for word in pair) > SHORT for pair in pairs)
    short = any(_cut(*sorted(pair, key=len)) or _is_nickname(fold(pair[0]), fold(pair[1])) for pair in pairs)
    alike = all(word_likeness(fold(left), fold(right)) >= SPELLED for left, right in pairs)
    return bool(pairs) and long and alike and not short


def _cut(short: str, long: str) -> bool:
    """Whether a word is another one cut short ("Steve", "Steven"), not with a letter doubled ("Idris", "Idriss")."""
    return long.startswith(short) and long[len(short) :].strip(short[-1]) != ""


def _is_nickname(one: str, other: str) -> bool:
    """Whether two given names are one person's and sound unlike: "Steve", "Stephen", but "Sergei", "Sergey"."""
    return load_name_forms().one_given(one, other) and not one_sound(one, other) and slips(one, other) is None


def _letters(value: str) -> str:
    """Return a spelling without points, spaces and case, but with its accents: they are how an outlet spells."""
    return "".join(char for char in value.casefold() if char.isalnum())


def _reports(claims: list[Claim]) -> set[str]:
    return {claim.span.report for claim in claims}


def _initialled(names: Iterable[str]) -> dict[str, str]:
    """Map initials to the words of a name that they begin: "UN" to "United Nations"."""
    found: dict[str, str] = {}
    for name in sorted(names):
        words = [word for word in _POSSESSIVE.sub(" ", name).split() if word[:1].isupper() or word.isdigit()]
        for first in range(len(words)):
            for last in range(first + 2, len(words) + 1):
                initials = "".join(word if word.isdigit() else word[0] for word in words[first:last])
                found.setdefault(initials.upper(), " ".join(words[first:last]))
    return found


def plain_form(value: str, whole: Mapping[str, str]) -> frozenset[str]:
    """Return what a name says, states in one form, near-synonyms met: "US troops" says what "American forces" does."""
    plain = [word.replace(".", "") for word in _POSSESSIVE.sub(" ", value).split()]
    words = " ".join(whole.get(word.upper(), word) if word[:1].isupper() else word for word in plain).split()
    return frozenset(state_of(word) or concept(fold(word)) for word in words) - {"the", "group"}


def _nested(forms: list[frozenset[str]]) -> bool:
    """Whether every form is the longest one cut short: a name and its short form are no choice of words."""
    longest = max(forms, key=len)
    return all(form <= longest for form in forms)


def _loaded(actor: Actor) -> set[str]:
    entry = load().entry(actor.known) if actor.known else None
    return {name.casefold() for name in entry.loaded} if entry is not None else set()
