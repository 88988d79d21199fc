"""What the page about the code says of it."""

import tomllib
from pathlib import Path

import nn_core


def facts() -> dict[str, str]:
    """Return the oldest Python that will do, the lines of `nn_core`, and the name of its wheel."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    files = Path(nn_core.__path__[0]).rglob("*.py")
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    name = project["name"].replace("-", "_")
    return {
        "python": project["requires-python"].removeprefix(">="),
        "lines": f"{lines:,}",
        "wheel": f"{name}-{nn_core.__version__}-py3-none-any.whl",
    }
