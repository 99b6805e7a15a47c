"""Who and what is the same across reports."""
