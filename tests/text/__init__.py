"""Tests of `communique.text`."""
