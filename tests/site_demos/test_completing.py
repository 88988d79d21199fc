"""The names that an editor offers: those that may stand there, and nothing runs for them."""

import json

import pytest

from site_demos.runtime import cells, completing
from site_demos.runtime.completing import after, answer

OFFERED = {
    "from nn_core import sig": "sigmoid",
    "from nn_core import dense, sig": "sigmoid",
    "from site_demos.kit import (pict": "picture",
    "from site_demos import kit\nx = kit.pict": "picture",
    "import nn_core.mnist.ink\nnn_core.mnist.ink.": "find_ink",
    "import nn_core as n\nn.Network.lo": "load",
    "import math\nmath.": "tau",
    "total.re": "real",
    "whi": "while",
    "pri": "print",
    "to": "total",
}


@pytest.mark.parametrize("text", OFFERED)
def test_name_that_may_come_next_is_offered(text: str) -> None:
    assert OFFERED[text] in after(text, {"total": 1})


@pytest.mark.parametrize(
    "text", ["f(1).", "1.", "total[0].", "'a'.", "unknown.", "from nowhere import ", "import 1\nb."]
)
def test_where_nothing_is_known_nothing_is_offered(text: str) -> None:
    assert after(text, {"total": 1}) == {}


def test_names_are_those_of_the_page_or_of_the_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cells.NAMES, "/page/", {"mine": 1})
    sigmoid = "site_demos.demos.neurons.sigmoid"
    offered = {home: dict(json.loads(answer("", home))) for home in ("/page/", "/other/", sigmoid)}
    assert [home for home, names in offered.items() if "mine" in names] == ["/page/"]
    assert [home for home, names in offered.items() if "render" in names] == [sigmoid]


def test_no_code_of_the_reader_runs_for_it() -> None:
    runs = list[str]()

    class Loud:
        @property
        def part(self) -> str:
            runs.append("part")
            return ""

    assert "part" in after("loud.", {"loud": Loud()})
    assert "count" not in after("loud.part.", {"loud": Loud()})
    assert after("import this\nthis.", {}) == {}
    assert runs == []


def test_what_refuses_to_be_looked_at_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def __dir__(self) -> list[str]:
            raise PermissionError

    monkeypatch.setitem(cells.NAMES, "/page/", {"closed": Closed()})
    assert answer("closed.", "/page/") == "[]"
    assert completing.about("closed", Closed()) == ""
