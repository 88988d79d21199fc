"""Questions on paper: they stay in their chapter, the answers go to the end of the book."""

from bs4 import Tag

from site_demos.kit.svg import element, join
from site_demos.publish.book.markup import fragment, inner, one, remove, words

LETTERS = "abcdefgh"


def without_answers(article: Tag, chapter: str) -> str:
    """Take the answers out of a page, and return them.

    Returns
    -------
    str
        HTML: the guesses, the questions and the exercises that have answers; "" for none.
    """
    parts = (
        ("Guesses", "li", _guesses(article)),
        ("Questions", "li", [_question(quiz) for quiz in article.select("nn-quiz")]),
        ("Exercises", "div", _exercises(article, chapter)),
    )
    return join(
        element("p", title, class_="bk-kind")
        + element("ol" if tag == "li" else "div", *(element(tag, each) for each in answers))
        for title, tag, answers in parts
        if answers
    )


def _guesses(article: Tag) -> list[str]:
    """Leave the question of each guess, with what can be answered, and return the answers."""
    answers = []
    for guess in article.select("nn-guess"):
        question = one(guess, "[id^=guess]")
        options = [words(button) for button in guess.select(".nn-guesses button")]
        field = guess.select_one("input[type=range]")
        if field is not None:
            unit = field.get("data-unit", "")
            options = [f"From {field['min']} to {field['max']}{unit}: ……"]
        listed = element("ul", *(element("li", option) for option in options), class_="bk-options")
        box = fragment(element("div", inner(question), listed, class_="bk-guess"))
        demo = guess.find_parent("nn-demo")
        if demo:
            demo.insert(0, box)
        else:
            guess.insert_before(box)
        guess.decompose()
    for told in article.select(".nn-guessed"):
        answers = [inner(each) for each in told.select(":scope > ol > li")]
        told.decompose()
    return answers


def _question(quiz: Tag) -> str:
    """Leave a question with its answers, each with a letter, and return which is right and why."""
    legend = one(quiz, "legend")
    answers = quiz.select(".nn-answer")
    right, reasons, options = "", [], []
    for letter, answer in zip(LETTERS, answers, strict=False):
        reason = one(answer, ".nn-reason")
        said = inner(one(answer, "label"))
        options.append(element("li", said))
        if reason.has_attr("data-right"):
            right = f"<strong>{letter}</strong> {said}"
        reasons.append(element("li", inner(reason)))
    asked = element("p", inner(legend), class_="bk-asked")
    quiz.replace_with(
        fragment(
            element("div", asked, element("ol", *options, class_="bk-choices"), class_="bk-quiz")
        )
    )
    return element("p", right) + element("ol", *reasons, class_="bk-choices")


def _exercises(article: Tag, chapter: str) -> list[str]:
    """Leave each task with the code that it begins with, and return hints and solutions."""
    answers = []
    for number, exercise in enumerate(article.select("nn-exercise, nn-prediction"), start=1):
        title = f"Exercise {chapter}.{number}" if chapter else f"Exercise {number}"
        help_ = one(exercise, ".nn-help")
        steps = []
        for step in help_.select("details"):
            name = one(step, "summary")
            remove(name, ".nn-later")
            said = words(name)
            name.decompose()
            steps.append(
                element("div", element("p", said, class_="bk-step"), inner(step), class_="bk-help")
            )
        answers.append(element("p", title, class_="bk-nr") + join(steps))
        task = one(exercise, ".nn-task")
        code = exercise.select_one(":scope > .highlight")
        exercise.replace_with(
            fragment(
                element(
                    "div",
                    element("p", title, class_="bk-nr"),
                    inner(task),
                    str(code) if code else "",
                    class_="bk-exercise",
                )
            )
        )
    return answers
