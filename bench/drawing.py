"""Whether a picture of a graph moves smoothly without a GPU, and gives back what it takes.

    python bench/drawing.py [--only pan|memory] [--json FILE]

`bench/README.md` says what each figure means. The status is 1 when a figure misses its bar. It
builds `web/bench` with the packages of the explorer (`make explorer` fetches them) and needs a Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

from parts import Figures, run
from playwright.sync_api import Page, sync_playwright

WEB = Path(__file__).parent.parent / "web"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc", "--enable-precise-memory-info")
SIZES = (300, 2000)
FRAMES, GROWTH, SWITCHES = 30, 10.0, 50
_MOVES = 180

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


def main() -> int:
    return run(__doc__ or "", {"pan": pan, "memory": memory}, misses)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


@contextmanager
def opened(nodes: int, *flags: str) -> Iterator[Page]:
    """A page with a picture of so many nodes, placed."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build = ["npx", "vite", "build", "bench", "--config", "vite.config.ts", "--outDir", folder]
        subprocess.run([*build, "--emptyOutDir", "--logLevel", "error"], cwd=WEB, check=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        try:
            page = browser.new_page(viewport={"width": 1200, "height": 800})
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html?nodes={nodes}")
            page.wait_for_selector(".picture[data-settled] svg.overlay text")
            yield page
        finally:
            browser.close()
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


def misses(figures: Figures) -> Iterable[str]:
    for name, one in figures.get("pan", {}).items():
        if one["frames_per_second"] < FRAMES:
            yield f"pan: {name} {one['frames_per_second']} frames a second, not {FRAMES}"
    grown = figures.get("memory", {}).get("growth_mb", 0)
    if grown > GROWTH:
        yield f"memory: grows by {grown} MB in {SWITCHES} switches, not {GROWTH}"


if __name__ == "__main__":
    sys.exit(main())
