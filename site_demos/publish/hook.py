"""The MkDocs hook: hands each step of the build to a plain function."""

import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from nn_core import __version__
from site_demos.publish import api, cards, notebooks, offline, search, ways
from site_demos.publish.artefacts import make_all, measure, waiting
from site_demos.publish.bundles import bundled
from site_demos.publish.distribution import distribution
from site_demos.publish.edition import DOWNLOAD, seal
from site_demos.publish.facts import Facts
from site_demos.publish.fences import PLACES, caption_html
from site_demos.publish.guesses import with_guesses
from site_demos.publish.imports import imported
from site_demos.publish.licences import texts
from site_demos.publish.listing import listed_once
from site_demos.publish.maths import KATEX, styles, typeset
from site_demos.publish.mistakes import code_of, line_named, line_of
from site_demos.publish.policy import guard
from site_demos.publish.prefaces import preface
from site_demos.publish.prose import colour, fill, knob, result, step, with_whole_code
from site_demos.publish.quiz import with_questions
from site_demos.publish.remembered import hurried
from site_demos.publish.serving import follow_the_code, prepare
from site_demos.publish.solving import with_count
from site_demos.publish.sources import SourceError, check
from site_demos.publish.terms import with_terms

CACHE = Path(".cache")
RUNTIME = Path("site_demos/runtime")
DEMOS = Path("site_demos/demos")
STYLES = "assets/runtime/styles.css"
EDITOR = RUNTIME / "editor/editor.mjs"
BUNDLES = {
    "morphdom.mjs": Path("node_modules/morphdom/dist/morphdom-esm.js"),
    "editor.mjs": EDITOR,
    "purify.mjs": Path("node_modules/dompurify/dist/purify.es.mjs"),
}
INLINE = RUNTIME / "inline"
FONTS = (
    Path("node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2"),
    Path("node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2"),
    Path("node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2"),
    Path(
        "node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"
    ),
)
STEMMERS = "assets/javascripts/lunr/"  # of Material, for the search in other languages than ours
COLOURS = "assets/stylesheets/palette."  # of Material
SWITCHING = re.compile(r"\[data-md-color-switching\] [^}]*\}")
"""Material's rule that nothing moves while its colours change, as they do when a visit begins: to
set and to lift it has all of a page styled twice."""
MEANWHILE: dict[str, Future[Any]] = {}
SHOWN: dict[str, str] = {}
"""The demo that a page's card shows, by the page's path, where it is not the first."""
TITLE, HEADING = "</h1>", "<h2"
HEAD = "---\n"
PARTS = ("learn/", "applications/", "notebooks/", "reading/")
"""Whose pages are read from the first line to the last."""
PAGES = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 (our own Markdown)
PAGES.globals.update(colour=colour, knob=knob, result=result, step=step, repository="")


def on_startup(command: str, **_: object) -> None:
    """Prepare a development server."""
    if command == "serve":
        prepare()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make what figures show and pages say, before any of them asks for it.

    The Python that pages load takes as long as all of them, and so does a notebook: they are made
    meanwhile.
    """
    PAGES.globals["repository"] = config.repo_url
    MEANWHILE["notebooks"] = ThreadPoolExecutor(1).submit(notebooks.executed, CACHE)
    make_all()
    MEANWHILE["python"] = ThreadPoolExecutor(1).submit(distribution, CACHE)
    if not hurried():
        measure(waiting())
    return config


def on_serve(
    server: LiveReloadServer, builder: Callable[..., Any], **_: object
) -> LiveReloadServer:
    """Let the development server see changes of the code."""
    follow_the_code(server, builder)
    return server


@event_priority(50)  # before mkdocs-jupyter, which looks for notebooks among the files
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the pages load: the runtime, its libraries, and Python."""
    try:
        check([EDITOR, *RUNTIME.glob("**/*.mjs"), *RUNTIME.glob("*.css"), *DEMOS.rglob("*.css")])
    except SourceError as error:
        raise PluginError(str(error)) from error
    for path in sorted(RUNTIME.glob("*.mjs")):
        files.append(_file(config, f"assets/runtime/{path.name}", path))
    ours = [sheet for sheet in config.extra_css if sheet.startswith(f"{Path(STYLES).parent}/")]
    files.append(
        File.generated(config, STYLES, content=joined([Path(sheet).name for sheet in ours]))
    )
    config.extra_css[:] = [*(each for each in config.extra_css if each not in ours), STYLES]
    libraries = {name: bundled(path, CACHE) for name, path in BUNDLES.items()}
    for name, path in libraries.items():
        files.append(_file(config, f"assets/vendor/{name}", path))
    for path in sorted((KATEX / "fonts").glob("*.woff2")):
        files.append(_file(config, f"assets/vendor/katex/fonts/{path.name}", path))
    for path in FONTS:
        files.append(_file(config, f"assets/vendor/fonts/{path.name}", path))
    for path in MEANWHILE.pop("notebooks").result():
        files.append(_file(config, f"notebooks/{path.name}", path))
    for address, text in texts():
        files.append(File.generated(config, address, content=text))
    for file in [file for file in files if file.src_uri.startswith(STEMMERS)]:
        files.remove(file)
    (colours,) = (file for file in files if re.fullmatch(f"{COLOURS}.*css", file.src_uri))
    files.remove(colours)
    css = SWITCHING.sub("", colours.content_string)
    files.append(File.generated(config, colours.src_uri, content=css))
    return files


def joined(names: Sequence[str]) -> str:
    """Return our style sheets as one: a page shows nothing before it has each that it names.

    `demos.css` stands for all that are beside demos, which need not be registered. That of formulas
    comes before all.
    """
    sheets: list[Path] = []
    for name in names:
        sheets += sorted(DEMOS.rglob("*.css")) if name == "demos.css" else [RUNTIME / name]
    return "\n".join([styles(), *(path.read_text(encoding="utf-8") for path in sheets)])


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Give the theme the script that tells when others do not come, and what it draws itself."""
    config.extra_css.remove(api.STYLES)
    for path in INLINE.glob("*.mjs"):
        env.globals[path.stem] = without_comments(path.read_text(encoding="utf-8"))
    env.globals["imported"] = imported(Path(str(each)).name for each in config.extra_javascript)
    env.globals["misread"] = lost()
    env.globals["version"] = __version__
    return env


def lost() -> Callable[[], dict[str, str]]:
    """Return what draws the page for no address; it shows samples, which a first build makes."""
    module: Any = import_module("site_demos.publish.lost")
    found: Callable[[], dict[str, str]] = module.misread
    return found


def without_comments(script: str) -> str:
    r"""Return a script without the lines that are a comment or blank.

    >>> without_comments("// why\n  /** @type {number} */\nlet a; // b\n\n")
    'let a; // b'
    """
    lines = (line for line in script.splitlines() if line.strip())
    return "\n".join(line for line in lines if not re.match(r"\s*(//|/\*.*\*/$)", line))


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Fill in the numbers that a page names."""
    if markdown.startswith(HEAD):  # MkDocs shows a head that it cannot read as text
        raise PluginError(f"docs/{page.file.src_uri}:1: the head must be YAML; has a text a colon?")
    if "card" in page.meta:
        SHOWN[page.file.dest_uri] = page.meta["card"]
    if page.file.src_uri.endswith(".ipynb"):
        return _notebook(markdown, notebooks.SCRIPTS / f"{Path(page.file.src_uri).stem}.py")
    PLACES.read(f"docs/{page.file.src_uri}", page.file.content_string)
    try:
        return PAGES.from_string(markdown).render(facts=Facts())
    except Exception as error:
        line = line_of(error) + page.file.content_string.count("\n") - markdown.count("\n")
        raise PluginError(f"docs/{page.file.src_uri}:{line}: {error}{code_of(error)}") from error


def _notebook(markdown: str, script: Path) -> str:
    if notebooks.runs_in_the_page(script):
        PLACES.read(script.as_posix(), notebooks.with_fences(script))
        return notebooks.as_cells(script)
    return notebooks.with_code_as_written(notebooks.without_styles(markdown))


def on_page_content(html: str, page: Page, files: Files, **_: object) -> str:
    """Typeset the formulas, make forms of questions, and give live sentences their values."""
    try:
        asked = with_guesses(with_count(with_questions(html)), PLACES.guesses, PLACES.states)
        filled = fill(typeset(with_terms(asked, caption_html)))
        made = with_whole_code(listed_once(with_addresses(filled, page)))
        return with_preface(
            made, preface_of(page, html, files), below=page.meta.get("preface") == "below"
        )
    except (LookupError, ValueError) as error:
        line = line_named(page.file.content_string, str(error))
        raise PluginError(f"docs/{page.file.src_uri}:{line}: {error}") from error


def with_preface(html: str, said: str, *, below: bool) -> str:
    """Return a page with its preface: under the title, or above the first heading after it.

    >>> with_preface("<h1>A</h1><nn-demo></nn-demo><h2>B</h2>", "<p>C</p>", below=True)
    '<h1>A</h1><nn-demo></nn-demo><p>C</p><h2>B</h2>'
    """
    if below:
        return html.replace(HEADING, said + HEADING, 1)
    return html.replace(TITLE, TITLE + said, 1)


def preface_of(page: Page, html: str, files: Files) -> str:
    """Return what stands under the title of a page, if it is one to be read."""
    is_read = page.file.src_uri.startswith(PARTS) and not page.is_index
    if not is_read:
        return ""
    before = []
    for path in page.meta.get("before", []):
        found = files.get_file_from_path(path)
        if found is None or found.page is None:
            raise ValueError(f"before: no page is {path}")
        before.append((get_relative_url(found.url, page.url), str(found.page.title)))
    return preface(html, page.meta.get("able", ""), before)


def with_addresses(html: str, page: Page) -> str:
    """Return a page whose links to what is about the code, `code/…`, lead there from it."""
    return html.replace('href="code/', f'href="{get_relative_url("code/", page.url)}')


on_page_context = search.around_the_search


def on_post_build(config: MkDocsConfig) -> None:
    """Add the Python that pages load, name what they load by its content, draw, and list it."""
    site, python = Path(config.site_dir), MEANWHILE.pop("python").result()
    search.as_sought(site)
    seal(site, python)
    shutil.copytree(python / DOWNLOAD, site / "code", dirs_exist_ok=True)
    (site / api.STYLES).unlink()
    cards.draw_all(site, CACHE, SHOWN)
    ways.draw_all(site, CACHE, SHOWN)
    guard(site)
    (site / offline.MANIFEST).write_text(
        offline.manifest(config.site_name, config.site_description or ""), encoding="utf-8"
    )
    offline.keep(site, python)


def _file(config: MkDocsConfig, address: str, path: Path) -> File:
    return File.generated(config, address, abs_src_path=str(path.resolve()))
