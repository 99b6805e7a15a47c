"""Russian, read in full where the extra `languages` is installed: tagger, names, and who said what.

Without the extra a Russian report is read like those in other languages: by its letters, capitals and quote marks.
"""
