"""Start Chromium: the system's, else the one that playwright installed.

The headless shell, Chromium's engine without a browser around it, ends the tests a fifth sooner.
"""

from playwright.sync_api import Browser, BrowserType

from site_demos.publish.book.chromium import SHELL, system_chromium

FLAGS = ["--no-sandbox", "--force-prefers-no-reduced-motion"]
ONCE = "--js-flags=--liftoff-only"
"""For tests: a page that lives for seconds has nothing of WebAssembly's second compilation."""
BARE = "--disable-features=" + ",".join(
    "WebUIOmniboxPopup WebUIOmniboxAimPopup"
    " AimEnabled AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync"
    " DestroyProfileOnBrowserClose HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay"
    " MediaRouter NetworkTimeServiceQuerying OptimizationHints PaintHolding PreconnectToSearch"
    " ThirdPartyStoragePartitioning".split()
)
"""For tests without the shell: the address bar, which nobody sees, loads no pages of its own.

The first two features are those pages. The rest is Playwright's list, whose place this one takes.
"""


def launch_shell(engine: BrowserType) -> Browser:
    """Start what tests need, and no more."""
    args = [*FLAGS, ONCE, BARE]
    return engine.launch(executable_path=system_chromium(SHELL), args=args)


def launch(engine: BrowserType) -> Browser:
    """Start it without a window, as readers have it."""
    return engine.launch(executable_path=system_chromium(), args=FLAGS)
