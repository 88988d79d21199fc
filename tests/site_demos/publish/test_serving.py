"""The development server: what it watches, and what each build begins with."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page
from mkdocs.utils import DuplicateFilter

from site_demos.publish import facts, hook, serving
from site_demos.publish.facts import Facts, Unknown
from site_demos.publish.hook import PAGES
from site_demos.publish.maths import end_engine, formula
from site_demos.publish.remembered import HURRY, NotYet
from site_demos.publish.search import hidden, shown


class Server:
    """What stands for MkDocs' server."""

    def __init__(self) -> None:
        self.watched: dict[str, bool] = {}
        self.builder: Any = None
        self.error_handler: Any = None
        self.root = ""

    def watch(self, path: str, *, recursive: bool = True) -> None:
        self.watched[path] = recursive


@pytest.fixture
def _modules_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "modules", dict(sys.modules))


def test_every_room_with_code_is_watched_and_no_folder_that_a_build_fills() -> None:
    server = Server()
    serving.follow_the_code(server, lambda: None)  # type: ignore[arg-type]
    rooms = {
        path.parts[0] if path.parts[0] == "nn_core" else "/".join(path.parts[:2])
        for package in ("nn_core", "site_demos")
        for path in Path(package).rglob("*.py")
        if len(path.parts) > 2 or package == "nn_core"
    }
    assert rooms <= set(server.watched)
    assert not server.watched["site_demos/samples"]
    assert server.watched["site_demos/demos"]


@pytest.mark.usefixtures("_modules_come_back")
def test_each_build_begins_without_modules_of_ours_and_without_the_hook() -> None:
    server, seen = Server(), list[set[str]]()
    serving.follow_the_code(
        server,  # type: ignore[arg-type]
        lambda: seen.append({n for n in sys.modules if n.partition(".")[0] in serving.OURS}),
    )
    Hooks("plugins")._load_hook("a", __file__)
    assert any(name.startswith("nn_core") for name in sys.modules)
    assert server.builder is not None
    server.builder()
    assert seen == [set()]
    assert Hooks._load_hook.cache_info().currsize == 0


@pytest.mark.usefixtures("_modules_come_back")
@pytest.mark.parametrize("as_mkdocs_does", [False, True])
def test_mistake_is_told_on_every_page_in_place_of_what_stood_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, *, as_mkdocs_does: bool
) -> None:
    mistake, aborted = ValueError("docs/cost.md:3: <no> such thing"), SystemExit("Aborted")
    aborted.__context__ = mistake

    def fail() -> None:
        raise aborted if as_mkdocs_does else mistake

    (tmp_path / "index.html").write_text("of before")
    server = Server()
    server.root = str(tmp_path)
    serving.follow_the_code(server, fail)  # type: ignore[arg-type]
    server.builder()
    assert not list(tmp_path.iterdir())
    assert b"docs/cost.md:3: &lt;no&gt; such thing" in server.error_handler(404)
    assert ("<no> such thing" in caplog.text) == (not as_mkdocs_does)


@pytest.mark.usefixtures("_modules_come_back")
def test_mistake_that_stays_is_told_at_each_build(caplog: pytest.LogCaptureFixture) -> None:
    build.log.addFilter(told_once := DuplicateFilter())
    server = Server()
    serving.follow_the_code(server, lambda: build.log.error("cost.md:3: no"))  # type: ignore[arg-type]
    build.log.error("cost.md:3: no")
    build.log.error("cost.md:3: no")
    server.builder()
    server.builder()
    build.log.removeFilter(told_once)
    assert [record.message for record in caplog.records].count("cost.md:3: no") == 3


def test_engine_that_was_ended_begins_again() -> None:
    before = formula(r"\(a\)")
    end_engine()
    end_engine()
    assert formula(r"\(a\)") == before


def test_bytecode_is_kept_out_of_what_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")
    monkeypatch.setenv(HURRY, "")
    serving.prepare()
    assert sys.pycache_prefix == os.environ["PYTHONPYCACHEPREFIX"]
    assert Path(sys.pycache_prefix) == Path(".cache/bytecode").resolve()


@pytest.mark.parametrize("page", sorted(Path("docs").rglob("*.md")), ids=lambda page: page.stem)
def test_page_of_which_no_number_is_known_can_be_shown(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "_facts", unknown)
    source = page.read_text(encoding="utf-8")
    shown = PAGES.from_string(source).render(facts=Facts())
    assert "…" in shown or "{{ facts." not in source


def unknown(chapter: str) -> None:
    """Stand for the facts of any chapter before they are known."""
    raise NotYet(chapter)


def test_what_search_does_not_read_comes_back_as_it_was() -> None:
    page = (
        '<p>a</p><nn-demo><svg><text>1</text></svg><details class="nn-source"><details>x</details>'
        "</details></nn-demo><p>b <svg/>c</p>"
    )
    left, parts = hidden(page)
    assert "x" not in left
    assert "<text>" not in left
    assert "<p>a</p>" in left
    assert shown(left, parts) == page


@pytest.mark.long
def test_each_page_is_made_before_its_numbers_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HURRY, "1")
    monkeypatch.setattr(Facts, "__getattr__", lambda _self, _chapter: Unknown())
    config = load_config("mkdocs.yml")
    files = get_files(config)
    pages = [file for file in files.documentation_pages() if file.src_uri.endswith(".md")]
    for file in pages:
        Page(None, file, config).read_source(config)
    for file in pages:
        assert file.page
        assert file.page.markdown is not None
        text = hook.on_page_markdown(file.page.markdown, page=file.page)
        reader = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        html = hook.on_page_content(reader.convert(text), page=file.page, files=files)
        assert "<h1" in html


BUILD_AGAIN = """
import gc, importlib, sys
from types import ModuleType
from mkdocs.commands.build import build
from mkdocs.config import load_config

importlib.import_module("site_demos.publish.serving").prepare()
for _ in range(4):
    importlib.import_module("site_demos.publish.serving").forget()
    config = load_config("mkdocs.yml", site_dir=sys.argv[1])
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    gc.collect()
    found = (each for each in gc.get_objects() if isinstance(each, ModuleType))
    print(sum(each.__name__ == "nn_core.network" for each in found))
"""


@pytest.mark.long
def test_what_a_build_leaves_is_gone_when_others_have_followed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUILD_AGAIN, str(tmp_path / "site")],
        capture_output=True,
        text=True,
        check=True,
    )
    first, *_, last = map(int, done.stdout.split())
    assert (first, last) == (1, 2)  # an import of a library that failed keeps the very first
