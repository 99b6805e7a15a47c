"""Long measurements, run by hand."""
