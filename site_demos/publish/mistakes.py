"""Where a mistake stands: the line of a page, and the line of our code."""

import re
import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

QUOTED = re.compile("“([^”]+)”")


def line_of(error: Exception) -> int:
    """Return the line of a template at which an error arose."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((each.lineno or 1 for each in frames if each.filename == "<template>"), 1)


def code_of(error: Exception) -> str:
    """Return the place of our code at which an error arose, if it is deeper than the hook."""
    root = Path.cwd()
    places = [(each.filename, each.lineno) for each in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):  # of a file that could not be imported
        places.append((error.filename or "", error.lineno))
    ours = [
        f" ({Path(file).relative_to(root)}:{line})"
        for file, line in places
        if Path(file).is_relative_to(root / "site_demos")
        or Path(file).is_relative_to(root / "nn_core")
    ]
    return ours[-1] if len(ours) > 1 else ""


def line_named(page: str, message: str) -> int:
    r"""Return the first line of a page with all that a message quotes, or with the first of it.

    >>> line_named("one\ntwo a\ntwo a b", "no “a” in “b”")
    3
    >>> line_named("one\ntwo a", "no “a” in “c”")
    2
    """
    quoted, lines = QUOTED.findall(message), page.splitlines()
    for wanted in (quoted, quoted[:1]):
        for number, line in enumerate(lines, start=1):
            if wanted and all(each in line for each in wanted):
                return number
    return 1
