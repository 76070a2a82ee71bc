"""The built explorer in a real Chromium, on a graph of the sample plans and of four more that try it hard."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from api import ApiSettings, create_app
from api.server import NamesAsTyped, Server, listen
from graph import Judgements, Ledger, Store, View, Writer
from graph.errors import NotFound
from graph.settings import GraphSettings
from ingest import ingest
from tongchou.uploading import Ingesting

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}

MARKUP = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>"
LONG = "长" * 10_000
PADDING = "為貫徹落實有關要求,現提出如下工作任務。\n" * 80
# File name -> text. What a document says, is called or weighs must harm nothing.
PLANS = {
    "water.txt": (
        "陕西省水安全保障方案（2021—2025年）\n\n一、建设水网\n"
        "1.加快引汉济渭工程建设，保障咸阳市供水。（省水利厅牵头，咸阳市人民政府配合）\n"
        "2.提高用水效率，到2025年万元国内生产总值用水量下降15%。（省水利厅、省生态环境厅）\n二、治理河流\n"
        "3.持续治理渭河，开展生态补水。（省水利厅、省环境保护厅、咸阳市人民政府）\n"
    ),
    f"{MARKUP.replace('/', '')}.txt": (
        f"陝西省西咸一體化工作任務{MARKUP}（2024年）\n\n{PADDING}一、治理河流\n"
        f"1.開展涇河治理{MARKUP}。（責任單位：省水利廳）\n2.開展渭河治理。（責任單位：省水利廳）\n{PADDING}"
    ),
    # Characters of two UTF-16 units, and marks that turn the direction of writing, before the span.
    "beyond.txt": (
        "陕西省𰻝𰻝面产业发展行动计划（2023年）\n\n"
        + "𠮷𡈽𰻝面香飘万里。\n" * 20
        + "1.推进\u202e𰻝𰻝面\u202c小镇用水保障，"
        "\u2067支持\u2069咸阳市建设供水管网。（省水利厅牵头，咸阳市人民政府配合）\n"
    ),
    # One project in two plans: its date, its size and who is responsible change.
    "dam-2022.txt": (
        "陕西省泾河治理行动计划（2022年）\n\n一、建设水库\n"
        "1.启动黄沟水库建设，2023年建成黄沟水库库容120万立方米的大坝。（省水利厅牵头，省财政厅配合）\n"
    ),
    "dam-2023.txt": (
        "陕西省泾河治理行动计划（2023年）\n\n一、建设水库\n"
        "1.启动黄沟水库建设，2025年建成黄沟水库库容150万立方米的大坝。（省水利厅牵头，咸阳市人民政府配合）\n"
    ),
    "many.txt": f"陕西省水库除险加固行动计划（2026年）\n\n一、{LONG}\n"
    + "".join(f"{n}.推进第{n}座水库除险加固，完善第{n}片灌区。（省水利厅）\n" for n in range(1, 311)),
}


@pytest.fixture(scope="session", autouse=True)
def explorer(root: Path) -> None:
    """The explorer as its sources are now."""
    subprocess.run([sys.executable, "tools/explorer.py"], cwd=root, check=True)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the plans above."""
    folder = tmp_path_factory.mktemp("plans")
    for name, text in PLANS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


_written: list[str] = []


@pytest.fixture(scope="module")
def graph(
    store: Store, settings: GraphSettings, afresh: Callable[[], None], root: Path, plans: Path
) -> GraphSettings:
    """Settings of a store with the sample plans and those above, in the ledger of the home, by which pages
    judge; written again where others have been."""
    if _content(store) not in _written:
        afresh()
        log = Judgements(settings.judgements)
        with Ledger(settings.ledger, log) as ledger, Writer(store, ledger) as writer:
            ingest([root / "corpus", plans], into=writer)
        _written.append(_content(store))
    return settings


def _content(store: Store) -> str:
    try:
        return View(store).statistics().content_hash
    except NotFound:
        return ""


@contextmanager
def serving(settings: ApiSettings) -> Iterator[str]:
    """Where the API and the explorer answer meanwhile."""
    up = threading.Event()
    app = create_app(settings, ingest=Ingesting(settings.graph))
    with listen(ApiSettings(port=0)) as sock:
        config = uvicorn.Config(app, http=NamesAsTyped, ws="none", log_level="error")
        server = Server(config, up.set)
        thread = threading.Thread(target=server.run, args=([sock],))
        thread.start()
        try:
            assert up.wait(20)
            yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def address(graph: GraphSettings) -> Iterator[str]:
    """Where the API and the explorer answer."""
    with serving(ApiSettings(graph=graph)) as at:
        yield at


@pytest.fixture
def served(graph: GraphSettings) -> Callable[..., AbstractContextManager[str]]:
    """Serves the same graph with other settings: where, while the context lasts."""
    return lambda **given: serving(ApiSettings(graph=graph, **given))


@pytest.fixture
def api(address: str) -> Callable[[str], Any]:
    """What the API answers at a path below its root."""

    def asked(path: str) -> Any:
        with urlopen(f"{address}/api/v1/{path}") as answer:
            return json.load(answer)

    return asked


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)))
    expect.set_options(timeout=60_000)  # a busy machine is no wrong answer
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def flat_browser(browser: Browser) -> Iterator[Browser]:
    """One without WebGL."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    opened = browser.browser_type.launch(executable_path=path, args=[*FLAGS, "--disable-3d-apis"])
    yield opened
    opened.close()


Opener = Callable[..., Page]


@pytest.fixture
def opener(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Opener]:
    """Opens pages of the explorer; anything that goes wrong in one, or is fetched from elsewhere, fails the
    test. `expected` are words of errors that the test brings about; a `flat` page has no WebGL; `at` is
    another server."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def opened(
        path: str = "/",
        size: str = "desktop",
        expected: str | None = None,
        flat: bool = False,
        at: str = address,
        **options: object,
    ) -> Page:
        width, height = SIZES[size]
        used: Browser = request.getfixturevalue("flat_browser") if flat else browser
        context = used.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)

        def trouble(said: str) -> None:
            if expected is None or expected not in said:
                troubles.append(said)

        page.on("pageerror", lambda error: trouble(str(error)))
        page.on("console", lambda said: trouble(said.text) if said.type == "error" else None)
        page.on("request", lambda made: None if made.url.startswith((at, "blob:")) else trouble(made.url))
        page.goto(f"{at}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> str:
    """A desktop and a phone."""
    name: str = request.param
    return name


@pytest.fixture
def page(opener: Opener, size: str) -> Page:
    """The first page."""
    return opener(size=size)
