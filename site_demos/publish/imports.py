"""The scripts that those of a page import: a page asks for all at once, not layer after layer."""

import re
from collections.abc import Iterable
from pathlib import Path

RUNTIME = Path("site_demos/runtime")
LIBRARY = "../vendor/"
IMPORTED = re.compile(
    r"""^(?:import|export)\s[^;"']*["']((?:\./|\.\./vendor/)[^"']+)["'];""", re.MULTILINE
)
"""How a script names another; what it imports only later, by `import()`, is none of these."""


def imported(scripts: Iterable[str]) -> list[str]:
    """Return what scripts of the runtime import, and what that imports, below `assets/`.

    >>> imported(["help.mjs"])
    ['runtime/solved.mjs', 'runtime/dom.mjs', 'runtime/kept.mjs']
    """
    asked = [f"runtime/{name}" for name in scripts]
    found = list(asked)
    for path in found:
        source = RUNTIME / Path(path).name
        if path.startswith("vendor/") or not source.exists():  # `where.mjs`, which the build writes
            continue
        for name in IMPORTED.findall(source.read_text(encoding="utf-8")):
            is_ours = not name.startswith(LIBRARY)
            address = f"runtime/{name.removeprefix('./')}" if is_ours else name.removeprefix("../")
            if address not in found:
                found.append(address)
    return found[len(asked) :]
