"""Bytes in: sources to captures, captures to documents, each in a named state."""

from communique.collect.documents import documents
from communique.collect.sources import arrivals

__all__ = ["arrivals", "documents"]
