"""A control reads, checks, writes and shows its value; what breaks its rule is refused by name."""

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos import kit
from site_demos.kit.controls import Choice
from site_demos.kit.drawing import strokes
from site_demos.kit.painting import painted, runs
from site_demos.kit.parameters import Control


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """One parameter of each kind."""

    weight: float = kit.slider(1, low=-8, high=8, step=0.1, label="Weight w", unit="mV")
    shape: str = kit.choice("relu", options={"relu": "ReLU", "tanh": "<tanh>"}, label="Shape")
    neuron: str = kit.pick("2-3", options=["2-3", "2-4"], label="Neuron")
    sample: str = kit.pictures(
        "5", options={"5": "a seven", "": "none"}, pictures={"5": [1.0] * 784}, label="Image"
    )
    prepare: bool = kit.toggle(True, label="Prepare")
    ink: str = kit.drawing(label="Drawing", pen=0.06)
    rows: int = kit.steps(last=5, label="Rows")
    grid: str = kit.grid([0, 1, -1, 0], side=2, label="Cells")
    start: str = kit.line("The “n", most=9, label="Beginning")


class Tags(HTMLParser):
    """Collects the start tags of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.found if attributes.get("name") == name]


def form(parameters: Parameters) -> Tags:
    controls = Parameters.controls().items()
    fields = (control.html(name, getattr(parameters, name), "d") for name, control in controls)
    return Tags(kit.join(fields))


points = st.tuples(st.integers(0, 1000), st.integers(0, 1000))
lines = st.lists(points, min_size=1, max_size=5)
inks = st.lists(lines, max_size=4).map(
    lambda drawn: "_".join(".".join(f"{x}-{y}" for x, y in line) for line in drawn)
)
states = st.builds(
    Parameters,
    weight=st.integers(-8_000_000, 8_000_000).map(lambda millionths: millionths / 1e6),
    shape=st.sampled_from(["relu", "tanh"]),
    neuron=st.sampled_from(["2-3", "2-4"]),
    sample=st.sampled_from(["5", ""]),
    prepare=st.booleans(),
    ink=inks,
    rows=st.integers(0, 5),
    grid=st.lists(st.sampled_from([-1, 0, 1]), min_size=4, max_size=4).map(runs),
    start=st.text(max_size=9).filter(str.isprintable),
)


@given(states)
def test_query_restores_the_state_it_was_made_from(state: Parameters) -> None:
    assert Parameters.parse(state.query()) == state


@given(states)
def test_text_of_every_value_is_read_as_that_value(state: Parameters) -> None:
    for name, control in Parameters.controls().items():
        value = getattr(state, name)
        assert control.parse(name, control.text(value)) == value


@given(states)
def test_form_holds_the_state(state: Parameters) -> None:
    tags = form(state)
    typed = [field["value"] for field in tags.named("weight")]
    assert typed == [kit.number(state.weight, 6)]
    chosen = [attributes for tag, attributes in tags.found if tag == "option"]
    assert [option["value"] for option in chosen if "selected" in option] == [state.shape]
    assert [field["value"] for field in tags.named("neuron")] == [state.neuron]
    assert ["checked" in field for field in tags.named("prepare")] == [state.prepare]
    assert [field["value"] for field in tags.named("ink")] == [state.ink]
    assert [field["value"] for field in tags.named("start")] == [state.start]
    pictures = [field for field in tags.named("sample") if "checked" in field]
    assert [field["value"] for field in pictures] == ["5"][: state.sample == "5"]


def test_defaults_are_left_out_of_the_query() -> None:
    assert Parameters().query() == ""
    assert Parameters(weight=2.5).query() == "weight=2.5"


REFUSED = {
    "weight=heavy": "Weight w must be a number, but got “heavy”.",
    "weight=8.1": "Weight w must lie between -8 and 8, but got 8.1.",
    "weight=-9": "Weight w must lie between -8 and 8, but got -9.0.",
    "weight=1_0": "Weight w must be a number, but got “1_0”.",
    "weight=٣": "Weight w must be a number, but got “٣”.",
    "weight=nan": "Weight w must lie between -8 and 8, but got nan.",
    "weight=inf": "Weight w must lie between -8 and 8, but got inf.",
    "weight=": "Weight w must be a number, but got “”.",
    "shape=step": "Shape must be one of relu, tanh, but got “step”.",
    "neuron=9-9": "Neuron must be one of 2-3, 2-4, but got “9-9”.",
    "prepare=yes": "Prepare must be on or off, but got “yes”.",
    "ink=1-2.": "Drawing must be points such as 120-340 joined by “.” and strokes joined by “_”,"
    " but got “1-2.”.",
    "ink=1-1001": "Drawing must be points such as 120-340 joined by “.” and strokes joined by “_”,"
    " but got “1-1001”.",
    "ink=1-٣": "Drawing must be points such as 120-340 joined by “.” and strokes joined by “_”,"
    " but got “1-٣”.",
    "ink=" + "1-1." * 5000 + "1-1": "Drawing may be at most 20000 characters long, but got 20003.",
    "rows=6": "Rows must lie between 0 and 5, but got 6.",
    "rows=2.5": "Rows must be a whole number, but got 2.5.",
    "grid=2z2q": "Cells must be runs such as 300z10p474z, of z, p and n, but got “2z2q”.",
    "grid=٣z1p": "Cells must be runs such as 300z10p474z, of z, p and n, but got “٣z1p”.",
    "grid=": "Cells must be runs such as 300z10p474z, of z, p and n, but got “”.",
    "grid=2z3p": "Cells must have 4 cells, but got 5.",
    "start=0123456789": "Beginning may be at most 9 characters long, but got “0123456789”.",
    "start=a%0Ab": "Beginning must be a line of plain text, but got 'a\\nb'.",
    "wait=2": "There is no parameter “wait” here,"
    " only weight, shape, neuron, sample, prepare, ink, rows, grid, start.",
}


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: query[:12])
def test_bad_state_is_refused_by_name_rule_and_what_came(query: str) -> None:
    with pytest.raises(kit.ParameterError) as refusal:
        Parameters.parse(query)
    assert str(refusal.value) == REFUSED[query]
    assert refusal.value.parameter == query.partition("=")[0]


def refusal(control: Control[Any], text: str) -> str | None:
    try:
        control.check("name", control.parse("name", text))
    except kit.ParameterError as error:
        return str(error)
    return None


@given(st.text())
def test_any_other_text_is_read_or_refused_by_name_and_never_breaks(text: str) -> None:
    for control in Parameters.controls().values():
        assert (refusal(control, text) or control.label).startswith(control.label)


@given(st.sampled_from([*Parameters.controls(), "wait"]), st.sampled_from("x9_ \n<"))
def test_no_message_repeats_more_than_can_be_read(name: str, letter: str) -> None:
    for length in (41, 30_000):
        with pytest.raises(kit.ParameterError) as refusal:
            Parameters.parse(urlencode({name: letter * length}))
        assert len(str(refusal.value)) < 200
        with pytest.raises(kit.ParameterError) as refusal:
            Parameters.parse(urlencode({letter * length: "1"}))
        assert len(str(refusal.value)) < 200


def test_long_drawing_is_told_by_its_first_characters_only() -> None:
    with pytest.raises(kit.ParameterError) as refusal:
        Parameters(ink="x" * 500)
    assert len(str(refusal.value)) < 200


def test_constructor_obeys_the_same_rules() -> None:
    with pytest.raises(kit.ParameterError, match=r"^Weight w must lie between -8 and 8, but got 9"):
        Parameters(weight=9)
    with pytest.raises(kit.ParameterError, match="Prepare must be on or off, but got 'on'"):
        Parameters(prepare="on")  # type: ignore[arg-type]


BROKEN: list[Callable[[], object]] = [
    lambda: kit.slider(9, low=-8, high=8, step=1, label="Weight"),
    lambda: kit.choice("a", options={"b": "B"}, label="Shape"),
    lambda: kit.pick("a", options=["b"], label="Neuron"),
]


@pytest.mark.parametrize("declare", BROKEN)
def test_default_that_breaks_its_own_rule_cannot_be_declared(declare: Callable[[], object]) -> None:
    with pytest.raises(kit.ParameterError):
        declare()


def test_every_field_has_a_name_that_a_screen_reader_says() -> None:
    tags = form(Parameters())
    labelled = {attributes.get("for") for tag, attributes in tags.found if tag == "label"}
    for tag, attributes in tags.found:
        if tag in {"input", "select"}:
            assert attributes.get("aria-label") or attributes.get("id") in labelled


def test_label_and_option_are_escaped() -> None:
    html = Parameters.controls()["shape"].html("shape", "tanh", "d")
    assert "&lt;tanh&gt;" in html
    assert "<tanh>" not in html


def test_slider_has_a_range_and_a_typed_field_with_the_same_bounds() -> None:
    tags = [attributes for tag, attributes in form(Parameters()).found if tag == "input"][:2]
    assert [field["type"] for field in tags] == ["range", "number"]
    for field in tags:
        assert (field["min"], field["max"], field["step"]) == ("-8", "8", "0.1")


@given(st.lists(lines, max_size=4))
def test_strokes_of_a_drawing_are_its_points_in_parts_of_the_side(
    drawn: list[list[tuple[int, int]]],
) -> None:
    text = "_".join(".".join(f"{x}-{y}" for x, y in line) for line in drawn)
    assert strokes(text) == [[(x / 1000, y / 1000) for x, y in line] for line in drawn]


@given(st.lists(st.sampled_from([-1, 0, 1]), max_size=30))
def test_cells_of_a_grid_are_read_as_they_were_written(cells: list[int]) -> None:
    assert painted(runs(cells)) == cells


def test_message_names_the_first_of_many_options_only() -> None:
    many = Choice("0", "Place", {str(n): "" for n in range(800)})
    with pytest.raises(kit.ParameterError) as refusal:
        many.check("place", "x")
    assert str(refusal.value).startswith("Place must be one of 0, 1, 2, ")
    assert "and 788 more, but got “x”." in str(refusal.value)
