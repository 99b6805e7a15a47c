"""Tests of `communique.cli`."""
