"""Formulas: KaTeX turns them into HTML and MathML at build, so that the page needs no script."""

import atexit
import json
import re
from functools import cache
from html import unescape
from pathlib import Path

from py_mini_racer import JSEvalException, MiniRacer

from site_demos.publish.prose import MARKS, together

KATEX = Path("node_modules/katex/dist")
OLD_FONT = re.compile(r',url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)')
FORMULA = re.compile(rf'<(span|div) class="arithmatex">(.*?)</\1>{MARKS}', re.DOTALL)


def typeset(html: str) -> str:
    r"""Return a page with each formula that arithmatex marked, `\(…\)` or `\[…\]`, typeset.

    Raises
    ------
    ValueError
        If KaTeX refuses a formula; the message holds the formula.
    """
    return FORMULA.sub(
        lambda match: together(formula(unescape(match[2].strip())), match[3]),
        html,
    )


def formula(marked: str) -> str:
    r"""Return the HTML and MathML of one formula with its marks, `\(…\)` or `\[…\]`."""
    display = marked.startswith(r"\[")
    options = {"displayMode": display, "output": "htmlAndMathml", "strict": "error"}
    call = f"katex.renderToString({json.dumps(marked[2:-2])}, {json.dumps(options)})"
    try:
        return str(_katex().eval(call))
    except JSEvalException as error:
        reason, *_ = str(error).splitlines()
        raise ValueError(f"KaTeX refuses the formula “{marked[2:-2]}”: {reason}") from error


def styles() -> str:
    """Return KaTeX's style sheet, with its fonts where they are seen from the runtime.

    The site does not carry the older formats of fonts.
    """
    css = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    return OLD_FONT.sub("", css).replace("url(fonts/", "url(../vendor/katex/fonts/")


def end_engine() -> None:
    """End the engine, if it runs: left to the collector, it would wait for ever."""
    if _katex.cache_info().currsize:
        _katex().close()
        _katex.cache_clear()
        atexit.unregister(end_engine)  # which would keep all that it can reach


@cache
def _katex() -> MiniRacer:
    engine = MiniRacer()
    atexit.register(end_engine)
    engine.eval((KATEX / "katex.min.js").read_text(encoding="utf-8") + "; null")
    return engine
