"""The next letter: a network guesses it from the letters before, and so writes on."""

from dataclasses import dataclass, replace
from functools import cache
from random import Random

from nn_core import softmax
from site_demos import kit
from site_demos.demos.learning.next_letter.figure import draw, likeliest, to_take, unknown
from site_demos.demos.learning.next_letter.letters import (
    ALPHABET,
    CONTEXTS,
    MADE,
    folded,
    one_hot,
    seen,
    writers,
)

DATA = (MADE,)
SLICE = 0  # one letter for each figure
MOST = 240  # letters that it writes
LONGEST = 40


def _last(count: int) -> str:
    """Return what an option is called."""
    return f"the last {count} letters" if count > 1 else "the last letter"


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How the text begins, how much of it the network sees, and how the next letter is drawn."""

    start: str = kit.line("The n", most=LONGEST, label="The text begins with")
    context: str = kit.choice("5", options={str(n): _last(n) for n in CONTEXTS}, label="It sees")
    temperature: float = kit.while_running(
        kit.slider(1, low=0.1, high=3, step=0.1, label="Temperature")
    )
    seed: int = kit.whole(1, low=1, high=99, label="Seed of the draws")


@dataclass(frozen=True)
class State:
    """How far it has written.

    Parameters
    ----------
    text : str
        In letters of the alphabet.
    begun : int
        How many of them are the reader's.
    """

    text: str
    begun: int

    @property
    def steps(self) -> int:
        """Letters written."""
        return len(self.text) - self.begun

    @property
    def seen(self) -> int:
        """No examples: it learns nothing."""
        return 0

    @property
    def done(self) -> bool:
        """Whether it has written enough."""
        return self.steps >= MOST


def begin(parameters: Parameters) -> State:
    """Return what the reader has typed."""
    text = folded(parameters.start)
    return State(text, len(text))


def advance(parameters: Parameters, state: State) -> State:
    """Draw the next letter by its shares, and write it down."""
    shares = next_shares(parameters, state.text)
    [letter] = Random(f"{parameters.seed} {state.steps}").choices(ALPHABET, shares)
    return replace(state, text=state.text + letter)


def render(parameters: Parameters, state: State) -> str:
    """Draw the text, what the network sees of it, and the share that it gives to each letter."""
    context = int(parameters.context)
    shares = next_shares(parameters, state.text)
    taken = {letter: (state.text + letter)[-LONGEST:] for letter in likeliest(shares)}
    drawn = draw(state.text, state.begun, context, shares)
    return drawn + to_take(taken) + unknown(parameters.start)


def next_shares(parameters: Parameters, text: str) -> list[float]:
    """Return softmax(z / T): the share of each letter to come after a text."""
    sums = _sums(seen(text, int(parameters.context)))
    return softmax([z / parameters.temperature for z in sums])


@cache
def _sums(letters: str) -> tuple[float, ...]:
    """Return the sums z of the last layer for letters that are seen."""
    return writers().networks[len(letters)].trace(one_hot(letters)).sums[-1]
