"""The trained weights, made by `make train`."""

from pathlib import Path

DIGITS = Path(__file__).parent / "digits.json"
