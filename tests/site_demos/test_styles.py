"""The page's own styles know no demo: what only one demo shows is styled beside that demo."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from site_demos.publish.hook import joined

ROOT = Path(__file__).parents[2]
DEMOS = ROOT / "site_demos" / "demos"
RUNTIME = ROOT / "site_demos" / "runtime"
ELSE = ("site_demos/kit", "site_demos/publish", "site_demos/runtime", "docs")
SOURCES = {".py", ".mjs", ".html", ".svg", ".j2", ".md"}
NAMED = re.compile(r"(?<![\w-])nn-[a-z0-9-]*")
STYLED = re.compile(r"\.(nn-[a-z0-9-]+)")
BLOCK = re.compile(r"([^{};]*)([{}])")
ALONE = re.compile(r"\.nn-[a-z0-9-]+")
COMPOUND = re.compile(r"(?:\.nn-[a-z0-9-]+){2,}")

type Emitters = dict[str, str]
"""The source text of each place that emits classes, by its name: a demo, a helper, or else."""


def emitters(demos: Path = DEMOS) -> Emitters:
    """Return the sources of each demo, of each helper of a part, and of all else."""
    found: Emitters = {}
    for path in sorted(demos.rglob("*.py")):
        name = "/".join(path.relative_to(demos).with_suffix("").parts[:2])
        found[name] = found.get(name, "") + path.read_text(encoding="utf-8")
    for folder in ELSE:
        paths = (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in SOURCES)
        found[folder] = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return found


@cache
def names(source: str) -> frozenset[str]:
    """Return the classes that a source names; one that ends in `-` is a beginning."""
    return frozenset(NAMED.findall(source))


def emits(source: str, class_: str) -> bool:
    """Say whether a source names a class: whole, or its beginning, with the rest put in."""
    for name in names(source):
        if name == class_ or (name.endswith("-") and name != "nn-" and class_.startswith(name)):
            return True
    return "nn-{" in source and f'"{class_.removeprefix("nn-")}"' in source


def owners(classes: Iterable[str], sources: Emitters) -> set[str]:
    """Return the places that emit every one of some classes."""
    return {
        place
        for place, source in sources.items()
        if all(emits(source, class_) for class_ in classes)
    }


def owned(css: str, sources: Emitters) -> dict[str, set[str]]:
    """Return the classes, and classes that stand on one element, of one demo or of nobody."""
    groups = {(class_,) for class_ in STYLED.findall(css)}
    groups |= {tuple(STYLED.findall(compound)) for compound in COMPOUND.findall(css)}
    found = {".".join(group): owners(group, sources) for group in groups}
    return {
        name: places
        for name, places in found.items()
        if len(places) <= 1 and not places & set(ELSE) and not _joined(name, sources)
    }


def _joined(name: str, sources: Emitters) -> bool:
    """Say whether no place has all classes of a compound: they come together from several."""
    return "." in name and not owners(name.split("."), sources)


def alone(css: str) -> set[str]:
    """Return the classes that a style sheet of all pages styles wherever they are, but in print."""
    found, within = set[str](), list[str]()
    for head, brace in BLOCK.findall(without_comments(css)):
        if brace == "}":
            within.pop()
            continue
        if all(outer.startswith("@") and "print" not in outer for outer in within):
            found |= {each.strip() for each in head.split(",") if ALONE.fullmatch(each.strip())}
        within.append(head.strip())
    return found


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def runtime_styles() -> str:
    sheets = (path.read_text(encoding="utf-8") for path in sorted(RUNTIME.glob("*.css")))
    return without_comments("\n".join(sheets))


def test_no_class_of_one_demo_only_is_styled_in_the_runtime() -> None:
    assert owned(runtime_styles(), emitters()) == {}


@pytest.mark.parametrize("path", sorted(DEMOS.rglob("*.css")), ids=lambda path: path.stem)
def test_style_stands_beside_the_one_that_it_styles(path: Path) -> None:
    owner = path.parent if path.parent.parent.parent == DEMOS else path.with_suffix(".py")
    assert owner.exists()
    assert path.stem in {owner.stem, owner.name}
    name = "/".join(owner.relative_to(DEMOS).with_suffix("").parts)
    css = without_comments(path.read_text(encoding="utf-8"))
    sources = emitters()
    ours = [class_ for class_ in STYLED.findall(css) if emits(sources[name], class_)]
    named = owner.stem.replace("_", "-")
    assert ours or f'nn-demo[name="{named}"]' in css


@pytest.mark.parametrize("path", sorted(DEMOS.rglob("*.css")), ids=lambda path: path.stem)
def test_no_style_of_a_demo_is_of_a_class_that_is_styled_elsewhere_too(path: Path) -> None:
    here = alone(path.read_text(encoding="utf-8"))
    others = [*RUNTIME.glob("*.css"), *DEMOS.rglob("*.css")]
    shared = {
        other.name: here & alone(other.read_text(encoding="utf-8"))
        for other in others
        if other != path
    }
    assert {name: classes for name, classes in shared.items() if classes} == {}


def test_class_that_a_sheet_styles_alone_is_found() -> None:
    css = """.nn-one, p .nn-two { color: red; } @media (width > 1px) { .nn-three { top: 0; } }
    nn-demo { .nn-four { top: 0; } } @media print { .nn-five { top: 0; } }"""
    assert alone(css) == {".nn-one", ".nn-three"}


def test_all_styles_are_served_as_one_and_those_of_demos_need_not_be_named() -> None:
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r"assets/runtime/(\w+\.css)", settings)
    beside = sorted(DEMOS.rglob("*.css"))
    assert len(beside) > 1
    assert {*named} == {"demos.css", *(path.name for path in RUNTIME.glob("*.css"))}
    together = joined(named)
    sheets = [*beside, *RUNTIME.glob("*.css")]
    assert all(path.read_text(encoding="utf-8") in together for path in sheets)


@pytest.fixture
def sources() -> Emitters:
    return {
        "part/one": 'class_="nn-own nn-shared"',
        "part/two": 'class_=f"nn-shared nn-kind-{kind}"',
        "site_demos/kit": 'class_="nn-mark"; f"nn-{kind}"; box("slider")',
    }


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (".nn-own { color: red }", {"nn-own"}),
        (".nn-mark:has(.nn-own) { color: red }", {"nn-own"}),
        (".nn-kind-7 { color: red }", {"nn-kind-7"}),
        (".nn-shared.nn-kind-7 { color: red }", {"nn-kind-7", "nn-shared.nn-kind-7"}),
        (".nn-gone { color: red }", {"nn-gone"}),
        (".nn-shared { color: red }", set()),
        (".nn-mark, .nn-slider { color: red }", set()),
    ],
)
def test_class_of_one_demo_or_of_nobody_is_found(
    css: str, found: set[str], sources: Emitters
) -> None:
    assert owned(css, sources).keys() == found


def test_styles_of_exercises_touch_no_mark_of_the_figures() -> None:
    kit = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / ELSE[0]).glob("*.py"))
    css = (RUNTIME / "exercise.css").read_text(encoding="utf-8")
    assert "nn-tick" in names(kit)
    assert set(STYLED.findall(css)) & names(kit) == set()
