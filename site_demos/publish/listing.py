"""The Python that draws a figure: the demo's own files, and what they call of ours, by file."""

import hashlib
import importlib
import inspect
import re
import sys
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import urlencode

import pygments
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pygments.token import STANDARD_TYPES, Token

import site_demos
from nn_core.files import write_whole
from site_demos.kit.demo import Demo, is_run
from site_demos.kit.drawing import Drawing
from site_demos.kit.figure import demos, find
from site_demos.kit.parameters import Parameters
from site_demos.kit.svg import element
from site_demos.publish import api, changes, dependencies
from site_demos.publish.changes import changes_html
from site_demos.publish.dependencies import Name, reached

ROOT = Path(site_demos.__path__[0]).parent
OURS = tuple(f"{ROOT / package}/" for package in dependencies.OURS)
HERE = f"{Path(__file__).parent}/"  # what watches
KEPT = Path(".cache/listings")
OWN = "site_demos.demos."
LISTED = re.compile(r"<nn-listing( module=[^>]*>)(.*?)</nn-listing>", re.DOTALL)
STROKE = "200-200.800-800"
TOOL = 4  # of `sys.monitoring`, free for any use


@cache
def source_html(name: str, query: str = "") -> str:
    """Return the listing of a demo in a state, folded; made anew when one of its files changes."""
    entry = demos()[name]
    modules = sorted({module for module, _ in reached((entry, ""))})
    ours = [__name__, api.__name__, changes.__name__, changes.home(name).__name__]
    sources = [pygments.__version__, *map(_source, [*ours, *modules])]
    stem = f"{name}.{hashlib.sha256(query.encode()).hexdigest()[:8]}"
    key = hashlib.sha256("".join(sources).encode()).hexdigest()[:16]
    kept = KEPT / f"{stem}.{key}.html"
    if not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob(f"{stem}.*.html"):
            old.unlink(missing_ok=True)
        write_whole(kept, _listing(name, query, [m for m in modules if m.startswith(OWN)]))
    return kept.read_text(encoding="utf-8")


def called(name: str, query: str = "") -> dict[str, list[str]]:
    """Return the functions and classes of ours that drawing a state calls, by their modules.

    Both are in the order of the first call, the demo's own modules before all others. A demo that
    runs also takes a step, and one to draw on is also drawn on.
    """
    demo = find(name)
    _forget(name)
    found = dict[str, dict[str, str]]()
    with _watched() as codes:
        for parameters in _parameters(demo, query):
            _draw(demo, parameters)
    for code in codes:
        module, top = _place(code)
        definition = inspect.unwrap(getattr(sys.modules[module], top, len))
        if inspect.isfunction(definition) or inspect.isclass(definition):
            found.setdefault(module, {})[top] = inspect.getsource(definition)
    ours = sorted(found, key=lambda module: not module.startswith(OWN))
    return {module: list(found[module]) for module in ours}


def _parameters(demo: Demo[Any], query: str) -> Iterator[Parameters]:
    """Yield the parameters of a state, and others with something drawn on its pad."""
    yield demo.Parameters.parse(query)
    for name, control in demo.Parameters.controls().items():
        if isinstance(control, Drawing):
            yield demo.Parameters.parse(urlencode({name: STROKE}))


def _draw(demo: Demo[Any], parameters: Parameters) -> None:
    if is_run(demo):
        state = demo.begin(parameters)
        demo.render(parameters, state)
        demo.render(parameters, demo.advance(parameters, state))
    else:
        demo.render(parameters)


def _listing(name: str, query: str, own: Collection[str]) -> str:
    """Return the demo's own files whole, its entry first, and parts of those that are everybody's.

    Of `kit`, `samples` and `nn_core` there is what drawing called, in the order of the first call.
    """
    entry, calls = demos()[name], called(name, query)
    shown = {
        module: _source(module) if module in own else _definitions(module, calls[module])
        for module in dict.fromkeys([entry, *calls, *own])
    }
    title = element("summary", "The Python that draws this figure")
    suggested = changes_html(name, shown)
    first = element("p", _address(entry), class_="nn-file") + _editable(entry, shown.pop(entry))
    parts = [_file(module, code, part=module not in own) for module, code in shown.items()]
    return element("details", title, suggested, first, *parts, class_="nn-source")


def _definitions(module: str, names: Iterable[str]) -> str:
    definitions = (inspect.unwrap(getattr(sys.modules[module], name)) for name in names)
    return "\n\n".join(map(inspect.getsource, definitions))


def _forget(name: str) -> None:
    """Empty what functions of a demo have kept, so that they work and can be watched."""
    for module, top in reached((demos()[name], "")):
        clear = getattr(getattr(importlib.import_module(module), top, None), "cache_clear", None)
        if clear:
            clear()


@contextmanager
def _watched() -> Iterator[list[CodeType]]:
    """Collect the code of ours that this thread runs meanwhile, once, in order of the first run."""
    codes, thread = list[CodeType](), threading.get_ident()

    def note(code: CodeType, _: int) -> object:
        if threading.get_ident() != thread:
            return None
        if code.co_filename.startswith(OURS) and not code.co_filename.startswith(HERE):
            codes.append(code)
        return sys.monitoring.DISABLE

    started = sys.monitoring.events.PY_START
    sys.monitoring.use_tool_id(TOOL, __name__)
    sys.monitoring.register_callback(TOOL, started, note)
    sys.monitoring.set_events(TOOL, started)
    sys.monitoring.restart_events()
    try:
        yield codes
    finally:
        sys.monitoring.set_events(TOOL, sys.monitoring.events.NO_EVENTS)
        sys.monitoring.free_tool_id(TOOL)


def _place(code: CodeType) -> Name:
    path = Path(code.co_filename).relative_to(ROOT).with_suffix("")
    parts = path.parent.parts if path.name == "__init__" else path.parts
    return ".".join(parts), code.co_qualname.partition(".")[0]


def _file(module: str, code: str, *, part: bool) -> str:
    """Return a module, or a part of it, folded."""
    listing = _editable(module, code, part=part)
    at = api.address(module)
    about = element("p", element("a", "What each part of it does", href=at)) if at else ""
    return element(
        "details", element("summary", _address(module)), about, listing, data_search_exclude=True
    )


def _editable(module: str, code: str, *, part: bool = False) -> str:
    """Return code that a reader may change, to have the figure drawn by it."""
    return element("nn-listing", code_html(code), module=module, part=part)


def _source(module: str) -> str:
    return inspect.getsource(importlib.import_module(module))


def _address(module: str) -> str:
    is_folder = hasattr(importlib.import_module(module), "__path__")
    return f"{module.replace('.', '/')}{'/__init__.py' if is_folder else '.py'}"


def listed_once(html: str) -> str:
    """Return a page in which code that several figures share stands under the first of them.

    The listings of the others lead there, and a script copies it (runtime/listing.mjs).

    >>> listed_once('<nn-listing module="a">1</nn-listing>' * 2).count("</nn-listing>")
    2
    """
    counts = Counter(LISTED.findall(html))
    shared = [code for code, count in counts.items() if count > 1]
    ids = {code: f"code-{number}" for number, code in enumerate(shared, 1)}
    met = set[tuple[str, str]]()

    def shorten(found: re.Match[str]) -> str:
        listed = start, code = found[1], found[2]
        if listed not in ids:
            return found[0]
        at = ids[listed]
        if listed in met:
            link = element("a", "It is shown above.", href=f"#{at}")
            return f'<nn-listing like="{at}"{start}{link}</nn-listing>'
        met.add(listed)
        return f'<nn-listing id="{at}"{start}{code}</nn-listing>'

    return LISTED.sub(shorten, html)


class Quiet(HtmlFormatter):  # type: ignore[misc] # pygments has no types
    """Marks what is said by colour: keywords, strings, numbers, comments, and names that are made.

    Commas and other names, each in an element, would be most of what a page is made of.
    """

    MARKED = (Token.Keyword, Token.String, Token.Number, Token.Comment)
    NAMES = (Token.Name.Function, Token.Name.Class, Token.Name.Decorator)

    def _get_css_classes(self, ttype: Any) -> str:  # noqa: ANN401 (pygments' tokens have no type)
        if ttype in self.NAMES:
            return "nf"
        kind = next((kind for kind in self.MARKED if ttype in kind), None)
        return STANDARD_TYPES[kind] if kind else ""


@cache
def code_html(source: str) -> str:
    """Return Python as a page shows it."""
    code = highlight(source, PythonLexer(), Quiet(cssclass="highlight"))
    return re.sub(r"<pre>", '<pre tabindex="0">', code, count=1)
