"""WebKit: each demo wakes and draws what CPython draws, and all that a reader does works."""

from functools import cache
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from site_demos.kit.figure import demos
from tests.browser.test_access import AXE, FINDINGS
from tests.browser.test_drawing import DIGITS
from tests.webkit.reader import DESK, PHONE, Reader
from tests.sample import DEMOS

SEEN = "demo => demo.querySelector('.nn-result').textContent"
PACE = "demo => parseInt(demo.querySelector('.nn-pace').textContent.replaceAll(',', ''))"


@cache
def shown_on(built: Path, name: str) -> str:
    """Return the path of a page that shows a demo."""
    pages = sorted(built.rglob("index.html"))
    page = next(p for p in pages if f'<nn-demo id="{name}"' in p.read_text(encoding="utf-8"))
    return page.parent.relative_to(built).as_posix().removeprefix(".") + "/"


@pytest.mark.parametrize(
    "name", [name if name in DEMOS else pytest.param(name, marks=pytest.mark.long) for name in demos()]
)
def test_demo_wakes_and_draws_what_cpython_draws(reader: Reader, built: Path, name: str) -> None:
    demo = reader.open(shown_on(built, name).lstrip("/")).wake(name).check()
    tracks = demo.root.find_elements("css selector", "input[type=range]:enabled")
    for track in tracks[:1]:
        track.send_keys(Keys.ARROW_RIGHT)
        demo.check()
