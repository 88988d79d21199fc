"""A training of the real network on real digits, one mini-batch after another.

Serves sigmoid-or-relu, train-it-here and your-handwriting.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import nn_core
from nn_core import Dataset, Layer, Network, Recipe, one_hots
from nn_core.fast.sparse import Sparse
from site_demos import samples
from site_demos.demos.learning._bounds import check_size

EVERY = 1000
"""After so many images the network is tried on those that it does not learn from."""
TRIED = 250
"""So many of the images that it does learn from are tried too."""
FIRST_WEIGHTS = {"sigmoid": "lecun", "tanh": "xavier", "relu": "he"}
ENDLESS = 1_000_000


@dataclass(frozen=True)
class Answer:
    """What the network takes an image for, and how sure it is: its largest output."""

    digit: int
    output: float


@dataclass(frozen=True)
class Trial:
    """How the network did when it was tried.

    Parameters
    ----------
    seen : int
        After how many images of training.
    loss : float
        The mean loss of the images since the trial before.
    trained, unseen : float in 0…1
        The share that it reads right of images that it learns from, and of those it doesn't.
    """

    seen: int
    loss: float
    trained: float
    unseen: float


@dataclass(frozen=True)
class State:
    """Where a training stands.

    Parameters
    ----------
    training : nn_core.TrainingState
    steps, seen : int
        Mini-batches done, and images in them.
    losses : tuple of float
        Each batch's summed loss since the last trial.
    trials : tuple of Trial
    answers : tuple of Answer
        To each unseen image, at the last trial.
    """

    training: nn_core.TrainingState
    steps: int = 0
    seen: int = 0
    losses: tuple[float, ...] = ()
    trials: tuple[Trial, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def network(self) -> Network:
        """The network as it is now."""
        return self.training.network

    @property
    def done(self) -> bool:
        """A training may always go on."""
        return False


def recipe(
    hidden: Sequence[int],
    activation: str,
    learning_rate: float,
    batch_size: int,
    seed: int,
    *,
    initialisation: str = "",
    gain: float = 1.0,
) -> Recipe:
    """Return the recipe for a network from 784 pixels to ten digits.

    Its first weights are those that suit the activation, if nothing else is said.
    """
    return Recipe(
        sizes=(784, *hidden, 10),
        activation_functions=(*[activation] * len(hidden), "sigmoid"),
        initialisation=initialisation or FIRST_WEIGHTS[activation],
        gain=gain,
        optimiser="descent",
        learning_rate=learning_rate,
        schedule="constant",
        l2=0.0,
        batch_size=batch_size,
        epochs=ENDLESS,
        seed=seed,
    )


def learn(state: State, recipe: Recipe, images: int) -> State:
    """Return the state after one more mini-batch of the first `images` training images."""
    training, loss = nn_core.training_step(
        state.training, data(images).images, targets(images), recipe
    )
    size = min(recipe.batch_size, images - state.training.seen)
    after = replace(
        state,
        training=training,
        steps=state.steps + 1,
        seen=state.seen + size,
        losses=(*state.losses, loss * size),
    )
    return tried(after, images) if after.seen // EVERY > state.seen // EVERY else after


def tried(state: State, images: int) -> State:
    """Return the state after trying its network on images that it learns from and on others."""
    answers = read(state.network, unseen())
    learnt = read(state.network, trained()[:images])
    since = state.seen - (state.trials[-1].seen if state.trials else 0)
    trial = Trial(
        state.seen,
        sum(state.losses) / max(1, since),
        share_right(learnt, samples.training().labels[: len(learnt)]),
        share_right(answers, samples.unseen().labels),
    )
    return replace(state, losses=(), trials=(*state.trials, trial), answers=answers)


def share_right(answers: Sequence[Answer], labels: bytes) -> float:
    """Return the share of answers that are the digit of the label."""
    right = sum(each.digit == label for each, label in zip(answers, labels, strict=True))
    return right / len(answers)


def read(network: Network, images: Sequence[Sparse]) -> tuple[Answer, ...]:
    """Return what a network takes each image for."""
    return tuple(Answer(a.index(max(a)), max(a)) for a in network.layer_outputs(images)[-1])


def checked(network: Network, sizes: Sequence[int], counts: Sequence[int]) -> list[Layer]:
    """Return the hidden layers of a network that this page can go on with.

    Raises
    ------
    ValueError
        If it is not one from 784 pixels to ten sigmoids, with equal hidden layers of these sizes,
        or one of its numbers is too large.
    """
    *hidden, last = network.layers
    if network.sizes[0] != 784 or network.sizes[-1] != 10 or last.activation.name != "sigmoid":
        raise ValueError(
            "the network must lead from 784 pixels to 10 sigmoids, "
            f"but leads from {network.sizes[0]} to {network.sizes[-1]} of {last.activation.name}"
        )
    kinds = {(layer.n_out, layer.activation.name) for layer in hidden}
    if len(kinds) != 1 or len(hidden) not in counts or hidden[0].n_out not in sizes:
        raise ValueError(
            f"the network must have {counts[0]} to {counts[-1]} equal hidden layers of {sizes[0]} "
            f"to {sizes[-1]} neurons, but has the sizes {', '.join(map(str, network.sizes))}"
        )
    if hidden[0].activation.name not in FIRST_WEIGHTS:
        raise ValueError(
            f"the hidden layers must be one of {', '.join(FIRST_WEIGHTS)}, "
            f"but are {hidden[0].activation.name}"
        )
    check_size(network)
    return hidden


@cache
def data(images: int) -> Dataset:
    """Return the first of the training images."""
    return samples.training().slice(0, images)


@cache
def targets(images: int) -> list[list[float]]:
    """Return the wanted outputs for them."""
    return one_hots(data(images).labels)


@cache
def trained() -> list[Sparse]:
    """Return the images that are tried of those that are learnt from."""
    return [samples.training().images.sparse(n) for n in range(TRIED)]


@cache
def unseen() -> list[Sparse]:
    """Return the images that are never learnt from."""
    images = samples.unseen().images
    return [images.sparse(n) for n in range(len(images))]
