"""From a demo's name and state to its figure: the same call at build and in the page."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

import site_demos
from site_demos.kit.runs import Run, is_run

NOT_DEMOS = {"build", "kit", "runtime", "samples", "weights"}


@cache
def demos() -> dict[str, str]:
    """Return the module of each demo by the name that pages use.

    A demo is a module in a part's folder that is no helper: its name has no leading underscore.
    """
    parts = [
        part
        for part in pkgutil.iter_modules(site_demos.__path__)
        if part.ispkg and part.name not in NOT_DEMOS
    ]
    found = {}
    for part in parts:
        folder = f"{site_demos.__path__[0]}/{part.name}"
        for module in pkgutil.iter_modules([folder]):
            if not module.name.startswith("_"):
                found[module.name.replace("_", "-")] = f"site_demos.{part.name}.{module.name}"
    return found


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
