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
# title: Reading trained weights
# description: The file that training leaves behind, opened with nothing but json, number by number.
# sought: load, open, inspect, matrix, pretrained, quantisation, python, jupyter notebook
# able: open a file of weights, and use it without a library
# before: [learn/matrix-form.md]
# ---
#
# # Reading trained weights
#
# **What is in the file that training leaves behind?** Text, and numbers in the text. This notebook
# opens the file with nothing but `json`, uses it to read a digit by hand, looks at one neuron, and
# rounds all the numbers until the answers change.
#
# Each cell ran when this page was built. <span class="nn-screen">You can change it and run it
# again, right here.</span> You can also
# <a href="reading_weights.ipynb" download>download the notebook</a> into a copy of the repository.

# %%
import json

from site_demos.weights import DIGITS

saved = json.loads(DIGITS.read_text())
for key, value in saved.items():
    print(f"{key:10} {str(value)[:60]}")

# %% [markdown]
# The first lines say what the file is, and how the network was made: the recipe, the seed, and the
# hash of the images. Train with the same three, and you get the same file.
#
# ## Layer by layer
#
# A layer is a table of weights and a list of biases. Row $j$ of the table belongs to neuron $j$.

# %%
for layer in saved["layers"]:
    weights, biases = layer["weights"], layer["biases"]
    count = len(weights) * len(weights[0]) + len(biases)
    print(f"{len(weights)} × {len(weights[0])} weights, {len(biases)} biases, {count} numbers")

# %% [markdown]
# ## Read a digit by hand
#
# These few lines are all that a program needs to use the file. There is no library in them.

# %%
from math import exp

from site_demos.samples import images, labels


def read(saved, activations):
    for layer in saved["layers"]:
        activations = [
            1 / (1 + exp(-(sum(w * a for w, a in zip(row, activations, strict=True)) + b)))
            for row, b in zip(layer["weights"], layer["biases"], strict=True)
        ]
    return activations


outputs = read(saved, images()[0])
print("its writer meant", labels()[0])
print([round(output, 2) for output in outputs])

# %% [markdown]
# Does the library say the same? Check not only here, but for all the images that come with this
# site:

# %%
from nn_core import Network

network = Network.load(DIGITS)
differences = [
    abs(a - b)
    for image in images()
    for a, b in zip(read(saved, image), network.forward(image), strict=True)
]
print(f"{len(differences)} outputs, none further off than", max(differences) < 1e-12 and 1e-12)
assert max(differences) < 1e-12

# %% [markdown]
# ## What one neuron looks for
#
# The weights of a neuron in the first layer lie on the pixels. Here is a row of the table, laid out
# like the image: `#` and `+` where ink raises the sum, `=` and `-` where it lowers it.
# <span class="nn-screen">Try another neuron.</span>

# %%
neuron = 0
row = saved["layers"][0]["weights"][neuron]
strong = max(map(abs, row)) / 2


def mark(w):
    if abs(w) < strong / 5:
        return " "
    if w > 0:
        return "#" if w > strong else "+"
    return "=" if w < -strong else "-"


for start in range(0, 784, 28):
    print("".join(map(mark, row[start : start + 28])))

# %% [markdown]
# ## How exact must a weight be?
#
# Each number in the file has six significant digits. How many do we need? Round all of them. See
# how far any output for these images changes, and how many answers change.


# %%
def rounded(saved, decimals):
    layers = [
        {
            "weights": [[round(w, decimals) for w in row] for row in layer["weights"]],
            "biases": [round(b, decimals) for b in layer["biases"]],
        }
        for layer in saved["layers"]
    ]
    return {"layers": layers}


exact = [network.forward(image) for image in images()]
for decimals in (3, 2, 1, 0):
    coarse = [read(rounded(saved, decimals), image) for image in images()]
    pairs = list(zip(exact, coarse, strict=True))
    change = max(abs(a - b) for one, other in pairs for a, b in zip(one, other, strict=True))
    others = sum(one.index(max(one)) != other.index(max(other)) for one, other in pairs)
    print(
        f"{decimals} decimals: an output changes by {change:.3f} at most, {others} answers differ"
    )

# %% [markdown]
# These are only the few images that come with the site, and some of them were chosen because they
# are hard. For a verdict on rounding, you would have to take all the test images, and other
# networks.
#
# In NumPy, a layer would be `np.array(layer["weights"])`. <span class="nn-screen">This page cannot
# load NumPy itself: to get a version that runs in the browser, it would have to ask another
# site.</span>
