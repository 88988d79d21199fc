"""Questions at the end of a chapter: one answer, and then why.

A page writes a question as bold text with its number, and each answer as `??? option "…"` with the
reason below it; that of the right one begins with “Yes”. The others begin with “No” or “Not”, or
are given a “No” to begin with.
"""

import re

from site_demos.kit.svg import element, join

QUESTION = re.compile(
    r'<p><strong>(\d+)\. (.*?)</strong></p>\s*((?:<details class="option">.*?</details>\s*)+)',
    re.DOTALL,
)
OPTION = re.compile(
    r'<details class="option">\s*<summary>(.*?)</summary>\s*(.*?)\s*</details>', re.DOTALL
)
RIGHT = "<p>Yes"
WRONG = re.compile(r"<p>Not?\b")


def with_questions(html: str) -> str:
    """Return a page with its questions as forms, and after the last one how many are right.

    Without scripts a reason shows as soon as its answer is chosen.

    Raises
    ------
    ValueError
        If not exactly one answer of a question is right.
    """
    asked, count = QUESTION.subn(lambda match: _question(*match.groups()), html)
    if not count:
        return html
    end = asked.rindex("</nn-quiz>") + len("</nn-quiz>")
    return f"{asked[:end]}\n<nn-score data-of='{count}'></nn-score>{asked[end:]}"


def _question(number: str, text: str, options: str) -> str:
    answers = [(text, _plain(reason)) for text, reason in OPTION.findall(options)]
    right = sum(reason.startswith(RIGHT) for _, reason in answers)
    if right != 1:
        raise ValueError(f"question {number} must have one right answer, but has {right}")
    fields = element(
        "fieldset",
        element("legend", f"{number}. {text}"),
        *(_answer(f"question-{number}", place, *each) for place, each in enumerate(answers)),
    )
    button = element("button", "Answer", type="submit")
    live = element("p", "", class_="nn-live", role="status")
    buttons = element("div", button, class_="nn-buttons")
    return element("nn-quiz", element("form", join([fields, buttons, live])), number=number)


def _plain(reason: str) -> str:
    """Return a reason that says at once whether the answer is right."""
    if reason.startswith(RIGHT) or WRONG.match(reason):
        return reason
    return reason.replace("<p>", "<p>No. ", 1)


def _answer(question: str, place: int, text: str, reason: str) -> str:
    identity = f"{question}-{place}"
    choice = {"type": "radio", "name": question, "value": place, "id": identity, "required": True}
    return element(
        "div",
        element("input", **choice, autocomplete="off"),
        element("label", text, for_=identity),
        element("div", reason, class_="nn-reason", data_right=reason.startswith(RIGHT) or None),
        class_="nn-answer",
    )
