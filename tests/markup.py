"""Markup to compare: written over several lines, as people read it, or on one, as it is sent."""

import re


def flat(markup: str) -> str:
    """Return markup on one line, with no space beside its tags."""
    return re.sub(r"\s*(<|>)\s*", r"\1", " ".join(markup.split()))
