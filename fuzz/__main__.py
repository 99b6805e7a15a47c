"""Run one target: `python -m fuzz TARGET --seconds 120`. What breaks is written to the folder of the corpus."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path


def main() -> None:
    """Instrument the package, lay out seeds, and hand over to libFuzzer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--corpus", type=Path, default=Path("build/fuzz"))
    arguments = parser.parse_args()
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["communique", "feedparser"]):
        targets = importlib.import_module("fuzz.targets")
    if arguments.target not in targets.TARGETS:
        parser.error(f"the targets are {', '.join(targets.TARGETS)}")
    corpus = arguments.corpus / arguments.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.seeds(arguments.target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = (f"-max_total_time={arguments.seconds}", "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048")
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={corpus}/", str(corpus)], targets.TARGETS[arguments.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
