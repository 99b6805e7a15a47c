"""Labels apart from their text: the same after a round trip, refused where the text is another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.standoff import LABELS, StaleLabelsError, dumps, labelled_articles, loads, set_apart

_TEXT = "The envoy of Varania said that talks would go on."
_MARKED = "⟨1s The envoy of Varania⟩ ⟨1c said⟩ ⟨1k that talks would go on⟩."


def test_labels_survive_being_written_and_read() -> None:
    """A line of JSON holds all there is."""
    (labels,) = set_apart("own/a.xml", ["A title", _TEXT], [_MARKED])
    assert (labels.paragraph, labels.attributions[0].cue) == (1, ((21, 25),))
    assert loads(dumps(labels)) == labels


def test_no_word_of_the_text_is_stored() -> None:
    """Labels are offsets and a digest."""
    (labels,) = set_apart("own/a.xml", [_TEXT], [_MARKED])
    assert not {"envoy", "Varania", "talks"} & set(dumps(labels).replace('"', " ").split())


def test_a_line_that_is_not_of_the_article_is_refused() -> None:
    """A marked line must be a paragraph of its article."""
    with pytest.raises(StaleLabelsError, match="no such paragraph"):
        list(set_apart("own/a.xml", ["Another text."], [_MARKED]))


def test_a_text_that_changed_since_it_was_labelled_is_refused(tmp_path: Path) -> None:
    """The digest tells of another text."""
    data = tmp_path / "gum-news"
    data.mkdir()
    (data / "a.xml").write_text("<text><p>The\tDT\nenvoys\tNNS\nleft\tVBD\n.\t.\n</p></text>", encoding="utf-8")
    (labels,) = set_apart("gum-news/a.xml", ["The envoy left."], ["The envoy left."])
    file = tmp_path / "labels.jsonl"
    file.write_text(dumps(labels) + "\n", encoding="utf-8")
    with pytest.raises(StaleLabelsError, match="not the one that was labelled"):
        list(labelled_articles(tmp_path, file))


def test_every_label_that_ships_fits_the_articles() -> None:
    """All labels are of paragraphs that the data still renders."""
    data = Path("../shared/data")
    if not (data / "gum-news").exists():
        pytest.skip("the Wikinews articles are not here")
    found = [each for _, paragraphs in labelled_articles(data) for _, each in paragraphs]
    assert len(found) == len(LABELS.read_text(encoding="utf-8").splitlines())
    assert sum(len(each.attributions) for each in found) > 700
