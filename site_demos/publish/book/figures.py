"""Figures on paper: numbered, without what sets them, each in a state that says something."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag

from site_demos.demos.applications import learn_from_chance
from site_demos.demos.learning import (
    next_letter,
    playground,
    sigmoid_or_relu,
    train_it_here,
    your_handwriting,
)
from site_demos.kit.figure import render
from site_demos.kit.runs import Run
from site_demos.kit.svg import MINUS, element
from site_demos.publish import artefacts
from site_demos.publish.book import keys
from site_demos.publish.book.markup import Drawings, classes, fragment, one, remove
from site_demos.publish.prose import result_of
from site_demos.publish.remembered import is_kept, remembered

CONTROLS = (
    ".nn-side, .nn-way-back, .nn-source, .nn-presets, .nn-meanings, [data-undo], .nn-altered,"
    " .nn-buttons, .nn-newest"
)
"""What a figure is set by; what is held or asked within drawings is hidden by styles."""
OPERATED = ("tabindex", "data-set", "data-cells", "data-paints", "data-axes", "inert", "title")


def _after(demo: Any, steps: int) -> str:  # noqa: ANN401 (a module)
    """Return the figure of a run after so many steps, or where it ends before."""
    run = Run.begin(demo, demo.Parameters())
    state = run.state
    while not state.done and state.steps < steps:
        state = demo.advance(run.parameters, state)
    figure: str = demo.render(run.parameters, state)
    return figure


@remembered
def trained() -> str:
    """Return a network that has learnt to read."""
    return _after(train_it_here, 600)


@remembered
def two_trained() -> str:
    """Return two networks of which one has learnt and the other has not."""
    return _after(sigmoid_or_relu, 1000)


@remembered
def played() -> str:
    """Return the playground when its network has found both classes."""
    return _after(playground, 200)


@remembered
def learnt_from_chance() -> str:
    """Return a network that has learnt the past of a random walk by heart."""
    return _after(learn_from_chance, learn_from_chance.EPOCHS)


@remembered
def learnt_by_hand() -> str:
    """Return the site's network after some lessons in one hand."""
    return _after(your_handwriting, your_handwriting.PAUSE)


@remembered
def written() -> str:
    """Return what a network has written."""
    return _after(next_letter, next_letter.MOST)


ENDS: dict[str, Callable[[], str]] = {
    "train-it-here": trained,
    "sigmoid-or-relu": two_trained,
    "playground": played,
    "learn-from-chance": learnt_from_chance,
    "your-handwriting": learnt_by_hand,
    "next-letter": written,
}
"""The figure of each demo that runs, as the book shows it."""
STANDING = {"loops-or-matrices"}
"""The demos that run and stay as their pages begin them: they measure the machine of the reader."""
MOMENTS = {"two-districts": "days=40"}
"""The state in which the book shows a demo that begins with next to nothing."""


def run_all() -> None:
    """Run what is not known yet, on all processors at once."""
    artefacts.measure([run for run in ENDS.values() if not is_kept(run)])


def end_runs(article: Tag, drawings: Drawings) -> None:
    """Show each run of a page where it ends, and say so in its sentences."""
    for demo in article.select("nn-demo"):
        if (drawn := _shown(str(demo["name"]))) is None:
            continue
        figure = one(demo, ".nn-figure")
        figure.clear()
        figure.append(BeautifulSoup(drawings.aside(drawn), "html.parser"))
        for place in article.select(f'nn-result[demo="{demo["id"]}"]'):
            if (said := result_of(drawn, str(place["name"]))) is not None:
                place.string = said


def _shown(name: str) -> str | None:
    """Return the figure of a demo, where it is not the one that its page begins with."""
    if name in MOMENTS:
        return render(name, MOMENTS[name])
    return ENDS[name]() if name in ENDS else None


def number(article: Tag, chapter: str, drawings: Drawings) -> None:
    """Make each demo of a page a figure with a number."""
    for place, demo in enumerate(article.select("nn-demo"), start=1):
        remove(demo, CONTROLS)
        _chosen(demo)
        _caption(demo, f"{chapter}.{place}")
        keys.under(demo, drawings)
        for part in demo.select(".nn-figure button, .nn-figure label"):
            part.name = "div"
        for field in demo.select(".nn-figure input"):
            value = str(field.get("value", "")).replace("-", MINUS)
            field.replace_with(fragment(element("span", value)))
        for part in demo.select(".nn-figure *"):
            for name in OPERATED:
                del part[name]
            if part.name != "svg":
                del part["role"]
        for drawing in demo.select("svg[role=group]"):
            drawing["role"] = "img"
        demo.attrs = {"id": demo["id"], "class": "bk-figure"}
        demo.name = "div"


def _chosen(demo: Tag) -> None:
    """Of words to choose from, leave what is chosen; pictures to choose from all stay."""
    for group in demo.select("[role=radiogroup]:not(svg *)"):
        if not group.select("svg, img"):
            remove(group, "[role=radio]:not([aria-checked=true])")
            if not group.select("[role=radio]"):
                label = group.find_previous_sibling()
                if label is not None and "nn-picks-label" in classes(label):
                    label.decompose()
                group.decompose()


def _caption(demo: Tag, number: str) -> None:
    """Put its number before a caption."""
    figure = one(demo, "figure")
    caption = demo.select_one("figcaption")
    if caption is None:
        caption = fragment("<figcaption><p></p></figcaption>")
        figure.append(caption)
    figure.name, figure["class"] = "div", "bk-body"  # as a figure it would need a text of its own
    label = fragment(f'<strong class="bk-label">Figure {number}</strong>')
    first = caption.select_one("p") or caption
    first.insert(0, label)
    label.insert_after(" ")
