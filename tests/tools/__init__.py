"""Tests of the programs that build packaged data."""
