"""What school does not teach is told in a line of its own, on the first page that uses it."""

import re
from collections.abc import Mapping
from math import e, exp, log, sqrt
from urllib.parse import urlencode

import pytest

from site_demos.kit.figure import render
from tests.docs.test_order import CHAPTERS
from tests.docs.test_pages import fences

type Pages = Mapping[str, str]

TOLD = re.compile(r"^\*\*(.+?)\*\*(?:.+\n)+?\{ \.nn-symbol \}$", re.MULTILINE)
PYTHON = re.compile(r"^```(?:cell|python)\n.*?^```", re.MULTILINE | re.DOTALL)
SIGNS = {
    r"$\sqrt{x}$": r"\\sqrt|√",
    "$e$": r"\be\^|\be[⁻ᶻ]",
    r"$\sum$": r"\\sum|Σ",
    r"$\ln a$": r"\\ln|\bln\b",
    r"$\partial$": r"\\partial|∂",
    "10⁻⁹": "10⁻",
}


def shown(text: str) -> str:
    """Return what a page says and its figures draw, without the listings of Python."""
    figures = (render(state.pop("name"), urlencode(state)) for state in fences(text))
    return "\n".join([PYTHON.sub("", text), *figures])


@pytest.mark.parametrize("sign", SIGNS)
def test_sign_is_told_once_on_the_first_page_that_uses_it(pages: Pages, sign: str) -> None:
    first = next(page for page in CHAPTERS if re.search(SIGNS[sign], shown(pages[page])))
    assert [page for page in CHAPTERS if sign in TOLD.findall(pages[page])] == [first]


def test_every_line_that_tells_a_sign_is_held_to_the_order(pages: Pages) -> None:
    told = [sign for page in CHAPTERS for sign in TOLD.findall(pages[page])]
    assert set(told) == set(SIGNS)
    assert sum(pages[page].count(".nn-symbol") for page in CHAPTERS) == len(told)


def test_numbers_that_tell_a_sign_are_right() -> None:
    assert sqrt(9) == 3
    assert (f"{e:.3f}", f"{e * e:.2f}", f"{exp(-2):.3f}") == ("2.718", "7.39", "0.135")
    assert (log(e), log(1)) == (1, 0)
    assert log(0.135) == pytest.approx(-2, abs=0.005)
    assert float("0.000000001") == 10**-9
