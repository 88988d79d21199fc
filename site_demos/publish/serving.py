"""The development server: each change of the code is in the next page that it shows.

Numbers that take long come a little later: pages show “…” in their place until all are known.
"""

import atexit
import gc
import logging
import os
import re
import signal
import sys
from collections.abc import Callable
from html import escape
from importlib import import_module
from pathlib import Path
from subprocess import Popen
from traceback import format_exception, format_exception_only
from typing import Any

from mkdocs.commands import build
from mkdocs.config.config_options import Hooks
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import DuplicateFilter, clean_directory
from mkdocstrings_handlers.python._internal import rendering  # nothing public leads to its caches

from site_demos.publish.remembered import HURRY

OURS = ("nn_core", "site_demos")
BYTECODE = Path(".cache/bytecode")
MEASURED = Path(".cache/measured")  # touched when all results are known
MEASURE = f"""
from pathlib import Path
from {__package__}.artefacts import measure, waiting
if __name__ == "__main__":
    measure(waiting())
    Path({str(MEASURED)!r}).touch()
"""
AGAIN = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="1">'
LOG = logging.getLogger("mkdocs.plugins.serving")


def prepare() -> None:
    """Have pages not wait for numbers, and bytecode kept out of the folders that are watched."""
    os.environ[HURRY] = "yes"
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(BYTECODE.resolve())


def follow_the_code(server: LiveReloadServer, builder: Callable[..., Any]) -> None:
    """Watch our packages, and have each build begin with all of them imported anew."""
    for path in watched():
        server.watch(str(path), recursive=path.name != "samples")  # whose folders the build fills
    MEASURED.touch()
    server.watch(str(MEASURED))
    measuring = Measuring()

    def rebuild() -> None:
        measuring.end()  # of the code before
        forget()
        tell_again()
        try:
            builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever it is, the server lives)
            tell(server, error)
        else:
            measuring.begin()

    measuring.begin()
    server.builder = rebuild


def tell(server: LiveReloadServer, error: BaseException) -> None:
    """Tell a mistake in the terminal, and on every page, until a build has none."""
    if isinstance(error, SystemExit):  # which MkDocs raises once it has told
        what = "".join(format_exception_only(error.__context__ or error))
    else:
        what = "".join(format_exception(error))
        LOG.error(what)
    page = f"{AGAIN}<title>A mistake</title><h1>A mistake</h1><pre>{escape(what)}</pre>"
    clean_directory(server.root)  # rather no page than one of before
    server.error_handler = lambda _: page.encode()


class Measuring:
    """Works out the results that pages wait for, in processes beside the server."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        atexit.register(self.end)

    def begin(self) -> None:
        """Begin, if there is anything to work out."""
        count = len(import_module(f"{__package__}.artefacts").waiting())
        if count:
            LOG.info("Working out %d results: pages say “…” for them, and come again", count)
            self._process = Popen([sys.executable, "-c", MEASURE], start_new_session=True)

    def end(self) -> None:
        """End it, whether it is done or not."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait()
        self._process = None


def watched() -> list[Path]:
    """Return the folders that hold code, or what figures need beside it."""
    rooms = Path("site_demos").iterdir()
    return [Path("nn_core"), *sorted(room for room in rooms if room.is_dir())]


def tell_again() -> None:
    """Have what was told of an earlier build told again: MkDocs leaves out what it said before."""
    for each in build.log.filters:
        if isinstance(each, DuplicateFilter):
            each.msgs.clear()


def forget() -> None:
    """Forget every module of ours, and what others keep of the last build, which holds them.

    MkDocs keeps the hook, and a cache of mkdocstrings all that the build was configured by.
    """
    maths = sys.modules.get(f"{__package__}.maths")  # of the last build; ours may be of the first
    if maths:
        maths.end_engine()
    for name in [name for name in sys.modules if re.split("[./]", name)[0] in OURS]:
        del sys.modules[name]
    Hooks._load_hook.cache_clear()  # noqa: SLF001 (nothing public forgets it)
    for value in vars(rendering).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()
    gc.collect()
