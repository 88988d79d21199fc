"""A key under a picture: what its marks mean.

Serves crowd and two-groups.
"""

from collections.abc import Iterable

from site_demos import kit

SIDE = 12.0


def key(marks: Iterable[tuple[str, str]]) -> str:
    """Return marks, each drawn in a square of `SIDE` units, with what they mean."""
    parts = (
        kit.element("span", kit.picture(SIDE, SIDE, drawn, title=""), words)
        for drawn, words in marks
    )
    return kit.element("p", *parts, class_="nn-key")
