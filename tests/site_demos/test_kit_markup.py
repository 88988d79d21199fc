"""The markup of controls is, word by word, what the page's script, style and screen readers use."""

from dataclasses import dataclass

import pytest

from site_demos import kit
from tests.markup import flat


def parameters() -> type[kit.Parameters]:
    """Declare one parameter of each kind."""

    @dataclass(frozen=True)
    class Parameters(kit.Parameters):
        """All kinds."""

        weight: float = kit.slider(1.5, low=-8, high=8, step=0.1, label="Weight < w", unit="m/s")
        rate: float = kit.folded(kit.slider(0, low=0, high=1, step=0.5, label="Rate"))
        turns: float = kit.knob(-1, low=-2, high=8, step=0.1, label="Turn", unit="°")
        count: int = kit.whole(3, low=1, high=9, step=2, label="Count")
        rows: int = kit.steps(last=5, first=1, start=2, label="Rows", pace=400)
        shape: str = kit.choice("tanh", options={"relu": "ReLU", "tanh": "<tanh>"}, label="Shape")
        neuron: str = kit.pick("2-3", options=["2-3", "2-4"], label="Neuron")
        sample: str = kit.pictures(
            "5",
            options={"5": "a five", "": "none"},
            pictures={"5": [1.0] + [0.06] * 2 + [0.0] * 781, "": "<g/>"},
            label="Im&age",
            clears="ink",
        )
        on: bool = kit.toggle(True, label="Pre&pare")
        off: bool = kit.toggle(False, label="Off")
        ink: str = kit.drawing(label="Drawing", pen=0.06, under="mean", clears="sample")
        bare: str = kit.drawing(label="Bare", pen=0.1)
        start: str = kit.line("The “n", most=9, label="Begin & end")
        points: str = kit.own_points("1_2_0", reach=6, most=3, label="Points & more")
        own: str = kit.readings(least=2, most=3, low=-5, high=2000, label="Your <numbers>")
        weights: str = kit.hidden_numbers(most=2, reach=1000, label="Weights")

    return Parameters


MARKUP = {
    "weight": """
        <div class="nn-slider">
          <label for="d-weight">Weight &lt; w</label>
          <input type="range" id="d-weight" min="-8" max="8" step="0.1" value="1.5"
            data-for="weight">
          <input type="number" name="weight" aria-label="Weight &lt; w, typed" min="-8" max="8"
            step="0.1" value="1.5" data-for="weight">m/s</div>""",
    "rate": """
        <div class="nn-slider">
          <label for="d-rate">Rate</label>
          <input type="range" id="d-rate" min="0" max="1" step="0.5" value="0" data-for="rate">
          <input type="number" name="rate" aria-label="Rate, typed" min="0" max="1" step="0.5"
            value="0" data-for="rate">
        </div>""",
    "turns": """
        <div class="nn-turned">
          <div class="nn-slider">
            <label for="d-turns">Turn</label>
            <input type="range" id="d-turns" min="-2" max="8" step="0.1" value="-1"
              data-for="turns">
            <input type="number" name="turns" aria-label="Turn, typed" min="-2" max="8" step="0.1"
              value="-1" data-for="turns">°</div>
          <svg viewBox="-28 -28 56 56" class="nn-dial" aria-hidden="true" style="--nn-turn:0.1"
            data-across="turns" data-across-scale="15" data-along="turns" data-along-scale="-15">
            <path d="M-16.97 16.97A24 24 0 1 1 16.97 16.97" class="nn-arc"/>
            <circle r="17" class="nn-knob"/>
            <path d="M0-5V-15" class="nn-pointer"/>
            <path d="M5.85 -19.13L8.19 -26.78L12.36 -20.57zM-5.85 -19.13L-8.19 -26.78L-12.36
              -20.57z" class="nn-movable"/>
          </svg>
        </div>""",
    "count": """
        <div class="nn-slider">
          <label for="d-count">Count</label>
          <input type="range" id="d-count" min="1" max="9" step="2" value="3" data-for="count">
          <input type="number" name="count" aria-label="Count, typed" min="1" max="9" step="2"
            value="3" data-for="count">
        </div>""",
    "rows": """
        <nn-player inert pace="400">
          <div class="nn-buttons">
            <button type="button" data-play="rows">Play</button>
            <button type="button" data-step="rows">Step</button>
          </div>
          <div class="nn-slider">
            <label for="d-rows">Rows</label>
            <input type="range" id="d-rows" form="d-controls" min="1" max="5" step="1" value="2"
              data-for="rows">
            <input type="number" name="rows" aria-label="Rows, typed" form="d-controls" min="1"
              max="5" step="1" value="2" data-for="rows">
          </div>
        </nn-player>""",
    "shape": """
        <div class="nn-choice">
          <label for="d-shape">Shape</label>
          <select id="d-shape" name="shape">
            <option value="relu">ReLU</option>
            <option value="tanh" selected>&lt;tanh&gt;</option>
          </select>
        </div>""",
    "neuron": '<input type="text" hidden name="neuron" value="2-3" aria-label="Neuron">',
    "sample": """
        <fieldset class="nn-pictures">
          <legend>Im&amp;age</legend>
          <div>
            <label title="a five">
              <input type="radio" name="sample" value="5" checked aria-label="a five"
                data-clears="ink">
              <svg viewBox="0 0 28 28" aria-hidden="true">
                <rect width="28" height="28" class="nn-dark"/>
                <path d="M0 0h1v1h-1z" class="nn-bright" opacity="1"/>
              </svg>
            </label>
            <label title="none">
              <input type="radio" name="sample" value="" aria-label="none" data-clears="ink">
              <svg viewBox="0 0 28 28" aria-hidden="true"><g/></svg>
            </label>
          </div>
        </fieldset>""",
    "on": """
        <div class="nn-toggle">
          <input type="checkbox" id="d-on" name="on" checked>
          <label for="d-on">Pre&amp;pare</label>
        </div>""",
    "off": """
        <div class="nn-toggle">
          <input type="checkbox" id="d-off" name="off">
          <label for="d-off">Off</label>
        </div>""",
    "ink": """
        <nn-drawing class="nn-shows" inert>
          <input type="text" hidden name="ink" value="" maxlength="20000" aria-label="Drawing"
            data-clears="sample">
          <svg viewBox="0 0 1000 1000" tabindex="0" role="application"
            aria-label="Drawing. Draw with the pointer. Or move the pen with the arrow keys, press
            Space to put it down or lift it, Backspace to undo, Delete to clear."
            aria-describedby="d-ink-keys" style="--nn-pen:60">
            <use xlink:href="#mean"></use>
            <g class="nn-ink"></g>
            <path class="nn-pen" d="M-28 0h56M0-28v56"/>
          </svg>
          <div class="nn-buttons">
            <button type="button" data-draw="undo">Undo</button>
            <button type="button" data-draw="clear">Clear</button>
            <button type="button" data-draw="picture" title="Use a scan or a photo of handwriting.
              Its ink is thinned to lines, and they are drawn with this pen. It stays on your
              device.">Picture</button>
          </div>
          <input type="file" accept="image/*" hidden aria-label="Picture">
          <p id="d-ink-keys" class="nn-hint">Draw here. By keyboard: arrows move, <kbd>Space</kbd>
            puts the pen down or lifts it.</p>
        </nn-drawing>""",
    "start": """
        <div class="nn-line">
          <label for="d-start">Begin &amp; end</label>
          <input type="text" id="d-start" name="start" value="The “n" maxlength="9"
            spellcheck="false">
        </div>""",
    "points": """
        <div class="nn-typed-points">
          <label for="d-points">Points &amp; more</label>
          <textarea id="d-points" name="points" rows="2" spellcheck="false" data-loads>1_2_0
          </textarea>
        </div>""",
    "own": """
        <div class="nn-typed-points">
          <label for="d-own">Your &lt;numbers&gt;</label>
          <textarea id="d-own" name="own" rows="2" data-least="2" maxlength="30000"
            spellcheck="false"></textarea>
        </div>""",
    "weights": '<input type="text" hidden name="weights" value="" aria-label="Weights">',
}


def field(name: str) -> str:
    """Return the field of a parameter in its first state."""
    declared = parameters()
    return declared.controls()[name].html(name, getattr(declared(), name), "d")


@pytest.mark.parametrize("name", MARKUP)
def test_field_of_each_kind_has_its_names_its_values_and_its_words(name: str) -> None:
    assert flat(field(name)) == flat(MARKUP[name])


def test_what_is_rarely_set_is_told() -> None:
    assert parameters().folded() == ["rate"]


def test_pad_with_nothing_under_it_shows_and_clears_nothing() -> None:
    bare = field("bare")
    assert bare.startswith("<nn-drawing inert>")
    assert "--nn-pen:100" in bare
    assert "<use" not in bare
    assert "data-clears" not in bare


def test_pictures_that_clear_nothing_say_so_by_silence() -> None:
    control = kit.pictures("a", options={"a": "A"}, pictures={"a": ""}, label="Image")
    html = control.metadata["control"].html("image", "a", "d")  # type: ignore[attr-defined]
    assert "data-clears" not in html


def test_steps_begin_with_the_first_and_stay_at_each_for_nine_tenths_of_a_second() -> None:
    plain = kit.steps(last=4, label="Rows").metadata["control"]  # type: ignore[attr-defined]
    assert (plain.default, plain.low, plain.high, plain.step, plain.pace) == (0, 0, 4, 1, 900)
