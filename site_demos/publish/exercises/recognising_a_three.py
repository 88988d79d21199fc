"""Exercises of “Recognising a three”."""

from math import sqrt

from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given


@exercise(
    start="""
        from math import sqrt

        def distance(p, q):
            ...
    """,
    hints=[
        "`zip(p, q)` gives the pixels in pairs. The square of a difference is `(a - b) ** 2`.",
        "Add up the squares with `sum`, and take the root of the whole sum once, at the end.",
    ],
    solution="""
        from math import sqrt

        def distance(p, q):
            return sqrt(sum((a - b) ** 2 for a, b in zip(p, q)))
    """,
    slips=[
        (
            "sqrt(sum((a - b) ** 2 for a, b in zip(p, q)))",
            "sum((a - b) ** 2 for a, b in zip(p, q))",
            "gives 25; 5 is expected",
        ),
        ("sqrt(sum((a - b) ** 2 ", "abs(sum(a - b ", "gives 7; 5 is expected"),
        ("sqrt(sum((a - b) ** 2 ", "(sum(abs(a - b) ", "gives 7; 5 is expected"),
    ],
)
def distance_of_images(given: Given) -> None:
    """Try differences of both signs."""
    given.gives("distance", [0, 0], [3, 4], expected=5)
    given.gives("distance", [0.5, 1, 0], [0.5, 1, 0], expected=0)
    given.gives("distance", [1, 0], [0, 1], expected=sqrt(2))


@exercise(
    start="""
        from math import dist

        def nearest(image, means):
            distances = [dist(image, mean) for mean in means]
            return min(distances)
    """,
    hints=[
        "The function returns the smallest distance. But which digit does it belong to?",
        "`distances.index(d)` is the place of `d` in the list.",
    ],
    solution="""
        from math import dist

        def nearest(image, means):
            distances = [dist(image, mean) for mean in means]
            return distances.index(min(distances))
    """,
    slips=[
        ("min(distances)", "max(distances)", "gives 2; 1 is expected"),
        ("distances.index(min(distances))", "sorted(distances)[0]", "1 is expected"),
        (
            "distances.index(min(distances))",
            "distances.index(min(distances)) + 1",
            "gives 2; 1 is expected",
        ),
    ],
)
def nearest_mean(given: Given) -> None:
    """Try three means, of which another one is nearest each time."""
    means = [[0, 0], [0.5, 0.5], [1, 0]]
    given.gives("nearest", [0.4, 0.6], means, expected=1)
    given.gives("nearest", [0.9, 0.1], means, expected=2)
    given.gives("nearest", [0, 0.1], means, expected=0)
