"""What a cell tells of its run: what it prints, what it shows, and what went wrong, where."""

import json
import re
from typing import Any

import pytest

from site_demos.runtime.cells import MOST_PRINTED, answer, fresh, run


def ran(code: str, names: dict[str, Any] | None = None) -> tuple[list[str], dict[str, Any]]:
    printed = list[str]()
    told = run(fresh() if names is None else names, "cell 1", code, printed.append, str.upper)
    return printed, told


def test_what_is_printed_is_told_line_by_line_and_the_last_value_shown() -> None:
    assert ran("print('a', 1)\nprint('b', end='')\n2 + 3") == (["a 1\n", "b"], {"value": "5"})
    assert ran("x = 1") == ([], {})


def test_cells_share_their_names_and_keep_what_was_made_before_an_error() -> None:
    names = fresh()
    ran("x = 2\n1 / 0", names)
    assert ran("x", names)[1] == {"value": "2"}


def test_only_markup_of_a_figure_is_drawn() -> None:
    assert ran("'<svg></svg>'")[1] == {"markup": "<svg></svg>"}
    assert ran("'<b>bold</b>'")[1] == {"value": "'<b>bold</b>'"}


def test_error_is_told_with_the_lines_of_the_reader_deepest_first() -> None:
    told = ran("def f(n):\n    return 1 / n\n\nf(0)")[1]
    assert told["error"] == "ZeroDivisionError: division by zero"
    assert told["lines"] == ["cell 1, line 2: return 1 / n", "cell 1, line 4: f(0)"]
    assert "rest" not in told


def test_what_lies_deeper_than_the_code_of_the_reader_is_apart() -> None:
    told = ran("from nn_core import dense\ndense([[1]], [0], [1, 2])")[1]
    assert told["lines"] == ["cell 1, line 2: dense([[1]], [0], [1, 2])"]
    assert "matrix.py" in told["rest"]
    assert "cells.py" not in told["rest"]


WRONG = {
    "x = (1,": "SyntaxError: '(' was never closed | cell 1, line 1: x = (1,",
    "return 1": "SyntaxError: 'return' outside function | cell 1, line 1: return 1",
    "def f(): f()\nf()": "RecursionError: .* | cell 1, line 1: def f.*; cell 1, line 2: f()",
    "missing": "NameError: name 'missing' is not defined | .* If a cell above makes",
    "import nowhere": "ModuleNotFoundError: .* Python’s own modules.* NumPy",
    "raise KeyboardInterrupt": "KeyboardInterrupt | cell 1, line 1: raise KeyboardInterrupt",
}


@pytest.mark.parametrize("code", WRONG)
def test_mistake_is_told_in_words(code: str) -> None:
    told = ran(code)[1]
    said = f"{told['error']} | {'; '.join(told['lines'])} {told['hint']}"
    pattern = re.escape(WRONG[code]).replace(r"\.\*", ".*").replace(r"\ ", " ")
    assert re.match(pattern, said), said


def test_end_by_the_code_itself_is_no_error() -> None:
    assert ran("import sys\nsys.exit(3)")[1] == {
        "note": "The code ended itself, with 3. What it made is there."
    }
    assert ran("exit()")[1] == {"note": "The code ended itself. What it made is there."}
    assert ran("import sys\nsys.stdin.read()")[1] == {"value": "''"}  # which `exit` has not closed


def test_flood_is_cut_and_says_so() -> None:
    printed, _ = ran("for i in range(100_000): print(i)")
    assert len("".join(printed)) < MOST_PRINTED + 100
    assert "There is no room for more" in printed[-1]
    value = ran("list(range(100_000))")[1]
    assert value["value"].endswith("…")
    assert "The value has 688,890 characters" in value["note"]


def test_input_is_asked_where_python_can_wait() -> None:
    assert ran("input('ada')")[1] == {"value": "'ADA'"}
    running = {"page": "", "cell": "cell 1", "code": "input('ada')"}
    told = json.loads(answer(json.dumps(running), print, str, None))
    assert "Python cannot wait for an answer" in told["error"]
