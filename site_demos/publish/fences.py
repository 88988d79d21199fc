"""The `demo` fence: a page names a demo, the build puts its figure, form and source there.

```demo name="one-neuron" weight_1="2"
A caption, in *Markdown*.
```

A second one of the same demo on a page needs an `id="…"` of its own. One that `follows="…"` another
is given what that is given, as far as their parameters have the same names. A `guess` fence is
explained in guesses.py, a `cell` in cells.py, an `exercise` in solving.py.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from markdown import Markdown, markdown
from pymdownx.superfences import SuperFencesException

from site_demos.kit.controls import Steps
from site_demos.kit.demo import is_run
from site_demos.kit.drawing import Drawing
from site_demos.kit.figure import find, render
from site_demos.kit.svg import element
from site_demos.publish.cells import TAG as CELL
from site_demos.publish.cells import Cells
from site_demos.publish.facts import LATER
from site_demos.publish.forms import (
    fields_class,
    figure_class,
    folded,
    is_shown,
    run_html,
    side_class,
)
from site_demos.publish.guesses import MARK, Guess, mark
from site_demos.publish.listing import source_html
from site_demos.publish.remembered import hurried
from site_demos.publish.solving import EXERCISE, PREDICTION, exercise_html

TAG = "nn-demo"
FENCE = re.compile(r"\s*```+ ?(demo|guess|cell|exercise)\b")
CAPTION: dict[str, dict[str, object]] = {"attr_list": {}, "pymdownx.arithmatex": {"generic": True}}


UNSCRIPTED = (
    '<noscript data-search-exclude><p class="nn-unscripted">Scripts are switched off in this'
    " browser, so the figures stay as they were drawn when the page was made: you cannot set,"
    " draw or play anything in them.</p></noscript>"
)
"""What stands before the first figure of a page."""


class Places:
    """The fences of the page that is read: where they stand, so that an error can say it, and more.

    Attributes
    ----------
    states : dict of str to (str, str)
        The demo and the state that each figure begins with, by its id.
    guesses : list of Guess
        What is to be guessed, in order.
    cells : Cells
        What the cells before have made.
    exercises : int
        How many there are before.
    waits : bool
        Whether code before has to wait for numbers that are not known yet.
    """

    def __init__(self) -> None:
        self.read("a page", "")

    def read(self, page: str, source: str) -> None:
        """Begin with the first fence of a page."""
        numbered = enumerate(source.splitlines(), start=1)
        self.page, self.lines = page, iter([n for n, line in numbered if FENCE.match(line)])
        self.states: dict[str, tuple[str, str]] = {}
        self.guesses: list[Guess] = []
        self.cells = Cells(page)
        self.exercises = 0
        self.waits = False

    def next(self) -> str:
        """Return where the next fence stands."""
        return f"{self.page}:{next(self.lines, 1)}"


PLACES = Places()


def accept(_language: str, inputs: dict[str, str], options: dict[str, str], *_: object) -> bool:
    """Take every `key="value"` of the fence as an option."""
    options.update(inputs)
    return True


def fenced(
    source: str,
    kind: str,
    _class: str,
    options: dict[str, str],
    md: Markdown,
    *,
    make: Callable[[str, dict[str, str]], str],
    tags: tuple[str, ...],
    **_: object,
) -> str:
    """Return what a fence of a kind makes of its text and options.

    Raises
    ------
    SuperFencesException
        If it refuses them. (Any other exception would be swallowed, and the fence shown as code.)
    """
    place = PLACES.next()
    # in a paragraph, where they would stand else, they break
    md.block_level_elements += [tag for tag in tags if tag not in md.block_level_elements]
    try:
        return make(source, dict(options))
    except Exception as error:
        raise SuperFencesException(f"{place}: {kind} fence {options}: {error}") from error


def _demo(source: str, options: dict[str, str]) -> str:
    """Return the whole `<nn-demo>` of a fence."""
    options = {key: text for key, text in options.items() if LATER not in text}
    name, identity = options.pop("name"), options.pop("id", "")
    followed = options.pop("follows", "")
    if followed and followed not in PLACES.states:
        raise ValueError(f"it follows “{followed}”, but no demo before it on its page has that id")
    note = "" if PLACES.states else UNSCRIPTED
    PLACES.states[identity or name] = name, urlencode(options)
    html = demo_html(name, urlencode(options), caption=source, identity=identity, follows=followed)
    return note + html


def _guess(source: str, options: dict[str, str]) -> str:
    """Return the mark that stands for a guess until all demos of its page are known."""
    read = Guess.read(source, options)
    question, why = caption_html(read.question), caption_html(read.why)
    PLACES.guesses.append(replace(read, question=question, why=why))
    return mark(len(PLACES.guesses) - 1)


def _cell(source: str, options: dict[str, str]) -> str:
    """Return the whole `<nn-cell>` of a fence."""
    if _waits(source):
        return element("p", LATER)
    return PLACES.cells.html(source, **options)


def _exercise(source: str, options: dict[str, str]) -> str:
    """Return the whole of an exercise."""
    if _waits(source):
        return element("p", LATER)
    PLACES.exercises += 1
    return exercise_html(source, number=PLACES.exercises, prose=caption_html, **options)


def _waits(source: str) -> bool:
    """Say whether code has a number in it that the development server does not know yet.

    Then the code after it on its page waits, too.
    """
    PLACES.waits = PLACES.waits or (hurried() and LATER in source)
    return PLACES.waits


demo = partial(fenced, make=_demo, tags=(TAG,))
guess = partial(fenced, make=_guess, tags=(MARK,))
cell = partial(fenced, make=_cell, tags=(CELL,))
exercise = partial(fenced, make=_exercise, tags=(EXERCISE, PREDICTION))
"""What mkdocs.yml names for each kind of fence."""


def demo_html(
    name: str, query: str = "", *, caption: str = "", identity: str = "", follows: str = ""
) -> str:
    """Return a demo as it stands in a page: complete without any script, ready to become live.

    Its id is its name, or `identity` where a page has one demo twice. It is given what the demo
    that it `follows` is given, by the names that both have.
    """
    identity = identity or name
    module = find(name)
    parameters = module.Parameters.parse(query)
    controls = module.Parameters.controls()
    written = {
        key: control.html(key, getattr(parameters, key), identity)
        for key, control in controls.items()
    }
    players, pads = (
        [written.pop(key) for key, control in controls.items() if isinstance(control, kind)]
        for kind in (Steps, Drawing)
    )
    rarely = [written.pop(key) for key in module.Parameters.folded()]
    buttons = element(
        "div",
        element("button", "Reset", type="reset"),
        element("button", "Copy link", type="button", data_do="link"),
        class_="nn-buttons",
    )
    form = element(
        "form",
        *pads,
        element(
            "div",
            *written.values(),
            folded("More settings", element("div", *rarely, class_="nn-fields")) if rarely else "",
            buttons,
            class_=fields_class([controls[key] for key in written], folds=bool(rarely)),
        ),
        id=f"{identity}-controls",
        class_="nn-controls",
        inert=True,
        autocomplete="off",
        aria_label=f"Controls of {identity}",
    )
    is_held = pads or any(is_shown(controls[key]) for key in written)
    messages = element("p", class_="nn-message", role="alert") + element(
        "p", class_="nn-live", role="status"
    )
    side = element(
        "div",
        run_html(module, parameters, identity) if is_run(module) else "",
        element("div", *players, class_="nn-controls nn-above", inert=True) if players else "",
        form,
        messages,
        class_=side_class(drives=is_run(module) or bool(players), draws=bool(pads)),
    )
    drawn = render(name, query)
    figure = element(
        "figure",
        side,
        element("div", drawn, class_="nn-figure"),
        element("figcaption", caption_html(caption)) if caption.strip() else "",
        class_=figure_class(drawn, holds=bool(is_held or players) and not hasattr(module, "WIDE")),
    )
    back = element("button", "Back to the text", type="button", class_="nn-way-back", hidden=True)
    return element(
        TAG,
        back,
        figure,
        source_html(name, query),
        id=identity,
        name=name,
        follows=follows or None,
        state="static",
    )


def caption_html(caption: str) -> str:
    """Return a caption's HTML, its formulas marked as those of the page are."""
    html: str = markdown(caption, extensions=list(CAPTION), extension_configs=CAPTION)
    return html
