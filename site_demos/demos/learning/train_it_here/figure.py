"""Pictures of a training: curves, weights as they form, a confusion matrix, the worst mistakes."""

from collections.abc import Sequence
from functools import cache

from nn_core import Network, argmax
from nn_core.mnist.ink import SIDE, prepare
from nn_core.mnist.strokes import Stroke, rasterise, scale
from site_demos import kit, samples, weights
from site_demos.demos.learning import _confusion as matrix
from site_demos.demos.learning import _curves
from site_demos.demos.learning._training import EVERY, TRIED, Answer, State, Trial
from site_demos.demos.learning.train_it_here import first_run

SHADES = 5
FAINTEST = 1 / 64  # the least weight that may be drawn at full strength
MISTAKES = 9


def sentence(state: State, images: int) -> str:
    """Say how the training is getting on."""
    if not state.trials:
        untried = kit.named("unseen", "not tried yet")
        return f"The network is {untried}. It is tried after every {EVERY:,} images."
    last = state.trials[-1]
    right = kit.named("unseen", f"{kit.fixed(100 * last.unseen, 1)}%")
    learnt = f"{kit.fixed(100 * last.trained, 1)}% of {min(images, TRIED)} that it learns from"
    return (
        f"After {last.seen:,} images, it reads {right} of {len(state.answers):,} unseen images"
        f" right, and {learnt}."
    )


def draw(state: State, view: str, strokes: Sequence[Stroke], images: int) -> str:
    """Draw the curves, the answer to the reader's drawing, and what the reader chose to see."""
    views = {"weights": _weights, "confusion": _confusion, "mistakes": _mistakes}
    told = kit.element("div", kit.result(sentence(state, images)), class_="nn-told")
    chosen = kit.element("div", views[view](state), class_="nn-view")
    return kit.join([_draw_curves(state.trials), told, _drawn(state.network, strokes), chosen])


def _draw_curves(trials: tuple[Trial, ...]) -> str:
    """Draw the share read right, and the loss, over the images seen, and how the first run went."""
    learnt = [(t.seen, t.trained) for t in trials]
    unseen = [(t.seen, t.unseen) for t in trials]
    losses = [(t.seen, t.loss) for t in trials if t.seen]
    last = f"; at the end {kit.fixed(100 * trials[-1].unseen, 1)}%" if trials else ""
    title = f"The share of images read right, and the mean loss, over the images seen{last}."
    far = _curves.reach(trials[-1].seen if trials else 0)
    first = first_run.trials()
    before = [(seen, right) for seen, _, _, right in first]
    right: list[_curves.Line] = [
        (before, _curves.BROAD),
        (learnt, _curves.DASHED),
        (unseen, _curves.SOLID),
    ]
    lines: list[_curves.Line] = [
        ([(seen, loss) for seen, loss, _, _ in first], _curves.BROAD),
        (losses, _curves.SOLID),
    ]
    drawn = _curves.draw(right, lines, far=far, title=title)
    key = (
        "Solid: unseen images. Dashed: images that it learns from. Broad: unseen ones in the first"
        f" setting, trained when this page was made.{_curves.cut(lines)}"
    )
    return drawn + kit.element("p", key, class_="nn-note")


@cache
def _prepared(strokes: tuple[tuple[tuple[float, float], ...], ...]) -> tuple[float, ...]:
    return tuple(prepare(rasterise(scale(strokes))).pixels)


def _drawn(network: Network, strokes: Sequence[Stroke]) -> str:
    """Draw the network's ten outputs for a drawing."""
    if strokes:
        pixels = _prepared(tuple(tuple(stroke) for stroke in strokes))
        outputs = network.forward(pixels)
    else:
        pixels, outputs = (0.0,) * SIDE**2, [0.0] * 10
    best = argmax(outputs)
    parts = [kit.element("g", kit.pixels(pixels, shades=8), transform="translate(4 4) scale(1.5)")]
    for digit, a in enumerate(outputs):
        x = 72 + 34.5 * digit
        rank = " nn-best" if strokes and digit == best else ""
        parts += [
            kit.neuron(x, 16, 11, a),
            kit.element("text", f"{digit}", x=x, y=46, class_=f"nn-digit{rank}"),
        ]
    answer = f"Your drawing is taken for {samples.article(best)}, with {kit.fixed(outputs[best])}."
    title = answer if strokes else "Draw a digit, and the network answers as well as it can so far."
    note = kit.element("p", title, class_="nn-note")
    drawn = kit.picture(400, 52, *parts, title=title) + note
    return drawn if strokes else kit.element("div", drawn, class_="nn-screen")


def _weights(state: State) -> str:
    """Draw the weights of every neuron of the first layer, on one scale."""
    rows = state.network.layers[0].weights
    scale = _scale(weights.full_strength(rows))
    grids = [
        kit.picture(SIDE, SIDE, kit.weight_grid(row, scale=scale, shades=SHADES), title="")
        for row in rows
    ]
    note = (
        f"The weights into each of the {len(rows)} neurons of the first layer. Full strength is"
        f" ±{kit.number(scale, 6)} or more, and doubles as they grow: 99 in 100 are smaller."
    )
    return kit.element("div", *grids, class_="nn-grids") + kit.element("p", note, class_="nn-note")


def _scale(strength: float) -> float:
    """Return the power of two from `strength` up, so that the scale jumps and does not glide.

    >>> _scale(0.1), _scale(0.125), _scale(2.5), _scale(0.0)
    (0.125, 0.125, 4.0, 0.015625)
    """
    scale = FAINTEST
    while scale < strength:
        scale *= 2
    return scale


def _confusion(state: State) -> str:
    """Draw how often the unseen images of each digit are taken for each digit."""
    if not state.answers:
        return _later()
    labels = samples.unseen().labels
    counts = matrix.counted(labels, [each.digit for each in state.answers])
    note = f"{len(labels):,} unseen images. {matrix.sentence(counts)}"
    return matrix.draw(counts) + kit.element("p", note, class_="nn-note")


def _mistakes(state: State) -> str:
    """Draw the unseen images that the network is surest of and gets wrong."""
    if not state.answers:
        return _later()
    labels = samples.unseen().labels
    wrong = [n for n, each in enumerate(state.answers) if each.digit != labels[n]]
    worst = sorted(wrong, key=lambda n: (-round(state.answers[n].output, 4), n))[:MISTAKES]
    tiles = [(_mistake(n, state.answers[n]), _unseen(n)) for n in worst]
    note = f"{len(wrong):,} of {len(labels):,} unseen images are read wrong; the surest come first."
    return kit.tiles(tiles) + kit.element("p", note, class_="nn-note")


def _mistake(number: int, answer: Answer) -> str:
    meant = samples.article(samples.unseen().labels[number])
    return f"{meant}, read as {samples.article(answer.digit)}, with {kit.fixed(answer.output)}"


@cache
def _unseen(number: int) -> str:
    image = samples.unseen().images[number]
    return kit.picture(SIDE, SIDE, kit.pixels(image, shades=8), title="")


def _later() -> str:
    return kit.element("p", "This appears once the network has been tried.", class_="nn-note")
