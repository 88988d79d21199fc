"""What holds for every demo: any state that its rules allow gives one sound figure."""

import re
from html.parser import HTMLParser
from typing import override

import pytest

from site_demos import kit
from site_demos.kit.drawing import Drawing
from site_demos.kit.figure import demos, find, render
from tests.sampling import declared, states

EVERY_DEMO = pytest.mark.parametrize("name", sorted(demos()))
VOID = {"br", "img", "input"}
FREE = {
    "how-large": "what others have counted",
    "reliability": "what came of what was promised",
    "loan-answer": "what the network says",
}
"""Demos with dots on a curve or a scale that stand for no parameter, and for what they stand."""
TOUCHED = ("nn-handle", "data-set=", "data-cells=")
OUT_OF_REACH = {
    "learn-from-chance": "a run: what could be held would begin it again",
    "loops-or-matrices": "what was measured: a bar cannot be set",
    "sigmoid-or-relu": "a run: what could be held would begin it again",
}
"""Demos whose figure has no part to hold or to press, and why."""


class Balance(HTMLParser):
    """Reads markup, keeps what is open, and collects what a reader is told."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.sets: list[str] = []
        self.held: list[bool] = []
        self.free = 0
        self.feed(markup)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), f"{tag} has an attribute twice"
        if tag not in VOID:
            self.open.append(tag)
            classes = (attributes.get("class") or "").split()
            self.held.append("nn-handle" in classes or "data-set" in attributes)
        self._note(tag, attributes)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, dict(attrs))

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.held.pop()

    def _note(self, tag: str, attributes: dict[str, str | None]) -> None:
        for name in ("aria-label", "aria-valuetext", "title"):
            assert "<" not in (attributes.get(name) or ""), f"markup is read aloud: {name} of {tag}"
        if tag == "svg":
            self.pictures.append(attributes)
        if "data-set" in attributes:
            self.sets.append(attributes["data-set"] or "")
        self.free += attributes.get("class") == "nn-point" and not any(self.held)


def is_sound(figure: str) -> None:
    read = Balance(figure)
    assert read.open == []
    assert read.pictures
    for picture in read.pictures:
        assert picture.get("aria-label") or picture.get("aria-hidden") or picture["role"] == "img"
    assert not re.search(r"nan(?![a-z])", figure)  # though in “malignant”
    assert 'class="nn-result"' in figure


@EVERY_DEMO
def test_figure_of_any_state_is_sound_and_always_the_same(name: str) -> None:
    for state in states(name, 6):
        figure = render(name, state)
        is_sound(figure)
        assert render(name, state) == figure


@EVERY_DEMO
def test_state_of_any_figure_is_restored_by_its_link(name: str) -> None:
    declared = find(name).Parameters
    for state in states(name, 6):
        parameters = declared.parse(state)
        assert declared.parse(parameters.query()) == parameters


@EVERY_DEMO
def test_part_of_a_figure_that_can_be_operated_sets_a_state_that_the_demo_accepts(
    name: str,
) -> None:
    for state in set(Balance(render(name)).sets[:40]):
        find(name).Parameters.parse(state)


@EVERY_DEMO
def test_demo_and_every_parameter_say_what_they_are(name: str) -> None:
    module = find(name)
    assert module.__doc__
    assert module.render.__doc__
    assert module.Parameters.__doc__
    assert all(control.label for control in module.Parameters.controls().values())


def test_unknown_demo_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(LookupError, match="there is no demo “sigmod”; the demos are "):
        render("sigmod")


def test_unsound_figure_is_found() -> None:
    sound = kit.picture(1, 1, title="one") + kit.result("one")
    is_sound(sound)
    read_aloud = kit.picture(1, 1, title=kit.named("one", "1")) + kit.result("one")
    nan = sound.replace("one", "nan")
    for unsound in (sound + "<p>", nan, kit.result("one"), sound + "</g>", read_aloud):
        with pytest.raises((AssertionError, IndexError)):
            is_sound(unsound)


@EVERY_DEMO
def test_each_figure_has_a_part_to_hold_or_to_press_or_a_pad(name: str) -> None:
    has_pad = any(isinstance(each, Drawing) for each in declared(name).values())
    is_touched = has_pad or any(part in render(name) for part in TOUCHED)
    assert is_touched != (name in OUT_OF_REACH)


@EVERY_DEMO
def test_each_dot_that_stands_for_a_parameter_is_held(name: str) -> None:
    assert (Balance(render(name)).free > 0) == (name in FREE)
