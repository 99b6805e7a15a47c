"""Templates filled in, with style and script set into the page and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

TABS = 12  # texts that stand side by side as letters; of more, one is chosen from a list
_TEMPLATES = "templates"
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def render(template: str, **values: object) -> str:
    """Return a page: the filled template with its style, its scripts and a Content-Security-Policy of their hashes."""
    style, early, script = _packaged("page.css"), _packaged("early.js"), _packaged("page.js")
    return (
        _environment()
        .get_template(template)
        .render(
            **values,
            style=_inline(style),
            early=_inline(early),
            script=_inline(script),
            policy=_policy(style, early, script),
        )
    )


def in_words(number: int) -> str:
    """Return a small number as a word."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _policy(style: str, *scripts: str) -> str:
    runs = " ".join(_hash(script) for script in scripts)
    return f"default-src 'none'; style-src {_hash(style)}; script-src {runs}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inline(text: str) -> str:
    """Mark our own style or script as safe to stand in a page."""
    from markupsafe import Markup

    return Markup(text)


@cache
def _packaged(name: str) -> str:
    folder = resources.files(__package__) / _TEMPLATES
    return (folder / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from communique.publish.days import short
    from communique.publish.hidden import shown
    from communique.publish.lettered import alike
    from communique.publish.page.source import visible

    environment = Environment(
        loader=PackageLoader(__package__, _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["tabs"] = TABS
    environment.filters["in_words"] = in_words
    environment.filters["alike"] = alike
    environment.filters["short_days"] = short
    environment.filters["visible"] = visible  # for text: markup that names hidden characters
    environment.filters["shown"] = shown  # for attributes and titles: plain text that does
    return environment
