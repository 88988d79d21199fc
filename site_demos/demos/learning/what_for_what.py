"""What the network takes the test images for: a table of all pairs of digits."""

from dataclasses import dataclass

from site_demos import kit, samples
from site_demos.demos.learning import _confusion
from site_demos.demos.learning._confusion import DIGITS
from site_demos.samples import confusion

COUNTS = confusion.counts()
SIDE = len(DIGITS)
CELLS = [str(cell) for cell in range(SIDE * SIDE)]
MEANT, TAKEN = _confusion.commonest(COUNTS)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """One cell of the table, counted row by row from 0: the digit meant, then the one read."""

    cell: str = kit.pick(str(SIDE * MEANT + TAKEN), options=CELLS, label="Meant and taken for")


def render(parameters: Parameters) -> str:
    """Draw how often each digit is taken for each, and say it of the chosen pair."""
    cell = int(parameters.cell)
    meant, taken = divmod(cell, SIDE)
    chosen = kit.element("rect", x=taken, y=meant, width=1, height=1, class_="nn-frame")
    pad = kit.cells(
        SIDE,
        "cell=%",
        now=cell,
        label="Pairs of digits. Arrows choose one",
        value=f"{meant} taken for {taken}: {COUNTS[meant][taken]}",
    )
    return _confusion.draw(COUNTS, chosen + pad) + kit.result(_verdict(meant, taken))


def _verdict(meant: int, taken: int) -> str:
    count, of = COUNTS[meant][taken], sum(COUNTS[meant])
    share = kit.named("share", f"{kit.fixed(100 * count / of, 1)}%")
    sentence = f"Of {of:,} images of {samples.article(meant)}, {kit.named('count', f'{count:,}')}"
    verb = "is" if count == 1 else "are"
    how = "read right" if meant == taken else f"taken for {samples.article(taken)}"
    return f"{sentence} {verb} {how}: {share}."
