"""Say which figures two versions of the code draw otherwise.

python -m tests.figure_texts > before.txt    before a change
python -m tests.figure_texts before.txt      after it: the figures that differ; ends with 1 if any

Each demo is drawn in its default state. `loops-or-matrices` shows times that its build measured.
"""

import hashlib
import sys
from pathlib import Path

from site_demos.kit.figure import demos, render


def texts() -> list[str]:
    """Return a line for each demo: its name, and a hash of its figure."""
    return [f"{name} {hashlib.sha256(render(name).encode()).hexdigest()}" for name in demos()]


def main(before: str | None = None) -> int:
    """Print the lines, or those that are not in a file."""
    known = Path(before).read_text(encoding="utf-8").splitlines() if before else []
    changed = [line for line in texts() if line not in known]
    sys.stdout.write("".join(f"{line}\n" for line in changed))
    return int(bool(before and changed))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
