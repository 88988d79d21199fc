"""Exercises of “Where the hope came true”."""

from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given


@exercise(
    start="""
        def slid(weights, pixels):
            size = len(weights)
            ...
    """,
    hints=[
        "The pixels at place `x` are `pixels[x : x + size]`. Their weighted sum is one answer.",
        "The filter must still fit at the last place. In a row of 5, a filter of 3 has 3 places.",
    ],
    solution="""
        def slid(weights, pixels):
            size = len(weights)
            return [
                sum(w * a for w, a in zip(weights, pixels[x : x + size]))
                for x in range(len(pixels) - size + 1)
            ]
    """,
    slips=[
        (" - size + 1", " - size", "gives [0, 1]; [0, 1, 0] is expected"),
        (" - size + 1", "", "gives [0, 1, 0, -1]; [0, 1, 0] is expected"),
        ("pixels[x : x + size]", "pixels", "gives [0, 0, 0]; [0, 1, 0] is expected"),
        (
            "range(len(pixels) - size + 1)",
            "range(0, len(pixels), size)",
            "gives [0, 0]; [0, 1, 0] is expected",
        ),
    ],
)
def slid_along_a_row(given: Given) -> None:
    """Try an edge, a filter of three, and one as long as the row."""
    given.gives("slid", [-1, 1], [0, 0, 1, 1], expected=[0, 1, 0])
    given.gives("slid", [1, 0, 2], [1, 2, 3, 4, 5], expected=[7, 10, 13])
    given.gives("slid", [0.5, 0.5], [1, 3], expected=[2])


@exercise(
    start="""
        def pooled(answers, size):
            return [max(answers)]
    """,
    hints=[
        "Cut the list into groups of `size`, and take the largest of each.",
        "`range(0, len(answers), size)` gives the places where the groups begin.",
    ],
    solution="""
        def pooled(answers, size):
            return [
                max(answers[first : first + size])
                for first in range(0, len(answers), size)
            ]
    """,
    slips=[
        ("max(", "sum(", "gives [1, 5]; [1, 3] is expected"),
        (
            "range(0, len(answers), size)",
            "range(len(answers) - size + 1)",
            "gives [1, 2, 3]; [1, 3] is expected",
        ),
        ("max(answers[first : first + size])", "answers[first]", "gives [0, 2]; [1, 3]"),
    ],
)
def pooled_row(given: Given) -> None:
    """Try groups of two and of three."""
    given.gives("pooled", [0, 1, 2, 3], 2, expected=[1, 3])
    given.gives("pooled", [5, 0, 0, 0, 0.5, 0], 3, expected=[5, 0.5])
