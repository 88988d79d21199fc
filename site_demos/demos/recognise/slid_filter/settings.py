"""What the reader sets, and the network that it is set for."""

from dataclasses import dataclass

from site_demos import kit
from site_demos.demos.recognise import _convolution, _moving

NETWORK = _convolution.load()
FILTERS = NETWORK.layers[0]
SIZE, ACROSS, STRIDE = NETWORK.size, NETWORK.across, NETWORK.stride
OWN = "own"
FULL = max(abs(weight) for row in FILTERS.weights for weight in row)
PAINTED = FULL / 2  # a painted weight
BRUSHES = {"p": "+ positive", "n": "− negative", "z": "0 erase"}
LEANING = [0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, -1, 1, 1, 0, -1, -1, 1, 0, -1, -1, -1]


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A digit and how far it is moved, a filter, learnt or painted, and a place of its map."""

    image: str = _moving.image()
    across: int = _moving.across()
    down: int = _moving.down()
    filter: str = kit.pick("0", options=[*map(str, range(FILTERS.n_out)), OWN], label="Filter")
    painting: str = kit.grid(LEANING, side=SIZE, label="Your filter")
    brush: str = kit.pick("p", options=list(BRUSHES), label="Brush")
    cell: str = kit.pick("12", options=[str(n) for n in range(SIZE**2)], label="Weight")
    place: str = kit.pick("30", options=[str(n) for n in range(ACROSS**2)], label="Place")
