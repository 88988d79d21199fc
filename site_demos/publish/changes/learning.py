"""Changes to try in the demos of learning."""

from site_demos.publish.changes import Change

HERE = "site_demos.demos.learning."

CHANGES = {
    "all-knobs": (
        Change(
            "Take the step uphill",
            "How much does one small step add to the cost of the image?",
            "kit.fixed(cost_after(it, rate), 4)",
            "kit.fixed(cost_after(it, -rate), 4)",
        ),
        Change(
            "Draw the slopes five times as strong",
            "Which neurons have small slopes that you did not see?",
            "return abs(slope)",
            "return abs(slope) / 5",
        ),
    ),
    "backpropagation": (
        Change(
            "Try a nudge of 2",
            "Why does so large a nudge miss the slope?",
            "tried(given, knob, float(parameters.nudge))",
            "tried(given, knob, 2.0)",
        ),
        Change(
            "Bend with tanh",
            "Trying shows that the slopes are right. Which rule written here is now wrong?",
            'SIGMOID, LOSS = activation("sigmoid"), loss("squared error")',
            'SIGMOID, LOSS = activation("tanh"), loss("squared error")',
            HERE + "backpropagation.rules",
        ),
    ),
    "before-and-after": (
        Change(
            "Report the largest weight, not the mean size",
            "By how much has the largest grown?",
            "return sum(map(abs, numbers)) / len(numbers)",
            "return max(map(abs, numbers))",
        ),
        Change(
            "Draw one shade of each sign",
            "Can you still tell before from after?",
            "SHADES = 5",
            "SHADES = 1",
        ),
    ),
    "cost": (
        Change(
            "Show it the negative",
            "Black on white. How much does that cost?",
            "sums = NETWORK.trace(image).sums[-1]",
            "sums = NETWORK.trace([1 - p for p in image]).sums[-1]",
        ),
        Change(
            "Want an 8, whatever the image shows",
            "Which two terms change?",
            "image, digit = samples.images()[place], samples.labels()[place]",
            "image, digit = samples.images()[place], 8",
        ),
    ),
    "cost-of-one-output": (
        Change(
            "Show costs up to 10",
            "Where does the dashed curve end? Make it 20.",
            "LEAST, TOP = 0.01, 5.0",
            "LEAST, TOP = 0.01, 10.0",
        ),
        Change(
            "Draw longer tangents",
            "Where would each step lead, if its curve were straight?",
            "TANGENT = 30.0",
            "TANGENT = 120.0",
        ),
    ),
    "how-large": (
        Change(
            "Use an axis without powers of ten",
            "Where have the small ones gone?",
            "(log10(value) - LOW) / (HIGH - LOW)",
            "value / 16e12",
        ),
        Change(
            "Add a network of a million numbers",
            "Where is it between ours and theirs?",
            '"llama": ("Llama 3.1, 2024", 405e9, 15.6e12),',
            '"llama": ("Llama 3.1, 2024", 405e9, 15.6e12),\n    "mine": ("Mine", 1e6, None),',
        ),
    ),
    "next-letter": (
        Change(
            "Forbid it the letter e",
            "Let it go on writing. Georges Perec wrote a whole novel that way.",
            "softmax([z / parameters.temperature for z in sums])",
            "softmax([\n"
            '        -99.0 if letter == "e" else z / parameters.temperature\n'
            "        for letter, z in zip(ALPHABET, sums, strict=True)\n"
            "    ])",
        ),
        Change(
            "Show it the text backwards",
            "How good are its guesses now?",
            "_sums(seen(text, int(parameters.context)))",
            "_sums(seen(text[::-1], int(parameters.context)))",
        ),
    ),
    "one-knob": (
        Change(
            "Give the ball momentum",
            "Does it stop at the bottom?",
            'WAY = "descent"',
            'WAY = "momentum"',
        ),
        Change(
            "Step up the slope, not down",
            "What stops it?",
            "return lambda knobs: [slope(curve, knobs[0])]",
            "return lambda knobs: [-slope(curve, knobs[0])]",
        ),
    ),
    "playground": (
        Change(
            "Let the ring touch the disc",
            "Train it. What becomes of the boundary?",
            "DISC, RING, EDGE = 2.5, 3.5, 5.0",
            "DISC, RING, EDGE = 2.5, 2.5, 5.0",
            HERE + "playground.data",
        ),
        Change(
            "Scatter both classes everywhere",
            "There is nothing to find. What does it learn all the same?",
            "radius = DISC * sqrt(random.random()) if label else random.uniform(RING, EDGE)",
            "radius = random.uniform(0, EDGE)",
            HERE + "playground.data",
        ),
        Change(
            "Ask the network at fewer places",
            "What do large cells hide?",
            "MESHES = 20  # of the net, in a row",
            "MESHES = 8  # of the net, in a row",
            HERE + "playground.surface",
        ),
    ),
    "sigmoid-or-relu": (
        Change(
            "Start ReLU with Xavier’s rule",
            "How much of the slope reaches its first layer?",
            '"relu": "he"}',
            '"relu": "xavier"}',
        ),
        Change(
            "Halve the layers’ width",
            "Eight neurons in each. Which of the two minds more?",
            "WIDTH = 16",
            "WIDTH = 8",
        ),
    ),
    "softmax": (
        Change(
            "Divide all sums by 4",
            "That is a temperature of 4. What happens to the largest share?",
            "before = sums(parameters.image)",
            "before = [z / 4 for z in sums(parameters.image)]",
        ),
        Change(
            "Take ten sums of the first layer",
            "Are they larger or smaller than those of the last?",
            ".sums[-1])",
            ".sums[0][:10])",
        ),
    ),
    "train-it-here": (
        Change(
            "Start with far larger weights",
            "Let it train. Does it get off the ground?",
            'FIRST_WEIGHTS = {"sigmoid": "lecun"',
            'FIRST_WEIGHTS = {"sigmoid": "normal"',
            HERE + "_training",
        ),
        Change(
            "Draw one shade of each sign",
            "Let it train. When does the first shape appear?",
            "SHADES = 5",
            "SHADES = 1",
            HERE + "train_it_here.figure",
        ),
    ),
    "turn-the-answer": (
        Change(
            "Go the other way",
            "The change now makes it surer. Is that easier to see?",
            "along_the_slope(image, said_to(image), is_away=True)",
            "along_the_slope(image, said_to(image), is_away=False)",
        ),
        Change(
            "Draw the change five times as strong",
            "Do you find a digit in it?",
            "FULL = 0.1",
            "FULL = 0.02",
        ),
    ),
    "two-knobs": (
        Change(
            "Move only the second knob",
            "Where does the path end, and why there?",
            "return [first, steep * second]",
            "return [0.0, steep * second]",
        ),
        Change(
            "Make the valley round",
            "Both slopes are alike now. Why is the path straight?",
            'Valley("wide", 6.0, 2)',
            'Valley("wide", 1.0, 2)',
        ),
        Change(
            "Draw more lines of equal cost",
            "Where do they lie close together?",
            "LINES = 12",
            "LINES = 30",
        ),
    ),
    "what-for-what": (
        Change(
            "Make rare mistakes easier to see",
            "Which pairs of digits are never confused?",
            "kit.number(sqrt(share))",
            "kit.number(share**0.2)",
            HERE + "_confusion",
        ),
        Change(
            "Write percentages, not counts",
            "Which digit is read right least often?",
            'kit.element("text", f"{count}", class_=kind',
            'kit.element("text", f"{100 * share:.1f}", class_=kind',
            HERE + "_confusion",
        ),
    ),
    "what-it-draws": (
        Change(
            "Start with a few dots",
            "Does it draw a different image now?",
            "brightness * random.random() for",
            "(random.random() < brightness / 5) * 1.0 for",
        ),
        Change(
            "Draw in black and white",
            "Only what is a half or brighter is left. Play it: what becomes of the noise?",
            "SHADES = 32",
            "SHADES = 1",
        ),
    ),
    "whole-trainings": (
        Change(
            "Sort them by what they read right",
            "Choose another depth. Does the order stay?",
            "for kind in NAMES]",
            'for kind in sorted(NAMES, key=lambda kind: -median(runs[kind]["right"]))]',
        ),
        Change(
            "Compare with ReLU alone",
            "Whose slopes differ more from layer to layer?",
            "if kind != parameters.kind",
            'if kind == "relu"',
        ),
    ),
    "worst-images": (
        Change(
            "Write the squared error under each",
            "They are in order of cross-entropy. Is that the order of the squares, too?",
            "return ENTROPY.value(outputs(rank), one_hot(worst.labels()[rank]))",
            "return SQUARED.value(outputs(rank), one_hot(worst.labels()[rank]))",
        ),
        Change(
            "Draw them in black and white",
            "Which could you still read?",
            "SHADES = 16",
            "SHADES = 1",
        ),
    ),
    "your-handwriting": (
        Change(
            "Draw the digits in black and white",
            "Which would you read differently now?",
            "SHADES = 8",
            "SHADES = 1",
            HERE + "your_handwriting.figure",
        ),
        Change(
            "Judge with faces",
            "A smile for what is read right.",
            'ruling = "✓" if now.digit == digit else "✗"',
            'ruling = "🙂" if now.digit == digit else "🙈"',
            HERE + "your_handwriting.figure",
        ),
    ),
}
