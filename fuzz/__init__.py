"""Fuzzing of what reads foreign bytes: `python -m fuzz TARGET` runs one target under atheris until it is stopped."""
