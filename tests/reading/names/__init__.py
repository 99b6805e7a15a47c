"""Tests of how names are found in one report."""
