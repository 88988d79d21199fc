"""Handles: what they say of themselves, to the page and to screen readers, and what they refuse."""

from dataclasses import dataclass

import pytest

from site_demos import kit


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two numbers, and what is none."""

    x: float = kit.slider(0.5, low=-2, high=2, step=0.1, label="Across")
    count: int = kit.whole(3, low=1, high=9, label="Count")
    mode: str = kit.choice("a", options={"a": "A", "b": "B"}, label="Mode")


def drawn(**more: object) -> str:
    """Draw a handle at (10, 20)."""
    return kit.handle("<i/>", parameters=Parameters(), at=(10, 20), **more)  # type: ignore[arg-type]


def test_handle_tells_its_axis_and_its_range_from_the_declaration() -> None:
    html = drawn(across=kit.Axis("x", 30))
    for said in [
        'data-across="x"',
        'data-across-scale="30"',
        'data-across-begins="0.5"',
        'aria-valuemin="-2"',
        'aria-valuemax="2"',
        'aria-valuenow="0.5"',
        'aria-label="Across"',
        'aria-valuetext="Across 0.50"',
        'd="M10 20h.1"',
    ]:
        assert said in html
    assert "data-along" not in html
    assert html.index("nn-hold") < html.index("<i/>"), "the disc to hit lies under the mark"


def test_handle_of_a_plane_speaks_of_both_and_points_to_all_sides() -> None:
    html = drawn(across=kit.Axis("x", 30), along=kit.Axis("count", -8))
    assert 'aria-label="Across and Count"' in html
    assert 'aria-valuetext="Across 0.50, Count 3"' in html
    assert html.split('class="nn-movable"')[0].rpartition('d="')[2].count("M") == 4


@pytest.mark.parametrize(
    ("x", "scale", "pointing"), [(-2, 30, "right"), (2, 30, "left"), (-2, -30, "left")]
)
def test_handle_at_its_end_does_not_point_beyond(x: float, scale: float, pointing: str) -> None:
    html = kit.handle(parameters=Parameters(x=x), at=(10, 20), across=kit.Axis("x", scale))
    arrowhead = {"right": "M23 16l5 4-5 4z", "left": "M-3 16l-5 4 5 4z"}[pointing]
    assert f'd="{arrowhead}" class="nn-movable"' in html


def test_handle_on_a_way_tells_its_places_and_points_to_where_they_lead() -> None:
    way = kit.Way("count", {1: (10, 20), 3: (12.5, 8), 9: (60, 5)})
    html = drawn(across=way)
    assert 'data-across-way="1 10 20,3 12.5 8,9 60 5" data-across-begins="3"' in html
    assert 'aria-valuemax="9" aria-valuenow="3" aria-valuetext="Count 3"' in html
    first = kit.handle(parameters=Parameters(count=1), at=(10, 20), across=way)
    assert 'd="M23 16l5 4-5 4z" class="nn-movable"' in first
    rising = kit.Way("count", {1: (10, 90), 9: (10, 20)})
    lowest = kit.handle(parameters=Parameters(count=1), at=(10, 90), along=rising)
    assert 'd="M6 77l4-5 4 5z" class="nn-movable"' in lowest


def test_dots_of_curves_over_a_parameter_are_one_handle() -> None:
    plot = kit.Plot(x=(-2, 2), y=(0, 1), left=0, top=0, width=400, height=100)
    html = kit.held_dot(Parameters(), "x", plot, (0.5, 0.25), (0.5, 1), radius=4)
    assert html.count('r="4" class="nn-point"') == 2
    assert 'd="M250 75h.1M250 0h.1" class="nn-hold"' in html
    assert 'data-across="x" data-across-scale="100"' in html


def test_handle_that_is_elsewhere_than_its_parameter_speaks_of_where_it_is() -> None:
    html = drawn(across=kit.Axis("x", 30, 1.25, "w"))
    for said in ("data-across-begins", "aria-valuenow"):
        assert f'{said}="1.25"' in html
    assert 'aria-valuetext="w 1.25"' in html


def test_handle_is_held_in_each_of_its_places_and_points_to_the_sides_of_the_first() -> None:
    html = drawn(across=kit.Axis("x", 30), also=[(10, 40), (12.5, 60)])
    assert 'd="M10 20h.1M10 40h.1M12.5 60h.1" class="nn-hold"' in html
    assert html.count('role="slider"') == 1
    assert html.split('class="nn-movable"')[0].rpartition('d="')[2].count("M") == 2


def test_handle_for_the_pointer_alone_is_hidden_from_keys_and_screen_readers() -> None:
    html = drawn(along=kit.Axis("x", -2), by_keys=False)
    assert 'aria-hidden="true"' in html
    assert 'data-along="x"' in html
    for said in ("role", "tabindex", "aria-label", "aria-value", "aria-orientation"):
        assert said not in html


def test_handle_tells_the_least_that_it_sets() -> None:
    html = drawn(across=kit.Axis("count", 8, least=2))
    assert 'aria-valuemin="2"' in html
    assert 'data-across-least="2"' in html


def test_handle_down_alone_is_upright() -> None:
    assert 'aria-orientation="vertical"' in drawn(along=kit.Axis("count", -8))


def test_handle_that_sets_nothing_or_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="must set a parameter across, along, or both"):
        drawn()
    with pytest.raises(TypeError, match="must set a number, but “mode” is Choice"):
        drawn(across=kit.Axis("mode", 1))
    with pytest.raises(TypeError, match="must set a number, but “gone” is NoneType"):
        drawn(across=kit.Axis("gone", 1))


def test_held_point_tells_its_place_in_the_text_and_on_the_plane() -> None:
    html = kit.held_point(
        "1_2_0 -3_0.5_1", 1, name="points", at=(10, 20), scale=30, reach=6, is_stop=False
    )
    for said in [
        'data-point="1"',
        'data-across="points"',
        'data-across-begins="-3"',
        'data-along-scale="-30"',
        'data-along-begins="0.5"',
        'aria-label="Point 2 of class 1. Arrows move it, Delete removes it"',
        'aria-valuetext="x₁ −3.00, x₂ 0.50"',
        'tabindex="-1"',
    ]:
        assert said in html


def test_held_number_is_a_dot_for_fingers_or_a_line_for_what_points() -> None:
    dot = kit.held_number("<i/>", place="0.1.2", value=-0.12345, at=[(10, 20)])
    for said in ['data-number="0.1.2"', 'data-begins="-0.1235"', "<i/>"]:
        assert said in dot
    assert 'class="nn-handle"' in dot
    line = kit.held_number(place="0", value=1, at=[(10, 20), (30, 5.5)])
    assert line.startswith('<path d="M10 20L30 5.5" class="nn-held-line" ')
    assert "nn-handle" not in line
