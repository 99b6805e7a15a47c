"""Tests of the reading of accounts."""
