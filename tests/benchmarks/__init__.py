"""Tests of what the measuring scripts make and count."""
