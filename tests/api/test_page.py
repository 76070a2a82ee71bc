"""The page in a real Chromium: from a name to the marked words of the source."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api import ApiSettings, create_app
from api.server import NamesAsTyped, Server, listen
from graph.settings import GraphSettings

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(small_graph: GraphSettings) -> Iterator[str]:
    """The API and the page on the small graph, on a socket."""
    up = threading.Event()
    app = create_app(ApiSettings(graph=small_graph))
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


@pytest.fixture(params=[(1280, 800), (390, 800)], ids=["desktop", "phone"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The first page; anything that goes wrong in it, or is fetched from elsewhere, fails the test."""
    width, height = request.param
    opened = browser.new_page(viewport={"width": width, "height": height})
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda made: None if made.url.startswith(address) else troubles.append(made.url))
    opened.goto(f"{address}/")
    yield opened
    opened.close()
    assert troubles == []


def _ask(page: Page, name: str) -> None:
    page.get_by_role("combobox").fill(name)
    page.get_by_role("combobox").press("Enter")


def _open(page: Page, number: int) -> str:
    """Clicks a reading and returns its quote."""
    reading = page.locator("a.reading").nth(number)
    quote = reading.locator("q").inner_text()
    reading.click()
    return quote


@pytest.mark.parametrize("number", [0, 2], ids=["simplified", "traditional and hostile"])
def test_from_a_name_to_the_marked_words(page: Page, number: int) -> None:
    _ask(page, "省水利厅")
    expect(page.get_by_role("status")).to_contain_text(
        "2 个规划、3 项任务涉及陕西省水利厅，其中负责 2、牵头 1"
    )
    quote = _open(page, number)
    mark = page.locator("mark")
    expect(mark).to_have_text(quote)
    expect(mark).to_be_in_viewport()
    expect(page.locator("#document")).to_contain_text("by.hand")
    expect(page.locator("#document")).to_contain_text("0.9")


def test_what_a_document_says_never_runs(page: Page) -> None:
    expect(page.locator("table")).to_contain_text("<script>document.title='ran'</script>")
    _ask(page, "省水利厅")
    expect(page.locator("ol.tasks").nth(1)).to_contain_text("<script>document.title='ran'</script>")
    _open(page, 2)
    expect(page.locator(".bar")).to_contain_text("<img src=x")
    expect(page.locator("#panes img, #panes script")).to_have_count(0)
    assert "ran" not in page.title()


def test_the_address_holds_the_state_and_back_leads_back(page: Page) -> None:
    _ask(page, "省水利厅")
    quote = _open(page, 0)
    expect(page.locator("mark")).to_have_text(quote)
    here = page.url
    assert re.search(r"\?q=.*&doc=[0-9a-f]{16}&start=\d+&end=\d+$", here)
    page.go_back()
    expect(page.locator("mark")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text("陕西省水利厅")
    page.go_back()
    expect(page.locator("table.plans")).to_be_visible()
    page.goto(here)
    expect(page.locator("mark")).to_have_text(quote)


def test_suggestions_by_keyboard(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("咸阳")
    expect(page.get_by_role("option")).to_have_count(2)
    expect(page.get_by_role("group", name="部门 department")).to_contain_text("咸阳市人民政府")
    expect(page.get_by_role("group", name="地方 place")).to_contain_text("咸阳市")
    box.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_contain_text("咸阳市")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("地方")
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "way"), [("sxsslt", "拼音"), ("陝西省水利廳", ""), ("陕西省水力厅", "差一字")]
)
def test_suggestions_for_what_is_no_name(page: Page, typed: str, way: str) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially(typed)
    option = page.get_by_role("option")
    expect(option).to_have_count(1)
    expect(option).to_contain_text("陕西省水利厅")
    expect(option).to_contain_text(way)
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("陕西省水利厅")


def test_an_answer_says_that_it_was_found_by_pinyin(page: Page) -> None:
    _ask(page, "sxsslt")
    expect(page.locator(".also")).to_contain_text("“sxsslt”是它名称的拼音或拼音首字母")


def test_a_slip_is_offered(page: Page) -> None:
    _ask(page, "陕西省水力厅")
    expect(page.get_by_role("heading", level=1)).to_contain_text("没有叫“陕西省水力厅”的")
    expect(page.locator(".choices")).to_contain_text("差一字")
    page.get_by_role("link", name="陕西省水利厅").click()
    expect(page.locator("ol.tasks li")).to_have_count(3)


def test_an_ambiguous_name_offers_the_choices(page: Page) -> None:
    _ask(page, "市政府")
    expect(page.get_by_role("heading", level=1)).to_contain_text("有几种可能")
    page.get_by_role("link", name="西安市人民政府").click()
    expect(page.get_by_role("status")).to_contain_text("1 项任务涉及西安市人民政府")


def test_an_unknown_name_offers_the_likest(page: Page) -> None:
    _ask(page, "水利")
    expect(page.get_by_role("heading", level=1)).to_contain_text("没有叫“水利”的")
    page.get_by_role("link", name="陕西省水利厅").click()
    expect(page.locator("ol.tasks li")).to_have_count(3)


def test_a_predecessor_stands_apart_and_can_be_left_out(page: Page) -> None:
    _ask(page, "省生态环境厅")
    expect(page.get_by_role("status")).to_contain_text("0 项任务涉及陕西省生态环境厅")
    expect(page.locator(".kin.predecessor")).to_contain_text("前身")
    expect(page.locator(".kin.predecessor h2").first).to_contain_text("陕西省环境保护厅2018年止")
    expect(page.locator(".kin a.reading")).to_contain_text("省环保厅")
    page.get_by_role("checkbox").uncheck()
    expect(page.locator(".kin")).to_have_count(0)
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    page.go_back()
    expect(page.locator(".kin")).to_have_count(1)


def test_plans_lead_to_their_tasks(page: Page) -> None:
    page.get_by_role("link", name="陕西省水安全保障方案").click()
    expect(page.locator("ol.tasks li")).to_have_count(2)
    expect(page.locator("ol.tasks li").first).to_contain_text("咸阳市人民政府")
