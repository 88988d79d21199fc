"""What is found under nn_core: every public name of what it imports, and no module in its place."""

import pkgutil
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from inspect import isclass, isfunction, ismodule
from types import ModuleType

import nn_core

NOT_AT_ONCE = {
    "nn_core.__main__",
    "nn_core.checkpoint",
    "nn_core.convolution",
    "nn_core.convolution_backprop",
    "nn_core.fast.parallel",
    "nn_core.mnist.distortion",
    "nn_core.mnist.ink",
    "nn_core.mnist.pgm",
    "nn_core.mnist.strokes",
    "nn_core.mnist.tracing",
}
ALL = {
    found.name: import_module(found.name)
    for found in pkgutil.walk_packages(nn_core.__path__, "nn_core.")
}
AT_ONCE = [module for name, module in ALL.items() if name not in NOT_AT_ONCE]
LISTED = [module for module in AT_ONCE if not module.__name__.startswith("nn_core.fast")]


def public(modules: Iterable[ModuleType]) -> dict[str, object]:
    """Return each function and class by its name that a module defines for others."""
    return {
        name: each
        for module in modules
        for name, each in vars(module).items()
        if (isfunction(each) or isclass(each)) and each.__module__ == module.__name__
        if not name.startswith(("_", "check_"))
    }


def shadowed(modules: Iterable[str], names: Iterable[str]) -> set[str]:
    """Return the names that a module has too, so that one may be had where the other is meant."""
    return {module.rpartition(".")[2] for module in modules} & set(names)


def test_every_public_function_and_class_is_found_under_nn_core() -> None:
    missing = {name for name, each in public(LISTED).items() if vars(nn_core).get(name) != each}
    assert missing == set()
    assert public(LISTED).keys() <= set(nn_core.__all__)


def test_a_function_that_is_not_found_would_be_missed() -> None:
    assert {"train", "loss", "accuracy", "Images"} <= public(LISTED).keys()
    assert "write_checkpoint" in public([ALL["nn_core.checkpoint"]])
    assert not hasattr(nn_core, "write_checkpoint")


def test_all_names_are_listed_and_none_is_a_module() -> None:
    assert len(set(nn_core.__all__)) == len(nn_core.__all__)
    assert not any(ismodule(getattr(nn_core, name)) for name in nn_core.__all__)


def test_no_two_modules_have_a_public_function_of_one_name() -> None:
    names = [name for module in ALL.values() for name in public([module])]
    assert sorted(names) == sorted(set(names))


def test_no_module_shadows_a_public_function() -> None:
    assert shadowed(ALL, public(ALL.values())) == set()


def test_a_module_that_shadows_a_function_is_found() -> None:
    assert shadowed(["nn_core.train", "nn_core.losses"], ["train", "loss"]) == {"train"}


def test_importing_nn_core_leaves_out_what_a_network_has_no_use_for() -> None:
    code = "import sys, nn_core; print(*[name for name in sys.modules if 'nn_core' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"nn_core", *(module.__name__ for module in AT_ONCE)}


def test_the_modules_to_import_by_themselves_are_told() -> None:
    unlisted = NOT_AT_ONCE - {"nn_core.__main__", "nn_core.fast.parallel"}
    assert all(f"`{name}`" in (nn_core.__doc__ or "") for name in unlisted)
