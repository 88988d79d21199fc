"""A peer for the benchmark: learning with a graph of single numbers, as micrograd does it.

Every sum and every product is an object that knows what it came from and how to hand its slope
back. That makes any formula learnable, and one image through our network a graph of some 26,000
nodes. Written afresh, after the idea of github.com/karpathy/micrograd; the same work node by node.
"""

from collections.abc import Callable, Sequence
from math import exp

from nn_core import Layer, Network


class Node:
    """A number, its slope once `backward` has run, and the nodes that it came from."""

    def __init__(self, data: float, parents: "tuple[Node, ...]" = ()) -> None:
        self.data = data
        self.grad = 0.0
        self.parents = set(parents)
        self.hand_back: Callable[[], None] = lambda: None

    def __add__(self, other: "Node | float") -> "Node":
        other = other if isinstance(other, Node) else Node(other)
        total = Node(self.data + other.data, (self, other))

        def hand_back() -> None:
            self.grad += total.grad
            other.grad += total.grad

        total.hand_back = hand_back
        return total

    def __mul__(self, other: "Node | float") -> "Node":
        other = other if isinstance(other, Node) else Node(other)
        result = Node(self.data * other.data, (self, other))

        def hand_back() -> None:
            self.grad += other.data * result.grad
            other.grad += self.data * result.grad

        result.hand_back = hand_back
        return result

    def sigmoid(self) -> "Node":
        """Return σ of this number."""
        result = Node(1 / (1 + exp(-self.data)), (self,))

        def hand_back() -> None:
            self.grad += result.data * (1 - result.data) * result.grad

        result.hand_back = hand_back
        return result

    def backward(self) -> None:
        """Set the slope of this number by every node it came from, the nearest first."""
        order, seen, waiting = list[Node](), set[Node](), [(self, False)]
        while waiting:
            node, ready = waiting.pop()
            if ready:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                waiting.append((node, True))
                waiting.extend((parent, False) for parent in node.parents)
        self.grad = 1.0
        for node in reversed(order):
            node.hand_back()


class ScalarNetwork:
    """The same network, every weight and bias a node; sigmoids, squared error, plain descent."""

    def __init__(self, network: Network) -> None:
        self.layers = [_nodes(layer) for layer in network.layers]

    def cost(self, image: Sequence[float], target: Sequence[float]) -> Node:
        """Return ½ Σ (a - y)² of one image, as the last node of its graph."""
        activations: list[Node | float] = list(image)
        for rows in self.layers:
            activations = [_neuron(weights, bias, activations) for weights, bias in rows]
        total = Node(0.0)
        for a, y in zip(activations, target, strict=True):
            off = Node(-y) + a
            total += off * off * 0.5
        return total

    def step(
        self, images: Sequence[Sequence[float]], targets: Sequence[Sequence[float]], rate: float
    ) -> None:
        """Go against the mean slopes of a batch."""
        numbers = self.numbers()
        for number in numbers:
            number.grad = 0.0
        total = Node(0.0)
        for image, target in zip(images, targets, strict=True):
            total += self.cost(image, target) * (1 / len(images))
        total.backward()
        for number in numbers:
            number.data -= rate * number.grad

    def numbers(self) -> list[Node]:
        """Return every weight and bias, neuron by neuron."""
        return [n for rows in self.layers for weights, bias in rows for n in (*weights, bias)]


def _nodes(layer: Layer) -> list[tuple[list[Node], Node]]:
    pairs = zip(layer.weights, layer.biases, strict=True)
    return [([Node(w) for w in row], Node(b)) for row, b in pairs]


def _neuron(weights: Sequence[Node], bias: Node, inputs: Sequence[Node | float]) -> Node:
    total = bias
    for w, a in zip(weights, inputs, strict=True):
        total += w * a
    return total.sigmoid()
