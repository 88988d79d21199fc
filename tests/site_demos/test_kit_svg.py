"""Numbers become text in one way, and nothing that a reader typed can become markup."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.kit import element, fixed, join, number
from site_demos.kit.svg import TIMES, tiny

numbers = st.floats(-1e12, 1e12)
decimals = st.integers(0, 6)


@given(numbers, decimals)
def test_number_is_within_half_a_unit_of_its_last_decimal(value: float, places: int) -> None:
    assert abs(float(number(value, places)) - value) <= 0.5 * 10**-places + 1e-15 * abs(value)


@given(numbers, decimals)
def test_number_written_again_stays_the_same(value: float, places: int) -> None:
    written = number(value, places)
    assert number(float(written), places) == written


@given(numbers, decimals)
def test_number_is_written_without_needless_characters(value: float, places: int) -> None:
    written = number(value, places)
    assert written != "-0"
    assert "e" not in written
    assert "." not in written or written[-1] not in "0."


@given(numbers, numbers, decimals)
def test_larger_number_is_never_written_as_a_smaller_one(a: float, b: float, places: int) -> None:
    low, high = sorted([a, b])
    assert float(number(low, places)) <= float(number(high, places))


@given(st.floats(0.01, 1e6))
def test_last_bits_in_which_platforms_differ_are_not_shown(value: float) -> None:
    near = value * (1 + 2**-52)
    assert abs(float(number(near)) - float(number(value))) <= 0.010001


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("write", [number, fixed])
def test_what_is_not_finite_is_refused_by_name(write: Callable[[float], str], value: float) -> None:
    with pytest.raises(ValueError, match=f"a figure cannot show {value}, only finite numbers"):
        write(value)


@given(numbers, decimals)
def test_said_number_keeps_all_its_decimals_and_has_a_true_minus(value: float, places: int) -> None:
    text = fixed(value, places)
    assert "-" not in text
    assert len(text.partition(".")[2]) == places
    assert float(text.replace("\N{MINUS SIGN}", "-")) == pytest.approx(float(number(value, places)))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.00999, f"1.0{TIMES}10⁻²"),
        (0.01, "0.010"),
        (9.9994, "9.999"),
        (10.0, "10"),
        (1.5e-12, f"1.5{TIMES}10⁻¹²"),
    ],
)
def test_number_from_a_hundredth_on_has_no_power_of_ten_and_from_ten_on_no_decimals(
    value: float, text: str
) -> None:
    assert tiny(value) == text


def test_said_zero_never_has_a_sign() -> None:
    assert [fixed(-0.004), fixed(-0.0), fixed(0.0)] == ["0.00"] * 3


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_attribute_gives_back_what_was_put_in(text: str) -> None:
    written = element("a", title=text)
    start, end = '<a title="', '"></a>'
    assert written.startswith(start)
    assert written.endswith(end)
    inner = written[len(start) : -len(end)]
    assert not set(inner) & set("<>\"'")
    assert unescape(inner) == text


def test_attribute_is_left_out_bare_or_formatted_by_its_value() -> None:
    assert element("p", hidden=None) == element("p", hidden=False) == "<p></p>"
    assert element("p", hidden=True) == "<p hidden></p>"
    assert element("circle", r=1 / 3) == '<circle r="0.33"/>'
    assert element("rect", width=28) == '<rect width="28"/>'
    assert element("p", class_="a", for_="b", data_set="c=1") == (
        '<p class="a" for="b" data-set="c=1"></p>'
    )


def test_element_of_svg_is_xml_and_element_of_html_has_no_end_where_html_has_none() -> None:
    drawn = element("svg", element("path", d="M0 0"), element("text", "a"), viewBox="0 0 1 1")
    assert [child.tag for child in ET.fromstring(drawn)] == ["path", "text"]
    assert element("input", type="text") == '<input type="text">'
    assert element("rect", element("title", "one")) == "<rect><title>one</title></rect>"


def test_join_takes_any_iterable() -> None:
    assert join(str(k) for k in range(3)) == "012"
