"""Tests of `communique.link`."""
