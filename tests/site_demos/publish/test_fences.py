"""A fence becomes a whole demo, and one that is wrong stops the build by name."""

import re
from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from pymdownx.superfences import SuperFencesException

from site_demos.kit.figure import render
from site_demos.publish import cells
from site_demos.publish.fences import PLACES, accept, cell, demo, demo_html, exercise

FENCES = [
    {"name": name, "class": name, "format": make, "validator": accept}
    for name, make in {"demo": demo, "cell": cell, "exercise": exercise}.items()
]


def page(text: str) -> str:
    settings = {"pymdownx.superfences": {"custom_fences": FENCES}}
    markdown = Markdown(extensions=["pymdownx.superfences"], extension_configs=settings)
    return str(markdown.convert(text))


def fence(options: str, caption: str = "") -> str:
    return f"Before.\n\n```demo {options}\n{caption}\n```\n\nAfter."


def test_fence_becomes_the_figure_the_form_and_the_caption() -> None:
    html = page(fence('name="sigmoid" z="2"', "A *caption*."))
    assert render("sigmoid", "z=2") in html
    assert '<nn-demo id="sigmoid" name="sigmoid" state="static">' in html
    assert '<input type="number" name="z" aria-label="Number in, z, typed" min="-10"' in html
    assert "<figcaption><p>A <em>caption</em>.</p></figcaption>" in html


def test_fence_is_a_block_of_its_own() -> None:
    html = page(fence('name="sigmoid"'))
    assert "<p><nn-demo" not in html
    assert html.startswith("<p>Before.</p>")
    assert html.endswith("<p>After.</p>")


def test_form_and_figure_of_a_fence_show_the_same_state() -> None:
    html = page(fence('name="one-neuron" weight_1="-4"'))
    assert html.count('value="-4"') == 2
    assert "\N{MINUS SIGN}4.00" in html


def test_source_is_the_module_itself_escaped() -> None:
    html = demo_html("sigmoid")
    folded = html[html.index("<details") :]
    text = re.sub(r"<[^>]+>", "", folded)
    assert "def render(parameters: Parameters) -&gt; str:" in text


WRONG = {
    'name="sigmod"': "there is no demo “sigmod”",
    'name="sigmoid" z="11"': "Number in, z must lie between -10 and 10, but got 11.0.",
    'name="sigmoid" zet="1"': "There is no parameter “zet” here, only z.",
    'z="1"': "'name'",
}


@pytest.mark.parametrize("options", WRONG)
def test_wrong_fence_is_refused_with_its_options_and_the_reason(options: str) -> None:
    with pytest.raises(SuperFencesException) as refusal:
        page(fence(options))
    assert WRONG[options] in str(refusal.value)
    assert "demo fence {" in str(refusal.value)


SETTINGS = """\
site_name: a site of one page
site_url: https://example.org/
theme: {name: null, custom_dir: theme}
plugins: []
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: demo
          class: demo
          format: !!python/name:site_demos.publish.fences.demo
          validator: !!python/name:site_demos.publish.fences.accept
"""


def build_site(folder: Path, text: str) -> str:
    (folder / "docs").mkdir()
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_text("{{ page.content }}")
    (folder / "docs/index.md").write_text(text)
    (folder / "mkdocs.yml").write_text(SETTINGS)
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    return (folder / "site/index.html").read_text()


def test_build_with_a_right_fence_writes_the_demo(tmp_path: Path) -> None:
    assert "<nn-demo" in build_site(tmp_path, fence('name="sigmoid"'))


@pytest.mark.parametrize("options", WRONG)
def test_build_with_a_wrong_fence_fails(tmp_path: Path, options: str) -> None:
    with pytest.raises(SuperFencesException, match="demo fence"):
        build_site(tmp_path, fence(options))


def test_what_drives_a_run_comes_before_its_figure() -> None:
    html = demo_html("train-it-here")
    assert html.index("<nn-run") < html.index("<form") < html.index('class="nn-figure"')


def test_what_is_rarely_set_is_folded_away_below_the_rest() -> None:
    html = demo_html("playground")
    files, form = html.index("<summary>Files"), html.index("<form")
    settings = html.index("<summary>More settings")
    assert files < html.index("Load a file") < form < html.index('name="learning_rate"') < settings
    assert settings < html.index('name="layer_1"') < html.index("</details>", settings)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the outputs of cells are kept."""
    folder = tmp_path / "cells"
    monkeypatch.setattr(cells, "KEPT", folder)
    return folder


def of_cells(*codes: str) -> str:
    text = "".join(f"Text.\n\n```cell\n{code}\n```\n\n" for code in codes)
    PLACES.read("docs/a.md", text)
    return page(text)


def test_cell_is_run_and_shows_what_comes_of_it() -> None:
    html = of_cells("x = 2\nprint('<', x)", "x + 1", "'<svg></svg>'")
    assert '<nn-cell id="cell-1" role="group" aria-label="Cell 1" state="static"><div' in html
    assert ' 1"><pre class="nn-printed" tabindex="0">&lt; 2\n</pre></output>' in html
    assert '<output aria-label="Output of cell 2"><pre tabindex="0">3</pre></output>' in html
    assert '<output aria-label="Output of cell 3"><div class="nn-shown"><svg></svg></div>' in html
    assert html.count('data-cell="top"') == 2  # the first has none above it


def test_cell_is_run_again_only_when_it_or_one_above_it_changes(tmp_path: Path, kept: Path) -> None:
    runs = tmp_path / "runs"

    def noting(text: str, code: str) -> str:
        return f"with open({str(runs)!r}, 'a') as file:\n    _ = file.write({text!r})\n{code}"

    first, second = noting("f", "a = 41\na"), noting("s", "b = a + 1\nb")
    whole = of_cells(first, second, "b")
    assert whole.count(">42</pre>") == 2
    assert of_cells(first, second, "b") == whole
    assert runs.read_text() == "fs"
    assert ">43</pre>" in of_cells(first, second, "b + 1")  # which needs what those above it make
    assert runs.read_text() == "fsfs"
    assert of_cells(first.replace("41", "61"), second, "b").count(">62</pre>") == 2
    assert len([*kept.iterdir()]) == 3


WRONG_CELLS = {
    "1 +": "docs/a.md:9: cell fence {}: SyntaxError: invalid syntax (cell 2, line 1: 1 +). A cell"
    " finds what the cells above it on its page have made, and nothing else.",
    "missing": "NameError: name 'missing' is not defined (cell 2, line 1: missing)",
    "x = 1": "a cell must print something, or end with an expression to show",
    "while True: pass": "TimeoutError: it had not ended after 0.1 seconds",
    "input('Who?')": "EOFError: nobody is there to answer input('Who?') when the site is built",
}


@pytest.mark.parametrize("code", WRONG_CELLS)
def test_wrong_cell_stops_the_build(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "LONGEST", 0.1)
    with pytest.raises(SuperFencesException, match=re.escape(WRONG_CELLS[code])):
        of_cells("1", code)


WRONG_EXERCISES = {
    'name="weighted_sun"': "docs/a.md:3: exercise fence {'name': 'weighted_sun'}: there is no",
    'title="Sum"': "exercise fence {'title': 'Sum'}: an exercise has a name, a task, and no other",
    'name="weighted_sum" level="2"': "an exercise has a name, a task, and no other option",
}


@pytest.mark.parametrize("options", WRONG_EXERCISES)
def test_wrong_exercise_stops_the_build(options: str) -> None:
    text = f"Text.\n\n```exercise {options}\nWrite it.\n```\n"
    PLACES.read("docs/a.md", text)
    with pytest.raises(SuperFencesException, match=re.escape(WRONG_EXERCISES[options])):
        page(text)


def test_exercises_of_a_page_are_numbered() -> None:
    text = 'Text.\n\n```exercise name="weighted_sum"\nWrite $w$.\n```\n' * 2
    PLACES.read("docs/a.md", text)
    assert re.findall('<nn-exercise id="exercise-weighted-sum" number="(.)"', page(text)) == [
        "1",
        "2",
    ]


def test_demo_that_follows_none_of_its_page_is_refused() -> None:
    with pytest.raises(SuperFencesException, match="follows “relu”, but no demo before it"):
        page(fence('name="sigmoid" follows="relu"'))
