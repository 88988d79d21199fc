"""What numpy says about draw-a-digit, the home page's figure: each number, in any of its states.

The weights, the images and the labels are read from their files, by nothing of ours.
"""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest

from nn_core.mnist.strokes import rasterise
from site_demos import weights
from site_demos.demos.recognise.draw_a_digit import Parameters, render
from site_demos.samples import shown_images
from tests.figures import Numbers, read

SEVEN = "300-250.700-250.600-450.450-820"
SMALL = "120-100.260-130_190-110.150-240"
WIDE = "100-400.900-500_500-430.520-560"
IMAGES = ["sample=0", "sample=8", "sample=3"]
DRAWINGS = [
    f"drawing={each}&prepare={way}" for each in (SEVEN, SMALL, WIDE) for way in ("on", "off")
]
STATES = [*IMAGES, *DRAWINGS]
HALF = 0.0051  # of the last of two decimals
SIDE = 28
LENGTH = 0.6  # of each drawing when it is scaled
EVERY_STATE = pytest.mark.parametrize("state", STATES)


def sigmoid(z: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-z)))


@cache
def layers() -> list[tuple[Numbers, Numbers]]:
    """Return W and b of each layer, from the file."""
    file: dict[str, Any] = json.loads(weights.DIGITS.read_text(encoding="utf-8"))
    return [(np.array(layer["weights"]), np.array(layer["biases"])) for layer in file["layers"]]


@cache
def shown_image(number_of_it: int) -> tuple[Numbers, int]:
    """Return the pixels and the label of a test image, from the files."""
    place = json.loads(shown_images.NUMBERS.read_text(encoding="utf-8"))["numbers"].index(
        number_of_it
    )
    images = np.frombuffer(shown_images.IMAGES.read_bytes(), np.uint8, offset=16)
    labels = np.frombuffer(shown_images.LABELS.read_bytes(), np.uint8, offset=8)
    return images.reshape(-1, SIDE * SIDE)[place] / 255, int(labels[place])


def shares(new: int, old: int) -> Numbers:
    """Return the matrix of how much of each new cell each old one covers."""
    starts, ends = np.arange(new)[:, None] * old / new, (np.arange(new)[:, None] + 1) * old / new
    cells = np.arange(old)[None, :]
    covered = np.minimum(ends, cells + 1) - np.maximum(starts, cells)
    return np.asarray(np.clip(covered, 0, None) * new / old)


def fitted(bitmap: Numbers) -> Numbers:
    """Return the ink in its box, its longer side 20 pixels."""
    rows, columns = np.flatnonzero(bitmap.any(1)), np.flatnonzero(bitmap.any(0))
    ink = bitmap[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = np.rint(np.array(ink.shape) * 20 / max(ink.shape)).astype(int)
    return np.asarray(shares(height, ink.shape[0]) @ ink @ shares(width, ink.shape[1]).T)


def centred(ink: Numbers) -> Numbers:
    """Return 28 × 28 pixels with the ink on them, its centre of mass nearest to (14, 14)."""
    field = np.zeros((SIDE, SIDE))
    masses = ink.sum(1), ink.sum(0)
    middles = [np.arange(len(mass)) @ mass / mass.sum() for mass in masses]
    top, left = (
        int(np.clip(np.rint(14 - middle), 0, SIDE - length))
        for middle, length in zip(middles, ink.shape, strict=True)
    )
    field[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return field


@dataclass(frozen=True)
class Oracle:
    """What numpy says about a state of the demo: z and a of each layer, a⁰ the pixels."""

    state: str
    sums: list[Numbers]
    activations: list[Numbers]

    @classmethod
    def of(cls, state: str) -> "Oracle":
        """Work it all out."""
        sums, activations = [np.zeros(0)], [pixels(state)]
        for weight, bias in layers():
            sums.append(weight @ activations[-1] + bias)
            activations.append(sigmoid(sums[-1]))
        return cls(state, sums, activations)

    def figure(self, neuron: str = "1.0") -> ET.Element:
        """Return what the demo draws."""
        return read(render(Parameters.parse(f"{self.state}&neuron={neuron}")))

    def ranking(self) -> list[int]:
        """Return the digits, that of the largest output first."""
        return [int(digit) for digit in np.argsort(-self.activations[3])]


def bitmap(state: str) -> Numbers:
    """Return the ink of a drawing."""
    given = dict(parse_qsl(state))
    lines = [
        np.array([point.split("-") for point in line.split(".")], float) / 1000
        for line in given["drawing"].split("_")
    ]
    if given["prepare"] == "on":
        points = np.concatenate(lines)
        middle = (points.min(0) + points.max(0)) / 2
        lines = [0.5 + factor(state) * (line - middle) for line in lines]
    return np.array(rasterise([[(x, y) for x, y in line] for line in lines]))


def factor(state: str) -> float:
    """Return what a drawing is multiplied by before the pen is drawn along it."""
    points = np.array(re.findall(r"(\d+)-(\d+)", state), float) / 1000
    return float(LENGTH / np.ptp(points, axis=0).max())


@cache
def pixels(state: str) -> Numbers:
    """Return what the network sees."""
    given = dict(parse_qsl(state))
    if "sample" in given:
        return shown_image(int(given["sample"]))[0]
    if given["prepare"] == "on":
        return centred(fitted(bitmap(state))).ravel()
    ink = bitmap(state)
    return (shares(SIDE, len(ink)) @ ink @ shares(SIDE, len(ink)).T).ravel()
