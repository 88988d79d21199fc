"""What gets into a page or into its worker can load and run nothing that is not the site's."""

import pytest

from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.visit import Begin, Visit

REFUSED = """new Promise(done => {
  const tell = event => done(event.effectiveDirective);
  document.addEventListener("securitypolicyviolation", tell);
  (RUN)();
})"""
BY = {
    "script-src-elem": """() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    }""",
    "img-src": "() => { new Image().src = 'https://example.org/seen.png'; }",
    "connect-src": "() => { fetch('https://example.org/').catch(() => {}); }",
    "form-action": """() => {
      const form = document.createElement("form");
      form.action = "https://example.org/";
      document.body.append(form);
      try { form.submit(); } catch { /* Firefox tells the script, too */ }
    }""",
}
IN_WORKER = """() => new Promise(done => {
  const code = "fetch('https://example.org/').catch(() => {});"
    + "addEventListener('securitypolicyviolation', e => postMessage(e.effectiveDirective));";
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => done(data);
})"""


@pytest.fixture
def visited(visiting: Begin, site: Site) -> Visit:
    """A visit of its own, whose console may complain."""
    visit = visiting(site)
    visit.open("privacy/")
    return visit


@pytest.mark.parametrize("rule", BY)
def test_page_may_neither_run_nor_load_nor_send_what_is_not_the_sites(
    visited: Visit, rule: str
) -> None:
    assert visited.page.evaluate(REFUSED.replace("RUN", BY[rule])) == rule
    assert visited.page.evaluate("window.ran") is None


def test_worker_may_neither(visited: Visit) -> None:
    assert visited.page.evaluate(IN_WORKER) == "connect-src"


def test_figures_are_live_under_the_policy_of_the_first_page(visited: Visit) -> None:
    visited.go("learn/relu/")
    Demo(visited.page, "relu").wake()
    assert visited.complaints() == []
