"""Draw states of a demo from the declaration of its parameters, the same ones in every run."""

from random import Random
from typing import Any
from urllib.parse import urlencode

from site_demos.kit.collected import Collected
from site_demos.kit.controls import Choice, Numeric, Toggle
from site_demos.kit.drawing import Drawn
from site_demos.kit.figure import find
from site_demos.kit.line import Line
from site_demos.kit.numbers import Numbers
from site_demos.kit.painting import Grid
from site_demos.kit.parameters import Control
from site_demos.kit.points import Points
from site_demos.kit.readings import Readings


def declared(name: str) -> dict[str, Control[Any]]:
    """Return the controls of a demo by parameter."""
    return dict(find(name).Parameters.controls())


def states(name: str, count: int, *, seed: int = 13_002) -> list[str]:
    """Return the default state of a demo, its outermost ones, and `count` drawn at random."""
    random = Random(f"{name} {seed}")
    ends = [
        {key: end(control, place) for key, control in declared(name).items()} for place in (0, -1)
    ]
    drawn = [
        {key: value(control, random) for key, control in declared(name).items()}
        for _ in range(count)
    ]
    return ["", *(urlencode(state) for state in [*ends, *drawn])]


def value(control: Control[Any], random: Random) -> str:
    """Return the text of a value that a control allows."""
    match control:
        case Numeric():
            steps = round((control.high - control.low) / control.step)
            return str(control.text(control.low + control.step * random.randint(0, steps)))
        case Choice():
            return random.choice(list(control.options))
        case Toggle():
            return random.choice(["on", "off"])
    return written(control, random)


def written(control: Control[Any], random: Random) -> str:
    """Return the text of a value that a control keeps as a text of its own."""
    match control:
        case Drawn():
            return "_".join(stroke(random) for _ in range(random.randint(1, 3)))
        case Grid():
            return painting(control.side**2, random)
        case Points():
            return scattered(control, random)
        case Line():
            return "".join(random.choices("aeinotwAZ.,? 7é&<_", k=random.randint(0, control.most)))
        case Collected() | Readings() | Numbers():
            return listed(control, random)
    raise TypeError(f"there is no rule for drawing a value of {type(control).__name__}")


def end(control: Control[Any], place: int) -> str:
    """Return the text of the first (0) or the last (-1) value that a control allows."""
    match control:
        case Numeric():
            return str(control.text((control.low, control.high)[place]))
        case Choice():
            return list(control.options)[place]
        case Toggle():
            return ("off", "on")[place]
    return written_end(control, place)


def written_end(control: Control[Any], place: int) -> str:
    """Return such an end of a control that keeps a text of its own."""
    match control:
        case Drawn():
            return ("0-0", "1000-1000.0-1000_500-0")[place]
        case Grid():
            return f"{control.side**2}{'np'[place]}"
        case Line():
            return ("", "<&” +" * (control.most // 5))[place]
        case Points():
            return ("", f"{control.reach:g}_{-control.reach:g}_1 0_0_0")[place]
        case Collected() | Readings() | Numbers():
            return ("", longest(control))[place]
    raise TypeError(f"there is no rule for the ends of {type(control).__name__}")


def listed(control: Collected | Readings | Numbers, random: Random) -> str:
    """Return some of what a control takes many of, as text."""
    match control:
        case Collected():
            count = random.randint(1, 3)
            return " ".join(f"{random.randrange(10)}*{stroke(random)}" for _ in range(count))
        case Readings():
            count = random.randint(control.least, min(control.most, 60))
            return "; ".join(f"{random.uniform(1, 99):.3f}" for _ in range(count))
    count = random.randint(1, control.most)
    return "_".join(f"{random.gauss():.3g}" for _ in range(count))


def longest(control: Collected | Readings | Numbers) -> str:
    """Return as many as it takes, as text."""
    match control:
        case Collected():
            return " ".join(["9*1000-1000"] * control.most)
        case Readings():
            return "\n".join([f"{control.high:.0f}"] * control.least)
    return "_".join(["-1.5"] * control.most)


def wrong(control: Control[Any]) -> str | None:
    """Return a text that a control refuses, or None if nobody knows one."""
    match control:
        case Numeric():
            return str(control.text(control.high + 1))
        case (
            Choice() | Toggle() | Drawn() | Collected() | Grid() | Points() | Numbers() | Readings()
        ):
            return "nonsense"
        case Line():
            return "x" * (control.most + 1)
    return None


def painting(cells: int, random: Random) -> str:
    """Return a grid of cells in runs of random length, as text."""
    runs = []
    while cells:
        length = random.randint(1, min(cells, 60))
        runs.append(f"{length}{random.choice('zpn')}")
        cells -= length
    return "".join(runs)


def scattered(control: Points, random: Random) -> str:
    """Return some points as text."""
    reach = round(control.reach * 10)
    found = []
    for _ in range(random.randint(1, min(control.most, 40))):
        x, y = (random.randint(-reach, reach) / 10 for _ in range(2))
        found.append(f"{x:g}_{y:g}_{random.randint(0, 1)}")
    return " ".join(found)


def stroke(random: Random) -> str:
    """Return a line that wanders over the pad, as text."""
    x, y = random.randint(200, 800), random.randint(100, 900)
    points = []
    for _ in range(random.randint(1, 12)):
        points.append(f"{x}-{y}")
        x, y = (min(1000, max(0, place + random.randint(-150, 150))) for place in (x, y))
    return ".".join(points)
