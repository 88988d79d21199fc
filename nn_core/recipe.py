"""The recipe for training, and how the learning rate changes along the way."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, inf, pi

from nn_core.layer import first_deviation
from nn_core.losses import loss
from nn_core.network import activation_functions_of_layers
from nn_core.optimise import optimiser
from nn_core.strict_json import check_length

SCHEDULES: dict[str, Callable[[float], float]] = {
    "constant": lambda _: 1.0,
    "linear": lambda done: 1.0 - done,
    "cosine": lambda done: (1.0 + cos(pi * done)) / 2,
}
"""The learning rate as a share of its first value, from the share of the training done so far."""


@dataclass(frozen=True)
class Recipe:
    """How to train: the same recipe on the same data always ends with the same network.

    Parameters
    ----------
    sizes : tuple of int
        Neurons in each layer, the inputs first.
    activation_functions : str or tuple of str
        One name for all layers, or one for each layer after the inputs.
    initialisation : str
        Of the weights; see `nn_core.layer.INITIALISATIONS`.
    gain : float, above 0
        How many times as large the first weights are as `initialisation` says.
    loss : str
        See `nn_core.losses.LOSSES`.
    optimiser : str
        See `nn_core.optimise.OPTIMISERS`.
    learning_rate : float, above 0
        At the start.
    schedule : str
        What becomes of the learning rate; see `SCHEDULES`.
    l1 : float, at least 0
        Each weight w adds l1 |w| to the loss, which pulls it towards 0 as hard however small it is.
        Biases add nothing.
    l2 : float, at least 0
        Each weight w adds ½ l2 w² to the loss, which pulls it towards 0. Biases add nothing.
    batch_size : int, at least 1
        Images for each step.
    epochs : int, at least 1
        How often every image is seen.
    copies : int, at least 0
        How many distorted copies of each image are among those to learn from. `train` makes none.
        Its caller does: see `with_copies` in `nn_core.mnist.distortion`.
    seed : int
        What all random numbers follow from: the first weights, the copies, the order of the images.

    Raises
    ------
    ValueError
        If a number is out of its range or not whole, a name is unknown, or the activation
        functions are not one for each layer or do not go with the loss.

    >>> Recipe(epochs=0)
    Traceback (most recent call last):
    ValueError: epochs must be at least 1, but is 0
    """

    sizes: tuple[int, ...] = (784, 16, 16, 10)
    activation_functions: str | tuple[str, ...] = "sigmoid"
    initialisation: str = "lecun"
    gain: float = 1.0
    loss: str = "binary cross-entropy"
    optimiser: str = "momentum"
    learning_rate: float = 0.8
    schedule: str = "cosine"
    l1: float = 0.0
    l2: float = 1e-4
    batch_size: int = 400
    epochs: int = 70
    copies: int = 1
    seed: int = 1

    def __post_init__(self) -> None:
        """Check each number and name, before hours are spent."""
        for name, least in (("batch_size", 1), ("epochs", 1), ("copies", 0), ("seed", -inf)):
            number = getattr(self, name)
            if type(number) is not int:  # isinstance would let True pass
                raise ValueError(f"{name} must be a whole number, but is {number!r}")
            check_length(name, number)
            if number < least:
                raise ValueError(f"{name} must be at least {least}, but is {number}")
        for name in ("gain", "learning_rate"):
            if not 0 < (number := getattr(self, name)) < inf:
                raise ValueError(f"{name} must be above 0 and finite, but is {number}")
        for name, pull in (("l1", self.l1), ("l2", self.l2)):
            if not 0 <= pull < inf:
                raise ValueError(f"{name} must be at least 0 and finite, but is {pull}")
        if self.schedule not in SCHEDULES:
            raise ValueError(
                f"schedule must be one of {', '.join(SCHEDULES)}, but is {self.schedule!r}"
            )
        first_deviation(self.initialisation)
        optimiser(self.optimiser)
        self._check_activation_functions()

    def _check_activation_functions(self) -> None:
        """Refuse those that no network can have, and outputs that the loss does not go with."""
        *hidden, last = activation_functions_of_layers(self.sizes, self.activation_functions)
        if any(each.name == "softmax" for each in hidden):
            raise ValueError("softmax must be in the last layer alone, but is in one before it")
        some = [0.5] * self.sizes[-1]
        try:
            loss(self.loss).delta(some, some, last)
        except ValueError as error:
            raise ValueError(f"{self.loss} does not go with these outputs: {error}") from error
