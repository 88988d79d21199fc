"""A demo that runs in a page, as its tests drive it."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.demo import Demo

NAME = "train-it-here"
NOTE_TEXTS = """pace => {
  const texts = window.texts = [];
  const watch = new MutationObserver(() => texts.push(pace.textContent));
  watch.observe(pace, { childList: true, characterData: true, subtree: true });
}"""


class Runner:
    """What drives the run of a demo in a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.demo = Demo(page, NAME).wake()
        self.pace = self.demo.root.locator(".nn-pace")

    def button(self, label: str) -> Locator:
        """Return a button of the run."""
        return self.demo.root.locator("nn-run").get_by_role("button", name=label, exact=True)

    def press(self, label: str) -> None:
        """Press a button of the run."""
        self.button(label).click()

    def save(self) -> None:
        """Save the network, for which the files are unfolded."""
        files = self.demo.root.locator("nn-run details")
        if files.get_attribute("open") is None:
            files.locator("summary").click()
        self.press("Save network.json")

    def steps(self) -> int:
        """Return how many steps are done."""
        found = re.match(r"([\d,]+) steps", self.pace.inner_text())
        return int(found[1].replace(",", "")) if found else -1

    def left_and_found_again(self) -> "Runner":
        """Go to another page and back; return the runner that stands there then."""
        self.page.evaluate("document.querySelector('.md-footer a[href*=privacy]').click()")
        expect(self.demo.root).to_have_count(0)
        self.page.go_back()
        expect(self.demo.root).to_have_count(1)
        return Runner(self.page)

    def play_on(self) -> list[str]:
        """Wait until it has gone on, while it plays; return what it said."""
        self.pace.evaluate(NOTE_TEXTS)
        self.page.wait_for_function("() => texts.length >= 5")
        return list(self.page.evaluate("texts"))

    def play_until_it_is_worth_keeping(self) -> None:
        """Play until it is more than a moment's work, and pause."""
        self.press("Play")
        self.page.wait_for_function("() => document.querySelector('nn-run').worth")
        self.press("Pause")
        self.demo.settle()

    def play(self, seen: str) -> None:
        """Play until so many examples are seen."""
        self.press("Play")
        expect(self.pace).to_contain_text(re.compile(rf" {seen} examples seen"))
