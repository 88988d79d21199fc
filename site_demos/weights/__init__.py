"""The trained weights, made by `make train`, and what `make depth` measured."""

import json
from functools import cache
from pathlib import Path
from typing import Any

DIGITS = Path(__file__).parent / "digits.json"
NO_HIDDEN_LAYER = Path(__file__).parent / "no_hidden_layer.json"
"""784 pixels straight to ten outputs, for comparison; no figure draws it."""
DEPTH = Path(__file__).parent / "depth.json"


@cache
def full_runs() -> list[dict[str, Any]]:
    """Return the full runs of sigmoids and ReLUs, shallow and deep; see site_demos/build/depth."""
    runs: list[dict[str, Any]] = json.loads(DEPTH.read_text(encoding="utf-8"))["runs"]
    return runs
