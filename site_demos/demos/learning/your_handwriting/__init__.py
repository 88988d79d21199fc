"""Your handwriting: draw some digits, train the site's network on them, and see what it costs."""

from dataclasses import dataclass, replace
from random import Random

import nn_core
from nn_core import Images, Network, TrainingState
from nn_core.mnist.distortion import Distortion, distort
from nn_core.mnist.ink import SIDE
from nn_core.mnist.strokes import PEN
from site_demos import kit, samples
from site_demos.demos.learning import _training
from site_demos.demos.learning._bounds import RATE
from site_demos.demos.learning.your_handwriting import others, saved
from site_demos.demos.learning.your_handwriting.figure import draw
from site_demos.demos.learning.your_handwriting.reading import (
    BEFORE,
    EXAMPLES,
    MOST,
    Trial,
    inked,
    share_right,
)

DATA = (*samples.TRAINING, *samples.UNSEEN)
BATCH = 20
TRIED = 20
"""After so many steps the network is tried on digits by others."""
PAUSE = 100
RATE_AT_FIRST = 0.1


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The reader's digits, and how the network learns from them."""

    drawing: str = kit.while_running(kit.drawing(label="Your drawing", pen=PEN))
    digits: str = kit.while_running(kit.collected(most=MOST, label="Your digits"))
    erased: str = kit.while_running(kit.collected(most=MOST, label="Erased digits"))
    held: str = kit.while_running(
        kit.hidden_numbers(most=MOST, reach=MOST - 1, label="Digits held back")
    )
    own: int = kit.while_running(kit.whole(5, low=0, high=BATCH, label=f"Yours, of {BATCH}"))
    learning_rate: float = kit.while_running(
        kit.slider(RATE_AT_FIRST, low=0.05, high=1, step=0.05, label=RATE)
    )
    moves: bool = kit.while_running(kit.toggle(True, label="Distort yours a little each time"))

    def learnt(self) -> list[tuple[int, str]]:
        """Return the digits that are learnt from: those that are not held back."""
        held = kit.numbers(self.held)
        shown = kit.labelled(self.digits or EXAMPLES)
        return [each for place, each in enumerate(shown) if place not in held]


@dataclass(frozen=True)
class State:
    """Where the training stands.

    Parameters
    ----------
    training : nn_core.TrainingState
    others : int
        How many digits by others it read right when it was tried last.
    steps : int
    trials : tuple of Trial
    """

    training: TrainingState
    others: int
    steps: int = 0
    trials: tuple[Trial, ...] = ()

    @property
    def network(self) -> Network:
        """The network as it is now."""
        return self.training.network

    @property
    def seen(self) -> int:
        """Images in all steps."""
        return BATCH * self.steps

    @property
    def done(self) -> bool:
        """It may always go on."""
        return False


def begin(_: Parameters) -> State:
    """Return the site's network, as it was trained on 60,000 images."""
    return State(_begun(BEFORE), others.right())


def advance(parameters: Parameters, state: State) -> State:
    """Learn from a batch: some of the reader's digits, distorted or not, and some MNIST images."""
    learnt = parameters.learnt()
    if parameters.own and not learnt:
        rule = "there must be a digit of yours to learn from, but all are held back"
        raise ValueError(f"{rule}: press one of them, or set “Yours, of {BATCH}” to 0")
    data = samples.training()
    random = Random(f"batch {state.steps}")
    chosen = random.choices(learnt, k=parameters.own) if learnt else []
    rest = random.sample(range(len(data)), BATCH - len(chosen))
    images = [_image(drawing, random, moves=parameters.moves) for _, drawing in chosen]
    images += [data.images.raw(place) for place in rest]
    labels = [digit for digit, _ in chosen] + [data.labels[place] for place in rest]
    training, _ = nn_core.training_step(
        state.training,
        Images(SIDE, SIDE, b"".join(images)),
        nn_core.one_hots(labels),
        _recipe(parameters.learning_rate),
    )
    trials = state.trials or (_trial(parameters, state),)
    after = replace(state, training=training, steps=state.steps + 1, trials=trials)
    return after if after.steps % TRIED else _tried(parameters, after)


def pauses(_: Parameters, state: State) -> bool:
    """Pause after each 100 steps, to look."""
    return state.steps > 0 and state.steps % PAUSE == 0


def render(parameters: Parameters, state: State) -> str:
    """Draw what was read before and is read now, of the reader's digits and of those of others."""
    return draw(
        state.network,
        state.others,
        state.trials,
        drawing=parameters.drawing,
        digits=parameters.digits,
        erased=parameters.erased,
        held=parameters.held,
    )


def save(parameters: Parameters, state: State) -> dict[str, str]:
    """Return the reader's digits and the network as one file."""
    text = saved.written(parameters.digits, parameters.held, state.network)
    return {"handwriting.json": text}


def load(parameters: Parameters, text: str) -> tuple[Parameters, State]:
    """Go on with the digits and the network of a file."""
    digits, held, network = saved.read(text)
    found = replace(parameters, digits=digits, held=held, erased="")
    return found, State(_begun(network), others.count(network))


def _recipe(learning_rate: float) -> nn_core.Recipe:
    return _training.recipe(BEFORE.sizes[1:-1], "sigmoid", learning_rate, BATCH, 1)


def _begun(network: Network) -> TrainingState:
    return nn_core.begin_training(_recipe(RATE_AT_FIRST), network)


def _image(drawing: str, random: Random, *, moves: bool) -> bytes:
    """Return a drawing as the network is given it, distorted by chance or as it is."""
    raw = inked(drawing).raw
    return distort(raw, Distortion.random(random)) if moves else raw


def _trial(parameters: Parameters, state: State) -> Trial:
    learnt = parameters.learnt()
    return Trial(state.steps, share_right(state.network, learnt), state.others)


def _tried(parameters: Parameters, state: State) -> State:
    now = replace(state, others=others.count(state.network))
    return replace(now, trials=(*now.trials, _trial(parameters, now)))
