"""The small table for notebooks."""

from __future__ import annotations

from communique.publish.html_repr import html_table


def test_cells_are_escaped_and_none_is_empty() -> None:
    """Markup of a report stays text."""
    html = html_table(["<b>"], [["<script>alert(1)</script>"], [None], ["a\u202eb"]])
    assert html == (
        '<table><thead><tr><th scope="col">&lt;b&gt;</th></tr></thead><tbody>'
        "<tr><td>&lt;script&gt;alert(1)&lt;/script&gt;</td></tr><tr><td></td></tr><tr><td>a&lt;RLO&gt;b</td></tr>"
        "</tbody></table>"
    )


def test_a_long_table_says_how_much_it_leaves_out() -> None:
    """Twenty rows are shown and the others counted."""
    html = html_table(["n"], ([number] for number in range(1000)), total=1000)
    assert html.count("<tr>") == 21
    assert html.endswith("<p>980 more</p>")
