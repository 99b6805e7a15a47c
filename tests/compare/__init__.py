"""Tests of `communique.compare`."""
