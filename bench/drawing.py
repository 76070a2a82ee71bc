"""Whether a picture of a graph moves smoothly without a GPU, and gives back what it takes.

    python bench/drawing.py [--only pan|memory|views] [--json FILE]

`bench/README.md` says what each figure means. The status is 1 when a figure misses its bar. It
builds `web/bench` with the packages of the explorer (`make explorer` fetches them) and needs a Chromium;
`views` needs an explorer that is served.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, islice, pairwise
from pathlib import Path

from parts import Figures, run
from playwright.sync_api import Page, sync_playwright

WEB = Path(__file__).parent.parent / "web"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc", "--enable-precise-memory-info")
SIZES = (300, 2000)
FRAMES, GROWTH, SWITCHES = 30, 10.0, 50
_MOVES = 180
# The explorer of the sample plans (`tongchou up corpus`).
SERVED = os.environ.get("TONGCHOU_BENCH_ADDRESS", "http://127.0.0.1:8000")
VIEWS = (
    "?", "?q=省水利厅", "?q=省水利厅&view=graph", "?q=咸阳市&view=map", "?q=机场三期&view=timeline",
    "?view=overlaps", "?view=ledger", "?view=lineage", "?view=silences", "?view=review", "?view=corpus",
    "?view=documents", "?view=console&cypher=MATCH (n) RETURN n LIMIT 50",
)  # fmt: skip

# Times of frames while the mouse moves; the gaps between them are what somebody sees.
_WATCH = """() => {
  window.frames_ = [];
  const step = (now) => { window.frames_.push(now); window.watching = requestAnimationFrame(step); };
  window.watching = requestAnimationFrame(step);
}"""
_SEEN = """() => { cancelAnimationFrame(window.watching); return window.frames_; }"""
_HEAP = """async () => {
  for (let n = 0; n < 3; n++) { gc(); await new Promise((done) => setTimeout(done, 50)); }
  return performance.memory.usedJSHeapSize / 2 ** 20;
}"""
# To another view in the page that is open, as by the browser's own back and forward.
_GO = "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }"
_THERE = """() => document.querySelector("main :is(h1, h2)")
  && !document.querySelector(".loading, main[aria-busy], .picture:not([data-settled])")"""


def main() -> int:
    return run(__doc__ or "", {"pan": pan, "memory": memory, "views": views}, misses)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


@contextmanager
def browsing() -> Iterator[Page]:
    """A page of a browser whose heap can be measured."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser.new_page(viewport={"width": 1200, "height": 800})
        finally:
            browser.close()


@contextmanager
def opened(nodes: int) -> Iterator[Page]:
    """A page with a picture of so many nodes, placed."""
    with tempfile.TemporaryDirectory() as folder, browsing() as page:
        build = ["npx", "vite", "build", "bench", "--config", "vite.config.ts", "--outDir", folder]
        subprocess.run([*build, "--emptyOutDir", "--logLevel", "error"], cwd=WEB, check=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html?nodes={nodes}")
            page.wait_for_selector(".picture[data-settled] svg.overlay text")
            yield page
        finally:
            server.shutdown()


def pan() -> Figures:
    """Frames a second while a picture is dragged with the mouse: all of it in sight, and near."""
    figures: Figures = {}
    for nodes in SIZES:
        with opened(nodes) as page:
            drawn_by = page.get_attribute(".picture", "data-by")
            for name, turns in (("all", 0), ("near", 8)):
                page.mouse.move(600, 400)
                for _ in range(turns):
                    page.mouse.wheel(0, -100)
                page.wait_for_timeout(600)
                figures[f"{nodes}_{name}"] = {"by": drawn_by, **_dragged(page)}
                print(f"pan {nodes} {name}: {figures[f'{nodes}_{name}']}", flush=True)
    return figures


def _dragged(page: Page) -> Figures:
    page.mouse.move(600, 400)
    # A place with nothing under it would do; where there is a dot, the picture would not move.
    page.keyboard.down("Shift")
    page.mouse.down()
    page.evaluate(_WATCH)
    for move in range(_MOVES):
        page.mouse.move(600 + 150 * ((move % 60) / 30 - 1), 400 + (move % 40))
    times = page.evaluate(_SEEN)
    page.mouse.up()
    page.keyboard.up("Shift")
    gaps = sorted(after - before for before, after in pairwise(times))
    seconds = (times[-1] - times[0]) / 1000
    return {
        "frames_per_second": round(len(gaps) / seconds, 1),
        "p95_ms": round(gaps[int(len(gaps) * 0.95)], 1),
        "longest_ms": round(gaps[-1], 1),
    }


def memory() -> Figures:
    """Megabytes of JavaScript heap that stay after a picture of 300 nodes came and went fifty times."""
    with opened(300) as page:

        def switch(times: int) -> None:
            for _ in range(times):
                page.evaluate("shown(false)")
                page.evaluate("shown(true)")
                page.wait_for_selector(".picture[data-settled] svg.overlay text")

        switch(5)
        before = page.evaluate(_HEAP)
        switch(SWITCHES)
        after = page.evaluate(_HEAP)
    figures: Figures = {"before_mb": round(before, 2), "growth_mb": round(after - before, 2)}
    print(f"memory: {figures}", flush=True)
    return figures


def views() -> Figures:
    """The same after fifty switches from view to view of the explorer."""
    with browsing() as page:
        page.goto(SERVED)

        def switch(times: int) -> None:
            for view in islice(cycle(VIEWS), times):
                page.evaluate(_GO, view)
                page.wait_for_function(_THERE)

        switch(2 * len(VIEWS))
        before = page.evaluate(_HEAP)
        # As many as bring every view equally often, to end with the one that was measured first.
        switch(-(-SWITCHES // len(VIEWS)) * len(VIEWS))
        after = page.evaluate(_HEAP)
    figures: Figures = {"before_mb": round(before, 2), "growth_mb": round(after - before, 2)}
    print(f"views: {figures}", flush=True)
    return figures


def misses(figures: Figures) -> Iterable[str]:
    for name, one in figures.get("pan", {}).items():
        if one["frames_per_second"] < FRAMES:
            yield f"pan: {name} {one['frames_per_second']} frames a second, not {FRAMES}"
    for part in ("memory", "views"):
        grown = figures.get(part, {}).get("growth_mb", 0)
        if grown > GROWTH:
            yield f"{part}: grows by {grown} MB in {SWITCHES} switches, not {GROWTH}"


if __name__ == "__main__":
    sys.exit(main())
