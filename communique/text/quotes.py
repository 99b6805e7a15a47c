"""Quote marks, mapped one to one so that offsets stay."""

_DOUBLE = "“”„‟«»″〝〞＂"
_SINGLE = "‘’‚‛′＇"
_PLAIN = str.maketrans({**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'"), "\u00a0": " "})


def plain_quotes(text: str) -> str:
    """Return text of the same length with straight quote marks and plain spaces."""
    return text.translate(_PLAIN)
