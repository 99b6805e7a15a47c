"""Sources that are asked again and again: politely, in turns, and so that nothing that came is lost."""
