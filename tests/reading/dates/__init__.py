"""Tests of the date expressions."""
