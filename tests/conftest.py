"""What tests of every kind share: the built site, served as it will be, and one browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser.engines import ENGINES, WEBKIT, start
from tests.browser.server import Site, serving
from tests.sample import is_left_out

settings.register_profile("here", deadline=None)  # no test measures time
settings.load_profile("here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let another build be tested, `pytest --site FOLDER`, or no more than a sample."""
    parser.addoption("--site", default="site", help="the folder of the built site")
    parser.addoption("--engine", choices=ENGINES, default="chromium", help="the browser's engine")
    parser.addoption("--sample", action="store_true", help="leave out what `tests.sample` says")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another engine is for, and where a sample is asked for what is none of it."""
    for_webkit = config.getoption("--engine") == WEBKIT
    others = [item for item in items if ("tests/webkit/" in item.nodeid) != for_webkit]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]
    if config.getoption("--sample"):
        config.hook.pytest_deselected(items=[item for item in items if is_left_out(item)])
        items[:] = [item for item in items if not is_left_out(item)]


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest) -> Path:
    """The folder of the built site."""
    folder = Path(request.config.getoption("--site")).resolve()
    if not (folder / "index.html").exists():
        pytest.fail(f"there is no built site in {folder}; `make build` and `make test` make it")
    return folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    """The built site, served under its sub-path."""
    with serving(built) as served:
        yield served


@pytest.fixture
def weak_site(built: Path) -> Iterator[Site]:
    """The same, by a server of this test's own, which it may block and hang."""
    with serving(built) as served:
        yield served


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        started = start(playwright, request.config.getoption("--engine"))
        yield started
        started.close()
