"""The pictures of a layer as a matrix: its tables of numbers, the sum spelled out, the code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from site_demos import kit

SIZE = 34.0  # the height of a cell
TOP = 26.0
FULL = 4.0  # the weight drawn at full strength
LONG = 100.0  # how far an input is dragged from 0 to 1
STRIPES = 4  # parts of a cell, each way: so its hatch is as fine as in other figures
SPACE = "\N{NO-BREAK SPACE}"
OUTPUT = "{}({})".format(*(kit.element("tspan", x, class_="nn-letter") for x in "σz"))
MIDDLE = {"text_anchor": "middle"}
# Where each table begins and how wide its cells are.
W, A, B, Z, OUT = (6.0, 37.0), (170.0, 36.0), (226.0, 40.0), (286.0, 50.0), (350.0, 46.0)
SIGNS = {216.0: "+", 276.0: "=", 343.0: "→"}


@dataclass(frozen=True)
class Shown:
    """A layer's numbers, and how far they are worked out: `done` steps of the row `row`."""

    weights: Sequence[Sequence[float]]
    inputs: Sequence[float]
    biases: Sequence[float]
    sums: Sequence[float]
    outputs: Sequence[float]
    row: int
    done: int
    sofar: float
    ended: bool

    @property
    def terms(self) -> int:
        """How many products of the row are added."""
        return min(self.done, len(self.inputs))

    @property
    def biased(self) -> bool:
        """Whether the bias is added too."""
        return self.done > len(self.inputs)

    @property
    def squeezed(self) -> bool:
        """Whether the sigmoid is applied too."""
        return self.done > len(self.inputs) + 1


def draw(shown: Shown, parameters: kit.Parameters) -> str:
    """Draw W, a, b, z and a' beside each other, with the row and the numbers at work framed.

    The inputs are dragged.
    """
    edge = SIZE * (len(shown.inputs) - len(shown.weights)) / 2  # the column of inputs is higher
    first = TOP + edge
    height = SIZE * len(shown.weights)
    signs = [
        kit.element("text", sign, x=x, y=first + height / 2 + 4, class_="nn-value", **MIDDLE)
        for x, sign in SIGNS.items()
    ]
    return kit.picture(
        400,
        TOP + SIZE * len(shown.inputs) + 8,
        *_names(first),
        *signs,
        *(
            _weight(shown, j, i, first)
            for j, row in enumerate(shown.weights)
            for i in range(len(row))
        ),
        *(_input(i, a, parameters) for i, a in enumerate(shown.inputs)),
        *(_number(B, first + SIZE * j, kit.fixed(b, 1)) for j, b in enumerate(shown.biases)),
        *(_sum(shown, j, first) for j in range(len(shown.sums))),
        *(_output(shown, j, first) for j in range(len(shown.outputs))),
        *_frames(shown, first),
        title=_title(shown),
        operable=True,
    )


def draw_sum(shown: Shown) -> str:
    """Spell out the sum of the row as far as it has come: each product, the bias, the sigmoid."""
    row = shown.weights[shown.row]
    terms = [
        f"{_signed(w)}{SPACE}×{SPACE}{kit.fixed(a, 1)}"
        for w, a in zip(row[: shown.terms], shown.inputs[: shown.terms], strict=True)
    ]
    if shown.biased:
        terms.append(_signed(shown.biases[shown.row]))
    letter = kit.element("i", "z") + kit.element("sub", str(shown.row + 1))
    left = letter if shown.biased else f"row {shown.row + 1}"
    lines = [f"{left} = {' + '.join(terms) or '0'} = {kit.fixed(shown.sofar)}"]
    if shown.squeezed:
        output = kit.fixed(shown.outputs[shown.row], 3)
        lines.append(f"σ({kit.fixed(shown.sofar)}) = {output}")
    written = (kit.element("span", each) for each in lines)
    return kit.element("p", *written, class_="nn-spelled")


def draw_code(code: str, now: int) -> str:
    """Write lines of code, with an arrow at the one that has just run."""
    lines = (
        kit.element(
            "li",
            kit.element("code", escape(text)),
            aria_current="step" if number == now else None,
        )
        for number, text in enumerate(code.splitlines())
    )
    return kit.element(
        "ol", *lines, class_="nn-code", tabindex=0, role="list", aria_label="The code, line by line"
    )


def _signed(value: float) -> str:
    text = kit.fixed(value, 1)
    return f"({text})" if value < 0 else text


def _names(first: float) -> Iterable[str]:
    """Write the letter of each table above it."""
    columns = {"W": (W[0] + 2 * W[1], first), "b": (B[0] + B[1] / 2, first)}
    columns |= {"a": (A[0] + A[1] / 2, TOP), "z": (Z[0] + Z[1] / 2, first)}
    for letter, (x, y) in columns.items():
        yield kit.equation(letter, x=x, y=y - 8, class_="nn-value", **MIDDLE)
    x = OUT[0] + OUT[1] / 2
    yield kit.element("text", OUTPUT, x=x, y=first - 8, class_="nn-value", **MIDDLE)


def _weight(shown: Shown, row: int, column: int, first: float) -> str:
    """Draw a weight as a cell: its sign and strength as everywhere, and its number on it."""
    value = shown.weights[row][column]
    x, y = W[0] + W[1] * column, first + SIZE * row
    place = f"translate({kit.number(x)} {kit.number(y)})"
    size = f"scale({W[1] / STRIPES:g} {SIZE / STRIPES:g})"
    grid = kit.weight_grid([value] * STRIPES**2, scale=FULL, side=STRIPES)
    cell = kit.element("g", grid, transform=f"{place} {size}")
    return cell + _on_cell(x + W[1] / 2, y, kit.fixed(value, 1))


def _number(table: tuple[float, float], y: float, text: str) -> str:
    left, width = table
    box = kit.element("rect", x=left, y=y, width=width, height=SIZE, class_="nn-rule")
    place = {"x": left + width / 2, "y": y + SIZE / 2 + 5}
    return box + kit.element("text", text, class_="nn-value", **place, **MIDDLE)


def _input(index: int, value: float, parameters: kit.Parameters) -> str:
    top = TOP + SIZE * index
    return kit.handle(
        _number(A, top, kit.fixed(value, 1)),
        parameters=parameters,
        at=(A[0] + A[1] / 2, top + SIZE / 2),
        along=kit.Axis(f"input_{index + 1}", -LONG),
        radius=6,
    )


def _sum(shown: Shown, row: int, first: float) -> str:
    """Write z of a row: all of it, as far as it has come, or nothing yet."""
    known = row < shown.row or (row == shown.row and shown.done)
    value = shown.sums[row] if row < shown.row else shown.sofar
    return _number(Z, first + SIZE * row, kit.fixed(value) if known else "")


def _output(shown: Shown, row: int, first: float) -> str:
    """Draw an activation as bright as it is, with its number, once it is worked out."""
    y = first + SIZE * row
    if row > shown.row or (row == shown.row and not shown.squeezed):
        return _number(OUT, y, "")
    a = shown.outputs[row]
    place = {"x": OUT[0], "y": y, "width": OUT[1], "height": SIZE}
    dark = kit.element("rect", class_="nn-dark", **place)
    bright = kit.element("rect", class_="nn-bright", fill_opacity=kit.number(a), **place)
    return dark + bright + _on_cell(OUT[0] + OUT[1] / 2, y, kit.fixed(a, 3))


def _on_cell(x: float, y: float, text: str) -> str:
    place = {"x": x, "y": y + SIZE / 2 + 5}
    return kit.element("text", text, class_="nn-value nn-on-cell", **place, **MIDDLE)


def _frames(shown: Shown, first: float) -> Iterable[str]:
    """Frame the row at work, and the weight and the input, the bias or the output just used."""
    y = first + SIZE * shown.row
    yield _frame(W[0], y, W[1] * len(shown.inputs), "nn-row")
    if shown.ended or not shown.done:
        return
    if shown.squeezed:
        yield _frame(Z[0], y, Z[1], "nn-now")
        yield _frame(OUT[0], y, OUT[1], "nn-now")
    elif shown.biased:
        yield _frame(B[0], y, B[1], "nn-now")
    else:
        column = shown.done - 1
        yield _frame(W[0] + W[1] * column, y, W[1], "nn-now")
        yield _frame(A[0], TOP + SIZE * column, A[1], "nn-now")


def _frame(x: float, y: float, width: float, class_: str) -> str:
    return kit.element("rect", x=x, y=y, width=width, height=SIZE, class_=class_)


def _title(shown: Shown) -> str:
    rows = "; ".join(" ".join(kit.fixed(w, 1) for w in row) for row in shown.weights)
    inputs = ", ".join(kit.fixed(a, 1) for a in shown.inputs)
    biases = ", ".join(kit.fixed(b, 1) for b in shown.biases)
    return (
        f"W has the rows {rows}; a is {inputs}; b is {biases}. Row {shown.row + 1} is lit,"
        f" {shown.terms} of its products are added, sum {kit.fixed(shown.sofar)}"
    )
