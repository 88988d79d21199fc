"""Exercises of “From here to language models”."""

from nn_core import softmax
from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given


@exercise(
    start="""
        def next_letter(text, letter):
            following = [b for a, b in zip(text, text[1:])]
            return max(following, key=following.count)
    """,
    hints=[
        (
            "`zip(text, text[1:])` gives each letter with the one after it. Which of these pairs "
            "count?"
        ),
        "Keep those whose first letter is `letter`: `if a == letter`.",
    ],
    solution="""
        def next_letter(text, letter):
            following = [b for a, b in zip(text, text[1:]) if a == letter]
            return max(following, key=following.count)
    """,
    slips=[
        ("if a == letter", "if b == letter", "and 'a' your function gives 'a'; 'n' is expected"),
        ("[b for", "[a for", "and 'a' your function gives 'a'; 'n' is expected"),
        (
            "max(following, key=following.count)",
            "max(following)",
            "'a whale ate a hat' and 'a' your function gives 't'",
        ),
        (
            "max(following, key=following.count)",
            "following[-1]",
            "'a whale ate a hat' and 'a' your function gives 't'",
        ),
    ],
)
def letter_that_follows(given: Given) -> None:
    """Try texts in which a letter follows that is not the most frequent of all."""
    given.gives("next_letter", "banana", "a", expected="n")
    given.gives("next_letter", "queen", "q", expected="u")
    given.gives("next_letter", "a whale ate a hat", "a", expected=" ")


@exercise(
    start="""
        from nn_core import softmax

        def shares(sums, temperature):
            return softmax(sums)
    """,
    hints=["The temperature divides the sums *before* softmax turns them into shares."],
    solution="""
        from nn_core import softmax

        def shares(sums, temperature):
            return softmax([z / temperature for z in sums])
    """,
    slips=[
        ("z / temperature", "z * temperature", "[0.8807971, 0.1192029] is expected"),
        ("z / temperature", "z - temperature", "[0.8807971, 0.1192029] is expected"),
        (
            "softmax([z / temperature for z in sums])",
            "[s / temperature for s in softmax(sums)]",
            "[0.8807971, 0.1192029] is expected",
        ),
    ],
)
def shares_at_a_temperature(given: Given) -> None:
    """Try a low temperature, a high one, and 1."""
    for sums, temperature in [([1, 0], 0.5), ([2, 1, -1], 4), ([2, 1, -1], 1)]:
        expected = softmax([z / temperature for z in sums])
        given.gives("shares", sums, temperature, expected=expected)
