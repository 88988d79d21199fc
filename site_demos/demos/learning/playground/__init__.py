"""The playground: a network of two inputs, trained live on points of two classes."""

from dataclasses import replace

from site_demos import kit
from site_demos.demos.learning.playground import (
    data,
    earlier_text,
    files,
    surface,
    table,
    training,
    view,
    wiring,
)
from site_demos.demos.learning.playground.earlier import Score, draw_earlier, with_run
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.headings import draw_layers
from site_demos.demos.learning.playground.losses import draw_losses
from site_demos.demos.learning.playground.plane import draw_tools
from site_demos.demos.learning.playground.settings import (
    Parameters,
    falls,
    features,
    has_values,
    recipe,
)
from site_demos.demos.learning.playground.training import State
from site_demos.demos.learning.playground.written import draw_neuron, edited, formula

__all__ = [
    "Parameters",
    "advance",
    "begin",
    "edit",
    "kept",
    "load",
    "memory",
    "pauses",
    "recall",
    "remember",
    "render",
    "save",
]

SLICE = 5  # milliseconds of learning for each figure


def begin(parameters: Parameters) -> State:
    """Return the network before the first epoch: the seed's weights, or those that were kept."""
    return training.started(parameters)


def advance(parameters: Parameters, state: State) -> State:
    """Return the state after one epoch of mini-batch gradient descent."""
    return training.epoch(parameters, state)


def remember(state: State, before: Parameters, ended: State) -> State:
    """Return the first state of a run with what came of the one whose place it takes."""
    if not ended.steps:
        return replace(state, earlier=ended.earlier)
    return replace(state, earlier=with_run(ended.earlier, training.told(before, ended)))


def memory(state: State) -> str:
    """Return what came of the runs before it, as a text that the page keeps for the visit."""
    return earlier_text.as_text(state.earlier)


def recall(state: State, text: str) -> State:
    """Return the state with the runs of such a text."""
    return replace(state, earlier=earlier_text.from_text(text))


def edit(parameters: Parameters, state: State, place: str, text: str) -> State:
    """Return the state with one weight or bias typed anew."""
    learning = replace(state.learning, network=edited(state.network, place, text))
    return training.with_curve(training.before(replace(state, learning=learning)), parameters)


def save(parameters: Parameters, state: State) -> dict[str, str]:
    """Return the network as a JSON file and as a Python program."""
    return {
        "network.json": files.as_json(parameters, state.network),
        "network.py": files.as_python(parameters, state.network),
    }


def load(parameters: Parameters, text: str) -> tuple[Parameters, State]:
    """Return what a file or a pasted text gives: a network from JSON, or points of one's own."""
    text = text.removeprefix("\N{BYTE ORDER MARK}")
    if not text.lstrip().startswith("{"):
        read = table.read(text)
        parameters = replace(parameters, data=data.OWN, points=read.points, scale=read.scale)
        return parameters, begin(parameters)
    parameters, network = files.read(parameters, text)
    start = begin(parameters)
    state = State(replace(start.learning, network=network))
    return parameters, training.with_curve(state, parameters)


def pauses(parameters: Parameters, state: State) -> bool:
    """Say whether the reader wants to look at the network after just so many epochs."""
    return 0 < state.steps == parameters.pause


def kept(parameters: Parameters, state: State) -> Parameters:
    """Return parameters that begin with the network as it stands."""
    return replace(parameters, weights=kit.written_numbers(training.numbers_of(state.network)))


def render(parameters: Parameters, state: State) -> str:
    """Draw the network, the plane of x₁ and x₂ as its chosen neuron sees it, and the losses."""
    names, split, network = features(parameters), training.data(parameters), state.network
    activations = training.respond(network, surface.fed(names))
    return kit.join(
        [
            kit.element(
                "div",
                kit.element(
                    "div",
                    draw_layers(parameters),
                    wiring.draw_network(parameters, network, activations),
                    draw_neuron(network, names, parameters.neuron),
                ),
                kit.element(
                    "div",
                    *view.draw_view(parameters, network, activations, split),
                    draw_tools(parameters),
                ),
                draw_losses(
                    state.curve, state.best if split.test else None, recipe(parameters).loss
                ),
                class_="nn-playground",
            ),
            kit.result(_verdict(parameters, state)),
            _notes(parameters, state),
            draw_earlier(training.told(parameters, state), state.earlier),
            formula(network, names) if parameters.formula else "",
        ]
    )


def _verdict(parameters: Parameters, state: State) -> str:
    learned, test = training.scores(parameters, state)
    when = f"After {state.steps} epoch{'' if state.steps == 1 else 's'}"
    if not learned.count:
        return f"{when}: there are no points to learn from yet."
    told = _off if has_values(parameters) else _right
    parts = [f"loss {kit.named('loss', kit.fixed(learned.loss, 3))}, {told(learned)}"]
    if test.count:
        test_loss = kit.named("test_loss", kit.fixed(test.loss, 3))
        parts.append(f"test loss {test_loss}, {told(test)}")
    return f"{when}: {'; '.join(parts)}."


def _right(score: Score) -> str:
    return f"{score.right} of {score.count} points right"


def _off(score: Score) -> str:
    return f"off by {kit.fixed(score.off)} on average"


def _notes(parameters: Parameters, state: State) -> str:
    """Return what is not as a reader might think: inputs, own numbers, first weights."""
    notes = []
    if not any(getattr(parameters, name) for name in FEATURES):
        notes.append("No input is chosen, so the network is given x₁ and x₂.")
    if parameters.data == data.OWN and (ends := table.ends_of(parameters.scale)):
        notes.append(table.told(ends))
    if falls(parameters):
        now = kit.fixed(training.rate(parameters, state), 4)
        end = "Training is over" if state.done else "It goes on falling"
        notes.append(f"The learning rate is now {now}. {end}.")
    forget = ""
    if parameters.weights and training.kept_fit(parameters):
        notes.append("The first weights come from the link or the file, whatever the seed.")
    elif parameters.weights:
        came = len(kit.numbers(parameters.weights))
        notes.append(
            f"This network has {training.needed(parameters)} weights and biases, but the link or"
            f" the file gave {came}. So it begins with the seed’s own."
        )
    if parameters.weights:
        forget = kit.element(
            "button", "Take the seed’s own weights", type="button", data_set="weights="
        )
        forget = kit.element("div", forget, class_="nn-buttons nn-presets")
    return kit.element("div", *(kit.element("p", note, class_="nn-note") for note in notes), forget)
