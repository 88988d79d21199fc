"""The numbers in the chapter about neurons and layers: one neuron, and ten outputs."""

from typing import Any

from nn_core import dense
from site_demos.demos.neurons import one_neuron
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets

FAR_FROM_ONE = 0.1


def facts() -> dict[str, Any]:
    """Return what the chapter says.

    `one_more` neuron in the first hidden layer would bring so many weights and biases.
    `first_outputs` are the ten for the first test image, `first_sum` is their sum. Over all test
    images, `output_sums` holds the least and the most sum, and the share that is far from 1.
    """
    n_in, _, n_out, *_ = sets.network().sizes
    sums = sets.answers_to_test_images()["sums"]
    return {
        "one_more": f"{n_in + 1 + n_out:,}",
        "neuron": neuron_in_numbers(),
        "first_outputs": [fixed(a, 3) for a in sets.network().forward(sets.test().images[0])],
        "first_sum": fixed(sums[0], 3),
        "output_sums": {
            "least": fixed(min(sums)),
            "most": fixed(max(sums)),
            "far": percent(sum(abs(each - 1) > FAR_FROM_ONE for each in sums) / len(sums), 0),
            "margin": f"{FAR_FROM_ONE:g}",
        },
    }


def neuron_in_numbers() -> dict[str, str]:
    """Return a₁, a₂, w₁, w₂ and b of the figure, both products, the sum z and the activation a."""
    begin = one_neuron.Parameters()
    inputs, weights = [begin.input_1, begin.input_2], [begin.weight_1, begin.weight_2]
    (z,) = dense([weights], [begin.bias], inputs)
    (a,) = one_neuron.SIGMOID.function([z])
    numbers = {
        "a1": begin.input_1,
        "a2": begin.input_2,
        "w1": begin.weight_1,
        "w2": begin.weight_2,
        "b": begin.bias,
        "p1": begin.input_1 * begin.weight_1,
        "p2": begin.input_2 * begin.weight_2,
        "z": z,
        "a": a,
    }
    return {name: fixed(value) for name, value in numbers.items()}
