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
# title: Bring your own digits
# description: Drawings or a photo become a small data set, and our network learns from it.
# sought: own handwriting, photo, scan, camera, drawings, make my own dataset, python, jupyter
# able: turn drawings into a data set, and say what learning from them costs
# before: [learn/training.md]
# ---
#
# # Bring your own digits
#
# **Can the network learn your handwriting?** Here, drawings become a small data set, prepared as
# MNIST’s images were. The network of this site reads them and learns from them. Then we look at
# what that costs.
#
# Each cell ran when this page was built. <span class="nn-screen">You can change it and run it
# again, right here.</span> You can also
# <a href="own_digits.ipynb" download>download the notebook</a> into a copy of the repository.
#
# ## Drawings as text
#
# A drawing is a few strokes, and each stroke is a few points: across and down, in thousandths of
# the pad. To use your own, draw on the [first page](../index.md), press *Copy link*, and take
# whatever comes after `drawing=` in the address. Here are four, with the digits they are meant to
# be. The zero has a slash, as some people write it.

# %%
drawings = [
    (0, "500-150.300-350.300-650.500-850.700-650.700-350.500-150_680-220.330-800"),
    (1, "330-380.520-150.520-850_330-850.700-850"),
    (7, "250-200.750-200.450-850_330-520.640-520"),
    (9, "640-350.500-200.360-320.460-470.640-350.640-800.480-880.360-820"),
]
print(len(drawings), "drawings")

# %% [markdown]
# ## From strokes to pixels
#
# A pen follows the strokes. Then the ink is prepared as MNIST’s was: fitted into 20 × 20 pixels,
# and moved so that its centre of mass is in the middle of 28 × 28.

# %%
from nn_core.mnist.ink import prepare
from nn_core.mnist.strokes import rasterise, scale
from site_demos.kit import strokes


def pixels_of(text):
    return prepare(rasterise(scale(strokes(text)))).pixels


def shown(pixels):
    rows = [pixels[start : start + 28] for start in range(0, 784, 28)]
    return "\n".join("".join(" .:*#"[round(4 * p)] for p in row) for row in rows)


mine = [(digit, pixels_of(text)) for digit, text in drawings]
print(shown(mine[0][1]))

# %% [markdown]
# ## What does the network say?

# %%
from nn_core import Network
from site_demos.weights import DIGITS

network = Network.load(DIGITS)


def report(network):
    for digit, pixels in mine:
        outputs = network.forward(pixels)
        said = outputs.index(max(outputs))
        print(f"meant {digit}, read as {said}; the output for {digit} is {outputs[digit]:.2f}")


report(network)

# %% [markdown]
# ## From a photo
#
# MNIST’s ink is bright on black. A photo is the other way round: the paper is bright, the ink is
# dark, and the light is uneven. First make a grey PGM file of it with any image program, one digit
# in each file.
# Then count as ink whatever is darker than halfway between the darkest and the brightest. Here the
# cell makes a file like that itself, of a drawing on grey paper, so that you can see it work.

# %%
from pathlib import Path
from tempfile import mkdtemp

from nn_core.mnist.pgm import read_pgm


def from_photo(path):
    photo = read_pgm(path)
    shades = photo[0]
    half = (min(shades) + max(shades)) / 2
    ink = [1.0 if shade < half else 0.0 for shade in shades]
    width = photo.columns
    return prepare([ink[start : start + width] for start in range(0, len(ink), width)]).pixels


bitmap = rasterise(scale(strokes(drawings[2][1])))
shades = [
    round(190 - 120 * ink - 20 * y / len(bitmap)) for y, row in enumerate(bitmap) for ink in row
]
file = Path(mkdtemp(), "digit.pgm")
file.write_text(f"P2\n{len(bitmap[0])} {len(bitmap)}\n255\n{' '.join(map(str, shades))}\n")

outputs = network.forward(from_photo(file))
print("read as", outputs.index(max(outputs)))

# %% [markdown]
# ## A small data set
#
# Four images are not many. A digit that is turned a little, slanted or thicker is still the same
# digit. So let us make distorted copies, and keep them all in the format of MNIST.

# %%
from nn_core import Dataset, Images, to_bytes
from nn_core.mnist.distortion import with_copies

originals = Dataset(
    Images(28, 28, b"".join(to_bytes(pixels) for _, pixels in mine)),
    bytes(digit for digit, _ in mine),
)
data = with_copies(originals, copies=10, seed=1)
print(len(data), "images of", len(originals), "drawings")

# %% [markdown]
# `write_images` and `write_labels` in `nn_core` put them into files, which
# `python -m nn_core train --mnist` accepts just as it accepts MNIST.
#
# ## Learn from them
#
# Training goes on from the network that can already read, in short steps.

# %%
from nn_core import Recipe, begin_training, one_hots, train


def trained(data, seed):
    recipe = Recipe(
        learning_rate=0.02, schedule="constant", batch_size=4, epochs=3, copies=0, seed=seed
    )
    *_, last = train(begin_training(recipe, network), data.images, one_hots(data.labels), recipe)
    return last.state.network


learned = trained(data, seed=1)
report(learned)

# %% [markdown]
# ## And what did that cost?
#
# It reads its own images better now. What about everybody else’s? Some test images come with this
# site. Let us judge by every second one of them. (Some were chosen because the network gets them
# wrong, so the share is good for comparing, and for nothing else.)

# %%
from site_demos.samples import images, labels

judges = range(1, len(labels()), 2)


def right(network):
    return sum(network.predict(images()[k]) == labels()[k] for k in judges)


alone = [right(trained(data, seed)) for seed in (1, 2, 3)]
print(f"of {len(judges)} images, {right(network)} right before, {alone} after, from three seeds")
assert max(alone) < right(network)

# %% [markdown]
# It has forgotten a good part of what it could do. Nothing in these drawings asked for the other
# digits, and all digits share the same weights. This is known as *catastrophic forgetting*.
#
# ## The remedy
#
# Show it the others again. So mix in the images that are not judges, each with a copy.

# %%
others = range(0, len(labels()), 2)
mixed = Dataset(
    Images(28, 28, originals.images.data + b"".join(images().raw(k) for k in others)),
    originals.labels + bytes(labels()[k] for k in others),
)
mixed_networks = [trained(with_copies(mixed, copies=1, seed=seed), seed) for seed in (1, 2, 3)]
together = [right(each) for each in mixed_networks]
print(f"of {len(judges)} images, {together} right after, from three seeds")
report(mixed_networks[0])
assert min(together) > max(alone)

# %% [markdown]
# Now change `drawings` to your own, and run everything from the top. How many drawings does it take
# before it reads one of yours that it has not learnt from? The figure in
# [Train it here](../learn/training.md#your-hand) shows that, with no code to write.
