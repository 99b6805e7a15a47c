"""What the network is trained on: our own paragraphs, their cues, and each token as seen from a cue."""

from __future__ import annotations

import numpy as np
import pytest

from training.examples import CONTENT, CUE, SOURCE, Article, Example, examples_of, own_articles, parsed_articles
from training.features import Vocabulary, tokens_of, view_from
from training.marks import read_marks


def _example(line: str) -> Example:
    (pair,) = parsed_articles([Article("own", *read_marks(line))])
    (example,) = examples_of(*pair)
    return example


def _words(example: Example, part: int, head: str) -> list[str]:
    (parts,) = (parts for position, (_, parts) in example.cues.items() if example.passage.doc[position].text == head)
    return [token.text for token in example.passage.doc if parts[token.i] == part]


def test_every_paragraph_of_our_own_can_be_read() -> None:
    """No text that ships has marks that are refused, and all of them together are enough to learn from."""
    assert sum(len(article.labels) for article in own_articles()) > 1500


@pytest.mark.parametrize(
    ("line", "head", "manner"),
    [
        ("⟨1s The envoy⟩ ⟨1c has repeatedly said⟩ ⟨1k that the road is open⟩.", "said", 1),
        ("⟨1s The envoy⟩ ⟨1t does not believe⟩ ⟨1k that the road is open⟩.", "believe", 2),
        ("⟨1c According to⟩ ⟨1s the envoy⟩, ⟨1k the road is open⟩.", "According", 1),
        ("⟨1s The envoy's⟩ ⟨1c claim⟩ ⟨1k that the road is open⟩ was checked.", "claim", 1),
    ],
)
def test_a_cue_is_known_by_the_word_it_turns_on(line: str, head: str, manner: int) -> None:
    """The verb, not its auxiliaries; the noun where there is no verb."""
    example = _example(line)
    ((position, (found, _)),) = example.cues.items()
    assert (example.passage.doc[position].text, found) == (head, manner)


def test_each_token_is_a_part_of_the_attribution_or_none() -> None:
    """Source, cue and content are told apart token by token."""
    example = _example("On Monday ⟨1s the envoy⟩ ⟨1c had said⟩ ⟨1k that the road was open⟩, which it was.")
    assert _words(example, SOURCE, "said") == ["the", "envoy"]
    assert _words(example, CUE, "said") == ["had", "said"]
    assert _words(example, CONTENT, "said") == ["that", "the", "road", "was", "open"]


def test_tokens_are_seen_from_the_cue_by_way_of_the_tree() -> None:
    """Two tokens of one clause are reached by one branch; a token of another sentence by none."""
    example = _example("⟨1s The envoy⟩ ⟨1c said⟩ ⟨1k the road was open⟩. Nobody had left the town by noon.")
    doc = example.passage.doc
    symbols: dict[str, dict[str, int]] = {name: {} for name in ("tag", "entity", "word", "shape", "quote", "depth")}
    symbols |= {name: {} for name in ("head tag", "head dep", "head word")}
    deps = {dep: number for number, dep in enumerate(sorted({token.dep_ for token in doc}), 1)}
    vocabulary = Vocabulary({**symbols, "dep": deps}, {}, np.zeros((1, 2), dtype=np.float32))
    tokens = tokens_of(example.passage, vocabulary)
    view = view_from(2, tokens, len(deps) + 1)
    paths = dict(zip((token.text for token in doc), view.paths, strict=True))
    assert doc[2].text == "said"
    assert paths["Nobody"] == paths["town"] == 0
    assert paths["road"] == paths["open"] != paths["envoy"] != 0
