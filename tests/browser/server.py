"""A small static server: serves a built site as GitHub Pages does, and misbehaves on request."""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic, sleep
from urllib.parse import unquote, urlsplit

SUB_PATH = "/knobs/"
PACKET = 16_384  # bytes
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
COMPRESSED_ON_THE_FLY = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".wasm", ".xml"}


type Change = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Sent:
    """One answer: the path asked for, its status, and the bytes of its body as sent."""

    path: str
    status: int
    size: int


@dataclass
class Line:
    """A line where an answer takes `delay` seconds to begin; all share `rate` bytes a second."""

    delay: float
    rate: float
    free: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def send(self, body: bytes, write: Callable[[bytes], object]) -> None:
        """Write a body as fast as the line takes it."""
        sleep(self.delay)
        for place in range(0, len(body), PACKET):
            packet = body[place : place + PACKET]
            with self.lock:
                self.free = max(self.free, monotonic()) + len(packet) / self.rate
                rest = self.free - monotonic()
            sleep(max(0.0, rest))
            write(packet)


@dataclass
class Site:
    """What is served: folders by the path they stand under, and what is to go wrong.

    `blocked` and `hung` hold patterns such as `*.wasm.zst`: a blocked path is answered by 404, a
    hung one not before `released` is set; `stuck` is set when a request begins to hang. `changed`
    says what becomes of a body on its way, `typed` what type it is said to have; `policy` and
    `caching` are those of every answer, and so is the `line` that it goes through.
    """

    folders: dict[str, Path]
    blocked: set[str] = field(default_factory=set)
    hung: set[str] = field(default_factory=set)
    changed: dict[str, Change] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    policy: str = ""
    caching: str = "max-age=600"
    line: Line | None = None
    released: Event = field(default_factory=Event)
    stuck: Event = field(default_factory=Event)
    sent: list[Sent] = field(default_factory=list)
    origin: str = ""
    lock: Lock = field(default_factory=Lock)

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"{self.origin}{SUB_PATH}"

    def release(self) -> None:
        """Answer what hangs, and have nothing go wrong any more."""
        self.blocked.clear()
        self.changed.clear()
        self.typed.clear()
        self.hung.clear()
        self.released.set()

    def hang(self, *patterns: str) -> None:
        """Let paths hang until the next release."""
        self.released.clear()
        self.hung.update(patterns)

    def find(self, path: str) -> Path | None:
        """Return the file that a path names, or None if there is none or it is blocked."""
        if _matches(path, self.blocked):
            return None
        for prefix, folder in self.folders.items():
            if path.startswith(prefix):
                file = (folder / path.removeprefix(prefix)).resolve()
                file = file / "index.html" if path.endswith("/") else file
                return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
        return None

    def wait(self, path: str) -> None:
        """Return at once, or for a hung path when it is released."""
        if _matches(path, self.hung):
            self.stuck.set()
            self.released.wait()

    def deploy(self, folder: Path) -> None:
        """Serve another edition, of which alone the files are there."""
        self.folders[SUB_PATH] = folder

    def note(self, sent: Sent) -> None:
        """Remember an answer."""
        with self.lock:
            self.sent.append(sent)


class Handler(BaseHTTPRequestHandler):
    """Answers GET with the headers that GitHub Pages sends."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body waits 40 ms for its head to be acknowledged
    server: "Server"

    def do_GET(self) -> None:
        site, path = self.server.site, unquote(urlsplit(self.path).path)
        site.wait(path)
        file = site.find(path)
        missing = site.folders[SUB_PATH] / "404.html"
        self._send(200 if file else 404, file or missing, path)

    def _send(self, status: int, file: Path, path: str) -> None:
        site = self.server.site
        accepts = "gzip" in self.headers.get("accept-encoding", "")
        packed = accepts and file.suffix in COMPRESSED_ON_THE_FLY
        home = site.url if file.name == "sitemap.xml" else ""
        body = _read(file, file.stat().st_mtime_ns, home, packed=packed)
        for change in _of(path, site.changed):
            packed, body = False, change(_read(file, file.stat().st_mtime_ns, home, packed=False))
        (kind, *_) = (*_of(path, site.typed), TYPES.get(file.suffix, "application/octet-stream"))
        self.send_response(status)
        self.send_header("content-type", kind)
        if site.policy:
            self.send_header("content-security-policy", site.policy)
        self.send_header("content-length", str(len(body)))
        self.send_header("cache-control", site.caching)
        if packed:
            self.send_header("content-encoding", "gzip")
            self.send_header("vary", "accept-encoding")
        site.note(Sent(path, status, len(body)))
        try:
            self.end_headers()
            if site.line:
                site.line.send(body, self.wfile.write)
            else:
                self.wfile.write(body)
        except ConnectionError:  # the page has gone, or its worker was ended
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Stay silent."""


class Server(ThreadingHTTPServer):
    """A server on a free port of this machine."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site
        site.origin = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Stay silent when a browser hangs up in the middle of an answer."""


@contextmanager
def serving(folder: Path, **more: Path) -> Iterator[Site]:
    """Serve a built site under the sub-path, and each folder of `more` under its own name."""
    extra = {f"/{name}/": path for name, path in more.items()}
    site = Site({SUB_PATH: folder, **extra})
    server = Server(site)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(path, pattern) for pattern in patterns)


def _of[T](path: str, by_pattern: dict[str, T]) -> list[T]:
    return [each for pattern, each in by_pattern.items() if _matches(path, [pattern])]


@lru_cache(maxsize=256)
def _read(file: Path, changed: int, home: str, *, packed: bool) -> bytes:  # noqa: ARG001 (a changed file is read anew)
    body = file.read_bytes()
    if home:  # instant navigation follows only what stands in the sitemap, port and all
        body = re.sub(rb"(?<=<loc>)[^<]*?" + SUB_PATH.encode(), home.encode(), body)
    return gzip.compress(body, 6, mtime=0) if packed else body
