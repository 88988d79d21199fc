"""Changes to try in the demos of recognising digits."""

from site_demos.publish.changes import Change

HERE = "site_demos.demos.recognise."

CHANGES = {
    "as-it-learned": (
        Change(
            "Draw the weights three times as strong",
            "Do you see more of them, or just the same, louder?",
            "STRENGTH = 0.3",
            "STRENGTH = 0.1",
        ),
        Change(
            "Draw them in one shade of each sign",
            "Which shapes are left?",
            "SHADES = 6",
            "SHADES = 1",
        ),
    ),
    "both-moved": (
        Change(
            "Show where at least nine in ten are read",
            "Which has the wider bright field?",
            "shares = [share(kind, x, y) for y",
            "shares = [float(share(kind, x, y) >= 0.9) for y",
        ),
        Change(
            "Move the digit twice as far as it says",
            "Which of them can still read it?",
            "_moving.moved(parameters.image, parameters.across, parameters.down)",
            "_moving.moved(parameters.image, 2 * parameters.across, 2 * parameters.down)",
        ),
    ),
    "draw-a-digit": (
        Change(
            "Give it the image rotated by half a turn",
            "You still see it upright. What does the network say?",
            "NETWORK.trace(image.pixels)",
            "NETWORK.trace(image.pixels[::-1])",
        ),
        Change(
            "Give it the negative",
            "Black on white, as on paper: you could read it. Can the network?",
            "NETWORK.trace(image.pixels)",
            "NETWORK.trace([1 - p for p in image.pixels])",
        ),
    ),
    "hope-and-truth": (
        Change(
            "Show the ten that light it least",
            "What does this neuron not answer to?",
            "key=lambda place: -round(answers[place], 6)",
            "key=lambda place: round(answers[place], 6)",
        ),
        Change(
            "Draw the weights in one shade of each sign",
            "Is there an edge or a loop to be seen now?",
            "SHADES = 12",
            "SHADES = 1",
        ),
    ),
    "mean-images": (
        Change(
            "Draw the mean images in black and white",
            "Only what is a half or brighter is left. Which digits can you still read?",
            "shades=25",
            "shades=1",
        ),
        Change(
            "Let the bars tell near from far",
            "They show the fourth power of the distance. Who is second?",
            "100 * far / longest, 1",
            "100 * (far / longest) ** 4, 1",
        ),
    ),
    "moved-digit": (
        Change(
            "Rotate the digit by half a turn",
            "You see it like that, too. What does the network read?",
            "seen = _moving.centred(moved) if parameters.prepare else moved",
            "seen = moved[::-1]",
        ),
        Change(
            "Show the shares of the network with filters",
            "How much wider is its curve?",
            'return "centred" if parameters.prepare else "dense"',
            'return "pooled"',
        ),
    ),
    "near-tie": (
        Change(
            "Draw how many, not what share",
            "Where are most of the 10,000 images?",
            "middle, top = first / count, (first + second) / count",
            "middle, top = first / 10_000, (first + second) / 10_000",
        ),
        Change(
            "Put the second below the first",
            "The same numbers. Which order says more?",
            "middle, top = first / count, (first + second) / count",
            "middle, top = second / count, (first + second) / count",
        ),
    ),
    "nearest-neighbours": (
        Change(
            "Let the axis begin at 0",
            "The curve is flatter. Which picture is fairer?",
            "y=(0.3, 1)",
            "y=(0, 1)",
        ),
        Change(
            "Measure by the largest difference in any pixel",
            "The three were found by the other measure. Are they still in order?",
            "return dist(samples.images()[place], kept)",
            "return max(abs(p - q) for p, q in zip(samples.images()[place], kept, strict=True))",
        ),
        Change(
            "Draw the images in black and white",
            "Which differences are gone?",
            "SHADES = 25",
            "SHADES = 1",
        ),
    ),
    "noise-in": (
        Change(
            "Make the noise darker",
            "Is the network surer of it, or less sure?",
            "pixels = [random.random() for",
            "pixels = [random.random() ** 3 for",
        ),
        Change(
            "Show it the noise at half its brightness",
            "You see the same image. Does the answer stay?",
            "outputs = NETWORK.forward(pixels)",
            "outputs = NETWORK.forward([p / 2 for p in pixels])",
        ),
    ),
    "other-numbers": (
        Change(
            "Round every weight to a whole number",
            "How many of the ten does it still read?",
            "        return NETWORK",
            "        return Network([\n"
            "            Layer([[round(w) for w in row] for row in each.weights],"
            " each.biases, each.activation)\n"
            "            for each in NETWORK.layers\n"
            "        ])",
        ),
        Change(
            "Show more of its numbers",
            "Could you tell what they are for?",
            "slice(10, 18)",
            "slice(2, 26)",
        ),
    ),
    "plain-image": (
        Change(
            "Make it stripes",
            "Every second column is white. What does it say to that?",
            "image = [parameters.pixel] * (SIDE * SIDE)",
            "image = [parameters.pixel, 1.0] * (SIDE * SIDE // 2)",
        ),
        Change(
            "Draw a 1 by a rule",
            "A line from edge to edge is no digit that it has seen. Is it a 1?",
            "image = [parameters.pixel] * (SIDE * SIDE)",
            "image = [float(n % SIDE in (13, 14)) for n in range(SIDE * SIDE)]",
        ),
    ),
    "reliability": (
        Change(
            "Pretend there were only a hundredth of the images",
            "How much can the shares still tell you?",
            "kit.interval(each.yes, each.count)",
            "kit.interval(each.yes / 100, each.count / 100)",
        ),
        Change(
            "Draw how far off each share is, around the middle",
            "Do the outputs promise too much, or too little?",
            "x, y = PLOT.at(each.mean, each.share)",
            "x, y = PLOT.at(each.mean, 0.5 + each.share - each.mean)",
        ),
    ),
    "slid-filter": (
        Change(
            "Rotate the filter by half a turn",
            "That is what mathematicians call a convolution. Where does it answer now?",
            "return Layer([FILTERS.weights[k]],",
            "return Layer([FILTERS.weights[k][::-1]],",
        ),
        Change(
            "Show the size of each answer, not ReLU of it",
            "What did ReLU make dark?",
            "    answers = RELU.function(sums)",
            "    answers = [abs(z) for z in sums]",
        ),
    ),
    "threes": (
        Change(
            "Add up the differences, not their squares",
            "Is the same image the nearest?",
            "return dist(_image(one), _image(other))",
            "return sum(abs(p - q) for p, q in zip(_image(one), _image(other), strict=True))",
        ),
        Change(
            "Forget which of the two is brighter",
            "What can the picture no longer tell you?",
            "unlike = [round(p - q, 1)",
            "unlike = [round(abs(p - q), 1)",
        ),
    ),
}
