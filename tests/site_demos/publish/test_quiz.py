"""Questions of a page: forms of one answer each; exactly one is right."""

import pytest

from site_demos.publish.quiz import with_questions

PAGE = """<h2>Check</h2>
<p><strong>1. What is 1 + 1?</strong></p>
<details class="option">
<summary><em>2</em></summary>
<p>Yes. Count.</p>
</details>
<details class="option">
<summary>3</summary>
<p>No. One more.</p>
</details>
<h2>Next</h2>"""


def test_question_becomes_a_form_with_its_answers_and_reasons() -> None:
    html = with_questions(PAGE)
    assert "<legend>1. What is 1 + 1?</legend>" in html
    assert html.count('type="radio"') == html.count('name="question-1"') == 2
    assert '<label for="question-1-0"><em>2</em></label>' in html
    assert html.count("data-right") == 1
    assert html.index("Yes. Count.") > html.index("data-right") > html.index("<em>2</em>")
    assert "<details" not in html


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("One more.", "No. One more."),
        ("Now count.", "No. Now count."),
        ("No. One more.", "No. One more."),
        ("Not quite.", "Not quite."),
    ],
)
def test_reason_of_a_wrong_answer_says_so_at_once(written: str, read: str) -> None:
    assert f"<p>{read}</p>" in with_questions(PAGE.replace("No. One more.", written))


def test_score_stands_after_the_last_question_only() -> None:
    html = with_questions(PAGE + PAGE)
    assert html.count("<nn-score data-of='2'>") == 1
    assert html.index("<nn-score") > html.rindex("</nn-quiz>")
    assert with_questions("<p>no question</p>") == "<p>no question</p>"


@pytest.mark.parametrize("reason", ["No. Count.", "Yes. One more."])
def test_question_without_exactly_one_right_answer_is_refused(reason: str) -> None:
    page = PAGE.replace("Yes. Count." if reason[0] == "N" else "No. One more.", reason)
    count = 0 if reason[0] == "N" else 2
    with pytest.raises(ValueError, match=f"question 1 must have one right answer, but has {count}"):
        with_questions(page)
