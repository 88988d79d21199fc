"""A change that is called harmless can be made, and no other is taken for it."""

import ast

import pytest

from tests.faults.__main__ import ROOT
from tests.mutants.__main__ import TESTS
from tests.mutants.survivors import ANY, HARMLESS, Change, Harmless, explanation


def source(function: str) -> str:
    """Return the text of a function such as `nn_core.layer.Layer.forward`, on one line."""
    parts = function.split(".")
    at = max(
        k for k in range(len(parts)) if (ROOT.joinpath(*parts[:k]).with_suffix(".py")).is_file()
    )
    text = ROOT.joinpath(*parts[:at]).with_suffix(".py").read_text(encoding="utf-8")
    node: ast.AST = ast.parse(text)
    for name in parts[at:]:
        (node,) = (each for each in ast.iter_child_nodes(node) if getattr(each, "name", "") == name)
    return " ".join((ast.get_source_segment(text, node) or "").split())


NAMED = [each for each in HARMLESS if each.function != ANY]


@pytest.mark.parametrize("harmless", NAMED, ids=lambda each: f"{each.function} {each.text}")
def test_text_of_each_harmless_change_is_in_its_function(harmless: Harmless) -> None:
    assert harmless.text in source(harmless.function)
    assert harmless.why


@pytest.mark.parametrize("package", TESTS)
def test_tests_of_each_package_are_there(package: str) -> None:
    assert all((ROOT / name).exists() for name in [package, *TESTS[package]])


def test_only_the_change_that_is_described_is_explained() -> None:
    before = "zip(a, b, strict=True) + zip(c, d, strict=True)"
    assert explanation(Change("f", before, "zip(a, b, strict=True) + zip(c, d, strict=None)"))
    assert explanation(Change("f", before, "zip(a, b, ) + zip(c, d, strict=True)"))
    assert not explanation(Change("f", before, "zip(a, b, ) - zip(c, d, strict=True)"))
    assert not explanation(Change("f", before, "zip(a, b, ) + zip(c, d, )"))


def test_change_of_another_function_is_not_explained() -> None:
    harmless = Harmless("a.f", "1", "it is never used")
    assert harmless.explains(Change("a.f", "x = 1", "x = 2"))
    assert not harmless.explains(Change("a.g", "x = 1", "x = 2"))
