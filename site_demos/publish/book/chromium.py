"""Where a Chromium is: the system's, else the one that playwright installed."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"
FLAGS = ["--no-sandbox"]


def system_chromium(*first: str) -> str | None:
    """Return where the system's Chromium is, or None; the Makefile looks for the same names."""
    return next((found for name in (*first, *NAMES) if (found := shutil.which(name))), None)
