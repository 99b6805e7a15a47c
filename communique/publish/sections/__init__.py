"""What a meeting has to show, section by section, as plain values: the page and the terminal both print them."""
