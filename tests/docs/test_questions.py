"""Numbers that guesses ask with, in digits or in words, are those of the states they ask about."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from site_demos.demos.recognise import other_numbers
from site_demos.kit.controls import Choice
from site_demos.kit.demo import Demo
from site_demos.kit.figure import find

LEARN = Path(__file__).parents[2] / "docs" / "learn"
FENCE = re.compile(r"^```(demo|guess) (.*)\n((?:.*\n)*?)```$", re.MULTILINE)
OPTION = re.compile(r'(\w+)="((?:\{\{.*?\}\}|[^"])*)"')
WRITTEN = re.compile(r"\{\{.*?\}\}|\$.*?\$")
DIGITS = re.compile(r"−?\d[\d,]*(?:\.\d+)?")
WORDS = {
    word: Fraction(value)
    for value, words in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
    for word in [words]
    if value > 1  # "one" is also a word for what was named before
} | {
    "hundred": Fraction(100),
    "thousand": Fraction(1000),
    "half": Fraction(1, 2),
    "twice": Fraction(2),
    "double": Fraction(2),
    "doubles": Fraction(2),
    "tenth": Fraction(1, 10),
}
ALWAYS = {"other-numbers": {Fraction(len(other_numbers.SHOWN))}, "threes": {Fraction(3)}}
"""What a figure shows in each of its states."""


def asked(text: str) -> set[Fraction]:
    """Return the numbers of a question that are typed, not written by facts."""
    plain = WRITTEN.sub(" ", text)
    digits = {Fraction(found.replace(",", "").replace("−", "-")) for found in DIGITS.findall(plain)}
    return digits | {WORDS[word] for word in re.findall(r"[a-z]+", plain.lower()) if word in WORDS}


def numbers(state: dict[str, Any]) -> set[Fraction]:
    """Return the numbers among the values of a state."""
    found = set()
    for value in state.values():
        try:
            found.add(Fraction(str(value)))
        except ValueError:
            continue
    return found


def known(begins: dict[str, Any], ends: dict[str, Any]) -> set[Fraction]:
    """Return the numbers of two states, and how often the old one the new one is."""
    found = numbers(begins) | numbers(ends)
    for name, value in ends.items():
        before, after = numbers({name: begins[name]}), numbers({name: value})
        if before and after and before != {0}:
            found.add(after.pop() / before.pop())
    return found


def fences(page: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the kind, the options and the text of each fence of a page."""
    return [(kind, dict(OPTION.findall(line)), body) for kind, line, body in FENCE.findall(page)]


def strangers(page: str) -> list[str]:
    """Return the numbers of a page's questions that are in no state of their figures."""
    found = fences(page)
    demos = {
        options.get("id", options["name"]): options for kind, options, _ in found if kind == "demo"
    }
    return [
        f"{number} in “{question.strip()}”"
        for kind, options, body in found
        if kind == "guess"
        for question in [re.sub(r"^- .*$", "", body.partition("\n---\n")[0], flags=re.MULTILINE)]
        for number in asked(question) - allowed(options, demos)
    ]


def allowed(options: dict[str, str], demos: dict[str, dict[str, str]]) -> set[Fraction]:
    """Return the numbers that a guess may ask with."""
    track = numbers({key: options[key] for key in ("low", "high") if key in options})
    if "demo" not in options:
        return track
    fence = demos[options["demo"]]
    given = {key: value for key, value in fence.items() if key not in {"name", "id"}}
    module = find(fence["name"])
    begins = vars(module.Parameters()) | given
    ends = begins | dict(parse_qsl(options.get("then", "")))
    always = track | ALWAYS.get(fence["name"], set())
    return always | known(begins, ends) | labelled(module, ends)


def labelled(module: Demo[Any], state: dict[str, Any]) -> set[Fraction]:
    """Return the numbers in what a figure calls the options that are chosen."""
    chosen = (
        control.options.get(str(state[name]), "")
        for name, control in module.Parameters.controls().items()
        if isinstance(control, Choice)
    )
    return {number for label in chosen for number in asked(label)}


@pytest.mark.parametrize("path", sorted(LEARN.glob("*.md")), ids=lambda path: path.stem)
def test_each_number_of_a_question_is_one_of_its_figure(path: Path) -> None:
    assert strangers(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("wrong", ["−16", "three times", "a hundred"])
def test_number_that_no_state_has_would_be_found(wrong: str) -> None:
    page = (LEARN / "bias-and-sigmoid.md").read_text(encoding="utf-8")
    assert len(strangers(page.replace("from −10 to −15", f"from −10 to {wrong}"))) == 1
