"""Pictures of two trainings side by side: curves, slopes by layer, and silent neurons."""

from site_demos import kit, samples
from site_demos.demos.learning import _bars, _curves
from site_demos.demos.learning._training import EVERY, TRIED
from site_demos.demos.learning._training import State as Training
from site_demos.demos.learning.sigmoid_or_relu.pair import NAMES, State

WORDS = tuple(NAMES.values())


def draw(state: State) -> str:
    """Draw how both networks get on, what reaches their first layers, and who is silent."""
    return kit.join(
        [
            _draw_curves(state),
            kit.element("div", kit.result(sentence(state)), class_="nn-told"),
            _draw_slopes(state),
            kit.element("p", _left(state), class_="nn-note"),
            _draw_neurons(state),
        ]
    )


def sentence(state: State) -> str:
    """Say how far both have got."""
    sigmoid, relu = (
        kit.named(word.lower(), _right(training))
        for word, training in zip(WORDS, state.trainings, strict=True)
    )
    if not state.trainings[0].trials:
        return f"Sigmoids: {sigmoid}. ReLUs: {relu}. A trial comes after each {EVERY:,} images."
    return (
        f"After {state.trainings[0].trials[-1].seen:,} images, sigmoids read {sigmoid} of"
        f" {len(samples.unseen()):,} unseen images right, and ReLUs {relu}."
    )


def _left(state: State) -> str:
    """Say how much of the slopes is left in the first layers."""
    sigmoid, relu = (
        kit.named(f"{word.lower()}_left", kit.tiny(look.left))
        for word, look in zip(WORDS, state.looks, strict=True)
    )
    return (
        "The slopes of hidden layer 1, as a share of those of the output layer:"
        f" {sigmoid} with the sigmoid, {relu} with ReLU."
    )


def _right(training: Training) -> str:
    """Say what share of the unseen images was read right at the last trial."""
    if not training.trials:
        return "not tried yet"
    return kit.percent(training.trials[-1].unseen, 1)


def _draw_curves(state: State) -> str:
    looks = (_curves.SOLID, _curves.DASHED)
    trials = [training.trials for training in state.trainings]
    right = [
        ([(t.seen, t.unseen) for t in each], look) for each, look in zip(trials, looks, strict=True)
    ]
    losses = [
        ([(t.seen, t.loss) for t in each], look) for each, look in zip(trials, looks, strict=True)
    ]
    ends = [
        f"{word} {_right(training)}" for word, training in zip(WORDS, state.trainings, strict=True)
    ]
    title = "The share of unseen images read right, and the mean loss, over the images seen"
    far = _curves.reach(trials[0][-1].seen if trials[0] else 0)
    drawn = _curves.draw(right, losses, far=far, title=f"{'; '.join([title, *ends])}.")
    key = f"Solid: sigmoid. Dashed: ReLU.{_curves.cut(losses)}"
    return drawn + kit.element("p", key, class_="nn-note")


def _draw_slopes(state: State) -> str:
    first, second = state.looks
    names = [*map(str, range(1, len(first.slopes))), "out"]
    title = "Mean size of the slopes in each layer. " + "; ".join(
        f"{word}: {', '.join(map(kit.tiny, look.slopes))}"
        for word, look in zip(WORDS, state.looks, strict=True)
    )
    return _bars.draw(
        [(first.slopes, _bars.SOLID), (second.slopes, _bars.HOLLOW)],
        names,
        label="size of the slopes, by layer (full: sigmoid, hollow: ReLU)",
        title=title,
    )


def _draw_neurons(state: State) -> str:
    """Draw each first-layer ReLU as bright as the share of images for which it is not silent."""
    relu = state.looks[1]
    parts = []
    for number, share in enumerate(relu.speaks):
        x = 14 + 24.8 * number
        parts.append(kit.neuron(x, 14, 9, share))
        if not share:
            parts.append(
                kit.element("path", d=f"M{x - 9:.1f} 5l18 18m0-18l-18 18", class_="nn-dead")
            )
    dead = f"{relu.dead} of the {len(relu.speaks)}"
    note = (
        f"The ReLUs of the first layer. Bright: it speaks for many of {TRIED} images."
        " Crossed out: it is silent for all of them, or dead. Dead now: "
    )
    title = f"First-layer ReLUs; {dead} are dead."
    return kit.picture(400, 28, *parts, title=title) + kit.element(
        "p", note + kit.named("dead", dead) + ".", class_="nn-note"
    )
