"""Tests of `communique.publish`."""
