"""A stock Firefox with fingers, which playwright gives it none of: WebDriver BiDi itself."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import Any

from websocket import WebSocket, create_connection

from tests.browser.visit import PHONE

TOUCH = 'user_pref("dom.w3c_touch_events.enabled", 1);\n'  # also where there is no screen for it
ADDRESS = re.compile(r"ws://[\d.]+:\d+")
PATIENCE = 90  # seconds, for whatever is waited for
PACE = 30  # milliseconds between two places of a finger

type Way = Sequence[tuple[float, float]]


class Phone:
    """A window as large as a phone's screen."""

    def __init__(self, line: WebSocket) -> None:
        self._line, self._numbers = line, count(1)
        self._ask("session.new", capabilities={})
        (window,) = self._ask("browsingContext.getTree")["contexts"]
        self._window = {"context": window["context"]}
        self._ask("browsingContext.setViewport", **self._window, viewport=PHONE)

    def open(self, url: str) -> None:
        """Go to a page."""
        self._ask("browsingContext.navigate", **self._window, url=url, wait="complete")

    def run(self, function: str, *arguments: object) -> Any:
        """Call a function of JavaScript in the page, and return what it returns or comes to."""
        given = ", ".join(map(json.dumps, arguments))
        answer = self._ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({function})({given})) ?? null)()",
            target=self._window,
            awaitPromise=True,
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["text"])
        text = answer["result"].get("value")
        return None if text is None else json.loads(text)

    def until(self, function: str, *arguments: object) -> None:
        """Wait until a function of JavaScript returns something true."""
        wait = f"""async (...all) => {{
          while (!({function})(...all)) await new Promise(requestAnimationFrame);
        }}"""
        self.run(wait, *arguments)

    def touch(self, *ways: Way, rest: int = 0) -> None:
        """Have each finger go its way, one after the other, as they come down.

        Parameters
        ----------
        *ways : sequences of pairs of floats
            The places of each finger in the window. The second comes down when the first is on its
            way, and is lifted before it.
        rest : int
            Milliseconds for which the first finger rests before it moves.
        """
        hands: list[dict[str, Any]] = [
            {
                "type": "pointer",
                "id": f"finger {number}",
                "parameters": {"pointerType": "touch"},
                "actions": [{"type": "pause"}] * 3 * number + _acts(way, 0 if number else rest),
            }
            for number, way in enumerate(ways)
        ]
        self._ask("input.performActions", **self._window, actions=hands)
        self._ask("input.releaseActions", **self._window)

    def _ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._line.recv())).get("id") != number:
            pass  # what happens meanwhile
        if answer["type"] == "error":
            raise AssertionError(answer["message"])
        return answer["result"]


def _acts(way: Way, rest: int) -> list[dict[str, Any]]:
    first, *others = [{"type": "pointerMove", "x": round(x), "y": round(y)} for x, y in way]
    return [
        first,
        {"type": "pointerDown", "button": 0},
        {"type": "pause", "duration": rest},
        *(each | {"duration": PACE} for each in others),
        {"type": "pointerUp", "button": 0},
    ]


@contextmanager
def phone(firefox: str, profile: Path) -> Iterator[Phone]:
    """Start a Firefox with a profile of its own, and yield its window."""
    (profile / "user.js").write_text(TOUCH, encoding="utf-8")
    command = [firefox, "--headless", "--no-remote", "--profile", str(profile)]
    command += ["--remote-debugging-port", "0"]
    with Popen(command, stdout=DEVNULL, stderr=PIPE, text=True) as process:
        assert process.stderr
        found = next(filter(None, map(ADDRESS.search, process.stderr)))
        Thread(target=process.stderr.read, daemon=True).start()  # or it waits to be heard
        try:
            address = f"{found[0]}/session"
            with closing(
                create_connection(address, timeout=PATIENCE, suppress_origin=True)
            ) as line:
                yield Phone(line)
        finally:
            process.terminate()
