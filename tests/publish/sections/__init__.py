"""Tests of `communique.publish.sections`."""
