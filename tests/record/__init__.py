"""Tests of `communique.record`."""
