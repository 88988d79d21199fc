"""The names of the kit, in a table for CONTRIBUTING: `make names` writes it, a test holds it."""

import inspect
from pathlib import Path

from site_demos import kit

PAGE = Path("CONTRIBUTING.md")
BEGIN, END = "<!-- names of the kit: `make names` writes them -->\n", "<!-- end of the names -->\n"


def table() -> str:
    """Return a row for each name: what it is called with, and the first line of its docstring."""
    rows = "".join(_row(name, getattr(kit, name)) for name in kit.__all__)
    return f"| name | does |\n| --- | --- |\n{rows}"


def written(page: str) -> str:
    """Return a page with the table between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def _row(name: str, value: object) -> str:
    first, *_ = str(inspect.getdoc(value)).splitlines()
    return f"| `kit.{name}` | {first.removesuffix('.').replace('|', chr(92) + '|')} |\n"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
