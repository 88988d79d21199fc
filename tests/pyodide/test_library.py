"""The trimmed standard library: what was left out is fetched by the first import that needs it."""

import pytest

import nn_core
from site_demos.runtime import early
from tests.pyodide.conftest import Pyodide, PyodideError

LEFT_OUT = {
    "tomllib": "tomllib.loads('weight = 2')['weight']",
    "csv": "next(csv.reader(['2,3']))[0]",
    "xml.etree.ElementTree": "xml.etree.ElementTree.fromstring('<a>2</a>').text",
    "bz2": "bz2.decompress(bz2.compress(b'2')).decode()",
}


@pytest.fixture(scope="module", autouse=True)
def before(pyodide: Pyodide) -> str:
    """How often the full library was fetched before any of these tests ran."""
    return pyodide.run("fetches()")


def test_demos_and_their_first_figures_do_without_the_full_library(before: str) -> None:
    assert before == "0"


def test_unknown_module_is_refused_and_fetches_nothing(pyodide: Pyodide) -> None:
    count = pyodide.run("fetches()")
    with pytest.raises(PyodideError, match="ModuleNotFoundError: No module named 'no_such_module'"):
        pyodide.run("import no_such_module")
    assert pyodide.run("fetches()") == count


@pytest.mark.parametrize("module", LEFT_OUT)
def test_module_that_was_left_out_loads_when_first_imported(pyodide: Pyodide, module: str) -> None:
    assert pyodide.run(f"import {module}\n{LEFT_OUT[module]}") == "2"


def test_full_library_is_fetched_once(pyodide: Pyodide) -> None:
    for module in LEFT_OUT:
        pyodide.run(f"import {module}")
    assert pyodide.run("fetches()") == "1"


def test_the_library_is_found_in_one_piece(pyodide: Pyodide) -> None:
    found = pyodide.run("import asyncio, json\ntype(asyncio.__loader__), type(json.__loader__)")
    assert found.count("sitecustomize.OnePiece") == 2


def test_modules_that_wait_are_in_the_library_and_do_what_they_should(pyodide: Pyodide) -> None:
    find = "[each for each in sys.meta_path if type(each).__name__ == 'OnePiece'][0].find_spec"
    loaders = f"{{type({find}(name).loader).__name__ for name in {sorted(early.LATER)}}}"
    assert pyodide.run(f"import sys\n{loaders}") == "{'LazyLoader'}"
    code = """
import base64, codeop, compression.zstd, ipaddress, locale
zstd = compression.zstd
str([
    base64.b64encode(b"2"),
    codeop.compile_command("1 +("),
    ipaddress.ip_address("127.0.0.1").is_loopback,
    locale.strcoll("a", "b") < 0,
    zstd.decompress(zstd.compress(b"2")),
])"""
    assert pyodide.run(code) == "[b'Mg==', None, True, True, b'2']"


def test_library_in_the_page_is_of_this_version(pyodide: Pyodide) -> None:
    assert pyodide.run("import nn_core\nnn_core.__version__") == nn_core.__version__
