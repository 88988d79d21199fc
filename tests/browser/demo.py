"""A demo in a page, as its tests operate and read it."""

from difflib import unified_diff
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as Late

from site_demos.kit.controls import Numeric
from site_demos.kit.figure import render
from tests.sampling import declared

READ_FORM = """form => {
  return [...form.elements].filter(field => field.name)
  .filter(field => field.type !== "radio" || field.checked)
  .map(field => [field.name, field.type === "checkbox" ? onOff(field) : field.value]);
  function onOff({ checked }) { return checked ? "on" : "off"; }
}"""
FOLLOW = """hash => {
  history.replaceState(history.state, "", location.pathname); // the same address would be no change
  window.followed = false;
  addEventListener("hashchange", () => { window.followed = true; }, { once: true });
  location.hash = hash;
}"""
REACHED = f"""([demo, pairs]) => {{
  const form = document.getElementById(demo)?.querySelector("form");
  const now = form ? Object.fromEntries(({READ_FORM})(form)) : {{}};
  return pairs.every(([name, text]) => now[name] === text);
}}"""
IN_STATE = """([demo, state]) => document.getElementById(demo)?.getAttribute("state") === state"""
LIVE = """demo => {
  const root = document.getElementById(demo);
  if (root?.getAttribute("state") !== "live") return false;
  return !root.querySelector('[role="alert"]').textContent;
}"""
SAME = """(shown, text) => {
  const fresh = shown.cloneNode(false), seen = shown.cloneNode(true);
  fresh.innerHTML = text;
  for (const part of seen.querySelectorAll("[data-focus-visible-added]")) {
    part.classList.remove("focus-visible"); // the theme marks what has the focus by key
    part.removeAttribute("data-focus-visible-added");
  }
  return seen.isEqualNode(fresh) ? null : [seen.innerHTML, fresh.innerHTML];
}"""


class Demo:
    """One `<nn-demo>`."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.root = page.locator(f"css:light=nn-demo#{name}")  # no walk through the whole page
        self.figure = self.root.locator(".nn-figure")
        self.alert = self.root.locator('[role="alert"]')
        self.form = self.root.locator("form")

    def wake(self) -> "Demo":
        """Bring it into view, and wait until Python draws it."""
        self.root.scroll_into_view_if_needed()
        return self.settle()

    def settle(self, state: str = "live") -> "Demo":
        """Wait until it has the state."""
        return self._wait(IN_STATE, [self.name, state])

    def query(self) -> str:
        """Return the state of its form, read field by field."""
        return urlencode(dict(self.form.evaluate(READ_FORM)))

    def shown(self) -> str:
        """Return the figure's markup."""
        return self.figure.inner_html()

    def reach(self, state: str) -> "Demo":
        """Wait until its form is in a state."""
        return self._wait(REACHED, [self.name, parse_qsl(state, keep_blank_values=True)])

    def check(self, query: str | None = None) -> None:
        """Hold the figure against what CPython draws for the state that the form is in."""
        self._wait(LIVE, self.name)
        self.draws(self.query() if query is None else query)

    def draws(self, query: str) -> None:
        """Hold the figure against what CPython draws for a state."""
        unlike = self.figure.evaluate(SAME, render(self.name, query))
        assert unlike is None, (
            f"{self.name}?{query} is not what CPython draws\n{unlikeness(*unlike)}"
        )

    def follow(self, state: str) -> None:
        """Go to a link to a state within the page."""
        self.page.evaluate(FOLLOW, f"{self.name}?{state}")
        self.page.wait_for_function("() => followed")

    def _wait(self, script: str, argument: object) -> "Demo":
        """Wait for a script to say yes; if it never does, say how the demo stands then.

        `expect` would describe the whole page at each time that it looks.
        """
        try:
            self.page.wait_for_function(script, arg=argument)
        except Late:
            state, said = self.root.get_attribute("state"), self.alert.inner_text()
            pytest.fail(f"{self.name} is {state}, says “{said}”: {self.query()}, never {argument}")
        return self

    def sliders(self) -> dict[str, Numeric[Any]]:
        """Return its sliders by parameter."""
        return sliders(self.name)

    def track(self, parameter: str) -> Locator:
        """Return the track of a slider."""
        return self.root.locator(f'input[type="range"][data-for="{parameter}"]')

    def field(self, parameter: str) -> Locator:
        """Return the fields that hold a parameter: one, or a radio button for each option."""
        return self.root.locator(f'[name="{parameter}"]')

    def reset(self) -> "Demo":
        """Have it as its page begins it, wherever the button may be."""
        self.form.locator("[type=reset]").dispatch_event("click")
        return self.settle()

    def press(self, button: str) -> None:
        """Click a button of its form."""
        self.form.get_by_role("button", name=button, exact=True).click()


def unlikeness(shown: str, drawn: str) -> str:
    """Return the tags in which two pieces of markup differ."""
    one, other = (text.replace(">", ">\n").splitlines() for text in (shown, drawn))
    return "\n".join(unified_diff(one, other, "shown", "drawn by CPython", lineterm="", n=0))


def sliders(name: str) -> dict[str, Any]:
    """Return the sliders of a demo by parameter."""
    return {key: each for key, each in declared(name).items() if isinstance(each, Numeric)}
