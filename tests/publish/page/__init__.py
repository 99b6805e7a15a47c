"""Tests of `communique.publish.page`."""
