"""The picture of the small network: every number at its place, slopes in frames of their own."""

from site_demos import kit
from site_demos.demos.learning.backpropagation.rules import KNOBS, Numbers, Rule, slope_key, written

WIDTH, HEIGHT = 400.0, 384.0
RADIUS = 24.0
LINE = 20.0  # the height of a line of text
FRAME = 62.0  # the width of a slope's frame
FULL = 4.0  # the weight drawn widest
KNOB, PART = 20.0, 100.0  # how far a weight or bias is dragged for each 1; an input or the target
REACH = 38.0  # of a number that can be dragged, to each side
NEURONS = {
    1: (30.0, 84.0),
    2: (30.0, 300.0),
    3: (204.0, 84.0),
    4: (204.0, 300.0),
    5: (350.0, 192.0),
}
INPUTS = (1, 2)
# Where the name of each activation stands, seen from the middle of its neuron.
NAMES = {1: (0.0, -44.0), 2: (0.0, 54.0), 3: (39.0, 5.0), 4: (39.0, 5.0), 5: (36.0, 5.0)}
DELTAS = {"d3": 286.0, "d4": 286.0, "d5": 305.0}  # where the name of each δ stands, across
# Where the middle of each text is, and how wide it may be. Slopes stand by what they belong to.
PLACES = {
    "w31": (115.0, 69.0, 76.0), "s31": (115.0, 100.0, FRAME),
    "w41": (116.0, 129.0, 76.0), "s41": (84.0, 151.0, FRAME),
    "w32": (116.0, 255.0, 76.0), "s32": (84.0, 233.0, FRAME),
    "w42": (115.0, 288.0, 76.0), "s42": (115.0, 318.0, FRAME),
    "w53": (238.0, 149.0, 76.0), "s53": (238.0, 171.0, FRAME),
    "w54": (238.0, 213.0, 76.0), "s54": (238.0, 235.0, FRAME),
    "b3": (154.0, 18.0, 76.0), "t3": (238.0, 18.0, FRAME),
    "z3": (154.0, 42.0, 82.0), "d3": (238.0, 42.0, FRAME),
    "z4": (154.0, 342.0, 82.0), "d4": (238.0, 342.0, FRAME),
    "b4": (154.0, 366.0, 76.0), "t4": (238.0, 366.0, FRAME),
    "b5": (350.0, 68.0, 76.0), "t5": (350.0, 90.0, FRAME),
    "z5": (350.0, 116.0, 82.0), "d5": (350.0, 138.0, FRAME),
    "y": (350.0, 238.0, 76.0), "C": (350.0, 262.0, 96.0),
}  # fmt: skip


def draw(parameters: kit.Parameters, known: Numbers, rule: Rule | None) -> str:
    """Draw the network with the numbers that are known, the newest framed, and what it came from.

    Light runs from these to the newest: forward to a sum, and backward with each δ.

    Parameters
    ----------
    parameters : those of the figure; what they hold can be dragged
    known : the numbers that are known, by key; all weights and inputs among them
    rule : the rule of the newest number, if there is one
    """
    told = [
        *(_text(key, known) for key in PLACES if key[0] in "zC"),
        *(_slope(key, known) for key in PLACES if key[0] in "std"),
        *(_outline(key, "nn-row") for key in (rule.uses if rule else [])),
        _outline(rule.key, "nn-now") if rule else "",
    ]
    return kit.picture(
        WIDTH,
        HEIGHT,
        *(_held(key, parameters, known) for key in KNOBS if key[0] == "w"),
        *(_neuron(j, parameters, known) for j in NEURONS),
        *(_held(key, parameters, known) for key in PLACES if key[0] in "by"),
        _light(rule) if rule else "",
        kit.element("g", *told, class_="nn-written"),
        title=_title(known),
        operable=True,
    )


def _connection(key: str, weight: float) -> str:
    j, i = int(key[1]), int(key[2])
    return kit.weight_line(NEURONS[i], NEURONS[j], weight, scale=FULL, widest=6)


def _held(key: str, parameters: kit.Parameters, known: Numbers) -> str:
    """Write a number that is dragged to the right and left; a weight also by its wire."""
    x, y, _ = PLACES[key]
    return kit.handle(
        _connection(key, known[key]) if key[0] == "w" else "",
        _text(key, known),
        parameters=parameters,
        at=(x, y),
        across=kit.Axis(key, PART if key == "y" else KNOB),
        radius=REACH,
    )


def _neuron(j: int, parameters: kit.Parameters, known: Numbers) -> str:
    """Draw a neuron as bright as its activation, with the number on it, and its name beside."""
    x, y = NEURONS[j]
    across, down = NAMES[j]
    name = _letter("a", str(j), x + across, y + down - 5)
    number = _centred(x, y, written(f"a{j}", known), "nn-value nn-on-cell")
    disc = kit.neuron(x, y, RADIUS, known.get(f"a{j}", 0.0)) + number
    if j not in INPUTS:
        return disc + name
    along = kit.Axis(f"a{j}", -PART)
    return name + kit.handle(disc, parameters=parameters, at=(x, y), along=along, radius=RADIUS)


def _text(key: str, known: Numbers) -> str:
    x, y, _ = PLACES[key]
    return _letter(key[0], key[1:], x, y, written(key, known))


def _letter(letter: str, index: str, x: float, y: float, value: str = "") -> str:
    place = {"x": x, "y": y + 5}
    return kit.equation(
        letter, index, value, class_="nn-value nn-halo", text_anchor="middle", **place
    )


def _slope(key: str, known: Numbers) -> str:
    """Draw the frame of a slope, with its number once it is known; δ also has its name beside."""
    x, y, _ = PLACES[key]
    frame = kit.element("rect", class_="nn-nest", rx=4.0, **_box(key))
    number = _centred(x, y, written(key, known), "nn-value")
    return frame + number + (_letter("δ", key[1:], DELTAS[key], y) if key in DELTAS else "")


def _centred(x: float, y: float, text: str, class_: str) -> str:
    return kit.element("text", text, x=x, y=y + 5, class_=class_, text_anchor="middle")


def _outline(key: str, class_: str) -> str:
    """Frame a number where it stands."""
    if key[0] == "a":
        x, y = NEURONS[int(key[1])]
        return kit.element("circle", cx=x, cy=y, r=RADIUS + 3, class_=class_)
    return kit.element("rect", rx=4.0, class_=class_, **_box(key))


def _light(rule: Rule) -> str:
    return kit.join(kit.spark(0, _middle(key), _middle(rule.key)) for key in rule.uses)


def _middle(key: str) -> tuple[float, float]:
    return NEURONS[int(key[1])] if key[0] == "a" else PLACES[key][:2]


def _box(key: str) -> dict[str, float]:
    x, y, width = PLACES[key]
    return {"x": x - width / 2, "y": y - LINE / 2, "width": width, "height": LINE}


def _title(known: Numbers) -> str:
    """Say the network and each number that is known, in the order of the calculation."""
    forward = ["a1", "a2", *KNOBS, "z3", "a3", "z4", "a4", "z5", "a5", "y", "C"]
    parts = ["Inputs 1 and 2 lead to hidden neurons 3 and 4, and those to output 5"]
    parts += [f"{key} = {written(key, known)}" for key in forward if key in known]
    parts += [f"δ{j} = {written(f'd{j}', known)}" for j in (5, 3, 4) if f"d{j}" in known]
    slopes = [knob for knob in KNOBS if slope_key(knob) in known]
    parts += [f"slope with respect to {knob} {written(slope_key(knob), known)}" for knob in slopes]
    return "; ".join(parts)
