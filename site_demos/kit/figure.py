"""From a demo's name and state to its figure: the same call at build and in the page."""

import importlib
from functools import cache
from pathlib import Path
from types import ModuleType

import site_demos
from site_demos.kit.runs import Run, is_run

NOT_DEMOS = {"kit", "publish", "runtime", "samples", "weights"}


@cache
def demos() -> dict[str, str]:
    """Return the module of each demo by the name that pages use.

    A demo is a module in a part's folder that is no helper: its name has no leading underscore.
    """
    return {
        path.stem.replace("_", "-"): f"site_demos.{path.parent.name}.{path.stem}"
        for path in sorted(Path(site_demos.__path__[0]).glob("*/[!_]*.py"))
        if path.parent.name not in NOT_DEMOS
    }


def find(name: str) -> ModuleType:
    """Return the module of a demo.

    Raises
    ------
    LookupError
        If there is no demo of that name.
    """
    if name not in demos():
        raise LookupError(f"there is no demo “{name}”; the demos are {', '.join(sorted(demos()))}")
    return importlib.import_module(demos()[name])


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
    figure: str = demo.render(parameters)
    return figure
