"""Read what nobody wrote: files and links, changed at random, give a right answer or a ValueError.

python -m tests.fuzz [COUNT]: so many inputs for each reader, 25,000 if not said, the same ones in
every run. Ends with 1 at the first that breaks the law, and shows it.
"""

import gzip
import json
import signal
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from nn_core import Network, Recipe, Saved, activation, begin_training, read_images, read_labels
from nn_core.checkpoint import read_checkpoint, write_checkpoint
from nn_core.layer import Layer
from nn_core.mnist.idx import write_images, write_labels
from nn_core.mnist.pgm import read_pgm
from nn_core.training import TrainingState
from nn_core.weights import read_weights, weights_text, write_weights
from site_demos.demos.learning.playground import earlier_text
from site_demos.demos.learning.playground.earlier import Run, Score
from site_demos.demos.learning.your_handwriting import saved
from site_demos.demos.learning.your_handwriting.reading import BEFORE
from site_demos.kit.drawing import Drawn
from site_demos.kit.figure import find
from site_demos.kit.traced import drawing_of
from site_demos.runtime.live import answer
from tests.sampling import states

COUNT = 25_000
SECONDS = 20  # of work: a reader that takes longer for one input hangs
RECIPE = Recipe(sizes=(2, 2, 1), epochs=3)
LONGEST = 900  # characters of a message about three mistakes in a link
DEMOS = (
    *("sigmoid", "one-neuron", "playground", "draw-a-digit", "paint-the-weights", "next-letter"),
    "your-handwriting",
)
PIECES = (
    *(b"", b"0", b"-1", b"1_0", b"1e999", b"NaN", b"Infinity", b"null", b"true", b"[]", b"{}"),
    *(b"[" * 200, b"9" * 700, b"9" * 5000, b'"', b"\\", b"\xff", b"\0", b"\n", b"\xed\xa0\x80"),
    *(b"P2", b"P5", b"#", b"255 ", b"\xff" * 4, b"&", b"=", b"?", b"%", b"%3F", b"%0A", b"+", b"_"),
)


class WrongError(AssertionError):
    """What was read is not what stands there."""


@dataclass(frozen=True)
class Reader:
    """What reads files: whole ones to begin with, and a check of what it makes of any other.

    The check raises ValueError for what the reader refuses.
    """

    whole: list[bytes]
    check: Callable[[bytes, Path], None]


def inputs(reader: Reader, number: int) -> bytes:
    """Return the input of that number: a whole one, changed in one to four places."""
    random = Random(number)
    content = random.choice(reader.whole)
    for _ in range(random.randint(1, 4)):
        start, end = sorted(random.randint(0, len(content)) for _ in range(2))
        other = random.choice(reader.whole)
        part = random.choice(
            [
                random.choice(PIECES),
                random.randbytes(random.randint(1, 4)),
                content[start:end] * 2,
                other[random.randint(0, len(other)) :],
            ]
        )
        end = random.choice([start, min(end, start + random.randint(0, 9)), end])
        content = content[:start] + part + content[end:]
    return content


def _weights(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    saved = read_weights(path)
    write_weights(path, saved)
    if read_weights(path) != saved:
        raise WrongError
    Network(saved.layers)


def _checkpoint(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    state = read_checkpoint(path, RECIPE, "ab")
    write_checkpoint(path, state, RECIPE, "ab")
    if read_checkpoint(path, RECIPE, "ab") != state:
        raise WrongError


def _images(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    write_images(path, read_images(path))
    if path.read_bytes() != content:
        raise WrongError


def _labels(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    write_labels(path, read_labels(path))
    if path.read_bytes() != content:
        raise WrongError


def _zipped(content: bytes, path: Path) -> None:
    zipped = path.with_suffix(".gz")
    zipped.write_bytes(content)
    images = read_images(zipped)
    if gzip.decompress(content)[16:] != images.data:
        raise WrongError


def _pgm(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    images = read_pgm(path)
    size = b"%d %d" % (images.columns, images.rows)
    if len(images) != 1 or size not in b" ".join(_words(content)):
        raise WrongError


def _handwriting(content: bytes, _: Path) -> None:
    """A handwriting is read as it would be written again."""
    found = saved.read(content.decode("utf-8", "replace"))
    if saved.read(saved.written(*found)) != found:
        raise WrongError


def _earlier_runs(content: bytes, _: Path) -> None:
    """Earlier runs are read as they would be written again."""
    text = earlier_text.as_text(earlier_text.from_text(content.decode("utf-8", "replace")))
    if text and earlier_text.as_text(earlier_text.from_text(text)) != text:
        raise WrongError


def _picture(content: bytes, _: Path) -> None:
    """A picture gives strokes that a pad takes."""
    found = drawing_of(content.decode("utf-8", "replace"))
    Drawn("", "A drawing").check("drawing", found)
    if not found:
        raise WrongError


def _words(content: bytes) -> list[bytes]:
    """Return the words of a picture's header, its comments left out and numbers written plainly."""
    lines = (line.split(b"#")[0] for line in content.split(b"\n"))
    words = b" ".join(lines).split()
    return [b"%d" % int(word) if word.isdigit() and len(word) < 10 else word for word in words]


def _link(content: bytes, _: Path) -> None:
    link = content.decode("utf-8", "replace")
    for name in DEMOS:
        told = json.loads(answer(name, "", order="try", text=link))
        query, error = told.get("query"), told.get("error", "")
        is_failure = bool(error) and "parameter" not in told
        if is_failure or len(error) > LONGEST or not (query or error):
            raise WrongError(told)
        if query and find(name).Parameters.parse(query).query(whole=True) != query:
            raise WrongError(told)


def readers(folder: Path) -> dict[str, Reader]:
    """Return each reader by its name, with whole files that are made in a folder."""
    layer = Layer([[0.5, -2.0]], [1e-300], activation("relu"))
    kept = Saved([layer], seed=3, data="ab", accuracy=0.5, recipe={"sizes": [2, 1], "l2": 0.1})
    begun = begin_training(RECIPE)
    write_checkpoint(folder / "kept", TrainingState(begun.network, begun.moments, 1), RECIPE, "ab")
    idx = bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3]) + bytes(range(12))
    pictures = [b"P2 # plain\n2 1\n255\n0 17\n", b"P5 2 1 9\n\x00\x09"]
    run = Run(find("playground").Parameters(), 3, Score(0.5, 9, 0.4, 10), Score(0.0, 0, 0.0, 0))
    links = [state.encode() for name in DEMOS for state in states(name, 2) if len(state) < 3000]
    return {
        "weights": Reader([weights_text(kept).encode()], _weights),
        "checkpoint": Reader([(folder / "kept").read_bytes()], _checkpoint),
        "images": Reader([idx], _images),
        "labels": Reader([bytes([0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 9])], _labels),
        "zipped images": Reader([gzip.compress(idx)], _zipped),
        "pictures": Reader(pictures, _pgm),
        "handwriting": Reader(
            [saved.written("3*1-2.3-4 7*5-5", "0", BEFORE).encode()], _handwriting
        ),
        "traced pictures": Reader([b"16 " + b64encode(bytes([9] * 5 + [255] * 11) * 16)], _picture),
        "earlier runs": Reader([earlier_text.as_text((run,)).encode()], _earlier_runs),
        "links": Reader([*links, urlencode({"z": 2}).encode()], _link),
    }


def holds(reader: Reader, number: int, folder: Path) -> None:
    """Hold one input against the law: whatever else than a ValueError is raised breaks it."""
    try:
        reader.check(inputs(reader, number), folder / "input")
    except ValueError:
        return


def broken(count: int, folder: Path) -> Iterator[str]:
    """Yield what breaks the law, for each reader the first."""
    for name, reader in readers(folder).items():
        for number in range(count):
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                holds(reader, number, folder)
            except Exception as error:  # noqa: BLE001 (whatever it is, it is found)
                yield f"{name}, input {number}: {error!r}\n{inputs(reader, number)[:2000]!r}"
                break
        signal.setitimer(signal.ITIMER_PROF, 0)


def _hang(*_: object) -> None:
    raise TimeoutError(f"it took more than {SECONDS} seconds")


if __name__ == "__main__":
    signal.signal(signal.SIGPROF, _hang)
    with TemporaryDirectory() as made:
        found = list(broken(int(sys.argv[1]) if sys.argv[1:] else COUNT, Path(made)))
    sys.exit("\n".join(found) or 0)
