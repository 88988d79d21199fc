"""The form of the pages on uses: a question, a harm told at length, sources, what it was."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

type Pages = Mapping[str, str]

APPLICATIONS = Path("docs/applications")
USES = sorted(
    f"applications/{path.name}" for path in APPLICATIONS.glob("*.md") if path.name != "index.md"
)
READING = sorted(f"reading/{path.name}" for path in Path("docs/reading").glob("*.md"))
NOTE = re.compile(r"^\[\^\w+\]:(.+?)(?=^\[\^|\Z)", re.MULTILINE | re.DOTALL)
YEAR = re.compile(r"\b(19|20)\d\d\b")
MNIST = r"MNIST[^[]*CC BY-SA 3\.0"
DATA = {
    "image-compression": MNIST,
    "recognition": MNIST,
    "market-prediction": r"a simulation, a \*\*random walk\*\*",
    "medical-diagnosis": r"Wolberg.*UCI Machine\s+Learning\s+Repository.*CC BY 4\.0",
    "odour": r"Aeberhard.*UCI Machine Learning Repository.*CC BY 4\.0",
    "crime-tracking": r"This is a simulation",
    "credit-checks": r"All applicants here are simulated",
}
"""Where the data of a page come from, in its own words."""
HEADINGS = [
    "The task",
    "Numbers in, numbers out",
    "A network to try",
    "A published use",
    "Failure and harm",
    "Was it a neural network?",
    "Who is affected, and who decides",
    "What to ask about a system like this",
    "The next step",
]


def sections(text: str) -> dict[str, str]:
    """Return the text under each heading of the second level, without notes."""
    parts = re.split(r"^## (.+)$", NOTE.sub("", text), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def opens_with_a_question(text: str) -> bool:
    return bool(re.match(r"---\n.*?\n---\s+# [^\n]+\n\n\*\*[^\n]+\?\*\*\n", text, re.DOTALL))


def faults(text: str) -> list[str]:
    """Return what a page on one use lacks."""
    found = [] if opens_with_a_question(text) else ["no question to open with"]
    parts = sections(text)
    if list(parts) != HEADINGS:
        return [*found, f"headings {list(parts)}"]
    use, harm = (len(parts[name].split()) for name in ("A published use", "Failure and harm"))
    if harm < use:
        found.append(f"{harm} words on harm, {use} on the use")
    verdict = parts["Was it a neural network?"]
    if not re.search(r"\b(yes|no|not)\b", verdict, re.IGNORECASE):
        found.append("does not say whether it was a neural network")
    notes = NOTE.findall(text)
    if len(notes) < 3:
        found.append(f"{len(notes)} sources")
    if not all("](https://" in note for note in notes):
        found.append("a source without an https link")
    if not all(YEAR.search(re.sub(r"\(https[^)]*\)", "", note)) for note in notes):
        found.append("a source without a year")
    words = len(
        re.sub(r"^---.*?^---", "", NOTE.sub("", text), flags=re.MULTILINE | re.DOTALL).split()
    )
    if not 500 <= words <= 1500:
        found.append(f"{words} words")
    return found


def test_there_are_seven_uses() -> None:
    assert len(USES) == 7


@pytest.mark.parametrize("page", USES)
def test_use_has_a_question_a_harm_a_verdict_and_sources(pages: Pages, page: str) -> None:
    assert faults(pages[page]) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (r"\?\*\*\n", ".**\n", "no question to open with"),
        (r"## Failure and harm", "## A detail", "headings"),
        (r"(?s)(## Failure and harm\n\n\S+).*?(?=\n## Was)", r"\1\n", "words on harm"),
        (r"(?s)(## Was it a neural network\?\n).*?(?=\n## Who)", r"\1Perhaps.\n", "does not say"),
        (r"\]\(https:", "](http:", "without an https link"),
        (r"(?s)^(\[\^\w+\]:.*?\n)\[\^.*", r"\1", "1 sources"),
        (r"\b(19|20)\d\d\b", "lately", "without a year"),
        (r"## The next step\n", "## The next step\n" + "word " * 900, " words"),
    ],
)
def test_a_page_that_lacks_one_of_them_would_be_found(
    pages: Pages, old: str, new: str, fault: str
) -> None:
    damaged = re.sub(old, new, pages[USES[0]], flags=re.MULTILINE)
    assert any(fault in found for found in faults(damaged))


@pytest.mark.parametrize("page", USES)
def test_page_credits_its_data_with_the_licence_or_says_that_they_are_simulated(
    pages: Pages, page: str
) -> None:
    assert re.search(DATA[Path(page).stem], pages[page], re.DOTALL)


@pytest.mark.parametrize("page", [*USES, "learn/language-models.md"])
def test_page_asks_for_a_guess_before_a_figure_shows_it(pages: Pages, page: str) -> None:
    for demo in re.findall(r'^```guess demo="([^"]+)"', pages[page], re.MULTILINE):
        assert f'```demo name="{demo}"' in pages[page]
    assert "```guess " in pages[page]


def test_page_on_crime_says_what_the_loop_does_and_what_the_correction_mends(facts: Any) -> None:
    told = facts.crime_tracking
    off, mended = (
        {rule: float(each["mean"]) for rule, each in told[name].items()}
        for name in ("off", "corrected")
    )
    assert off["random"] <= 4
    assert off["higher"] > 40
    assert off["mixed"] == pytest.approx(off["higher"] / 2, abs=4)  # half of the error stays
    assert off["forecast"] > 2 * mended["forecast"]
    assert max(mended["forecast"], mended["mixed"]) <= off["random"]
    assert mended["higher"] > 30  # where nobody is, there is nothing to correct
    assert float(told["more"]["mean"]) > 60 > float(told["fair"]["mean"]) > 50


def test_overview_links_every_use_and_names_what_was_no_neural_network(pages: Pages) -> None:
    text = pages["applications/index.md"]
    assert opens_with_a_question(text)
    assert all(f"]({Path(page).name})" in text for page in USES)
    for case in ("Xerox", "Epic", "PredPol", "Chicago"):
        assert re.search(rf"^\| .*{case}.* \| no neural network", text, re.MULTILINE)


@pytest.mark.parametrize("page", READING)
def test_reading_opens_with_a_question_and_ends_with_the_next_step(pages: Pages, page: str) -> None:
    assert opens_with_a_question(pages[page])
    assert list(sections(pages[page]))[-1] == "The next step"


def test_every_book_has_a_line_for_whom_what_it_does_well_and_what_it_lacks(pages: Pages) -> None:
    text = pages["reading/books.md"]
    titles = re.findall(r"^\*\*[A-Z].+?\[.+?\]\(https?://", text, re.MULTILINE | re.DOTALL)
    for line in ("For whom", "Does well", "Lacks"):
        assert text.count(f"- **{line}:**") == len(titles) == 10


def test_journals_and_conferences_have_an_opinion_each_and_no_rank(pages: Pages) -> None:
    items = re.findall(
        r"^- \*\*\[.+?(?=^- |\n\n)", pages["reading/journals.md"], re.MULTILINE | re.DOTALL
    )
    assert len(items) == 13
    for item in items:
        assert len(re.sub(r"\(http[^)]*\)", "", item).split()) >= 12
        assert not re.search(r"\bQ[1-4]\b|SJR", item)
