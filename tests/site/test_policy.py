"""Every page has its policy, above all that it holds for, and what stands in pages may run."""

import re
from pathlib import Path

from site_demos.publish.policy import INLINE, hash_of

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
FIRST = re.compile(r"<(?:script|link|style)\b")


def test_policy_stands_above_all_that_is_loaded_and_knows_every_script(built: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in built.rglob("*.html")]
    (policy,) = {POLICY.findall(text)[0] for text in pages}
    for text in pages:
        place, first = POLICY.search(text), FIRST.search(text)
        assert place is not None
        assert first is not None
        assert place.start() < first.start()
        assert all(hash_of(script) in policy for script in INLINE.findall(text))
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
