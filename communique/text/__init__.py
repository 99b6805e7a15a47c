"""Functions over plain text that know nothing of reports."""
