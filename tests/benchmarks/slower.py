"""A slower processor for a browser's pages and their workers; by itself it slows pages alone."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from playwright.sync_api import Browser

SLOWER, TURN = 4, 0.02  # seconds, of which a page runs a share


@contextmanager
def slower(browser: Browser) -> Iterator[None]:
    """Let pages and their workers run a quarter of the time: they stand still for the rest."""
    ended = Event()

    def halt_and_go_on() -> None:
        while not ended.wait(TURN / SLOWER):
            halted = renderers(root)
            _signal(halted, signal.SIGSTOP)
            ended.wait(TURN - TURN / SLOWER)
            _signal(halted, signal.SIGCONT)

    tools = browser.new_browser_cdp_session()
    processes = tools.send("SystemInfo.getProcessInfo")["processInfo"]
    (root,) = (process["id"] for process in processes if process["type"] == "browser")
    thread = Thread(target=halt_and_go_on, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def renderers(root: int) -> list[int]:
    """Return the processes of a browser's pages."""
    found, left = [], [root]
    while left:
        for children in Path(f"/proc/{left.pop()}/task").glob("*/children"):
            for child in map(int, _text(children).split()):
                left.append(child)
                if "--type=renderer" in _text(Path(f"/proc/{child}/cmdline")):
                    found.append(child)
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the process has ended
        return ""


def _signal(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)
