"""Tests of `communique.reading`."""
