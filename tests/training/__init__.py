"""Tests of `training`, as far as they need no torch."""
