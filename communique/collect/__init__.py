"""Bytes in: sources to captures, captures to documents, each in a named state."""
