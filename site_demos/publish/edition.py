"""One edition of the site: what pages load is named by its content.

A host may let a browser keep every file for a while, and has only the newest. So an old page must
not be given new files under the names that it knows: the folders of what pages load are named by
the hash of all that they hold, and no file in them names another by a name that stays. Only
`edition.txt` has one: it says which edition is the newest, and is asked for past every cache.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

NEWEST = "edition.txt"
DOWNLOAD = "download"
"""The folder, beside the Python that pages load, of what they do not: the wheel as pip takes it."""
WORKER = tuple(
    f"{name}.mjs"
    for name in ("unpacking", "arriving", "remembered", "sandbox", "starting", "worker")
)
"""The scripts that the worker is made of."""
LOADED = re.compile(r"""((?:["'/]|\.\./)assets/)(runtime|vendor)/""")
"""How a page begins the address of what it loads."""
BESIDE = "../vendor/"
"""How the runtime begins the address of a library."""


def seal(site: Path, python: Path) -> None:
    """Name what the pages of a built site load, and the Python that they start, by its content."""
    assets = site / "assets"
    shutil.copytree(python, assets / "python", ignore=shutil.ignore_patterns(DOWNLOAD))
    names = {"vendor": named(assets / "vendor").name, "python": named(assets / "python").name}
    runtime = assets / "runtime"
    for path in runtime.iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(BESIDE, f"../{names['vendor']}/"), encoding="utf-8")
    (runtime / "where.mjs").write_text(where(assets / names["python"], runtime), encoding="utf-8")
    names["runtime"] = named(runtime).name
    for page in site.rglob("*.html"):
        text = LOADED.sub(lambda at: f"{at[1]}{names[at[2]]}/", page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8")
    (assets / NEWEST).write_text(f"{names['runtime']}\n", encoding="utf-8")


def where(python: Path, runtime: Path) -> str:
    """Return the module that tells pages where Python and its worker are, and what is in them."""
    manifest = (python / "manifest.json").read_text(encoding="utf-8")
    worker = json.dumps({name: facts((runtime / name).read_bytes()) for name in WORKER})
    return (
        f'export const PYTHON = new URL("../{python.name}/", import.meta.url).href;\n'
        f"export const MANIFEST = {manifest};\n"
        f"export const WORKER = {worker};\n"
    )


def facts(content: bytes) -> dict[str, int | str]:
    """Return by what a page tells that a file is whole: how long it is, and its hash.

    >>> facts(b"")["bytes"], facts(b"")["hash"][:8]
    (0, 'e3b0c442')
    """
    return {"bytes": len(content), "hash": hashlib.sha256(content).hexdigest()}


def named(folder: Path) -> Path:
    """Add to the name of a folder the hash of all that it holds."""
    return folder.rename(folder.with_name(f"{folder.name}-{digest(folder)}"))


def digest(folder: Path) -> str:
    """Return a hash of all files of a folder, and of their names."""
    hashed = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        hashed.update(f"{name}\0{len(content)}\0".encode() + content)
    return hashed.hexdigest()[:16]
