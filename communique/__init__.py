"""communique keeps one sourced record of what many outlets report of the same diplomatic events."""
