"""The mathematics of a neural network, in the standard library only."""

from nn_core.activation_functions import ACTIVATION_FUNCTIONS, Activation, activation
from nn_core.backprop import Gradient, LayerGradient, deltas, gradient
from nn_core.fast.examples import Inputs
from nn_core.layer import INITIALISATIONS, Layer
from nn_core.losses import LOSSES, Loss, one_hot, one_hots
from nn_core.matrix import Matrix, Vector, argmax, dense, product, transpose
from nn_core.mnist.idx import read_images, read_labels, read_mnist, write_images, write_labels
from nn_core.mnist.images import Dataset, Images
from nn_core.network import Network, Trace
from nn_core.optimise import OPTIMISERS, Optimiser, optimiser
from nn_core.recipe import SCHEDULES, Recipe
from nn_core.training import TrainingRecord, TrainingState, begin_training, train, training_step
from nn_core.weights import Saved

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
    "Trace",
    "TrainingRecord",
    "TrainingState",
    "Vector",
    "activation",
    "argmax",
    "begin_training",
    "deltas",
    "dense",
    "gradient",
    "one_hot",
    "one_hots",
    "optimiser",
    "product",
    "read_images",
    "read_labels",
    "read_mnist",
    "train",
    "training_step",
    "transpose",
    "write_images",
    "write_labels",
]
