"""Tests of `communique.collect`."""
