"""Live prose: sentences of a page that hold a demo's values, filled in when the page is built.

In a page, `{{ knob("one-neuron.bias") }}` is a value that the reader can drag or type,
`{{ result("one-neuron.z") }}` repeats what the figure says, and
`{{ step("one-neuron", "bias=-4", "lower the bias") }}` is a link that sets the demo, for a tour.
`{{ colour("green") }}` is the word for what is green unless the reader chose other colours.
"""

import re
from html import escape

from site_demos.kit.svg import MINUS

COLOURS = {
    "green": {"blue-orange": "blue", "greys": "light grey"},
    "red": {"blue-orange": "orange", "greys": "dark grey"},
}
"""What the other palettes of site.css have in the place of a colour."""
TAG = re.compile(r"<[^>]*>")
MARKS = "([.,;:?!)]*)"
"""In a pattern: what no line may begin with, and what a browser would put there after a box."""
PLACE = re.compile(rf'<nn-(knob|result) demo="([^"]*)" name="([^"]*)"></nn-\1>{MARKS}')

CODE = re.compile(r"<pre.*?</pre>|<code>([^<]*)</code>", re.DOTALL)
HYPHENED = re.compile(r"(?<![^\s>])[^\s<>]{0,20}-[^\s<>]{1,20}(?![^\s<])")
"""A word with a hyphen that is short enough for a line."""


def knob(target: str) -> str:
    """Return the place of a demo's parameter, `demo.parameter`, in a sentence."""
    return _place("knob", target)


def result(target: str) -> str:
    """Return the place of a demo's result, `demo.result`, in a sentence."""
    return _place("result", target)


def step(demo: str, state: str, text: str) -> str:
    """Return a link that sets some of a demo's parameters and points at their controls."""
    return f'<a class="nn-step" href="#{demo}?{escape(state)}">{text}</a>'


def colour(word: str) -> str:
    """Return the name of a colour, "green" or "red", and its names in the other palettes.

    The style sheet shows the one that the reader chose; a capital stays one.

    Raises
    ------
    LookupError
        If figures use no such colour.

    >>> colour("Red")[:40]
    "<span class='nn-colour'><span>Red</span>"
    """
    if word.lower() not in COLOURS:
        raise LookupError(f"a colour must be one of {', '.join(COLOURS)}, but is “{word}”")
    others = [
        f"<span data-nn-in='{palette}' hidden data-search-exclude>"
        f"{name.capitalize() if word[0].isupper() else name}</span>"
        for palette, name in COLOURS[word.lower()].items()
    ]
    # in single quotes, so that it can stand in a title in double ones
    return f"<span class='nn-colour'><span>{word}</span>{''.join(others)}</span>"


def fill(html: str) -> str:
    """Return a page with every knob and result filled in from the demos on the same page.

    Raises
    ------
    LookupError
        If the page has no such demo, or the demo no such parameter or result.
    """
    return PLACE.sub(lambda match: _filled(html, *match.groups()), html)


def together(box: str, marks: str) -> str:
    """Return a box of a line and the marks that follow it, which stay in its line."""
    return f'<span class="nn-together">{box}{marks}</span>' if marks else box


def with_whole_code(html: str) -> str:
    """Return a page whose code within sentences is not broken at a hyphen or a minus.

    >>> with_whole_code("<p><code>1 / exp(-z)</code></p><pre><code>1-z</code></pre>")
    '<p><code>1 / <span class="nn-together">exp(-z)</span></code></p><pre><code>1-z</code></pre>'
    """
    return CODE.sub(lambda match: HYPHENED.sub(_whole, match[0]) if match[1] else match[0], html)


def _whole(word: re.Match[str]) -> str:
    return f'<span class="nn-together">{word[0]}</span>'


def _place(kind: str, target: str) -> str:
    demo, _, name = target.partition(".")
    return f'<nn-{kind} demo="{escape(demo)}" name="{escape(name)}"></nn-{kind}>'


def _filled(page: str, kind: str, demo: str, name: str, mark: str) -> str:
    found = re.search(rf'<nn-demo id="{demo}".*?</nn-demo>', page, re.DOTALL)
    if found is None:
        raise LookupError(f"live prose names the demo “{demo}”, which this page does not have")
    text = _value(found[0], name) if kind == "knob" else result_of(found[0], name)
    if text is None:
        raise LookupError(f"live prose names “{name}”, but the demo “{demo}” has no such {kind}")
    filled = f'<nn-{kind} demo="{demo}" name="{name}">{text}</nn-{kind}>'
    return together(filled, mark) if kind == "knob" else filled + mark


def _value(demo: str, name: str) -> str | None:
    """Return the value of the first field of that name, as a reader writes it."""
    field = re.search(rf'<input\b[^>]*\sname="{name}"[^>]*>', demo)
    value = re.search(r'\svalue="([^"]*)"', field[0]) if field else None
    return value[1].replace("-", MINUS) if value else None


def result_of(figure: str, name: str) -> str | None:
    """Return what the first result of that name says."""
    result = re.search(rf'<(\w+)[^>]*\sdata-result="{name}"[^>]*>(.*?)</\1>', figure, re.DOTALL)
    return TAG.sub("", result[2]) if result else None
