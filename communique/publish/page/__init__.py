"""The meeting page and the index page: self-contained HTML files."""
