"""Tests of the reading of statements."""
