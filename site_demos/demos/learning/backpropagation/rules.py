"""Every number of a small network, forward and backward, with the rule that gives it.

Each neuron has a number of its own: 1 and 2 are the inputs, 3 and 4 are hidden, 5 is the output.
Every quantity has a key: `w31` leads into neuron 3 from neuron 1; `d3` is δ of neuron 3; `s31` and
`t3` are the slopes of the cost by w31 and by b3. A rule is written in keys, once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nn_core import Layer, Network, activation, gradient, loss
from site_demos import kit

SIGMOID, LOSS = activation("sigmoid"), loss("squared error")
KNOBS = ("w31", "w32", "b3", "w41", "w42", "b4", "w53", "w54", "b5")
GIVEN = ("a1", "a2", "y", *KNOBS)
KEY = re.compile(r"\b(?:[abdstwyz]\d*|C)\b")
TWICE = re.compile(r"\(\(([^()]*)\)\)")

type Numbers = Mapping[str, float]
type Trial = tuple[float, float, float]


@dataclass(frozen=True)
class Rule:
    """How one number comes from those before it: `formula` is written in keys."""

    key: str
    formula: str
    words: str

    @property
    def uses(self) -> list[str]:
        """Return the keys of the numbers that go in."""
        return KEY.findall(self.formula)

    def letters(self) -> str:
        """Return the formula in letters, as HTML."""
        return KEY.sub(lambda found: letter(found[0]), self.formula)

    def figures(self, numbers: Numbers) -> str:
        """Return the formula with the numbers put in."""
        put = KEY.sub(lambda found: _in_brackets(written(found[0], numbers)), self.formula)
        return TWICE.sub(r"(\1)", put)


def _sum(j: int, first: int, second: int) -> Rule:
    formula = f"w{j}{first} × a{first} + w{j}{second} × a{second} + b{j}"
    return Rule(f"z{j}", formula, f"The weighted sum of neuron {j}, with its bias.")


def _squeeze(j: int) -> Rule:
    return Rule(f"a{j}", f"σ(z{j})", f"The sigmoid makes it the activation of neuron {j}.")


def _share(j: int) -> Rule:
    words = (
        f"BP2: δ of neuron {j}. Blame comes back along the weight,"
        " times how steep the sigmoid is here."
    )
    return Rule(f"d{j}", f"w5{j} × d5 × a{j} × (1 − a{j})", words)


def _slopes(j: int, first: int, second: int) -> list[Rule]:
    bias = "BP3: the slope of a bias is δ itself, because the sum grows as the bias does."
    weight = "BP4: the slope of a weight is what came in along it, times δ."
    return [
        *(Rule(f"s{j}{i}", f"a{i} × d{j}", weight) for i in (first, second)),
        Rule(f"t{j}", f"d{j}", bias),
    ]


FORWARD = (
    _sum(3, 1, 2),
    _squeeze(3),
    _sum(4, 1, 2),
    _squeeze(4),
    _sum(5, 3, 4),
    _squeeze(5),
    Rule("C", "½ × (a5 − y)²", "The cost: half the square of how far off the output is."),
)
BACKWARD = (
    Rule(
        "d5",
        "(a5 − y) × a5 × (1 − a5)",
        "BP1: δ of the output. How far off it is, times how steep the sigmoid is here.",
    ),
    *_slopes(5, 3, 4),
    _share(3),
    *_slopes(3, 1, 2),
    _share(4),
    *_slopes(4, 1, 2),
)
RULES = FORWARD + BACKWARD


def network(knobs: Numbers) -> Network:
    """Return the network of those weights and biases."""
    hidden = [[knobs["w31"], knobs["w32"]], [knobs["w41"], knobs["w42"]]]
    last = [[knobs["w53"], knobs["w54"]]]
    return Network(
        [
            Layer(hidden, [knobs["b3"], knobs["b4"]], SIGMOID),
            Layer(last, [knobs["b5"]], SIGMOID),
        ]
    )


def work_out(given: Numbers) -> dict[str, float]:
    """Return all numbers by their keys, from the knobs, the inputs a1 and a2, and the target y."""
    inputs, target = [given["a1"], given["a2"]], [given["y"]]
    seen = network(given).trace(inputs)
    slopes = gradient(network(given), [inputs], [target], LOSS)
    found = dict(given)
    for neurons, sums, activations, slope in zip(
        ((3, 4), (5,)), seen.sums, seen.activations[1:], slopes.layers, strict=True
    ):
        before = (1, 2) if neurons[0] == 3 else (3, 4)
        for place, j in enumerate(neurons):
            found |= {f"z{j}": sums[place], f"a{j}": activations[place]}
            found |= {f"d{j}": slope.biases[place], f"t{j}": slope.biases[place]}
            found |= {
                f"s{j}{i}": value for i, value in zip(before, slope.weights[place], strict=True)
            }
    return found | {"C": slopes.loss}


def tried(given: Numbers, knob: str, nudge: float) -> Trial:
    """Return C with a knob a little up, with it a little down, and (C₊ - C₋) / 2ε."""
    up, down = (cost({**given, knob: given[knob] + change}) for change in (nudge, -nudge))
    return up, down, (up - down) / (2 * nudge)


def cost(given: Numbers) -> float:
    """Return C, by one forward pass."""
    outputs = network(given).forward([given["a1"], given["a2"]])
    return LOSS.value(outputs, [given["y"]])


def slope_key(knob: str) -> str:
    """Return the key of the slope by a knob.

    >>> slope_key("w31"), slope_key("b3")
    ('s31', 't3')
    """
    return knob.replace("w", "s").replace("b", "t")


def letter(key: str) -> str:
    """Return a key as HTML: its letter with its index.

    >>> letter("d5")
    '<i>δ</i><sub>5</sub>'
    """
    if key[0] in "st":
        return f"∂<i>C</i>/∂{letter({'s': 'w', 't': 'b'}[key[0]] + key[1:])}"
    written = kit.element("i", {"d": "δ"}.get(key[0], key[0]))
    return written + (kit.element("sub", key[1:]) if key[1:] else "")


def written(key: str, known: Numbers) -> str:
    """Write a number, what the reader sets as it was set; nothing if it isn't known."""
    if key not in known:
        return ""
    if key in GIVEN:
        return kit.fixed(known[key], 3).rstrip("0").rstrip(".")
    return kit.fixed(known[key], 3 if key[0] in "az" else 4)


def _in_brackets(text: str) -> str:
    return f"({text})" if text.startswith("\N{MINUS SIGN}") else text
