"""Tests of `communique.lexicon`."""
