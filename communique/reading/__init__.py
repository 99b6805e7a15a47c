"""All that one report says, read from that report alone."""
