"""Change nn_core and the kit a little, one change at a time, and see whether their tests notice.

python -m tests.mutants [--sample COUNT] [PACKAGE …]: all mutants of each package, or so many of
them, the same ones in every run. It shows those that survive unexplained (`survivors` has what is
explained), and ends with 1 if fewer than nine in ten are killed.

mutmut holds all mutants of a function in memory and forks for each. cosmic-ray writes each into the
file and begins afresh, which takes longer than the tests; and it has no other words, and no missing
arguments. What is outside of functions, and functions with decorators, mutmut leaves as they are.
"""

import re
import shutil
import sys
from argparse import ArgumentParser
from collections import Counter
from configparser import ConfigParser
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from site_demos import kit
from tests.faults.__main__ import MADE, ROOT, copy, run
from tests.mutants.survivors import Change, explanation

WANTED = 0.9
SEED = 1
KILLED, BROKEN = "killed", "timeout"
"""What mutmut says of a mutant by which a test fails, and of one by which tests cannot be begun, as
an import fails, or hang. The same is said if mutmut itself is at fault, but of all mutants then."""

KIT = (path.relative_to(ROOT) for path in (ROOT / "tests/site_demos").glob("test_kit_*.py"))
TESTS = {
    "nn_core": ["nn_core", "tests/nn_core"],
    "site_demos/kit": [
        "site_demos/kit",
        *sorted(map(str, KIT)),
        "tests/site_demos/test_written.py",
    ],
}
"""The tests of each package."""

OPTIONS = (
    "-p no:cacheprovider -p tests.mutants.plugin -W ignore::pytest.PytestAssertRewriteWarning"
    " --ignore=tests/nn_core/test_names.py"
)
"""Those of pytest; `test_names` counts functions, and mutmut adds some."""


def prepare(package: str, folder: Path) -> None:
    """Lay out a folder as mutmut wants it: the package, and the whole project below `mutants`.

    mutmut leaves functions with decorators as they are, so `@override` is taken off: it does
    nothing.
    """
    copy(folder / "mutants", MADE[1:])
    shutil.copytree(folder / "mutants" / package, folder / package)
    for path in (folder / package).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"^ *@override\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    settings = ConfigParser()
    settings["mutmut"] = {
        "source_paths": package,
        "pytest_add_cli_args_test_selection": "\n".join(TESTS[package]),
        "pytest_add_cli_args": "\n".join(OPTIONS.split()),
        "process_isolation": "forkserver",  # one that has run tests remembers what came of calls
        "timeout_constant": "60",  # for what waits; the plugin ends what works for long
        "track_dependencies": "false",
        "use_git_change_detection": "false",
    }
    with (folder / "setup.cfg").open("w", encoding="utf-8") as file:
        settings.write(file)


def mutmut(folder: Path, *words: str) -> str:
    """Run mutmut in a folder, where Hypothesis tries the same examples each time, as in CI."""
    return run(["mutmut", *words], folder, PYTHONPATH=str(folder / "mutants"), CI="1").stdout


def verdicts(folder: Path) -> dict[str, str]:
    """Return what is known of each mutant, by its name."""
    told = mutmut(folder, "results", "--all", "true")
    return dict(re.findall(r"^ +(\S+): (.+)$", told, re.MULTILINE))


def tried(folder: Path, sample: int | None) -> dict[str, str]:
    """Try all mutants of a folder, or a random sample of them; return what came of each.

    Raises
    ------
    ValueError
        If mutmut cannot do so, as when a test fails without a mutant.
    """
    told = mutmut(folder, "run", "none")  # no mutant is called so: it makes them, runs all tests,
    names = list(verdicts(folder))  # and ends before the first
    if not (folder / "mutants/mutmut-stats.json").exists():
        raise ValueError(f"mutmut cannot begin: {told}")
    chosen = names if sample is None else Random(SEED).sample(names, min(sample, len(names)))
    print(f"{len(chosen)} of {len(names)} mutants", flush=True)
    told = mutmut(folder, "run", "--max-children", "1", *chosen)
    found = {name: verdict for name, verdict in verdicts(folder).items() if name in set(chosen)}
    if "not checked" in found.values():
        raise ValueError(f"mutmut ended too soon: {told}")
    said = Counter(found.values())
    if said[BROKEN] > said[KILLED]:
        raise ValueError(f"most mutants must be killed by a test that fails, but it says {said}")
    return found


def change(name: str, shown: str) -> Change:
    """Return what a mutant changes, from the difference that mutmut shows.

    >>> change("a.xǁBǁc__mutmut_1", "--- a.py\\n+++ a.py\\n def c():\\n-    x = 1\\n+    x = 2\\n")
    Change(function='a.B.c', before='x = 1', after='x = 2')
    """
    module, _, function = name.partition("__mutmut_")[0].rpartition(".")
    before, after = (
        " ".join(
            " ".join(re.findall(rf"^[{sign}](?![{sign}]{{2}} )(.*)$", shown, re.MULTILINE)).split()
        )
        for sign in "-+"
    )
    parts = function.split("ǁ")[1:] or [function.removeprefix("x_")]
    return Change(".".join([module, *parts]), before, after)


def report(package: str, sample: int | None) -> float:
    """Try a package, show what survives, and return the share that does not."""
    with TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name).resolve()
        prepare(package, folder)
        found = tried(folder, sample)
        survivors = [
            change(each, mutmut(folder, "show", each))
            for each, verdict in found.items()
            if verdict not in {KILLED, BROKEN}
        ]
    unexplained = [each for each in survivors if not explanation(each)]
    for each in unexplained:
        print(f"{each.function}\n  - {each.before}\n  + {each.after}")
    killed = len(found) - len(survivors)
    print(
        f"{package}: {killed} of {len(found)} killed, {kit.span(killed, len(found))} of all;"
        f" {len(survivors) - len(unexplained)} explained, {len(unexplained)} not"
    )
    return killed / len(found)


def main(words: list[str]) -> int:
    """Try the packages that are named, or both."""
    parser = ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("--sample", type=int, help="how many of each package's mutants; else all")
    parser.add_argument("package", nargs="*", default=list(TESTS), help="nn_core, site_demos/kit")
    asked = parser.parse_args(words)
    return 1 if min(report(each, asked.sample) for each in asked.package) < WANTED else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
