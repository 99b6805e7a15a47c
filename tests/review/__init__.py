"""Tests of people's decisions."""
