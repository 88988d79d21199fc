"""What a page may do: load and run this site's own files, and no more, whatever gets into it."""

import base64
import hashlib
import re
from pathlib import Path

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
HEAD = '<meta charset="utf-8">'
"""What every page's head begins with; the policy holds for what stands below it."""
RULES = {
    "default-src": "'self'",
    "script-src": "'self' blob: 'wasm-unsafe-eval'",  # the worker's scripts are checked, then run
    "style-src": "'self' 'unsafe-inline'",  # drawings set the place of their parts by it
    "connect-src": "'self' data:",  # the decoder of what is packed holds its WebAssembly as text
    "img-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def guard(site: Path) -> None:
    """Give every page of a built site its policy.

    All pages have the same one, as the scripts of the next page run under that of the first.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    hashes = sorted({hash_of(script) for text in pages.values() for script in INLINE.findall(text)})
    rule = policy(hashes)
    for path, text in pages.items():
        before, head, after = text.partition(HEAD)
        if not head:
            raise ValueError(f"{path} must begin its head with {HEAD}")
        path.write_text(f"{before}{head}\n{rule}{after}", encoding="utf-8")


def policy(hashes: list[str]) -> str:
    """Return the element that says what may be done; inline scripts are allowed by their hashes."""
    allowed = RULES | {"script-src": " ".join([RULES["script-src"], *hashes])}
    rules = "; ".join(f"{name} {sources}" for name, sources in allowed.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def hash_of(script: str) -> str:
    """Return how a policy names a script by its content.

    >>> hash_of("alert(1)")
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    """
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
