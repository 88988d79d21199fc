"""The mathematics of a neural network, in the standard library only.

Every public function and class of a module that is imported below is found here by its name, as in
`from nn_core import Network, loss, train`. Not so the checks, `check_…`, and what only makes things
fast, `nn_core.fast`. A page that shows a network does not wait for what it has no use for, so these
are imported from their own modules: `nn_core.checkpoint`, `nn_core.convolution`,
`nn_core.convolution_backprop`, `nn_core.mnist.strokes`, `nn_core.mnist.ink`,
`nn_core.mnist.distortion`, `nn_core.mnist.pgm`, `nn_core.mnist.tracing`.
"""

from nn_core.activation_functions import (
    ACTIVATION_FUNCTIONS,
    Activation,
    activation,
    hyperbolic_tangent,
    hyperbolic_tangent_slope,
    identity,
    identity_slope,
    relu,
    relu_slope,
    sigmoid,
    sigmoid_slope,
    softmax,
    softmax_slope,
)
from nn_core.backprop import (
    Gradient,
    LayerGradient,
    add_gradients,
    delta_lengths,
    deltas,
    gradient,
    input_slopes,
)
from nn_core.evaluate import accuracy, forward_passes
from nn_core.fast.examples import Inputs
from nn_core.files import is_device, write_whole
from nn_core.layer import INITIALISATIONS, Layer, first_deviation, layer_sizes
from nn_core.losses import (
    LOSSES,
    Loss,
    binary_cross_entropy,
    categorical_cross_entropy,
    cross_entropy_delta,
    loss,
    one_hot,
    one_hots,
    squared_error,
    squared_error_delta,
)
from nn_core.matrix import (
    Matrix,
    TooLargeError,
    Vector,
    argmax,
    dense,
    mean_outer,
    product,
    transpose,
)
from nn_core.mnist.idx import read_images, read_labels, read_mnist, write_images, write_labels
from nn_core.mnist.images import Dataset, Images, to_bytes, to_pixels
from nn_core.network import Network, Trace, activation_functions_of_layers
from nn_core.optimise import OPTIMISERS, Optimiser, adam, descend, momentum, optimiser
from nn_core.recipe import SCHEDULES, Recipe
from nn_core.strict_json import brief, parse_json, plain_json
from nn_core.training import (
    TrainingRecord,
    TrainingState,
    begin_training,
    image_order,
    rate_of_step,
    train,
    training_step,
)
from nn_core.weights import Saved, parse_weights, read_weights, weights_text, write_weights

__version__ = "0.1.0"  # the one place that says it: pyproject.toml reads it here

__all__ = [
    "ACTIVATION_FUNCTIONS",
    "INITIALISATIONS",
    "LOSSES",
    "OPTIMISERS",
    "SCHEDULES",
    "Activation",
    "Dataset",
    "Gradient",
    "Images",
    "Inputs",
    "Layer",
    "LayerGradient",
    "Loss",
    "Matrix",
    "Network",
    "Optimiser",
    "Recipe",
    "Saved",
    "TooLargeError",
    "Trace",
    "TrainingRecord",
    "TrainingState",
    "Vector",
    "accuracy",
    "activation",
    "activation_functions_of_layers",
    "adam",
    "add_gradients",
    "argmax",
    "begin_training",
    "binary_cross_entropy",
    "brief",
    "categorical_cross_entropy",
    "cross_entropy_delta",
    "delta_lengths",
    "deltas",
    "dense",
    "descend",
    "first_deviation",
    "forward_passes",
    "gradient",
    "hyperbolic_tangent",
    "hyperbolic_tangent_slope",
    "identity",
    "identity_slope",
    "image_order",
    "input_slopes",
    "is_device",
    "layer_sizes",
    "loss",
    "mean_outer",
    "momentum",
    "one_hot",
    "one_hots",
    "optimiser",
    "parse_json",
    "parse_weights",
    "plain_json",
    "product",
    "rate_of_step",
    "read_images",
    "read_labels",
    "read_mnist",
    "read_weights",
    "relu",
    "relu_slope",
    "sigmoid",
    "sigmoid_slope",
    "softmax",
    "softmax_slope",
    "squared_error",
    "squared_error_delta",
    "to_bytes",
    "to_pixels",
    "train",
    "training_step",
    "transpose",
    "weights_text",
    "write_images",
    "write_labels",
    "write_weights",
    "write_whole",
]
