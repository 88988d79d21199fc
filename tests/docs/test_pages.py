"""The form of the pages: fences, formulas, questions, sources."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from site_demos.kit.figure import demos
from site_demos.publish.fences import demo_html

type Pages = Mapping[str, str]

FENCE = re.compile(r"^```demo (.*)$", re.MULTILINE)
OPTION = re.compile(r'(\w+)="([^"]*)"')
NOTE = re.compile(r"^\[\^(\w+)\]:.*(?:\n    .*)*", re.MULTILINE)
MARK = re.compile(r"\[\^(\w+)\]")
FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<!\$)\$(?!\$)([^$\n]+)\$", re.DOTALL)
CHAPTERS = [path.as_posix() for path in sorted(Path("docs/learn").glob("*.md"))]
PAGES = [
    path.as_posix() for path in sorted(Path("docs").rglob("*.md")) if "decisions" not in path.parts
]


def fences(text: str) -> list[dict[str, str]]:
    """Return the name and the state that each fence of a demo begins with."""
    options = [dict(OPTION.findall(line)) for line in FENCE.findall(text)]
    return [{key: each[key] for key in each if key != "follows"} for each in options]


def symbols(formula: str) -> set[str]:
    """Return the letters and named letters of a formula, without words, marks and functions."""
    formula = re.sub(r"\\text\{[^}]*\}|_\{?\\text\{\w+\}\}?", " ", formula)
    formula = re.sub(r"\\(?:begin|end)\{\w+\}", " ", formula)
    commands = set(re.findall(r"\\([a-z]+)", formula))
    rest = re.sub(r"\\[a-z]+", " ", formula)
    layout = {"times", "sqrt", "frac", "dots", "qquad", "text", "leftarrow", "left", "right"}
    return (commands - layout) | set(re.findall(r"[A-Za-z]", rest))


def name(path: str) -> str:
    return path.removeprefix("docs/")


@pytest.mark.parametrize("path", PAGES)
def test_every_fence_names_a_demo_and_a_state_it_accepts(pages: Pages, path: str) -> None:
    for state in fences(pages[name(path)]):
        assert demo_html(state.pop("name"), "&".join(f"{k}={v}" for k, v in state.items()))


def test_every_demo_has_a_page(pages: Pages) -> None:
    shown = {state["name"] for text in pages.values() for state in fences(text)}
    assert shown == set(demos())


@pytest.mark.parametrize("path", PAGES)
def test_notes_stand_in_the_order_in_which_the_text_has_them(pages: Pages, path: str) -> None:
    text = re.sub(r"^```.*?^```", "", pages[name(path)], flags=re.DOTALL | re.MULTILINE)
    notes = NOTE.findall(text)
    assert list(dict.fromkeys(MARK.findall(NOTE.sub("", text)))) == notes


@pytest.mark.parametrize("path", PAGES)
def test_every_number_of_a_page_is_filled_in(pages: Pages, path: str) -> None:
    assert not re.search(r"\{\{ | \}\}|\{%|facts\.", pages[name(path)])


@pytest.mark.parametrize("path", PAGES)
def test_every_symbol_of_a_formula_has_a_line_in_notation(pages: Pages, path: str) -> None:
    rows = [
        line.split("|")[1] for line in pages["notation.md"].splitlines() if line.startswith("| $")
    ]
    known = set().union(*(symbols(a or b) for row in rows for a, b in FORMULA.findall(row)))
    used = set().union(*(symbols(a or b) for a, b in FORMULA.findall(pages[name(path)])))
    assert used <= known


def test_a_symbol_without_a_line_would_be_found() -> None:
    assert symbols(r"z_j = \sum_i w_{ji} a_i + \theta_\text{in}") == {
        "z", "j", "sum", "i", "w", "a", "theta",
    }  # fmt: skip


@pytest.mark.parametrize("path", CHAPTERS)
def test_chapter_has_600_to_1500_words(pages: Pages, path: str) -> None:
    text = re.sub(
        r"\A---.*?^---|^```(?:demo|guess|cell).*?^```|^\[\^\w+\]:.*",
        "",
        pages[name(path)],
        flags=re.MULTILINE | re.DOTALL,
    )
    text = text.split("## Check yourself")[0]
    assert 600 <= len(text.split()) <= 1500


@pytest.mark.parametrize("path", CHAPTERS)
def test_chapter_opens_with_a_question_and_a_demo_comes_early(pages: Pages, path: str) -> None:
    text = pages[name(path)].split("---", 2)[2]
    assert re.match(r"\s*# [^\n]+\n\n\*\*[^\n]+\?\*\*\n", text)
    assert len(text.split("```demo")[0].split()) < 120


@pytest.mark.parametrize("path", CHAPTERS)
def test_chapter_ends_with_what_to_remember_questions_and_the_next_step(
    pages: Pages, path: str
) -> None:
    headings = re.findall(r"^## (.+)$", pages[name(path)], re.MULTILINE)
    assert headings[-3:] == ["What to remember", "Check yourself", "The next step"]


@pytest.mark.parametrize("path", CHAPTERS)
def test_chapter_has_live_sentences_a_tour_and_a_line_of_python(pages: Pages, path: str) -> None:
    text = pages[name(path)]
    assert "<nn-knob" in text
    assert "<nn-result" in text
    assert len(re.findall(r"^\d\. [^\n]*nn-step", text, re.MULTILINE)) >= 2
    assert re.search(r"^```(cell|python)$", text, re.MULTILINE)


@pytest.mark.parametrize("path", CHAPTERS)
def test_each_question_has_three_answers_with_reasons_and_one_is_right(
    pages: Pages, path: str
) -> None:
    asked = pages[name(path)].split("## Check yourself")[1].split("## The next step")[0]
    questions = re.split(r"^\*\*\d\. ", asked, flags=re.MULTILINE)[1:]
    assert 2 <= len(questions) <= 3
    for question in questions:
        answers = re.findall(r'^\?\?\? option ".+"\n    (.+)', question, re.MULTILINE)
        assert len(answers) == 3
        assert sum(answer.startswith("Yes") for answer in answers) == 1


@pytest.mark.parametrize("path", PAGES)
def test_every_source_is_cited_and_every_citation_has_a_source(pages: Pages, path: str) -> None:
    text = pages[name(path)]
    given = set(re.findall(r"^\[\^(\w+)\]:", text, re.MULTILINE))
    assert set(re.findall(r"\[\^(\w+)\](?!:)", text)) == given
