"""The trained reader of attributions: labels, the reader of labels, and the program that trains and measures."""
