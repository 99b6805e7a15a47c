"""Tests of `communique.read`."""
