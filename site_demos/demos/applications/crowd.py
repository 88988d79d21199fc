"""A crowd of 1,000 people: who is ill, who is alarmed, and for how many the alarm is right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from site_demos import kit
from site_demos.demos.applications import _patients
from site_demos.demos.applications._key import SIDE, key
from site_demos.demos.applications._patients import MADE, Counts, limit_slider

DATA = (MADE,)
PEOPLE = 1000
COLUMNS, PITCH = 40, 9.6
LEFT, TOP = 12.0, 10.0
RING = ("nn-ringed", "nn-inside")
LOOKS = {
    "found": (*RING, "nn-ill"),
    "missed": ("nn-ill",),
    "false": (*RING, "nn-well"),
    "spared": ("nn-well",),
}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How many of the 1,000 are ill, and the limit of the alarm."""

    ill: int = kit.whole(358, low=1, high=500, label="Ill, of 1,000")
    limit: float = limit_slider()


def crowd(ill: int, counts: Counts) -> dict[str, int]:
    """Return how many are found, missed, alarmed for nothing and spared, in whole people.

    >>> crowd(10, Counts(found=9, ill=10, alarmed=1, healthy=20))
    {'found': 9, 'missed': 1, 'false': 50, 'spared': 940}
    """
    found = _nearest(ill * counts.sensitivity)
    false = _nearest((PEOPLE - ill) * (1 - counts.specificity))
    return {"found": found, "missed": ill - found, "false": false, "spared": PEOPLE - ill - false}


def render(parameters: Parameters) -> str:
    """Draw everybody by what they are and by what the test says."""
    people = crowd(parameters.ill, _patients.counts(parameters.limit))
    places = _places()
    groups = [_dots(islice(places, count), kind) for kind, count in people.items()]
    title = (
        f"Of 1,000 people, {people['found']} are ill and alarmed, {people['missed']} ill and"
        f" missed, {people['false']} healthy and alarmed, {people['spared']} healthy and spared."
    )
    picture = kit.picture(
        400,
        TOP + PEOPLE / COLUMNS * PITCH + 4,
        *groups,
        _last_ill(parameters),
        title=title,
        operable=True,
    )
    return picture + _key(people) + kit.result(_sentence(people))


def _last_ill(parameters: Parameters) -> str:
    """Draw a dot on the last one who is ill: dragged on, more are, in reading order."""
    x, y = next(islice(_places(), parameters.ill - 1, None))
    return kit.handle(
        kit.element("circle", cx=x, cy=y, r=5.0, class_="nn-point"),
        parameters=parameters,
        at=(x, y),
        across=kit.Axis("ill", PITCH),
        along=kit.Axis("ill", PITCH / COLUMNS),
        radius=5,
    )


def _nearest(count: float) -> int:
    return int(count + 0.5)


def _places() -> Iterator[tuple[float, float]]:
    for place in range(PEOPLE):
        row, column = divmod(place, COLUMNS)
        yield LEFT + PITCH * column, TOP + PITCH * row


def _dots(places: Iterable[tuple[float, float]], kind: str) -> str:
    """Draw people of a kind: a disc for the ill, a ring around all who are alarmed."""
    points = "".join(f"M{kit.number(x)} {kit.number(y)}h.01" for x, y in places)
    return kit.element(
        "g", *(kit.element("path", d=points, class_=f"nn-crowd {look}") for look in LOOKS[kind])
    )


def _key(people: dict[str, int]) -> str:
    """Say what the dots mean, with how many there are."""
    names = {
        "found": "ill, alarm",
        "missed": "ill, no alarm",
        "false": "healthy, alarm",
        "spared": "healthy, no alarm",
    }
    return key(
        (_dots([(SIDE / 2, SIDE / 2)], kind), f"{people[kind]:,} {name}")
        for kind, name in names.items()
    )


def _sentence(people: dict[str, int]) -> str:
    alarms = people["found"] + people["false"]
    if not alarms:
        return f"Nobody gets an alarm, and all {people['missed']} ill are missed."
    share = kit.named("share", kit.percent(people["found"] / alarms, 0))
    return (
        f"{kit.named('alarms', f'{alarms:,}')} get an alarm, and"
        f" {kit.named('found', str(people['found']))} of them are ill: {share}."
        f" {kit.named('missed', str(people['missed']))} of the ill are missed."
    )
