"""Where a program stands: artificial intelligence, machine learning and deep learning as rings."""

from dataclasses import dataclass

from site_demos import kit

DEEP = 2  # hidden layers: from here on we call it deep; others begin elsewhere
MOST = 12
RINGS = ("all programs", "artificial intelligence", "machine learning", "deep learning")
EXAMPLES = (
    ("a pocket calculator", "a clock"),
    ("noughts and crosses by trying every move", "a digit reader with rules somebody wrote"),
    ("the nearest mean image", "one neuron whose knobs were trained"),
    ("our own digit reader", "networks that translate or write"),
)
STATES = (
    "clever=off",
    "clever=on&learns=off",
    f"clever=on&learns=on&layers={DEEP}",
    f"clever=on&learns=on&layers={DEEP + 1}",
)
"""A program of each ring."""
STEP = 34.0  # from the edge of one ring to the next


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """What is known of a program."""

    clever: bool = kit.toggle(True, label="It does what seems to need intelligence")
    learns: bool = kit.toggle(True, label="Its numbers are found from examples")
    layers: int = kit.whole(3, low=0, high=MOST, label="Layers of neurons")


def render(parameters: Parameters) -> str:
    """Draw the rings within each other, and a dot in the innermost that holds the program."""
    layers = parameters.layers
    ring = find_ring(layers, clever=parameters.clever, learns=parameters.learns)
    belongs = kit.named("ring", RINGS[ring] if ring else "the outermost ring only")
    sentence = f"{_layers(layers)}. It belongs to {belongs}. {_why(parameters)}"
    examples = " and ".join(EXAMPLES[ring])
    return kit.join(
        [
            kit.picture(
                400,
                250,
                _rings(ring),
                title=f"The program is in the ring {RINGS[ring]}.",
                operable=True,
            ),
            kit.element("p", f"There you will also find {examples}.", class_="nn-note"),
            kit.result(sentence),
        ]
    )


def find_ring(layers: int, *, clever: bool, learns: bool) -> int:
    """Return the innermost ring: 0 for other programs to 3 for deep learning.

    A network of n layers of neurons has n - 1 hidden ones.

    >>> find_ring(3, clever=True, learns=True), find_ring(3, clever=True, learns=False)
    (3, 1)
    """
    if not clever:
        return 0
    if not learns:
        return 1
    return 3 if layers - 1 >= DEEP else 2


def _layers(layers: int) -> str:
    if layers == 0:
        return "No neural network"
    hidden = layers - 1
    noun = "layer" if layers == 1 else "layers"
    return f"A neural network of {layers} {noun}, {hidden or 'none'} of them hidden"


def _why(parameters: Parameters) -> str:
    """Say which question decides."""
    if not parameters.clever:
        return "Nobody would call its task clever."
    if not parameters.learns:
        return "Whatever it knows, somebody wrote down."
    layers = parameters.layers
    if layers == 0:
        return "Its numbers come from examples, but there are no neurons."
    if layers - 1 >= DEEP:
        return "It learns, layer after layer."
    return "It learns, but it is shallow."


def _rings(chosen: int) -> str:
    """Draw each ring as a frame inside the one before; pressed, it takes the dot."""
    frames = (_frame(ring, is_chosen=ring == chosen) for ring in range(len(RINGS)))
    return kit.element("g", *frames, role="radiogroup", aria_label="Where the program belongs")


def _frame(ring: int, *, is_chosen: bool) -> str:
    inset = STEP / 2 * ring
    chosen = " nn-chosen" if is_chosen else ""
    box = kit.element(
        "rect",
        x=4 + inset,
        y=4 + STEP * ring,
        width=392 - 2 * inset,
        height=242 - STEP * ring - inset,
        rx=8,
        class_=f"nn-nest{chosen}",
    )
    name = kit.element(
        "text", RINGS[ring], x=18 + inset, y=27 + STEP * ring, class_=f"nn-label{chosen}"
    )
    return kit.element(
        "g",
        box,
        name,
        kit.neuron(366 - inset, 22 + STEP * ring, 9, 1.0) if is_chosen else "",
        role="radio",
        aria_checked=str(is_chosen).lower(),
        aria_label=RINGS[ring],
        tabindex=0 if is_chosen else -1,
        data_set=STATES[ring],
    )
