"""The `exercise` fence: a task for the reader, checked in the page; see exercises/__init__.py.

```exercise name="weighted_sum"
The task, in *Markdown*.
```

Without scripts the task, the start, the hints and the solution stand there, the latter folded.
"""

import json
import re
from collections.abc import Callable
from functools import cache

from site_demos.kit.svg import element
from site_demos.publish.cells import LONGEST, buttons, nobody, within
from site_demos.publish.exercises import Exercise, Prediction, find
from site_demos.publish.listing import code_html
from site_demos.runtime.cells import Told, file_of, fresh, run

EXERCISE, PREDICTION = "nn-exercise", "nn-prediction"
COUNT = "nn-solved"
BUTTONS = {"run": "Check", "reset": "Reset", "link": "Copy link"}


class ExerciseError(ValueError):
    """An exercise that cannot stand in a page."""


def tried(exercise: Exercise, code: str) -> Told:
    """Return what is told of an answer to an exercise."""
    name = "exercise 1"
    with within(file_of(name), LONGEST):
        return run(fresh(), name, code, len, nobody, check=exercise.check)


@cache
def proven(name: str) -> Exercise | Prediction:
    """Return an exercise whose solution its own check takes.

    Raises
    ------
    LookupError
        If there is none of that name.
    ExerciseError
        If the check refuses the solution.
    """
    found = find(name)
    if isinstance(found, Exercise) and "right" not in (told := tried(found, found.solution)):
        said = told.get("wrong") or told.get("error") or told
        raise ExerciseError(
            f"the check of “{name}” refuses its own solution; fix one of them: {said}"
        )
    return found


def exercise_html(
    task: str, *, number: int, prose: Callable[[str], str], name: str = "", **options: str
) -> str:
    """Return an exercise as it stands in a page.

    Parameters
    ----------
    task : str
        In Markdown.
    number : int
        Of the page.
    prose : function
        Makes HTML of Markdown.
    name : str

    Raises
    ------
    ExerciseError
        If it has no task, no name, another option, or a check that refuses its own solution.
    LookupError
        If there is none of that name.
    """
    if options or not name or not task.strip():
        raise ExerciseError("an exercise has a name, a task, and no other option")
    found = proven(name)
    title = f"Exercise {number}"
    identity = f"exercise-{name.replace('_', '-')}"
    heading = element(
        "p", title, " ", element("span", "✓ Solved", class_="nn-done", hidden=True), class_="nn-nr"
    )
    shown = {"id": identity, "number": number, "role": "group", "aria_label": title}
    head = heading + element("div", prose(task), class_="nn-task")
    hints = list(map(prose, found.hints))
    if isinstance(found, Prediction):
        end = _number(title), _help(hints, prose(found.why))
        return element(PREDICTION, head, *end, **shown, **_judged(found))
    return element(
        EXERCISE,
        head,
        code_html(found.start),
        buttons(BUTTONS),
        element("output", "", aria_label=f"Output of {title.lower()}"),
        element("p", "", class_="nn-message", role="status"),
        _help(hints, code_html(found.solution)),
        **shown,
        state="static",
        data_check=found.check,
    )


def with_count(html: str) -> str:
    """Return a page that says after its last exercise how many of them are solved.

    >>> with_count("<nn-exercise>…</nn-exercise><p></p>")
    "<nn-exercise>…</nn-exercise><nn-solved data-of='1'></nn-solved><p></p>"
    """
    ends = [end.end() for end in re.finditer(f"</({EXERCISE}|{PREDICTION})>", html)]
    count = f"<{COUNT} data-of='{len(ends)}'></{COUNT}>"
    return f"{html[: ends[-1]]}{count}{html[ends[-1] :]}" if ends else html


def _number(title: str) -> str:
    field = element(
        "input",
        inputmode="decimal",
        autocomplete="off",
        required=True,
        aria_label=f"Your answer to {title.lower()}",
    )
    button = element("button", "Check", type="submit")
    return element("form", field, button, class_="nn-buttons", inert=True) + element(
        "p", "", class_="nn-verdict", role="status"
    )


def _judged(found: Prediction) -> dict[str, str | float]:
    return {
        "data_answer": repr(found.answer),
        "data_within": repr(found.within),
        "data_slips": json.dumps(list(found.slips.items()), ensure_ascii=False),
    }


def _help(hints: list[str], solution: str) -> str:
    """Return what helps, folded, in the order in which it opens."""
    steps = [(f"Hint {number}", hint) for number, hint in enumerate(hints, start=1)]
    later = element(
        "span", ": opens when you have tried an answer or read all the hints", class_="nn-later"
    )
    folded = (
        element("details", element("summary", title), text)
        for title, text in [*steps, (f"A solution{later}", solution)]
    )
    return element("div", *folded, class_="nn-help", data_search_exclude=True)
