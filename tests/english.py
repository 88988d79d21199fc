"""Find phrases that a native reader stumbles over, in what readers read: `python -m tests.english`.

CONTRIBUTING.md has the rules that they break, under *Prose*. Code, formulas, computed numbers,
addresses and the titles of sources are passed over. So are quotations: what is in “…” or "…" in a
docstring.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = {
    "nn_core": True,
    "site_demos/kit": True,
    "site_demos/demos": False,
    "site_demos/publish": False,
    "site_demos/samples": False,
}
"""Where Python tells readers something, and whether its docstrings are on pages."""

AVOIDED = {
    r"slopes? by(?! trying)": "slope with respect to, or slope of",
    r"slopes? of the (?:cost|loss) by": "slope of the cost with respect to",
    r"(?:stands?|stood) in(?! for)": "is in",
    r"(?:stands?|stood) (?:where|above|below|beside|behind|there|here)": "is in, is where",
    r"it stands where": "its place is",
    r"as it stands": "now, at first",
    r"bows?": "curve",
    r"brings? (?:more|less|much|little|nothing|§)": "contribute, add, give",
    r"bring\?": "What do we gain?",
    r"at last": "finally",
    r"(?<=,\s)for (?:it|they|there|we|you|nobody|nothing)": "because",
    r"(?<=,\s)for (?:(?!example|instance)\w+ ){1,3}(?:is|are|was|were|has|have|does|do)": "because",
    r"(?:Into|From|To) (?:an?|the|each|every) \w+ (?:leads?|goes?|comes?)": "subject first",
    r"shall": "will, must, is to",
    r"Who (?:wants|writes|draws|pays|knows|trains|needs|has) [^?.]*\.": "If you want, anyone who",
    r"(?:for|by|as|to|from) who (?:has|wants|needs|draws|learns|trains)": "for anyone who",
    r"dear(?:er|est)": "costs more, costs most",
    r"a way back": "undo, return",
    r"mend(?:s|ed|ing)?": "fix, repair",
    r"likewise": "so does, the same goes for",
    r"such a one": "one like that",
    r"(?:§|\d|several|enough|one) such(?! as)": "like this, like these",
    r"of such an?": "of a … like this",
    r"(?<!ere\s)(?:is|are) no (?:default|file|number|square|text)s?": "is not a",
    r"up to, without": "up to but not including",
    r"parted by": "separated by",
    r"derivatives? of [^.;:]{1,20} by": "with respect to",
    r"Mind (?:the|that|what|how|this)": "Watch, note, remember, be careful",
    r"to and fro": "back and forth",
    r"all but (?:certain|gone|impossible)": "almost",
    r"in place of": "instead of",
    r"anew": "again, from scratch",
    r"trainings": "training runs, networks trained",
    r"(?:an?|each|every) training(?! (?:image|point|record|run|sample|set|state|step))": "a run",
    r"[Oo]ne (?:might think|often reads|tries)": "you might think, you often read",
    r"(?:here|now|then|what) one sees": "you see",
    r"One may": "you can",
    r"(?:may|can|must) one": "can you, can we",
    r"half-way": "halfway",
    r"without more": "on its own",
    r"upper price": "no limit to what it costs",
    r"(?:is|are) no data": "is not data about",
    r"are also more to": "leave more to",
    r"save them, as far as": "say what they save, and how far",
    r"[a-z]+(?:al|an|ar|er|gn|im|or)iz(?:e[drs]?|ing|able|ations?)": "British spelling: -ise",
    r"(?:colo|neighbo|behavio|favo|labo)rs?": "British spelling: -our",
    r"(?:^|[\d§]+)(?:\s|&nbsp;)%(?![%\w])": "82%, without a space",
    r"gray|centers?|centered|labeled|modeled|traveled|fulfill|catalog": "British spelling",
}
"""What is avoided, as patterns of whole words, and what to write instead.

§ is anything computed. A phrase with a capital is found only with that capital.
"""

NOT_PROSE = re.compile(
    r"""^---$ | ^```(?:cell|python|text|bash|sh|console|html)$ .*? ^```$ | ^```[^\n]*$
    | \{\{ .*? \}\} | \{% .*? %\} | \$\$ .*? \$\$ | \$ [^$]+ \$ | ` [^`\n]+ `
    | “[^”]*” (?= \]\( | ,) | \]\( [^)]* \) | < [^>]* >""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
QUOTED = re.compile(r'"[^"]*"|^\s*(?:>>>|\.\.\.).*$', re.MULTILINE)
MESSAGE = re.compile(r""""[^"]*[a-z] [a-z][^"]*"|`[^`]*[a-z] [a-z][^`]*`""")
TEMPLATE = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
PHRASES = [
    (
        re.compile(
            rf"(?<![\w-]){phrase}(?!\w)".replace(" ", r"\s+"),
            re.IGNORECASE if phrase.islower() else 0,
        ),
        instead,
    )
    for phrase, instead in AVOIDED.items()
]


def prose(text: str) -> str:
    """Return a page with § instead of each character that is not prose; lines stay lines."""
    return NOT_PROSE.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "§", found[0])


def said(notebook: str) -> str:
    """Return the Markdown cells of a notebook; other lines are empty."""
    return "\n".join(
        line.removeprefix("#") if line.startswith("#") else "" for line in notebook.splitlines()
    )


def strings(source: str, *, described: bool = False) -> Iterator[tuple[int, str]]:
    """Return the line and the text of each string with a space, docstrings only if `described`."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if " " in text and id(node) not in alone:
                yield node.lineno, text
            case ast.Constant(value=str(text)) if " " in text and described:
                yield node.lineno, QUOTED.sub(_hidden, prose(text))


def messages(script: str) -> Iterator[tuple[int, str]]:
    """Return the line and the text of each string of a script that is more than a word."""
    for number, line in enumerate(script.splitlines(), start=1):
        if not line.strip().startswith(("//", "/*", "*")):
            yield from ((number, text) for text in MESSAGE.findall(line))


def labels(template: str) -> str:
    """Return what a template of the theme says itself; lines stay lines."""
    return prose(TEMPLATE.sub(_hidden, template))


def faults(text: str, first: int = 1) -> list[tuple[int, str, str]]:
    """Return the line, the phrase and what to write instead for each phrase that is avoided."""
    return sorted(
        (first + text.count("\n", 0, found.start()), " ".join(found[0].split()), instead)
        for phrase, instead in PHRASES
        for found in phrase.finditer(text)
    )


def places() -> Iterator[tuple[Path, list[tuple[int, str, str]]]]:
    """Return the faults of each file that readers read.

    Pages, notebooks, and what figures, messages, labels and the docstrings of the library say.
    """
    docs = ROOT / "docs"
    for path in [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(docs.rglob("*.md"))]:
        if "decisions" not in path.parts:  # they are for developers
            yield path, faults(prose(path.read_text(encoding="utf-8")))
    for path in sorted((docs / "notebooks").glob("*.py")):
        yield path, faults(prose(said(path.read_text(encoding="utf-8"))))
    for folder, described in FOLDERS.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            told = strings(path.read_text(encoding="utf-8"), described=described)
            yield path, [each for line, text in told for each in faults(text, line)]
    for path in sorted((ROOT / "site_demos/runtime").rglob("*.mjs")):
        told = messages(path.read_text(encoding="utf-8"))
        yield path, [each for line, text in told for each in faults(text, line)]
    for path in sorted((ROOT / "site_demos/publish/theme").rglob("*.*")):
        yield path, faults(labels(path.read_text(encoding="utf-8")))


def main() -> None:
    """Say each fault as file:line: phrase, and fail if there is any."""
    found = [
        f"{path.relative_to(ROOT)}:{line}: “{phrase}”; rather: {instead}"
        for path, its in places()
        for line, phrase, instead in its
    ]
    sys.exit("\n".join(found) or None)


if __name__ == "__main__":
    main()
