"""Claims to differences."""
