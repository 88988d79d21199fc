"""Scripts of others that pages load, each made into one file with what it imports, by esbuild."""

import hashlib
import subprocess
from pathlib import Path

LOCK = Path("package-lock.json")
ESBUILD = (
    *("esbuild", "--bundle", "--format=esm", "--target=es2022"),
    *("--minify", "--legal-comments=none", "--log-level=warning"),
)


def bundled(script: Path, cache: Path) -> Path:
    """Return a script and all that it imports as one, made now unless `cache` holds it already.

    Raises
    ------
    RuntimeError
        If esbuild cannot read them; the message says why.
    """
    made_from = (Path(__file__).read_bytes(), script.read_bytes(), LOCK.read_bytes())
    key = hashlib.sha256(b"".join(made_from)).hexdigest()[:16]
    folder = cache / "bundles"
    made = folder / f"{script.stem}-{key}.mjs"
    if not made.exists():
        for old in folder.glob(f"{script.stem}-*.mjs"):
            old.unlink()
        command = [*ESBUILD, f"--outfile={made}", str(script)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{script} cannot be bundled: {done.stderr}")
    return made
