"""Guesses of a page: worked out by the demo, put into its figure, told at the end of the page."""

from dataclasses import replace

import pytest

from site_demos.publish.guesses import Guess, mark, with_guesses

STATES = {"curve": ("sigmoid", "z=2")}
PAGE = (
    f'{mark(0)}<nn-demo id="curve" name="sigmoid"><div class="nn-side"><div></div></div></nn-demo>'
)
ASKS = {"demo": "curve", "then": "z=4", "asks": "a"}
QUESTION = "It goes up?\n---\nIt is **steep**."


def page(source: str = QUESTION, **options: str) -> str:
    """Return the page with one guess."""
    return with_guesses(PAGE, [Guess.read(source, ASKS | options)], STATES)


def test_it_stands_in_the_figure_of_its_demo_and_says_what_the_demo_says() -> None:
    html = page()
    assert html.index('<div class="nn-side"><nn-guess data-then="curve?z=4">') < html.index(
        "<div></div>"
    )
    assert html.count("grows by 0.101, from 0.881 to 0.982") == 3 + 1
    assert 'data-told="Yes. It grows by 0.101, from 0.881 to 0.982." data-right>' in html
    assert html.count("data-right") == html.count("Yes.") == 1
    assert 'data-told="You said it shrinks. It grows by 0.101' in html
    assert "nn-guess-mark" not in html


def test_answers_stand_at_the_end_of_the_page_only_once() -> None:
    end = page().partition("</nn-demo>")[2]
    assert "It goes up?" in end
    assert "It is **steep**." in end
    assert with_guesses("<p>no guess</p>", [], {}) == "<p>no guess</p>"


@pytest.mark.parametrize(("then", "said"), [("z=0", "It shrinks by 0.381"), ("z=2", "It stays")])
def test_answer_follows_the_demo(then: str, said: str) -> None:
    assert f"Yes. {said}" in page(then=then)


def test_number_is_guessed_on_a_slider_from_the_middle() -> None:
    html = page(low="0", high="1", step="0.1")
    assert 'value="0.5"' in html
    assert 'data-told="You said {}. It is 0.982."' in html


def test_one_of_the_answers_is_what_the_demo_says() -> None:
    html = page("Which?\n\n- 0.5\n- 0.982\n")
    assert html.count("data-right") == 1
    assert html.index("data-right") > html.index(">0.5</button>")
    assert "- 0.5" not in html


def test_answer_that_no_demo_says_needs_none() -> None:
    guess = Guess.read("How many?", {"answer": "82.0%", "low": "0", "high": "100"})
    html = with_guesses(f"<p></p>{mark(0)}<p></p>", [guess], {})
    assert html.index("It is 82.0%.") < html.rindex("<p></p>")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"demo": "other"}, "names the demo “other”, which this page does not have"),
        ({"asks": "b"}, "asks for “b”, which the demo “sigmoid” does not say"),
        ({"then": "y=1"}, "There is no parameter “y” here"),
        ({"answer": "many", "low": "0", "high": "1"}, "must be a number, but is “many”"),
    ],
)
def test_what_cannot_be_asked_is_told(options: dict[str, str], told: str) -> None:
    with pytest.raises((LookupError, ValueError), match=told):
        page(**options)


def test_answers_without_the_right_one_are_told() -> None:
    with pytest.raises(ValueError, match=r"one of 1, 2 must be “0\.982”"):
        page("Which?\n\n- 1\n- 2\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [({"colour": "red"}, "no option colour"), ({"demo": "curve"}, "needs a demo and what it asks")],
)
def test_fence_with_a_wrong_option_is_told(options: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Guess.read("?", options)


def test_guess_is_read_without_its_answers_and_why() -> None:
    read = Guess.read("Which?\n\n- 1\n- 2\n---\nSo.", ASKS)
    assert replace(read, options={}) == Guess("Which?", "So.", ("1", "2"), {})
