"""Changes to try in the demos of whole networks."""

from site_demos.publish.changes import Change

HERE = "site_demos.demos.network."

CHANGES = {
    "layers": (
        Change(
            "Leave out the biases",
            "How many fewer knobs are there?",
            "return n_in * n_out + n_out",
            "return n_in * n_out",
        ),
        Change(
            "Feed it images of 64 × 64 pixels",
            "Which layer grows, and which do not?",
            "PIXELS, DIGITS = SIDE * SIDE, 10",
            "PIXELS, DIGITS = 64 * 64, 10",
        ),
        Change(
            "Let it tell 26 letters apart",
            "What does each further output cost?",
            "PIXELS, DIGITS = SIDE * SIDE, 10",
            "PIXELS, DIGITS = SIDE * SIDE, 26",
        ),
    ),
    "knobs-by-hand": (
        Change(
            "Set the weights by a rule: the middle against its ring",
            "How many does it get right? Find a better rule.",
            'weights = [getattr(parameters, f"weight_{n}") for n in range(1, 10)]',
            "weights = [9 if n == 5 else -4 for n in range(1, 10)]",
        ),
        Change(
            "Take the nine weights that training found",
            "The bias is still yours. How far can you get with it alone?",
            'weights = [getattr(parameters, f"weight_{n}") for n in range(1, 10)]',
            'weights = regions.rivals(pair)["trained"][:9]',
        ),
    ),
    "loops-or-matrices": (
        Change(
            "Draw the square roots of the times",
            "Now you can see the short bars. What does the picture hide?",
            "width=WIDTH * (seconds or 0.0) / longest,",
            "width=WIDTH * ((seconds or 0.0) / longest) ** 0.5,",
        ),
        Change(
            "Write three decimals",
            "Which of these digits would stay the same if it were measured again?",
            "decimals = 2 if value < 10 else 1 if value < 100 else 0",
            "decimals = 3",
        ),
    ),
    "matrix-form": (
        Change(
            "Give all three neurons the same weights",
            "Only their biases tell them apart now. Step through the rows.",
            "[[2, -1, 0.5, 1], [-1.5, 1, 1, -0.5], [0.5, 2, -2, 1.5]]",
            "[[2, -1, 0.5, 1], [2, -1, 0.5, 1], [2, -1, 0.5, 1]]",
        ),
        Change(
            "Set the biases to 0",
            "What does each row give for four inputs of 0?",
            '"mixed": [-1, 0.5, -2],',
            '"mixed": [0, 0, 0],',
        ),
        Change(
            "Bend the sums with ReLU",
            "Which outputs can be exactly 0, and which more than 1?",
            'SIGMOID = activation("sigmoid")',
            'SIGMOID = activation("relu")',
        ),
    ),
    "one-function": (
        Change(
            "Blend by squares",
            "Halfway, the image is half as bright. What does the network see in it?",
            "[(1 - t) * p + t * q for p, q",
            "[(1 - t) ** 2 * p + t**2 * q for p, q",
            HERE + "_function",
        ),
        Change(
            "Take the brighter pixel of the two",
            "The two digits lie on top of each other. Which does the network see?",
            "[(1 - t) * p + t * q for p, q",
            "[max((1 - t) * p, t * q) for p, q",
            HERE + "_function",
        ),
        Change(
            "Draw each curve in six pieces",
            "What do the corners hide?",
            "PARTS = 40",
            "PARTS = 6",
        ),
    ),
    "one-pixel": (
        Change(
            "Let the pixel shine five times as bright",
            "No image has a pixel like that. How far do the outputs go?",
            "more = [(pixel, value - _image(place)[pixel]) for pixel in pixels]",
            "more = [(pixel, 5 * value - _image(place)[pixel]) for pixel in pixels]",
        ),
        Change(
            "Change three neighbours at once",
            "Do three pixels move the outputs three times as far?",
            "pixels = (pixel,) if is_one else",
            "pixels = (pixel, pixel - 1, pixel - SIDE) if is_one else",
        ),
    ),
    "sum-of-bends": (
        Change(
            "Follow a V of your own",
            "How many neurons does its corner need?",
            '"wave": lambda x: 0.18 + 0.5 * x + 0.32 * sin(3 * pi * x),',
            '"wave": lambda x: abs(2 * x - 1),',
        ),
        Change(
            "Make every step softer",
            "Is the output nearer to the curve, or further away?",
            "STEEP = 6.0",
            "STEEP = 2.0",
        ),
        Change(
            "Bend with tanh",
            "Each bend now runs from −1 to 1. What does that do to the sum?",
            'hidden = Layer([[steep]] * neurons, biases, activation("sigmoid"))',
            'hidden = Layer([[steep]] * neurons, biases, activation("tanh"))',
        ),
    ),
    "where-it-stands": (
        Change(
            "Call a network deep only if it has five hidden layers",
            "The program is the same. Who decides what is deep?",
            "DEEP = 2",
            "DEEP = 5",
        ),
        Change(
            "Put an example of your own into the innermost ring",
            "Write what you think belongs there.",
            '"networks that translate or write"',
            '"the program on my phone that …"',
        ),
    ),
}
