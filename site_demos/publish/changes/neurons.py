"""Changes to try in the demos of single neurons."""

from site_demos.publish.changes import Change

HERE = "site_demos.demos.neurons."

CHANGES = {
    "one-neuron": (
        Change(
            "Bend the sum with tanh",
            "Set the bias to −5. What comes out that a sigmoid never gives?",
            'SIGMOID = activation("sigmoid")',
            'SIGMOID = activation("tanh")',
        ),
        Change(
            "Leave out the bias",
            "Move b. With both inputs at 0, which outputs can you still get?",
            "z = dense([weights], [parameters.bias], inputs)[0]",
            "z = dense([weights], [0.0], inputs)[0]",
        ),
        Change(
            "Draw weights three times as wide",
            "Which connection is already at its widest?",
            "kit.weight_line(place, here, w, scale=LARGEST)",
            "kit.weight_line(place, here, w, scale=LARGEST / 3)",
        ),
    ),
    "sigmoid": (
        Change(
            "Make the curve tanh",
            "It runs from −1 to 1. Where does it leave the picture?",
            'SIGMOID = activation("sigmoid")',
            'SIGMOID = activation("tanh")',
        ),
        Change(
            "Make it ReLU",
            "Everything below 0 becomes 0. What becomes of the rest?",
            'SIGMOID = activation("sigmoid")',
            'SIGMOID = activation("relu")',
        ),
        Change(
            "Let the vertical axis begin at −1",
            "There is room for tanh now.",
            "y=(0, 1), left=52",
            "y=(-1, 1), left=52",
        ),
    ),
    "threshold": (
        Change(
            "Light a dot fully, or not at all",
            "That is a step instead of the curve. Which dots change?",
            "SIGMOID.function([total + bias for total in _sums(neuron)])",
            "[float(total + bias > 0) for total in _sums(neuron)]",
        ),
        Change(
            "Bend with tanh",
            "Where does tanh pass through 0? Compare it with the threshold.",
            'SIGMOID = activation("sigmoid")',
            'SIGMOID = activation("tanh")',
        ),
        Change(
            "Draw larger dots",
            "Where do the sums of real images crowd?",
            "DOT = 3.5",
            "DOT = 4.5",
        ),
    ),
    "paint-the-weights": (
        Change(
            "Square each pixel first",
            "Grey pixels count less now. By how much does the sum fall?",
            "[w * cell * a for cell, a",
            "[w * cell * a * a for cell, a",
        ),
        Change(
            "Show ten digits at each end",
            "Is there a digit among them that you did not paint for?",
            "SHOWN = 5",
            "SHOWN = 10",
            HERE + "paint_the_weights.painting",
        ),
    ),
    "relu": (
        Change(
            "Take tanh instead of the sigmoid",
            "At z = 0 its slope is 1, not ¼. What is left of it after ten layers?",
            'SIGMOID, RELU = activation("sigmoid"), activation("relu")',
            'SIGMOID, RELU = activation("tanh"), activation("relu")',
            HERE + "relu.curves",
        ),
        Change(
            "Look twice as far",
            "How steep is the sigmoid out there?",
            "REACH = 4.0",
            "REACH = 8.0",
            HERE + "relu.curves",
        ),
    ),
}
