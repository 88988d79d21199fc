"""The development server: each change of the code is in the next page that it shows."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import Hooks
from mkdocs.livereload import LiveReloadServer

from site_demos.publish.maths import end_engine

OURS = ("nn_core", "site_demos")
BYTECODE = Path(".cache/bytecode")


def keep_bytecode_apart() -> None:
    """Keep what Python compiles out of the folders that the server watches."""
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(BYTECODE.resolve())


def follow_the_code(server: LiveReloadServer, build: Callable[..., Any]) -> None:
    """Watch our packages, and have each build begin with all of them imported anew."""
    for path in watched():
        server.watch(str(path), recursive=path.name != "samples")  # whose folders the build fills

    def rebuild() -> None:
        forget()
        build()

    server.builder = rebuild


def watched() -> list[Path]:
    """Return the folders that hold code, or what figures need beside it."""
    rooms = Path("site_demos").iterdir()
    return [Path("nn_core"), *sorted(room for room in rooms if room.is_dir())]


def forget() -> None:
    """Forget every module of ours, and the hook: MkDocs keeps it from one build to the next."""
    end_engine()
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    Hooks._load_hook.cache_clear()  # noqa: SLF001 (nothing public forgets it)
