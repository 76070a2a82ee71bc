"""Whether the explorer draws in time without a GPU, moves smoothly, and gives back what it takes.

    python bench/drawing.py [--only pan|memory|views|reader] [--json FILE]

`bench/README.md` says what each figure means. The status is 1 when a figure misses its bar. It
builds `web/bench` with the packages of the explorer (`make explorer` fetches them, and builds what `reader`
opens) and needs a Chromium; `views` needs an explorer that is served.
"""

from __future__ import annotations

import json
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
from statistics import median
from typing import Any

from long_document import CHARACTERS, MARKS, long_document
from parts import Figures, run
from playwright.sync_api import Page, sync_playwright

WEB = Path(__file__).parent.parent / "web"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc", "--enable-precise-memory-info")
SIZES = (300, 2000)
FRAMES, GROWTH, SWITCHES = 30, 10.0, 50
OPENED_MS, JUMP_MS = 150, 50
OPENINGS = 7
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
# `after` what was asked for stands in the page, and a frame with it was painted: milliseconds since `since`.
_PAINTED = """async (after, since) => {
  do await new Promise((done) => requestAnimationFrame(done)); while (!after());
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(0);
  });
  return performance.now() - since();
}"""
# Opens a span of the document `name`; counted from when the last byte of the document was there, so that
# reading it as JSON counts and the network does not.
_OPEN = f"""async ([name, start, end]) => {{
  performance.clearResourceTimings();
  history.pushState(null, '', `?view=reader&doc=${{name}}&at=${{name}}:${{start}}-${{end}}`);
  dispatchEvent(new PopStateEvent('popstate'));
  const path = `/documents/${{name}}?`;
  const came = () => performance.getEntriesByType('resource').find((one) => one.name.includes(path));
  const there = () => came() && document.querySelector('.document h1')?.textContent === name;
  return await ({_PAINTED})(there, () => came().responseEnd);
}}"""
# Until the rest of it is drawn, from the same moment.
_WHOLE = f"""async ([name, marks]) => {{
  const path = `/documents/${{name}}?`;
  const came = performance.getEntriesByType('resource').find((one) => one.name.includes(path));
  const there = () => document.querySelectorAll('.source mark.seen').length >= marks
    && document.querySelector('.outline li, .marks li');
  return await ({_PAINTED})(there, () => came.responseEnd);
}}"""
# The same text with nothing marked and nothing around it, in a page of the same browser.
_BARE = f"""async (text) => {{
  const since = performance.now();
  const bare = (line) => Object.assign(document.createElement('p'), {{ textContent: line }});
  document.body.replaceChildren(...text.split('\\n').map(bare));
  const shown = await ({_PAINTED})(() => true, () => since);
  document.body.replaceChildren();
  return shown;
}}"""
# To the next thing that was read, by its key.
_NEXT = f"""async () => {{
  const since = performance.now();
  const before = document.activeElement;
  document.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'n', bubbles: true }}));
  return await ({_PAINTED})(() => document.activeElement !== before, () => since);
}}"""


def main() -> int:
    return run(__doc__ or "", {"pan": pan, "memory": memory, "views": views, "reader": reader}, misses)


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
        with serving(Path(folder)) as address:
            page.goto(f"{address}/index.html?nodes={nodes}")
            page.wait_for_selector(".picture[data-settled] svg.overlay text")
            yield page


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Where the files of a folder are served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
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


def reader() -> Figures:
    """Milliseconds until a document of 200,000 characters with 2,000 marks is painted, and until the next
    mark is, in the explorer as it was built; beside them the same text with nothing marked."""
    long, short = long_document("long"), long_document("short", 2_000, 20)
    with tempfile.TemporaryDirectory() as folder, browsing() as page:
        shutil.copytree(WEB / "dist", folder, dirs_exist_ok=True)
        documents = Path(folder) / "api/v1/documents"
        documents.mkdir(parents=True)
        for one in (long, short):
            (documents / one["id"]).write_text(json.dumps(one, ensure_ascii=False), encoding="utf-8")
        with serving(Path(folder)) as address:
            page.goto(f"{address}/index.html")
            opened, whole, jumps = [], [], []
            for _ in range(OPENINGS):
                # The short one between: the reader's own code is there, as for anybody who has read before.
                page.evaluate(_OPEN, ["short", *_asked(short)])
                opened.append(page.evaluate(_OPEN, ["long", *_asked(long)]))
                whole.append(page.evaluate(_WHOLE, ["long", MARKS]))
                jumps += [page.evaluate(_NEXT) for _ in range(3)]
            marks = page.locator(".source mark.seen").count()
        page.goto("about:blank")
        text = "".join(one["text"] for one in long["segments"])
        bare = [page.evaluate(_BARE, text) for _ in range(OPENINGS)]
    figures: Figures = {
        "characters": CHARACTERS,
        "marks": marks,
        "first_ms": round(opened[0], 1),
        "opened_ms": round(median(opened), 1),
        "whole_ms": round(median(whole), 1),
        "jump_ms": round(median(jumps), 1),
        "bare_ms": round(median(bare), 1),
        "opened_to_bare": round(median(opened) / median(bare), 2),
    }
    print(f"reader: {figures}", flush=True)
    return figures


def _asked(document: dict[str, Any]) -> tuple[int, int]:
    """Where the words stand that are asked for: late in it."""
    found = next(one for one in document["segments"] if one["marked"])
    return found["start"], found["end"]


def misses(figures: Figures) -> Iterable[str]:
    for name, one in figures.get("pan", {}).items():
        if one["frames_per_second"] < FRAMES:
            yield f"pan: {name} {one['frames_per_second']} frames a second, not {FRAMES}"
    for part in ("memory", "views"):
        grown = figures.get(part, {}).get("growth_mb", 0)
        if grown > GROWTH:
            yield f"{part}: grows by {grown} MB in {SWITCHES} switches, not {GROWTH}"
    read = figures.get("reader", {})
    for name, bar in (("opened_ms", OPENED_MS), ("jump_ms", JUMP_MS)):
        if read.get(name, 0) > bar:
            yield f"reader: {name} {read[name]}, not {bar}"
    if read and read["marks"] < MARKS:
        yield f"reader: {read['marks']} marks, not {MARKS}"


if __name__ == "__main__":
    sys.exit(main())
