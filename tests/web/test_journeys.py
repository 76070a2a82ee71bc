"""Ways through several views: one answer everywhere, by keyboard alone, in two tabs, from a long address."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
NAME, OLD, NEW = "省水利厅", "省环境保护厅", "省生态环境厅"
GRAPH = f"/?q={quote(NAME)}&view=graph"


def _tasks(links: Locator) -> set[str]:
    """The ids of the tasks that links lead to."""
    found = links.evaluate_all("all => all.map((one) => one.search)")
    return {parse_qs(urlsplit(one).query)["sel"][0] for one in found}


def _nodes(page: Page) -> Locator:
    expect(page.locator(".picture[data-settled] .labels text").first).to_be_visible()
    return page.locator("[role=option][data-key]")


def _tab_to(page: Page, wanted: Locator) -> None:
    """By the Tab key alone, as somebody without a mouse."""
    for _ in range(60):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached")


@pytest.mark.parametrize("asked", ["陕西省水利厅", "陝西省水利廳", "sxsslt"])
def test_every_name_of_a_department_gives_one_answer(opener: Opener, size: str, asked: str) -> None:
    said, tasks = [], []
    for name in (NAME, asked):
        page = opener(f"/?q={quote(name)}", size=size)
        expect(page.locator("a.reading").first).to_be_visible()
        said.append(page.locator(".sentence").inner_text())
        tasks.append(_tasks(page.locator("a.reading")))
    assert said[0] == said[1]
    assert tasks[0] == tasks[1]


def test_a_department_has_the_tasks_that_it_had_under_its_old_name(opener: Opener, size: str) -> None:
    found = []
    for name in (OLD, NEW):
        page = opener(f"/?q={quote(name)}", size=size)
        expect(page.locator(".kin h2").first).to_contain_text(NEW if name == OLD else OLD)
        found.append(_tasks(page.locator("a.reading")))
    assert found[0] == found[1]


def test_list_graph_map_and_table_have_the_same_tasks(opener: Opener, size: str) -> None:
    page = opener(f"/?q={quote('咸阳市')}", size=size)
    expect(page.locator("a.reading").first).to_be_visible()
    listed = _tasks(page.locator("a.reading"))
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    page.keyboard.press("Escape")
    text = saving.value.path().read_text(encoding="utf-8-sig")
    plans = {row["task_id"]: row["plan_id"] for row in csv.DictReader(io.StringIO(text))}
    assert set(plans) == listed
    page.get_by_role("link", name="地图").click()
    page.locator(".points").get_by_role("link", name=re.compile("^咸阳市")).click()
    # Whoever asks for a place finds every task there.
    expect(page.locator("#point li a").first).to_be_visible()
    assert _tasks(page.locator("#point li a")) == listed
    page.get_by_role("link", name="关系图").click()
    nodes = _nodes(page).evaluate_all("all => all.map((one) => [one.dataset.key, one.textContent])")
    drawn = {key.removeprefix("Task:") for key, _ in nodes if key.startswith("Task:")}
    together = {
        key.removeprefix("Group:"): int(re.findall(r"×(\d+)", said)[0])
        for key, said in nodes
        if key.startswith("Group:")
    }
    assert drawn == {task for task, plan in plans.items() if plan not in together}
    counted = Counter(plan for plan in plans.values() if plan in together)
    assert together == counted


def test_back_and_forward_go_through_views_and_evidence(opener: Opener, size: str) -> None:
    page = opener(f"/?q={quote(NAME)}", size=size)
    page.locator("a.reading").first.click()
    mark = page.locator(".evidence blockquote mark")
    words = mark.inner_text()
    page.get_by_role("link", name="在原文中打开").click()
    expect(page.locator(".source mark.asked")).to_have_text(words)
    page.go_back()
    expect(mark).to_have_text(words)
    page.go_back()
    expect(mark).to_have_count(0)
    page.go_forward()
    expect(mark).to_have_text(words)
    page.go_forward()
    expect(page.locator(".source mark.asked")).to_have_text(words)
    expect(page.locator(".source mark.asked")).to_be_in_viewport()


def test_a_long_address_is_as_good_as_a_short_one(opener: Opener, api: Api, address: str) -> None:
    """Nothing is kept on a server for it: some hundred steps and all that a colleague added stand in it."""
    rows = api(f"departments/{quote(NAME)}/tasks?limit=1000")["rows"]
    hidden = sorted({row["task_id"] for row in rows})[:200]
    page = opener(f"{GRAPH}{''.join(f'&step=h~Task:{one}' for one in hidden)}&note={'x' * 1500}")
    keys = _nodes(page).evaluate_all("all => all.map((one) => one.dataset.key)")
    assert len(page.url) > 7_000
    assert {f"Task:{one}" for one in hidden}.isdisjoint(keys)
    # What is done here is undone; what came with the address stays.
    page.get_by_role("listbox").focus()
    page.keyboard.press("End")
    page.keyboard.press("h")
    expect(_nodes(page)).to_have_count(len(keys) - 1)
    page.get_by_role("button", name="撤销", exact=True).click()
    expect(_nodes(page)).to_have_count(len(keys))
    page.get_by_role("button", name="重做", exact=True).click()
    page.get_by_role("button", name="撤销", exact=True).click()
    expect(_nodes(page)).to_have_count(len(keys))
    other = opener(page.url.removeprefix(address))
    assert _nodes(other).evaluate_all("all => all.map((one) => one.dataset.key)") == keys


def test_two_tabs_undo_each_its_own(opener: Opener) -> None:
    one = opener(GRAPH)
    count = _nodes(one).count()
    other = one.context.new_page()
    other.goto(one.url)
    expect(_nodes(other)).to_have_count(count)
    for page, many in ((one, 1), (other, 2)):
        page.get_by_role("listbox").focus()
        for _ in range(many):
            page.keyboard.press("End")
            page.keyboard.press("h")
        expect(_nodes(page)).to_have_count(count - many)
    one.keyboard.press("Control+z")
    expect(_nodes(one)).to_have_count(count)
    expect(_nodes(other)).to_have_count(count - 2)
    other.keyboard.press("Control+z")
    expect(_nodes(other)).to_have_count(count - 1)
    one.keyboard.press("Control+Shift+z")
    expect(_nodes(one)).to_have_count(count - 1)


def test_from_the_search_to_the_graph_by_keyboard_alone(opener: Opener) -> None:
    page = opener()
    expect(page.locator("table.plans")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type(NAME)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    first = page.locator("a.reading").first
    expect(first).to_be_visible()
    _tab_to(page, first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".evidence blockquote mark")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".evidence blockquote mark")).to_have_count(0)
    page.keyboard.press("g")
    page.keyboard.press("g")
    expect(_nodes(page).first).to_be_attached()
    _tab_to(page, page.get_by_role("listbox"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[role=option][aria-selected=true]")).to_contain_text("，任务")
    before = _nodes(page).count()
    page.keyboard.press("e")
    expect(_nodes(page)).not_to_have_count(before)


def test_what_reads_a_screen_out_meets_every_node(opener: Opener) -> None:
    page = opener(GRAPH)
    count = _nodes(page).count()
    client = page.context.new_cdp_session(page)
    tree = client.send("Accessibility.getFullAXTree")["nodes"]
    named = [
        one["name"]["value"]
        for one in tree
        if not one["ignored"] and one.get("role", {}).get("value") == "option" and one["name"]["value"]
    ]
    assert len(named) == count
    assert "陕西省水利厅，部门" in "\n".join(named)


def test_an_answer_that_takes_long_is_waited_for(opener: Opener) -> None:
    page = opener()
    held: list[Route] = []
    tasks = re.compile("/departments/.*tasks")
    page.route(tasks, lambda route: held.append(route))
    with page.expect_request(tasks):
        page.get_by_role("link", name=NAME).click()
    loading = page.get_by_role("status").filter(has_text="正在加载")
    expect(loading).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    # Who does not want to wait asks something else, and what was late does not come between.
    page.get_by_role("combobox").fill("咸阳市")
    page.get_by_role("combobox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("咸阳市")
    assert held
    for one in held:
        one.abort()
    page.unroute(tasks)
    expect(page.get_by_role("heading", level=1)).to_contain_text("咸阳市")
    expect(page.get_by_role("alert")).to_have_count(0)


# A character with a glyph of its own, one more, and one that no font has.
_INK = """family => ['陕', '西', '\\u{10fffd}'].map((one) => {
  const canvas = new OffscreenCanvas(40, 40);
  const on = canvas.getContext('2d');
  on.font = `30px ${family}`;
  on.fillText(one, 2, 32);
  return [...on.getImageData(0, 0, 40, 40).data].join();
})"""


def test_chinese_names_are_drawn_as_themselves(opener: Opener) -> None:
    page = opener(GRAPH)
    expect(_nodes(page).first).to_be_attached()
    label = page.locator(".picture .labels text").first
    family = label.evaluate("one => getComputedStyle(one).fontFamily")
    assert len(set(page.evaluate(_INK, family))) == 3


@pytest.mark.parametrize("view", ["graph", "console"])
def test_without_webgl_every_picture_is_there(opener: Opener, view: str) -> None:
    query = quote("MATCH p=(:Department)-[:负责]->() RETURN p LIMIT 20")
    page = opener({"graph": GRAPH, "console": f"/?view=console&cypher={query}&shape=graph"}[view], flat=True)
    assert _nodes(page).count() > 1
    expect(page.locator(".picture")).to_have_attribute("data-by", "svg")
    expect(page.locator(".picture canvas")).to_have_count(0)
