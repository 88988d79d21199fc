"""What the tests of the playground share."""

from site_demos.demos.learning import playground
from site_demos.demos.learning.playground.features import inputs
from site_demos.demos.learning.playground.settings import Parameters, features

PLACES = [(x1 / 2, x2 / 2) for x1 in range(-12, 13, 4) for x2 in range(-11, 12, 5)]


def after(epochs, **settings):
    """Return parameters and the state after so many epochs."""
    parameters = Parameters(**settings)
    state = playground.begin(parameters)
    for _ in range(epochs):
        state = playground.advance(parameters, state)
    return parameters, state


def outputs(parameters, state):
    """Return what the network says at PLACES."""
    fed = inputs(features(parameters), PLACES)
    return [state.network.forward(x)[0] for x in fed]
