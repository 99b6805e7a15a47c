"""Scripts that make the packaged data."""
