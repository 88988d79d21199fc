"""The Python under a figure: every file of the demo, and what it calls of ours."""

import inspect
import re
import threading
from html import unescape
from pathlib import Path

import pygments
import pytest
from bs4 import BeautifulSoup

from site_demos.demos.neurons import sigmoid
from site_demos.demos.recognise.draw_a_digit import neuron
from site_demos.kit import marks
from site_demos.kit.demo import is_run
from site_demos.kit.figure import demos, find
from site_demos.publish import listing
from site_demos.publish.listing import called, source_html


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "KEPT", tmp_path)
    source_html.cache_clear()


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_entry_is_whole_and_first() -> None:
    html = source_html("sigmoid")
    assert re.findall(r'<nn-listing module="([^"]+)"', html)[0] == sigmoid.__name__
    assert inspect.getsource(sigmoid).strip() in text(html)


def test_helper_of_the_demo_is_whole() -> None:
    html = source_html("draw-a-digit")
    assert "<summary>site_demos/demos/recognise/draw_a_digit/neuron.py</summary>" in html
    assert inspect.getsource(neuron).strip() in text(html)


def test_helper_that_the_first_figure_does_not_call_is_there_too() -> None:
    assert "<summary>site_demos/demos/learning/_confusion.py</summary>" in source_html(
        "train-it-here"
    )


def test_of_the_kit_there_is_what_was_called() -> None:
    shown = text(source_html("sigmoid"))
    assert inspect.getsource(marks.neuron).strip() in shown
    assert "def weight_grid" not in shown


@pytest.mark.parametrize("name", list(demos()))
def test_every_figure_names_the_function_that_draws_it_first(name: str) -> None:
    calls = called(name)
    first = "begin" if is_run(find(name)) else "render"
    assert next(iter(calls[demos()[name]])) == first
    assert "render" in calls[demos()[name]]
    assert list(calls) == sorted(calls, key=lambda module: not module.startswith(listing.OWN))


def test_step_of_a_run_and_what_a_drawing_goes_through_are_listed() -> None:
    assert {"nn_core.training", "nn_core.backprop"} <= set(called("train-it-here"))
    assert {"nn_core.mnist.ink", "nn_core.mnist.strokes"} <= set(called("draw-a-digit"))


def test_listing_is_made_anew_when_the_way_it_is_made_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source_html("sigmoid")
    (kept,) = tmp_path.iterdir()
    monkeypatch.setattr(pygments, "__version__", "another")
    source_html.cache_clear()
    source_html("sigmoid")
    assert not kept.exists()


def test_what_a_figure_has_kept_is_called_again() -> None:
    assert called("mean-images") == called("mean-images")


def test_another_thread_is_not_listed() -> None:
    running, end = threading.Event(), threading.Event()

    def draw() -> None:
        while not end.is_set():
            marks.weight_grid([0.5], scale=1, side=1)
            running.set()

    other = threading.Thread(target=draw)
    other.start()
    running.wait()
    try:
        assert "weight_grid" not in called("sigmoid")["site_demos.kit.marks"]
    finally:
        end.set()
        other.join()


def test_listing_is_made_anew_when_a_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source_html("sigmoid")
    (kept,) = tmp_path.iterdir()
    source = listing._source
    monkeypatch.setattr(listing, "_source", lambda module: f"{source(module)}# more\n")
    source_html.cache_clear()
    assert "# more" in text(source_html("sigmoid"))
    assert not kept.exists()


def test_listing_is_that_of_the_state_that_stands_above_it() -> None:
    assert "weight_line" not in called("draw-a-digit").get("site_demos.kit.marks", [])
    assert "weight_line" in called("draw-a-digit", "neuron=2.3")["site_demos.kit.marks"]
    shown = source_html("draw-a-digit", "neuron=2.3")
    assert "def weight_line" in text(shown)
    assert shown != source_html("draw-a-digit")


@pytest.mark.parametrize("name", ["sigmoid", "playground", "draw-a-digit"])
def test_what_watches_is_not_listed(name: str) -> None:
    assert not [module for module in called(name) if module.startswith("site_demos.publish")]


def test_listing_of_one_demo_leaves_those_of_others(tmp_path: Path) -> None:
    for name in ("cost-of-one-output", "cost", "sigmoid"):
        source_html(name)
    assert len(list(tmp_path.iterdir())) == 3


def test_only_what_a_colour_says_has_an_element_and_no_letter_is_lost() -> None:
    source = 'def f(a: int) -> str:  # why\n    return f"{a + 1}, " * 2\n'
    code = BeautifulSoup(listing.code_html(source), "html.parser")
    assert code.get_text().strip() == source.strip()
    marked = [(" ".join(span["class"]), span.get_text()) for span in code.select("span[class]")]
    assert ("k", "def") in marked
    assert ("nf", "f") in marked
    assert ("c", "# why") in marked
    assert ("m", "2") in marked
    assert {kind for kind, _ in marked} == {"k", "nf", "c", "s", "m"}
    assert len(marked) < 12
