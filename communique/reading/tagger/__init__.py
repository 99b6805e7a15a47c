"""The trained reader of attributions: a small network over what the language model already computed."""
