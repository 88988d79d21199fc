"""The demos of the built site stand there as their code draws them, and links to them hold."""

import re
from pathlib import Path

import pytest

from site_demos.kit import ParameterError
from site_demos.kit.controls import Numeric
from site_demos.kit.figure import demos, find, render
from tests.sampling import declared
from tests.site.demos import demos_of, linked_states, read_pages, state_of


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, str]:
    """Every page of the site."""
    return read_pages(built)


@pytest.fixture(scope="module")
def built_demos(pages: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Every demo of the site: its name and its markup, by its page and id."""
    return {
        f"{path}#{identity}": each
        for path, text in pages.items()
        for identity, each in demos_of(text).items()
    }


def draws(name: str, markup: str) -> bool:
    """Say whether a built demo shows what the state of its form gives."""
    return f'class="nn-figure">{render(name, state_of(markup))}</div>' in markup


def test_every_built_figure_is_what_its_code_draws_for_the_state_of_its_form(
    built_demos: dict[str, tuple[str, str]],
) -> None:
    assert [place for place, each in built_demos.items() if not draws(*each)] == []
    assert {name for name, _ in built_demos.values()} == set(demos())


def test_figure_that_differs_in_one_number_would_be_found(
    built_demos: dict[str, tuple[str, str]],
) -> None:
    name, markup = next(each for each in built_demos.values() if each[0] == "sigmoid")
    figure = render(name, state_of(markup))
    assert draws(name, markup)
    assert not draws(name, markup.replace(figure, figure.replace("0.5", "0.6", 1)))


def test_state_of_a_form_is_read_from_fields_of_every_kind() -> None:
    form = (
        '<input type="range" value="9"><input type="number" name="a" value="1.5">'
        '<select name="b"><option value="x">X<option value="y" selected>Y</select>'
        '<input type="checkbox" name="c" checked><input type="checkbox" name="d">'
        '<input type="radio" name="e" value="1"><input type="radio" name="e" value="2" checked>'
        '<textarea name="f">1_2_0 3</textarea>'
    )
    assert state_of(form) == "a=1.5&b=y&c=on&d=off&e=2&f=1_2_0+3"


def test_every_link_to_a_state_gives_one_that_the_demo_accepts(
    pages: dict[str, str],
) -> None:
    names = {
        path: {identity: name for identity, (name, _) in demos_of(text).items()}
        for path, text in pages.items()
    }
    found = linked_states(pages, names)
    assert len(found) > 20
    refused = {place: refusal(name, state) for place, name, state in found}
    assert [f"{place}: {why}" for place, why in refused.items() if why] == []


def refusal(name: str, state: str) -> str:
    try:
        find(name).Parameters.parse(state)
    except ParameterError as error:
        return str(error)
    return ""


def test_state_that_is_refused_is_told() -> None:
    assert "must lie between" in refusal("sigmoid", "z=99")


def test_every_number_in_a_sentence_belongs_to_a_slider(
    pages: dict[str, str], built_demos: dict[str, tuple[str, str]]
) -> None:
    found = [
        (built_demos[f"{path}#{identity}"][0], parameter)
        for path, text in pages.items()
        for identity, parameter in re.findall(r'<nn-knob demo="([^"]*)" name="([^"]*)"', text)
    ]
    assert len(found) > 20
    for name, parameter in found:
        assert isinstance(declared(name)[parameter], Numeric), f"{name}.{parameter}"
