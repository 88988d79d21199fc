"""What the network says, how sure it is, and what was meant."""

from site_demos import kit
from site_demos.demos.recognise._drawn import label
from site_demos.demos.recognise._network import ranking

DIGITS = [str(digit) for digit in range(10)]


def draw_answer(outputs: tuple[float, ...], sample: str, meant: str, *, drawn: bool) -> str:
    """Draw the digit of the largest output, large, and say it with the runner-up.

    Parameters
    ----------
    outputs : tuple of 10 floats
    sample : str
        The test image that is shown, unless something is `drawn`.
    meant : str
        The digit that the reader says to have drawn, or nothing.
    drawn : bool
    """
    best, second = ranking(outputs)[:2]
    sure, less = kit.fixed(outputs[best]), kit.fixed(outputs[second])
    sentence = f"The network says {best}, with {sure}; next comes {second}, with {less}."
    ruling = "right" if (meant if drawn else f"{label(sample)}") == f"{best}" else "wrong"
    if not drawn:
        sentence += f" Its writer meant {label(sample)}: {ruling}."
    elif meant:
        sentence += f" You meant {meant}: {ruling}."
    answer = [
        kit.element("p", f"{best}", class_="nn-numeral", aria_hidden="true"),
        kit.result(sentence),
    ]
    shared = kit.share(_boast(best, sample, meant, drawn=drawn))
    return kit.element("div", *answer, class_="nn-read-as") + kit.element(
        "div", shared, class_="nn-pass nn-buttons"
    )


def draw_meant(meant: str, *, drawn: bool) -> str:
    """Ask what a drawing was meant to be."""
    if not drawn:
        asks = "Draw a digit, and say what you meant."
        return kit.element("p", asks, class_="nn-meant nn-picks-label")
    buttons = (
        kit.radio(
            f"meant={digit}",
            digit,
            f"I meant {digit}",
            is_chosen=digit == meant,
            is_stop=digit == (meant or "0"),
        )
        for digit in DIGITS
    )
    return kit.element(
        "div",
        kit.element("p", "You meant", class_="nn-picks-label"),
        kit.radios(buttons, "What you meant", "nn-picks nn-words", columns=5),
        class_="nn-meant",
    )


def _boast(best: int, sample: str, meant: str, *, drawn: bool) -> str:
    """Return what a reader may tell somebody else."""
    if not drawn and label(sample) == best:
        return f"A neural network read this {best}."
    if not drawn:
        return f"A neural network took a {label(sample)} for a {best}."
    if meant == f"{best}":
        return f"A neural network read my {meant}."
    return f"A neural network took my {meant or 'drawing'} for a {best}."
