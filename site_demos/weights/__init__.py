"""The trained weights, made by `make train`."""

from pathlib import Path

DIGITS = Path(__file__).parent / "digits.json"
NO_HIDDEN_LAYER = Path(__file__).parent / "no_hidden_layer.json"
"""784 pixels straight to ten outputs, for comparison; no figure draws it."""
