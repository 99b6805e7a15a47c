"""The one client that fetches: no other module opens a connection to another machine."""

from communique.collect.fetch.client import Client, Fetched, Limits

__all__ = ["Client", "Fetched", "Limits"]
