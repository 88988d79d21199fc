"""The faults that are planted, one at a time, and the tests that must find each."""

from dataclasses import dataclass
from random import Random

WEIGHT = Random(0).randbytes(300_000).hex()


@dataclass(frozen=True)
class Fault:
    """A text of a file that is replaced, and the narrowest choice of tests that must then fail.

    `old` stands in the file exactly once. `builds` says that the site is built again; a script or a
    style of the runtime is put into the built site as it is, which is all that a build does to it
    but for the worker, of which it writes the hash.
    """

    what: str
    file: str
    old: str
    new: str
    tests: str
    builds: bool = False


BROWSER = "tests/browser"
DIGIT = "tests/site_demos/demos/recognise/test_draw_a_digit_network.py"
NEURON = "site_demos/demos/recognise/draw_a_digit/neuron.py"
RUNTIME = "site_demos/runtime"

FAULTS = [
    Fault(
        "maths: slopes by biases are summed, not averaged",
        "nn_core/backprop.py",
        "[sum(column) / count for column in transpose(d)]",
        "[sum(column) for column in transpose(d)]",
        "tests/nn_core/test_backprop.py",
    ),
    Fault(
        "maths: the slope of the sigmoid",
        "nn_core/activation_functions.py",
        "return [a * (1 - a) for a in activations]",
        "return [a * (1 + a) for a in activations]",
        "tests/nn_core/test_activation_functions.py",
    ),
    Fault(
        "weights file: one bias of an output",
        "site_demos/weights/digits.json",
        "[-4.44631, -9.11941,",
        "[-4.44631, -8.11941,",
        "tests/docs/test_facts.py -k weights_file",
    ),
    Fault(
        "printed number: the product of draw-a-digit",
        NEURON,
        "kit.fixed(a * w)",
        "kit.fixed(a + w)",
        DIGIT,
    ),
    Fault(
        "printed number: z of draw-a-digit",
        NEURON,
        '("= z", kit.fixed(z))',
        '("= z", kit.fixed(z + 1))',
        DIGIT,
    ),
    Fault(
        "rule of a control: numbers above the range pass",
        "site_demos/kit/controls.py",
        "if not self.low <= value <= self.high:",
        "if not self.low <= value:",
        "tests/site_demos/test_kit_controls.py",
    ),
    Fault(
        "formatter: a zero with a sign",
        "site_demos/kit/svg.py",
        'return "0" if text == "-0" else text',
        "return text",
        "tests/site_demos/test_kit_svg.py",
    ),
    Fault(
        "escaping: the label of an option",
        "site_demos/kit/controls.py",
        'element("option", escape(label),',
        'element("option", label,',
        "tests/site_demos/test_kit_controls.py -k escaped",
    ),
    Fault(
        "fence: a wrong one does not stop the build",
        "site_demos/publish/fences.py",
        'raise SuperFencesException(f"{place}: {kind} fence {options}: {error}") from error',
        "return str(error)",
        "tests/site_demos/publish/test_fences.py",
    ),
    Fault(
        "fence: the figure is that of the default state",
        "site_demos/publish/fences.py",
        "    drawn = render(name, query)\n",
        "    drawn = render(name)\n",
        "tests/site/test_built_demos.py",
        builds=True,
    ),
    Fault(
        "facts of a chapter: a share of the wrong whole",
        "site_demos/publish/facts/cost.py",
        "percent(wrong / total, 0)",
        "percent(wrong / len(entropy), 0)",
        "tests/docs/test_cost.py -k shares",
    ),
    Fault(
        "live.py: a refused value comes without its parameter",
        f"{RUNTIME}/live.py",
        '"parameter": error.parameter',
        '"parameter": ""',
        "tests/site_demos/test_live.py",
    ),
    Fault(
        "live.py: a run that goes on forgets where it was",
        f"{RUNTIME}/live.py",
        "    RUNS[key] = new  #",
        "    RUNS.clear()  #",
        "tests/pyodide/test_runs.py",
        builds=True,
    ),
    Fault(
        "fma.mjs: the halves of a factor are not halves",
        "site_demos/publish/fma.mjs",
        "$x_high (f64.mul (local.get $x) (f64.const 0x8000001))",
        "$x_high (f64.mul (local.get $x) (f64.const 0x801))",
        "tests/pyodide/test_fma.py",
        builds=True,
    ),
    Fault(
        "worker.mjs: bytes are not counted",
        f"{RUNTIME}/worker.mjs",
        "loaded = Math.min(loaded + bytes, total);",
        "loaded = 0;",
        f"{BROWSER}/test_loading.py -k progress",
        builds=True,
    ),
    Fault(
        "asking: every state is asked for, not the newest only",
        f"{RUNTIME}/asking.mjs",
        "this.#working ??= this.#work();",
        "this.#working = this.#work();",
        f"{BROWSER}/test_live.py -k fast_slider",
    ),
    Fault(
        "focus: a figure is replaced, and what had the focus is gone",
        f"{RUNTIME}/figure.mjs",
        "morphdom(shown, next, { onBeforeElUpdated: (from, to) =>"
        " !from.isEqualNode(to) && !isTypedIn(from) });",
        "shown.replaceChildren(...next.childNodes);",
        f"{BROWSER}/test_access.py -k arrows",
    ),
    Fault(
        "keeping: what a run knows of those before it is not kept",
        f"{RUNTIME}/keeping.mjs",
        "this.#memory = memory;",
        "this.#memory = undefined;",
        f"{BROWSER}/test_playground_runs.py -k after_a_reload",
    ),
    Fault(
        "link: what it does not name stays as it is",
        f"{RUNTIME}/link.mjs",
        "const answer = await this.#asking.tried(beginningOf(demo.form), query)",
        "const answer = await this.#asking.tried(stateOf(demo.form), query)",
        f"{BROWSER}/test_links.py -k all_else",
    ),
    Fault(
        "drawing pad: undo takes back the first stroke",
        f"{RUNTIME}/drawing.mjs",
        "this.#strokes.pop()",
        "this.#strokes.shift()",
        f"{BROWSER}/test_drawing.py -k undo",
    ),
    Fault(
        "painting: a pointer's brush is one cell",
        f"{RUNTIME}/paint.mjs",
        '"keydown" ? 0 : Number(spread)',
        '"keydown" ? 0 : 0',
        f"{BROWSER}/test_touch.py -k painted",
    ),
    Fault(
        "keyboard: an arrow down goes one cell to the right",
        f"{RUNTIME}/operate.mjs",
        "ArrowDown: columns,",
        "ArrowDown: 1,",
        f"{BROWSER}/test_live.py -k cell_of_a_grid",
    ),
    Fault(
        "steps: the player takes two at once",
        f"{RUNTIME}/player.mjs",
        "this.#go(Number(this.#track.value) + 1);",
        "this.#go(Number(this.#track.value) + 2);",
        f"{BROWSER}/test_live.py -k played",
    ),
    Fault(
        "run: a second press does not pause",
        f"{RUNTIME}/run.mjs",
        "    else this.pause();\n    if (what",
        "    if (what",
        f"{BROWSER}/test_runs.py -k until_it_is_paused",
    ),
    Fault(
        "palette: the choice is not kept",
        f"{RUNTIME}/palette.mjs",
        "if (name) localStorage.setItem(KEY, name);",
        "if (name) close();",
        f"{BROWSER}/test_palette.py -k remembered",
    ),
    Fault(
        "palette: a colour without contrast",
        f"{RUNTIME}/site.css",
        "--nn-quiet: #625f59;",
        "--nn-quiet: #c2bfb9;",
        "tests/site_demos/test_palette.py",
    ),
    Fault(
        "print: controls are printed",
        f"{RUNTIME}/print.css",
        "  .nn-controls,\n",
        "",
        f"{BROWSER}/test_paper.py -k paper_shows",
    ),
    Fault(
        "page weight: a style sheet as heavy as a font",
        f"{RUNTIME}/print.css",
        "/* On paper",
        f"/* {WEIGHT} */\n/* On paper",
        "tests/site/test_weight.py",
    ),
    Fault(
        "layout: a sample that knows the kit",
        "site_demos/samples/never.py",
        "from nn_core import Images\n",
        "from nn_core import Images\nfrom site_demos.kit import number\n",
        "tests/test_layout.py",
    ),
    Fault(
        "swipe: a finger that scrolls sets a slider",
        f"{RUNTIME}/swipe.mjs",
        "if (open) open.track.value = open.value;",
        "if (open) take();",
        f"{BROWSER}/test_hand.py -k swipe",
    ),
    Fault(
        "hand: a second finger draws too",
        f"{RUNTIME}/hand.mjs",
        "if (another && ",
        "if (false && ",
        f"{BROWSER}/test_hand.py -k second",
    ),
    Fault(
        "handle: it jumps to the pointer that takes it",
        f"{RUNTIME}/handle.mjs",
        "x: event.clientX,",
        "x: 0,",
        f"{BROWSER}/test_handles.py -k follows_the_pointer",
    ),
    Fault(
        "axis: a dot goes where its curve is farthest from the pointer",
        f"{RUNTIME}/axis.mjs",
        "Math.min(...found",
        "Math.max(...found",
        f"{BROWSER}/test_handles.py -k dot_on_a_curve",
    ),
    Fault(
        "steady: a slider that is held moves with what grows above it",
        f"{RUNTIME}/steady.mjs",
        "top: by,",
        "top: 0 * by,",
        f"{BROWSER}/test_touch.py -k held",
    ),
    Fault(
        "quiz: the last answer counts, not the first",
        f"{RUNTIME}/quiz.mjs",
        "{ [this.#number]: chosen, ...answers.here }",
        "{ ...answers.here, [this.#number]: chosen }",
        f"{BROWSER}/test_quiz.py -k given_first",
    ),
    Fault(
        "exercise: the solution opens before a try",
        f"{RUNTIME}/exercise.mjs",
        "(wrong && this.code.isChanged)",
        "wrong",
        f"{BROWSER}/test_exercises.py -k judged",
    ),
    Fault(
        "exercise: a number with a comma is no number",
        f"{RUNTIME}/prediction.mjs",
        '.replaceAll(",", "")',
        "",
        f"{BROWSER}/test_exercises.py -k number",
    ),
    Fault(
        "exercise: what rounding does to a number makes it wrong",
        "site_demos/runtime/checks.py",
        "rel_tol=1e-6, abs_tol=1e-6",
        "rel_tol=0, abs_tol=0",
        "tests/site_demos/publish/test_exercises.py -k taken",
    ),
    Fault(
        "guess: a wrong answer is told to be right",
        "site_demos/publish/guesses.py",
        "                if place == right",
        "                if place != right",
        "tests/site_demos/publish/test_guesses.py",
    ),
    Fault(
        "layout: the controls are left behind when the page is scrolled",
        f"{RUNTIME}/side.css",
        "    position: sticky;\n    top: 2.8rem;",
        "    position: static;\n    top: 2.8rem;",
        f"{BROWSER}/test_screen.py -k one_screen_of_a_desk",
    ),
    Fault(
        "search: the letter that it begins with is lost",
        f"{RUNTIME}/search.mjs",
        "told.type === READY",
        "told.type === PAGES",
        f"{BROWSER}/test_visit.py -k search",
    ),
    Fault(
        "search: words are taken for others that no page has",
        f"{RUNTIME}/search.mjs",
        "  lunr.TokenSet.prototype.toString = nodeName;\n",
        "",
        f"{BROWSER}/test_search.py -k no_page_has",
    ),
    Fault(
        "tour: the step before is shown beside the figure",
        f"{RUNTIME}/tour.mjs",
        "</b> ${text.innerHTML}",
        "</b> ${steps[0]?.innerHTML}",
        f"{BROWSER}/test_prose.py -k beside",
    ),
    Fault(
        "sandbox: a reader's code reaches what the site keeps",
        f"{RUNTIME}/sandbox.mjs",
        "Reflect.deleteProperty(scope, name);",
        "Reflect.has(scope, name);",
        f"{BROWSER}/test_cells.py -k mistakes",
        builds=True,
    ),
]
