"""What a reader's browser keeps of the site, for reading without a network: the list of it.

Beside it, what lets the site be installed like an app.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from site_demos.publish.cards import FOLDER, ICONS

SERVICE = Path("site_demos/runtime/offline/service.mjs")
AT = "service.mjs"
"""Where a service worker stands, which has a say for what stands beside and below it."""
MANIFEST = "manifest.webmanifest"
LATER = {".pdf", ".ipynb", ".whl"}
"""What is kept only when a reader has asked for it, with the data of trainings."""
NEVER = {".map", "edition.txt", "sitemap.xml.gz", AT}
"""What no page asks for, or only past every cache; nor for any card."""
UNCHECKED = "sitemap.xml"
"""It names the host, and one of another edition does no harm."""


def keep(site: Path, python: Path) -> None:
    """Write the worker, with the list of what it keeps of a built site."""
    made = json.loads((python / "manifest.json").read_text(encoding="utf-8"))
    later = {*made["data"], "full_stdlib.zip", "manifest.json"}
    files = {address(path, site): hash_of(path) for path in kept(site, later)}
    listed = json.dumps(files)
    edition = hashlib.sha256(listed.encode()).hexdigest()[:16]
    head = f'self.KEPT = {{ "edition": "{edition}", "files": {listed} }};\n'
    (site / AT).write_text(head + SERVICE.read_text(encoding="utf-8"), encoding="utf-8")


def kept(site: Path, later: set[str]) -> Iterator[Path]:
    """Yield the files that pages are made of, whatever a reader does in them."""
    for path in sorted(site.rglob("*")):
        is_card = path.relative_to(site).is_relative_to(FOLDER)
        if (
            path.is_file()
            and not is_card
            and not {path.suffix, path.name} & (LATER | NEVER | later)
        ):
            yield path


def address(path: Path, site: Path) -> str:
    """Return how a page asks for a file: a folder stands for its index.

    >>> address(Path("site/a/b/index.html"), Path("site"))
    'a/b/'
    """
    return path.relative_to(site).as_posix().removesuffix("index.html")


def hash_of(path: Path) -> str:
    """Return the hash that a file must have to be kept, or none."""
    return "" if path.name == UNCHECKED else hashlib.sha256(path.read_bytes()).hexdigest()


def manifest(name: str, description: str) -> str:
    """Return what a browser shows of the site where it is installed."""
    icons = [
        {"src": "assets/images/knob.svg", "sizes": "any", "type": "image/svg+xml"},
        *(
            {"src": f"assets/images/icon-{n}.png", "sizes": f"{n}x{n}", "type": "image/png"}
            for n in ICONS
        ),
    ]
    return json.dumps(
        {
            "name": name,
            "description": description,
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "icons": icons,
        }
    )
