"""Pictures of two trainings side by side: curves, slopes by layer, and silent neurons."""

from site_demos import kit, samples
from site_demos.demos.learning import _curves, _slopes
from site_demos.demos.learning._training import EVERY
from site_demos.demos.learning._training import State as Training
from site_demos.demos.learning.sigmoid_or_relu.pair import LOOKS, Look, State

type Names = tuple[str, str]
LINES = (_curves.SOLID, _curves.DASHED)


def draw(state: State, names: Names) -> str:
    """Draw how both networks get on, what reaches their first layers, and who is silent."""
    return kit.join(
        [
            _draw_curves(state, names),
            kit.element("div", kit.result(sentence(state, names)), class_="nn-told"),
            _draw_slopes(state, names),
            kit.element("p", _left(state), class_="nn-note"),
            *(
                _draw_neurons(look, name, f"{word}_silent")
                for look, name, word in zip(state.looks, names, LOOKS, strict=True)
                if look.speaks
            ),
        ]
    )


def sentence(state: State, names: Names) -> str:
    """Say how far both have got."""
    one, other = (
        f"{name}: {kit.named(word, _right(training))}"
        for name, word, training in zip(names, LOOKS, state.trainings, strict=True)
    )
    if not state.trainings[0].trials:
        return f"{one}; {other}. They are tried after every {EVERY:,} images."
    return (
        f"After {state.trainings[0].trials[-1].seen:,} images, this share of"
        f" {len(samples.unseen()):,} unseen ones is read right. {one}; {other}."
    )


def _left(state: State) -> str:
    """Say how much of the slopes is left in the first layers."""
    one, other = (
        kit.named(f"{word}_left", kit.tiny(look.left))
        for word, look in zip(LOOKS, state.looks, strict=True)
    )
    return (
        "The slopes of hidden layer 1, as a share of those of the output layer:"
        f" {one} on the solid line, {other} on the dashed one."
    )


def _right(training: Training) -> str:
    """Say what share of the unseen images was read right at the last trial."""
    if not training.trials:
        return "not tried yet"
    return kit.percent(training.trials[-1].unseen, 1)


def _draw_curves(state: State, names: Names) -> str:
    trials = [training.trials for training in state.trainings]
    right = [
        ([(t.seen, t.unseen) for t in each], look) for each, look in zip(trials, LINES, strict=True)
    ]
    losses = [
        ([(t.seen, t.loss) for t in each], look) for each, look in zip(trials, LINES, strict=True)
    ]
    ends = [f"{name} {_right(each)}" for name, each in zip(names, state.trainings, strict=True)]
    title = "The share of unseen images read right, and the mean loss, over the images seen"
    far = _curves.reach(trials[0][-1].seen if trials[0] else 0)
    drawn = _curves.draw(right, losses, far=far, title=f"{'; '.join([title, *ends])}.")
    key = f"Solid: {names[0]}. Dashed: {names[1]}.{_curves.cut(losses)}"
    return drawn + kit.element("p", key, class_="nn-note")


def _draw_slopes(state: State, names: Names) -> str:
    lines = [
        ([[value] for value in look.slopes], style)
        for look, style in zip(state.looks, (_slopes.SOLID, _slopes.DASHED), strict=True)
    ]
    told = "; ".join(
        f"{name}: {', '.join(map(kit.tiny, look.slopes))}"
        for name, look in zip(names, state.looks, strict=True)
    )
    return _slopes.draw(
        lines,
        label="size of the slopes, by layer",
        title=f"Mean size of the slopes in each layer. {told}",
    )


def _draw_neurons(look: Look, name: str, result: str) -> str:
    """Draw each first-layer ReLU as bright as the share of images for which it is not silent."""
    parts = []
    for number, share in enumerate(look.speaks):
        x = 14 + 24.8 * number
        parts.append(kit.neuron(x, 14, 9, share))
        if not share:
            parts.append(
                kit.element("path", d=f"M{x - 9:.1f} 5l18 18m0-18l-18 18", class_="nn-crossed")
            )
    silent = f"{look.silent} of the {len(look.speaks)}"
    note = (
        f"First layer of {name}. Bright: it speaks for many of {look.tried} images."
        " Crossed out: it is silent for all of them. Silent now: "
    )
    title = f"First layer of {name}; {silent} are silent."
    return kit.picture(400, 28, *parts, title=title) + kit.element(
        "p", note + kit.named(result, silent) + ".", class_="nn-note"
    )
