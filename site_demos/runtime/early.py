"""Run before anything else in the page's Python: from now on, one file holds the standard library.

The build puts this module into the trimmed library as `sitecustomize`, which Python imports by
itself when it starts, and beside it the bytecode of all other modules in a single piece. Python's
own `zipimport` would open its archive anew for each of the many modules that a start needs.
"""

import marshal
import sys
from _frozen_importlib import ModuleSpec  # as importlib and typing are found only after this

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType
    from zipimport import zipimporter

    __loader__: zipimporter

PIECE = "library.marshal"
"""The file in the archive: a dict from the path of each module, as `json/__init__.py`, to code."""
LATER = frozenset(
    "_colorize asyncio.sslproto asyncio.staggered asyncio.trsock base64 codeop compression.zstd "
    "ipaddress locale".split()
)
"""What others import and a start does not use: each is run when it is first asked for something."""


class OnePiece:
    """Finds and loads modules from a dict of bytecode.

    Parameters
    ----------
    archive : str
        The path of the file that the dict came from.
    codes : dict of bytes by str
        What `marshal.dumps` made of the code of each module, by the path of its source.
    """

    def __init__(self, archive: str, codes: dict[str, bytes]) -> None:
        self.archive = archive
        self.codes = codes

    def find_spec(
        self, name: str, _path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        """Return where a module is, or None if it is not here."""
        stem = name.replace(".", "/")
        for path, is_package in ((f"{stem}.py", False), (f"{stem}/__init__.py", True)):
            if path in self.codes:
                origin = f"{self.archive}/{path}"
                spec = ModuleSpec(name, self, origin=origin, is_package=is_package)  # type: ignore[arg-type]
                spec.has_location = True
                if is_package:
                    spec.submodule_search_locations = [f"{self.archive}/{stem}"]
                if name in LATER:
                    from importlib.util import LazyLoader  # noqa: PLC0415 (which this finds)

                    spec.loader = LazyLoader(self)  # type: ignore[arg-type]
                return spec
        return None

    def create_module(self, _spec: ModuleSpec) -> None:
        """Let Python make the module."""

    def exec_module(self, module: "ModuleType") -> None:
        """Run the code of a module."""
        path = str(module.__file__).removeprefix(f"{self.archive}/")
        exec(marshal.loads(self.codes[path]), module.__dict__)  # noqa: S102, S302 (as any import)


if __name__ == "sitecustomize":
    codes = marshal.loads(__loader__.get_data(f"{__loader__.archive}/{PIECE}"))  # noqa: S302 (our own file)
    # after the modules that are built in, before the search in folders
    sys.meta_path.insert(-1, OnePiece(__loader__.archive, codes))
