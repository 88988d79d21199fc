"""Changes to try in the demos of applications."""

from site_demos.publish.changes import Change

HERE = "site_demos.demos.applications."

CHANGES = {
    "alarm-limit": (
        Change(
            "Draw the mean of both as well",
            "Where is it highest? Would you put the limit there?",
            'in found], "nn-curve nn-other"),',
            'in found], "nn-curve nn-other"),\n'
            "            PLOT.path(\n"
            "                [(x, (c.sensitivity + c.specificity) / 2) for x, c in found],\n"
            '                "nn-guide",\n'
            "            ),",
        ),
        Change(
            "Try only ten limits",
            "What do the straight pieces hide?",
            "STEPS = 200",
            "STEPS = 10",
        ),
    ),
    "best-of-many": (
        Change(
            "Let each rule look at one day alone",
            "Try many rules. Is the best of them as good on its past?",
            "[random.gauss(0, 1) for _ in range(SEEN)], random.gauss(0, 1)",
            "[0.0] * (SEEN - 1) + [random.gauss(0, 1)], random.gauss(0, 1)",
        ),
        Change(
            "Draw every day",
            "How far does it go up and down within ten days?",
            "STEP = 10",
            "STEP = 1",
        ),
    ),
    "crowd": (
        Change(
            "Let the test find all who are ill",
            "How much more is an alarm worth then?",
            "found = _nearest(ill * counts.sensitivity)",
            "found = ill",
        ),
        Change(
            "Arrange them in 25 columns",
            "Is a share easier to see that way?",
            "COLUMNS, PITCH = 40, 9.6",
            "COLUMNS, PITCH = 25, 9.6",
        ),
    ),
    "drifting-nose": (
        Change(
            "Let the zeros creep for half a year beforehand",
            "How many wines are named correctly in month 0?",
            "return [each * month for each in pace(seed)]",
            "return [each * (month + 6) for each in pace(seed)]",
            HERE + "drifting_nose.wines",
        ),
        Change(
            "Switch off all sensors but six",
            "How much of the nose does it need?",
            "rows = [[x + d for x, d in zip(row, moved, strict=True)] for row",
            "rows = [[x + d for x, d in zip(row, moved, strict=True)][:6] + [0.0] * 7 for row",
            HERE + "drifting_nose.wines",
        ),
    ),
    "kept-promise": (
        Change(
            "Count in two bands only",
            "What do wide bands hide?",
            "EDGES = (0.0, 0.1, 0.3, 0.7, 0.9, 1.0)",
            "EDGES = (0.0, 0.5, 1.0)",
        ),
        Change(
            "Pretend ten times as many samples were counted",
            "How much shorter do the intervals get?",
            "kit.interval(self.ill, self.ill + self.healthy)",
            "kit.interval(10 * self.ill, 10 * (self.ill + self.healthy))",
        ),
    ),
    "learn-from-chance": (
        Change(
            "Start with larger weights",
            "What is R² before anything is learned?",
            'initialisation="xavier"',
            'initialisation="normal"',
        ),
        Change(
            "Bend with ReLU",
            "Let it learn. Does the future become any easier?",
            'activation_functions=("tanh", "identity")',
            'activation_functions=("relu", "identity")',
        ),
    ),
    "loan-answer": (
        Change(
            "Forget the missed payments",
            "Is the loan granted now? Who would gain from a rule like that?",
            "written = tuple(getattr(parameters, name) for name in NAMES)",
            "written = tuple(\n"
            '        0.0 if name == "missed" else getattr(parameters, name) for name in NAMES\n'
            "    )",
        ),
        Change(
            "Look for the farthest way out, not the nearest",
            "Which reason would help an applicant more?",
            "key=lambda value: abs(value - now)",
            "key=lambda value: -abs(value - now)",
        ),
    ),
    "one-biopsy": (
        Change(
            "Forget the signs",
            "What can the bars no longer tell you?",
            "max(-REACH, min(REACH, x))",
            "min(REACH, abs(x))",
        ),
        Change(
            "Give each bar more room",
            "Which measurements stand out?",
            "ROW = 21.0",
            "ROW = 30.0",
        ),
    ),
    "rather-nothing": (
        Change(
            "Let the vertical axis go up to 10%",
            "The curve looks flat. Is it?",
            "y=(0, 0.04)",
            "y=(0, 0.1)",
        ),
        Change(
            "Try every twentieth limit",
            "What do the straight pieces hide?",
            "for limit in range(LIMITS)]",
            "for limit in range(0, LIMITS, 20)]",
        ),
    ),
    "read-a-number": (
        Change(
            "Read each digit upside down",
            "Which of them stay the same?",
            "pixels = tuple(prepare(rasterise(scale(kit.strokes(written)))).pixels)",
            "pixels = tuple(prepare(rasterise(scale(kit.strokes(written)))).pixels)[::-1]",
        ),
        Change(
            "Read at most two digits",
            "What becomes of the rest?",
            "MOST = 8",
            "MOST = 2",
        ),
    ),
    "short-code": (
        Change(
            "Leave out the first half of the code",
            "What does the network draw from the second half alone?",
            "codes.copy(code)",
            "codes.copy([0] * (length // 2) + list(code[length // 2 :]))",
        ),
        Change(
            "Draw in black and white",
            "Whose copy suffers more?",
            "SHADES = 16",
            "SHADES = 1",
        ),
    ),
    "two-districts": (
        Change(
            "Start with a prejudice",
            "The first forecast is 80% for district A. Let the days pass.",
            "bias, so_far = 0.0, (0, 0)\n    forecasts, recorded = [0.5], [so_far]",
            "bias, so_far = 1.386, (0, 0)\n    forecasts, recorded = [0.8], [so_far]",
        ),
        Change(
            "Let chance play thirty worlds",
            "Let the days pass. How many of them run away?",
            "WORLDS, DAYS = 12, 150",
            "WORLDS, DAYS = 30, 150",
        ),
    ),
    "two-groups": (
        Change(
            "Say who is refused",
            "The same fact, told the other way. Does it sound different?",
            '"given": ("given a loan", lambda c: (c.given, c.all)),',
            '"given": ("refused", lambda c: (c.all - c.given, c.all)),',
        ),
        Change(
            "Count in eight bars",
            "Where would you put the limits, going by this picture?",
            "BINS = 20",
            "BINS = 8",
        ),
    ),
}
