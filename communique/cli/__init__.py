"""The command line: one module a command, data on stdout, the rest on stderr."""
