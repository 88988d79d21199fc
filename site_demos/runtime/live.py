"""The worker's Python: strings in, strings out."""

import importlib
import json
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

from site_demos.kit.figure import render
from site_demos.kit.parameters import ParameterError


def answer(name: str, query: str) -> str:
    """Return, as JSON, the `figure` of a demo in a state, or the `error` and its `parameter`."""
    try:
        return json.dumps({"figure": render(name, query)})
    except ParameterError as error:
        return json.dumps({"error": str(error), "parameter": error.parameter})
    except Exception as error:  # noqa: BLE001 (whatever it is, the page is told)
        return json.dumps({"error": f"This figure failed. {type(error).__name__}: {error}"})


class FullLibrary:
    """Finds what the trimmed standard library lacks in the full one, fetched when first needed.

    Parameters
    ----------
    fetch : function
        Returns the full library as the bytes of a zip file.
    names : sequence of str
        The top-level modules and packages that it holds; no other import is worth fetching it.
    archive : path
        Where to keep it.
    """

    def __init__(
        self,
        fetch: Callable[[], bytes],
        names: Sequence[str],
        archive: str = "/lib/full_stdlib.zip",
    ) -> None:
        self.fetch = fetch
        self.names = frozenset(names)
        self.archive = Path(archive)

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module of the full library is, or None if it is not there."""
        top, *_ = name.split(".")
        if top not in self.names:
            return None
        if not self.archive.exists():
            self.archive.write_bytes(self.fetch())
            importlib.invalidate_caches()
        folder = "/".join([str(self.archive), *name.split(".")[:-1]])
        return PathFinder.find_spec(name, [folder], target)


def install(fetch: Callable[[], bytes], names: Sequence[str]) -> None:
    """Find modules that were left out from now on."""
    sys.meta_path.append(FullLibrary(fetch, names))
