"""A small table for notebooks: what `_repr_html_` returns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from communique.publish.hidden import shown

ROWS = 20  # shown of a longer table


def html_table(columns: Sequence[str], rows: Iterable[Sequence[object]], total: int | None = None) -> str:
    """Return an HTML table with every cell escaped; None is an empty cell; `total` tells how many rows there are."""
    from markupsafe import escape

    kept = list(islice(rows, ROWS))
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(_cell(cell))}</td>' for cell in row)}</tr>" for row in kept)
    left = (total or len(kept)) - len(kept)
    foot = f"<p>{left:,} more</p>" if left > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"


def _cell(value: object) -> str:
    return "" if value is None else shown(str(value))
