"""The one client that fetches: no other package opens a connection to another machine."""
