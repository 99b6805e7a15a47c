"""Texts that no reporter writes: each is small to describe, and long, deep or strange where rules may stumble.

`TEXTS` maps a name to a function of a size in characters (roughly) that gives the text.
"""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable, Iterator
from itertools import count, islice

LEAD = "Foreign Minister Olen Tarvik of Varmia met envoy Ilse Brandt of Ostland in Riga on Monday, officials said.\n\n"
_SYLLABLES = ("ka", "ren", "to", "vil", "as", "mir", "del", "on", "shu", "ba", "lin", "gor")
_SCRIPTS = "".join(map(chr, range(0x370, 0x1800, 0x50)))  # a letter of script after script


def _upto(size: int, pieces: Iterator[str]) -> str:
    """Join pieces until the text has about so many characters."""
    found, length = [], 0
    for piece in pieces:
        found.append(piece)
        length += len(piece)
        if length >= size:
            break
    return "".join(found)


def _names(seed: int) -> Iterator[str]:
    source = random.Random(seed)
    while True:
        first, last = ("".join(source.choices(_SYLLABLES, k=k)).capitalize() for k in (2, 3))
        yield f"{first} {last}"


def _each(form: str) -> Callable[[int], str]:
    """Repeat a form with a running number."""
    return lambda size: LEAD + _upto(size, (form.format(n=n, d=n % 28 + 1, m=n % 12 + 1) for n in count(1)))


def _named(form: str) -> Callable[[int], str]:
    """Repeat a form with ever new names of persons."""

    def text(size: int) -> str:
        people = _names(7)
        return LEAD + _upto(size, (form.format(a=next(people), b=next(people), n=n) for n in count(1)))

    return text


def _nested(before: str, after: str) -> Callable[[int], str]:
    """Open marks half of the size, then close them."""
    return lambda size: LEAD + before * (size // 2 // len(before)) + " talks " + after * (size // 2 // len(after))


def _noise(alphabet: str) -> Callable[[int], str]:
    return lambda size: LEAD + "".join(random.Random(3).choices(alphabet, k=size))


def _base64(size: int) -> str:
    return LEAD + base64.b64encode(random.Random(5).randbytes(size * 3 // 4)).decode()


def _json(size: int) -> str:
    rows = islice(({"id": n, "who": name, "said": ["yes", None]} for n, name in enumerate(_names(9))), size // 70)
    return json.dumps(list(rows), indent=1)


def _scripts(size: int) -> str:
    return LEAD + "".join(chr(ord(_SCRIPTS[n % len(_SCRIPTS)]) + n // len(_SCRIPTS) % 20) for n in range(size))


def _every_character(size: int) -> str:
    """Every code point once, from the start of Unicode on, surrogates left out."""
    step = max(1, 0x2FFFF // size)
    return LEAD + "".join(chr(code) for code in range(1, 0x2FFFF, step) if not 0xD800 <= code < 0xE000)


TEXTS: dict[str, Callable[[int], str]] = {
    # long where texts are short
    "one_sentence": _each("the envoy of Varmia and the minister of Ostland number {n} and "),
    "one_sentence_of_said": _each("he said that she said that "),
    "one_sentence_of_will": _each("the sides agreed that they will "),
    "one_word_a_line": _each("talks\n"),
    "one_word_a_paragraph": _each("Talks.\n\n"),
    "one_letter": _each("a "),
    "one_long_word": lambda size: LEAD + "x" * size,
    "long_capital_word": lambda size: LEAD + "X" * size + " said.",
    "long_hyphenated_word": lambda size: LEAD + "cease-" * (size // 6) + "fire",
    "no_spaces": lambda size: LEAD + "talks." * (size // 6),
    "commas": _each("Varmia, "),
    "and": _each("Varmia and "),
    "of": _each("minister of "),
    "who": _each("the man who met "),
    "wall_of_capitals": lambda size: (LEAD * (size // len(LEAD) + 1)).upper(),
    "title_case": lambda size: (LEAD * (size // len(LEAD) + 1)).title(),
    "repeated_lead": lambda size: LEAD * (size // len(LEAD)),
    "repeated_boilerplate": _each("Subscribe to our newsletter\nRead more: talks number {n}\nShare this\n"),
    # lists
    "list_of_names": _named("{a}, "),
    "list_of_names_and": _named("{a} and "),
    "sentences_of_names": _named("{a} met {b} in Riga. "),
    "paragraphs_of_names": _named('{a} told {b}: "We agreed on point {n}."\n\n'),
    "one_surname": _named("{a} Tarvik spoke. "),
    "titles": _each("Prime Minister Defense Minister President "),
    "titles_of_names": _named("Deputy Foreign Minister {a}, "),
    "states": _each("Turkish Russian Iranian Syrian French "),
    "dates": _each("{d} March 20{d:02d}, "),
    "months": _each("on March {d}, "),
    "weekdays": _each("on Monday "),
    "iso_dates": _each("2031-{m:02d}-{d:02d} "),
    "years": _each("in {n} "),
    "numbers": _each("{n} "),
    "amounts": _each("at least {n} soldiers, "),
    "spelled_numbers": _each("two hundred and forty thousand and seven "),
    "huge_numbers": lambda size: LEAD + "9" * (size // 2) + " soldiers and " + "9," * (size // 4) + "9 dollars",
    "percents": _each("{n}.{n}% of $ {n} bn "),
    "ordinals": _each("{n}th "),
    "agreements": _each("the Riga agreement of {d} March 2030, the Tallinn memorandum, "),
    "pledges": _each("Varmia will withdraw {n} soldiers by {d} March. "),
    "outcomes": _each("Ostland has failed to withdraw, "),
    "meetings": _each("They met in Riga on {d} March and held talks in Tallinn on {d} April. "),
    "statements": _each('"We want point {n}," Tarvik said. '),
    # marks
    "brackets": _nested("(", ")"),
    "square_brackets": _nested("[", "]"),
    "brackets_of_words": _nested("(as Tarvik said ", ") "),
    "only_quotes": lambda size: '"' * size,
    "only_curly_quotes": lambda size: "“" * (size // 2) + "”" * (size // 2),
    "quotes_and_words": _each('" talks '),
    "nested_quotes": _nested("“he said ‘", "’”"),
    "unclosed_quotes": _each('"We shall meet again, Tarvik said of point {n}.\n\n'),
    "unclosed_single_quotes": _each("'We shall meet again, Tarvik said of point {n}.\n\n"),
    "closing_quotes": _each('We shall meet again," Tarvik said of point {n}.\n\n'),
    "mixed_quotes": _each("«We “shall” 'meet\" again», Tarvik said„ of \u2039point\u203a {n}.\n\n"),
    "apostrophes": _each("the minister's envoy's aide's "),
    "full_stops": lambda size: LEAD + "." * size,
    "spaced_full_stops": _each(". "),
    "dashes": _each("— "),
    "ellipses": _each("talks … "),
    "colons": _each("Tarvik: "),
    "semicolons": _each("talks; "),
    "question_marks": _each("Will Varmia withdraw? "),
    "slashes": _each("talks/"),
    "dateline_only": lambda size: "RIGA, March 4 (Baltic Wire) —" + " " * size,
    "headline_only": lambda size: "Ministers meet in Riga"[:size],
    "datelines": _each("RIGA, March {d} (Baltic Wire) — Talks.\n\n"),
    "captions": _each("Envoy Ilse Brandt (L) shakes hands in Riga, March {d}, 2031. (Baltic Wire/Photo)\n"),
    "stamps": _each("March {d}, 2031 10:00\n"),
    # code points
    "nul": lambda size: LEAD.replace(" ", "\0") * (size // len(LEAD)),
    "lone_cr": lambda size: LEAD.replace("\n\n", "\r") * (size // len(LEAD)),
    "odd_breaks": lambda size: "talks\u2028in\u2029Riga\x0b\x0c\x85\x1c" * (size // 20),
    "odd_spaces": lambda size: LEAD.replace(" ", "\u00a0\u2003\u200b\ufeff") * (size // len(LEAD) // 2),
    "white_space": lambda size: LEAD + " \t\u3000" * (size // 3) + "said",
    "combining_marks": lambda size: LEAD + "Tarvik\u0301\u0302 sa\u0308" + "\u0301" * size + "id.",
    "combining_names": lambda size: (LEAD.replace("a", "a\u0308\u0301")) * (size // len(LEAD)),
    "scripts": _scripts,
    "every_character": _every_character,
    "right_to_left": _each("قال الوزير في ريغا إن المحادثات {n} ستستمر. "),
    "hebrew_quotes": _each('שר החוץ אמר: "ניפגש שוב" {n}. '),
    "chinese": _each("外交部长在里加说\uff0c会谈{n}将继续。"),
    "thai": lambda size: "รัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไป" * (size // 37),
    "bidi_controls": lambda size: LEAD.replace(" ", " \u202e\u2066") * (size // len(LEAD)),
    "emoji": _each("👩‍👩‍👧‍👦🇪🇺 Tarvik 😀 said 👍🏽 "),
    "full_width": lambda size: LEAD.translate({n: n + 0xFEE0 for n in range(33, 127)}) * (size // len(LEAD)),
    "look_alikes": lambda size: LEAD.translate(str.maketrans("aeopc", "аеорс")) * (size // len(LEAD)),
    "dotless": _each("İıİıſßŉǰΐ Tarvik "),
    "private_use": lambda size: LEAD + "\ue000\U000f0000\ufffd\ufffe" * (size // 4),
    "noise": _noise("abcdefghijklmnop .,\"'()\n-ABC019"),
    "mark_noise": _noise(".,;:!?\"'()[]{}<>-–—/\\|@#$%^&*_+=~` \n"),
    # other formats
    "json": _json,
    "base64": _base64,
    "addresses": _each("https://wire.example/2031/03/{d}/talks-{n}?a=b&c=d "),
    "html_as_text": _each('<p class="x">Tarvik said <b>talks</b> &amp; {n}</p>\n'),
    "markdown": _each("## Talks {n}\n\n* **Tarvik** said `yes`\n> [link](x)\n\n| a | b |\n|---|---|\n"),
    "source_code": _each('def talk_{n}(self, x: int) -> None:\n    return self.talks[x] == "said"  # will meet\n'),
    "table": _each("{n}\t{d}\t{m}\tRiga\t{n}.{d}\n"),
    "box_drawing": _each("│ {n} ├──┤ Riga │\n└────┘\n"),
    "mail_quoting": _each("> > > Tarvik wrote {n}:\n"),
    "hashtags": _each("#Riga @tarvik_{n} #talks "),
}
