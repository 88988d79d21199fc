"""A reader's visit: pages of the built site, what they ask for, and what goes wrong in them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, Request, ViewportSize, WebSocket

from tests.browser.engines import FIREFOX
from tests.browser.firefox import REFUSED, is_remark
from tests.browser.server import Site

DOCS = Path(__file__).parents[2] / "docs"
MISSING = "no-such-page/"
NOT_KEPT = "Service Worker registration blocked by Playwright"
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"
SIZE: ViewportSize = {"width": 1100, "height": 900}
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
FOLLOW = """url => { // unless nobody could see it arrive, as where there is no page
  const link = document.querySelector("link[rel=canonical]")
    && [...document.links].find(link => link.href === url);
  sessionStorage.clear(); // tests find each page as it begins
  window.left = document.querySelector("article"); // the next one may have demos of the same names
  link?.click();
  return Boolean(link);
}"""
FORGET = """() => {
  if (location.protocol.startsWith("http")) sessionStorage.clear(); // no page has come, else
}"""
ARRIVED = """path => !left.isConnected
  && document.querySelector("link[rel=canonical]").href.endsWith(path)"""
NAMES = "() => [...document.querySelectorAll('nn-demo')].map(demo => demo.getAttribute('name'))"


def pages() -> list[str]:
    """Return the path of every page, the home page's is empty, and of one that does not exist."""
    sources = sorted([*DOCS.rglob("*.md"), *DOCS.glob("notebooks/*.py")])
    found = [path.relative_to(DOCS).with_suffix("").as_posix() for path in sources]
    names = [name for name in found if not name.startswith("decisions/")]
    paths = ["" if name == "index" else f"{name.removesuffix('/index')}/" for name in names]
    return [*paths, MISSING]


def page_with(built: Path, name: str) -> str | None:
    """Return the path of the first page of a built site that shows a demo, or None."""
    for page in sorted(built.rglob("index.html")):
        if f'<nn-demo id="{name}"' in page.read_text(encoding="utf-8"):
            folder = page.parent.relative_to(built).as_posix()
            return "" if folder == "." else f"{folder}/"
    return None


@dataclass
class Visit:
    """One browser context and its page; `whole` is the path if all demos of the page are live."""

    site: Site
    page: Page
    requests: list[str] = field(default_factory=list)
    workers: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    whole: str | None = None

    @classmethod
    def begin(cls, browser: Browser, site: Site, **options: Any) -> "Visit":
        """Open a context with its own cache, cookies and options, and note all it does.

        It keeps nothing for reading without a network, but where a test is about that.
        """
        usual = {"viewport": SIZE, "service_workers": "block"}
        context = browser.new_context(**usual | options)
        context.set_default_timeout(60_000)
        visit = cls(site, context.new_page())
        context.on("request", visit.note)
        context.on("page", visit.watch)
        context.on("weberror", lambda error: visit.fail(error.error))
        visit.watch(visit.page)
        return visit

    def note(self, request: Request) -> None:
        """Remember what was asked for."""
        self.requests.append(request.url)

    def fail(self, error: Error) -> None:
        """Remember an error that nobody caught."""
        browser = self.page.context.browser
        is_firefox = browser is not None and browser.browser_type.name == FIREFOX
        if is_firefox and error.name == REFUSED:
            self.console.append(error.message)
        elif not (is_firefox and is_remark(error)):
            self.failures.append(str(error))

    def watch(self, page: Page) -> None:
        """Remember what a page starts."""
        page.on("worker", lambda worker: self.workers.append(worker.url))
        page.on("console", lambda message: self.console.append(message.text))
        page.on("websocket", lambda socket: self.requests.append(_address(socket)))

    def open(self, path: str = "") -> Page:
        """Go to a page of the site."""
        self.whole = None
        self.page.bring_to_front()  # Firefox gives no keys and few frames to what is behind
        self.page.evaluate(FORGET)
        self.page.goto(f"{self.site.url}{path}")
        return self.page

    def go(self, path: str) -> Page:
        """Follow a link to a page, as readers do, so that its scripts and Python stay."""
        url = f"{self.site.url}{path}"
        self.page.bring_to_front()
        if self.page.url.partition("#")[0] == url:
            return self.page
        self.whole = None
        if not self.page.evaluate(FOLLOW, url):
            return self.open(path)
        self.page.wait_for_url(url)
        self.page.wait_for_function(ARRIVED, arg=f"/{path}")
        return self.page

    def names(self) -> list[str]:
        """Return the names of the page's demos."""
        return list(self.page.evaluate(NAMES))

    def end(self) -> None:
        """Close the context."""
        self.page.context.close()

    def pythons(self) -> int:
        """Return how often Python was started; the theme's search has a worker of its own."""
        return sum(url.startswith("blob:") for url in self.workers)

    def complaints(self) -> list[str]:
        """Return what browser and scripts wrote into the console, but for what was meant to be."""
        return [message for message in self.console if message not in {NOT_FOUND, NOT_KEPT}]

    def left(self) -> list[str]:
        """Return what was asked of any place but the site's own folder."""
        own = (self.site.url, "blob:", "data:")
        return [url for url in self.requests if not url.startswith(own)]


type Begin = Callable[..., Visit]


def _address(socket: WebSocket) -> str:
    return socket.url
