"""Results that take seconds to compute, kept on disk until anything they come from changes."""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

CACHE = Path(".cache/facts")
CODE = (*sorted(Path("nn_core").glob("*.py")), Path(__file__).with_name("measures.py"))


def remembered[Result](
    name: str, files: Iterable[Path], compute: Callable[[], Result], folder: Path = CACHE
) -> Result:
    """Return `compute()`, or what it gave when the files and the code were as they are now.

    Parameters
    ----------
    name : str
        What the result is called on disk.
    files : paths
        The data that the result comes from.
    compute : function without parameters
        Returns lists, dictionaries, strings and numbers, as JSON holds them.
    folder : path
        Where results are kept; an older one of the same name is removed.
    """
    kept = folder / f"{name}-{_digest(files)}.json"
    if kept.exists():
        result: Result = json.loads(kept.read_text(encoding="utf-8"))
        return result
    result = compute()
    folder.mkdir(parents=True, exist_ok=True)
    _write(kept, result)
    for old in folder.glob(f"{name}-*.json"):
        if old != kept:
            old.unlink(missing_ok=True)
    return result


def write_json(path: Path, found: Any) -> None:  # noqa: ANN401 (whatever JSON can hold)
    """Write what a demo reads, unless it is there already."""
    text = json.dumps(found)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _write(path: Path, result: Any) -> None:  # noqa: ANN401 (whatever JSON can hold)
    """Write the whole file or nothing, for another build may read it at the same moment."""
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps(result), encoding="utf-8")
    unfinished.replace(path)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in (*files, *CODE):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
