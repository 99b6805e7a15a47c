"""Russian, read in full."""
