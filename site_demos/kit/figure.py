"""From a demo's name and state to its figure: the same call at build and in the page."""

import importlib
from functools import cache
from pathlib import Path
from typing import Any, cast

import site_demos.demos
from site_demos.kit.demo import Demo, is_run
from site_demos.kit.runs import Run


@cache
def demos() -> dict[str, str]:
    """Return the module of each demo by the name that pages use.

    A demo is a module, or a folder with helpers of its own, in the folder of a part of the book. A
    name with a leading underscore is a helper's that several demos share.
    """
    return {
        path.stem.replace("_", "-"): f"site_demos.demos.{path.parent.name}.{path.stem}"
        for path in sorted(Path(site_demos.demos.__path__[0]).glob("*/[!_]*"))
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }


def find(name: str) -> Demo[Any]:
    """Return the module of a demo.

    Raises
    ------
    LookupError
        If there is no demo of that name.
    """
    if name not in demos():
        raise LookupError(f"there is no demo “{name}”; the demos are {', '.join(sorted(demos()))}")
    return cast("Demo[Any]", importlib.import_module(demos()[name]))


def render(name: str, query: str = "") -> str:
    """Return the figure of a demo in a state such as `weight=2`; of a run, before its first step.

    Raises
    ------
    LookupError
        If there is no demo of that name.
    ParameterError
        If the state names an unknown parameter or breaks a rule.
    """
    demo = find(name)
    parameters = demo.Parameters.parse(query)
    if is_run(demo):
        return Run.begin(demo, parameters).figure()
    return demo.render(parameters)
