"""The answer as a graph: what is drawn, gone on from, undone and taken away, with WebGL and without."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
NAME = "省水利厅"
MANY = "陕西省水库除险加固行动计划（2026年）"
GRAPH = f"/?q={quote(NAME)}&view=graph"
GEXF = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def _drawn(page: Page) -> Page:
    expect(page.locator(".picture[data-settled] .labels text").first).to_be_visible()
    expect(page.locator(".drawn")).not_to_have_attribute("aria-busy", "true")
    return page


def _nodes(page: Page) -> set[str]:
    return set(page.locator("[role=option]").evaluate_all("all => all.map((one) => one.dataset.key)"))


def _saved(page: Page, name: str) -> Path:
    page.get_by_role("button", name="另存").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.path()


def _places(page: Page) -> dict[str, tuple[str, str]]:
    """Where every node stands, as the file for Gephi says it."""
    nodes = ET.parse(_saved(page, "GEXF")).iterfind(".//g:node", GEXF)
    found = {}
    for node in nodes:
        position = node.find("viz:position", GEXF)
        assert position is not None
        found[node.attrib["id"]] = (position.attrib["x"], position.attrib["y"])
    return found


def _choose_main(page: Page) -> Locator:
    """The thing that the answer is about has the most relationships, and stands first in the list."""
    page.get_by_role("listbox").focus()
    page.keyboard.press("Home")
    card = page.locator(".card")
    expect(card.locator(".expand button").first).to_be_visible()
    return card


@pytest.fixture(params=["sigma desktop", "sigma phone", "svg phone"])
def way(request: pytest.FixtureRequest) -> list[str]:
    """What draws, at which width."""
    words: str = request.param
    return words.split()


@pytest.fixture
def drawn_by(way: list[str]) -> str:
    return way[0]


@pytest.fixture
def size(way: list[str]) -> str:
    return way[1]


@pytest.fixture
def either(drawn_by: str, opener: Opener, size: str) -> Page:
    """The graph at either width, with WebGL and without."""
    return _drawn(opener(GRAPH, size=size, flat=drawn_by == "svg"))


@pytest.fixture
def drawing(opener: Opener) -> Page:
    return _drawn(opener(GRAPH))


def test_it_draws_what_the_list_lists(drawing: Page, api: Api) -> None:
    rows = api(f"departments/{quote(NAME)}/tasks?limit=1000")["rows"]
    plans = {row["task_id"]: row["plan_id"] for row in rows}
    nodes = _nodes(drawing)
    groups = {key.removeprefix("Group:") for key in nodes if key.startswith("Group:")}
    alone = [task for task, plan in plans.items() if plan not in groups]
    assert 0 < len(alone) <= 60
    assert {key for key in nodes if key.startswith("Task:")} == {f"Task:{one}" for one in alone}
    assert {f"Plan:{one}" for one in plans.values()} <= nodes
    shown, together = f"显示 {len(plans)} / 共 {len(plans)} 项任务", len(plans) - len(alone)
    expect(drawing.locator(".drawn .shown")).to_have_text(
        f"{shown}，其中 {together} 项按规划合成 {len(groups)} 组"
    )
    expect(drawing.get_by_role("button", name=re.compile("^任务"))).to_contain_text(f"{len(plans)}")


def test_many_tasks_of_a_plan_are_one_node_that_opens(opener: Opener, api: Api) -> None:
    plan = api(f"plans/{quote(MANY)}")
    page = _drawn(opener(f"{GRAPH}&node=Group:{plan['id']}"))
    before = _places(page)
    card = page.locator(".card")
    expect(card.locator("h2")).to_have_text("任务 ×310")
    expect(card.get_by_role("link", name="负责 ×310")).to_be_visible()
    card.locator(".said").filter(has_text="省水利厅").first.click()
    expect(page.locator(".evidence blockquote mark")).to_contain_text("省水利厅")
    page.go_back()
    card.get_by_role("button", name="打开这 310 项").click()
    expect(page.locator(f"[role=option][data-key='Group:{plan['id']}']")).to_have_count(0)
    # In place of one node.
    expect(page.locator("[role=option]")).to_have_count(len(before) - 1 + 310)
    after = _places(page)
    assert {key: after.get(key, before[key]) for key in before} == before
    card.get_by_role("button", name="收起").click()
    expect(page.locator(f"[role=option][data-key='Group:{plan['id']}']")).to_have_count(1)
    assert _places(page) == before


def test_a_plan_with_many_tasks_shows_more_when_asked(opener: Opener) -> None:
    page = _drawn(opener(f"/?q={quote(MANY)}&view=graph"))
    shown = page.locator(".drawn .shown")
    expect(shown).to_have_text("显示 150 / 共 310 项任务")
    page.get_by_role("button", name="再显示 150 项").click()
    expect(shown).to_have_text("显示 300 / 共 310 项任务")
    expect(page.locator("[role=option][data-key^=Task]")).to_have_count(300)


def test_each_renderer_draws_dots_and_no_name_lies_over_another(either: Page, drawn_by: str) -> None:
    expect(either.locator(".picture")).to_have_attribute("data-by", drawn_by)
    _choose_main(either)
    ring = either.locator(".overlay circle").first
    expect(ring).to_be_visible()
    either.wait_for_timeout(600)  # it may glide there
    sign = either.locator(".card .sign").evaluate("sign => getComputedStyle(sign).color")
    box = ring.bounding_box()
    assert box is not None
    image = Image.open(io.BytesIO(either.screenshot())).convert("RGB")
    # Beside the middle, where relationships of the chosen node begin at its rim.
    seen = image.getpixel((round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)))
    assert seen == tuple(map(int, re.findall(r"\d+", sign)))
    names = [one.bounding_box() for one in either.locator(".labels text").all()]
    boxes = [one for one in names if one is not None]
    assert len(boxes) > 5
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"] + 1
                or other["x"] + other["width"] <= one["x"] + 1
                # A line of Noto Sans CJK is 1.45 times as high as its characters.
                or one["y"] + one["height"] * 0.7 <= other["y"]
                or other["y"] + other["height"] * 0.7 <= one["y"]
            )
            assert apart, (one, other)


def test_a_pressed_relationship_opens_its_evidence(
    drawn_by: str, opener: Opener, size: str, api: Api
) -> None:
    rows = api(f"departments/{quote(NAME)}/tasks?limit=1000")["rows"]
    row = next(one for one in rows if "水安全保障方案" in one["plan"])
    page = opener(
        f"{GRAPH}&plan={row['plan_id']}&node=Task:{row['task_id']}", size=size, flat=drawn_by == "svg"
    )
    _drawn(page)
    expect(page.locator(".card .expand button").first).to_be_visible()
    page.wait_for_timeout(600)  # it glides to where the card does not cover it
    box = page.locator(".overlay .line").last.bounding_box()
    assert box is not None
    page.locator(".card").get_by_role("button", name="关闭").click()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".evidence blockquote mark")).to_have_text(row["evidence"]["quote"])
    page.go_back()
    expect(page.locator(".evidence")).to_have_count(0)


def test_one_address_is_one_picture_and_nothing_jumps(drawing: Page, address: str, opener: Opener) -> None:
    before = _places(drawing)
    card = _choose_main(drawing)
    many = card.locator(".expand button", has_text="负责")
    count = int(many.locator(".count").inner_text().replace(",", ""))
    assert count > 25
    many.click()
    expect(card.locator(".asks")).to_contain_text(f"有 {count} 个")
    assert "step=" not in drawing.url
    card.get_by_role("button", name="先显示 25 个").click()
    expect(many).to_be_disabled()
    expect(drawing.locator("[role=option]")).to_have_count(len(before) + 25)
    after = _places(drawing)
    assert {key: after[key] for key in before} == before
    other = _drawn(opener(drawing.url.removeprefix(address)))
    assert _places(other) == after
    drawing.keyboard.press("Control+z")
    expect(drawing.locator("[role=option]")).to_have_count(len(before))
    assert _places(drawing) == before
    assert "step=" not in drawing.url
    drawing.keyboard.press("Control+Shift+z")
    expect(drawing.locator("[role=option]")).to_have_count(len(after))
    assert _places(drawing) == after
    drawing.go_back()
    expect(drawing.locator("[role=option]")).to_have_count(len(before))
    expect(drawing.get_by_role("button", name="重做")).to_be_enabled()


def test_by_keyboard_alone(opener: Opener) -> None:
    page = opener(f"/?q={quote(NAME)}")
    expect(page.locator("a.reading").first).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("g")
    _drawn(page)
    page.get_by_role("listbox").focus()
    page.keyboard.press("Home")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("陕西省水利厅，部门")
    page.keyboard.press("ArrowRight")
    expect(chosen).to_contain_text("，任务")
    page.keyboard.press("e")
    expect(page.locator("[role=option][data-key^=Measure]").first).to_be_attached()
    page.keyboard.press("c")
    expect(page.locator("[role=option][data-key^=Measure]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".evidence blockquote mark")).to_contain_text("水利厅")
    page.get_by_role("listbox").focus()
    page.keyboard.press("h")
    expect(page.get_by_role("button", name="显示隐去的 1 个")).to_be_visible()
    expect(chosen).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).not_to_be_focused()


def test_a_way_from_one_thing_to_another(opener: Opener) -> None:
    page = opener(f"/?q={quote('引汉济渭')}&view=graph", expected="404")
    _drawn(page)
    _choose_main(page)
    page.keyboard.press("w")
    field = page.locator(".way input")
    expect(field).to_be_focused()
    page.keyboard.type("没有这个厅")
    page.keyboard.press("Enter")
    expect(page.locator(".way .trouble")).to_be_visible()
    field.fill(NAME)
    page.keyboard.press("Enter")
    expect(page.locator(".drawn .note")).to_contain_text("条最短路径")
    expect(page.locator("[role=option][data-key^=Department]")).to_have_count(1)
    expect(page.locator(".card h2")).to_contain_text("陕西省水利厅")
    page.get_by_role("button", name="回到答案").click()
    expect(page.locator("[role=option][data-key^=Department]")).to_have_count(0)
    assert "step=" not in page.url


def test_a_moved_node_stays_and_a_kind_is_hidden(drawing: Page, address: str, opener: Opener) -> None:
    before = _places(drawing)
    card = _choose_main(drawing)
    key = drawing.locator("[role=option][aria-selected=true]").get_attribute("data-key")
    drawing.wait_for_timeout(600)
    box = drawing.locator(".overlay circle").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    drawing.mouse.move(x, y)
    drawing.mouse.down()
    drawing.mouse.move(x - 40, y + 30)
    drawing.mouse.move(x - 80, y + 60)
    drawing.mouse.up()
    expect(card.get_by_role("button", name="取消固定")).to_be_visible()
    after = _places(drawing)
    assert {one for one in before if before[one] != after[one]} == {key}
    tasks = len([one for one in before if one.startswith("Task:")])
    drawing.get_by_role("button", name=re.compile("^任务")).click()
    expect(drawing.locator("[role=option][data-key^=Task]")).to_have_count(0)
    other = _drawn(opener(drawing.url.removeprefix(address)))
    expect(other.locator("[role=option][data-key^=Task]")).to_have_count(0)
    assert _places(other)[str(key)] == after[str(key)]
    other.get_by_role("button", name=re.compile("^显示隐去的")).click()
    expect(other.locator("[role=option][data-key^=Task]")).to_have_count(tasks)


def test_files_hold_the_picture_and_its_evidence(drawing: Page) -> None:
    png = Image.open(_saved(drawing, "PNG"))
    assert png.format == "PNG"
    assert len(png.convert("RGB").getcolors(maxcolors=1 << 24) or []) > 20
    svg = ET.parse(_saved(drawing, "SVG")).getroot()
    texts = [text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert "陕西省水利厅" in texts
    assert any(text.startswith("开展泾河治理<img") for text in texts)
    paths = list(svg.iter("{http://www.w3.org/2000/svg}path"))
    lines = [path.attrib["d"] for path in paths if path.get("class") == "line"]
    assert len(paths) - len(lines) == len(_nodes(drawing))
    gexf = ET.parse(_saved(drawing, "GEXF")).getroot()
    said = [
        edge
        for edge in gexf.iterfind(".//g:edge", GEXF)
        if edge.find(".//g:attvalue[@for='quote']", GEXF) is not None
    ]
    assert len(said) >= len([key for key in _nodes(drawing) if key.startswith("Task:")])
    # Every line has its head where it leads to.
    places = {key: (float(x), -float(y)) for key, (x, y) in _places(drawing).items()}
    edges = dict.fromkeys(
        (edge.attrib["source"], edge.attrib["target"]) for edge in gexf.iterfind(".//g:edge", GEXF)
    )
    for line, (source, target) in zip(lines, edges, strict=True):
        begin_x, begin_y, _, _, _, _, tip_x, tip_y, _, _ = map(float, re.findall(r"-?[\d.]+", line))
        (from_x, from_y), (to_x, to_y) = places[source], places[target]
        assert (tip_x - begin_x) * (to_x - from_x) + (tip_y - begin_y) * (to_y - from_y) > 0
    assert {node.attrib["id"] for node in gexf.iterfind(".//g:node", GEXF)} == _nodes(drawing)
    read = nx.read_graphml(_saved(drawing, "GraphML"))
    assert set(read.nodes) == _nodes(drawing)
    assert len([one for *_, one in read.edges(data="quote") if one]) == len(said)
    assert read.graph["source"] == f"{drawing.url}&b={read.graph['version'][:12]}"
    assert read.graph["asked"] == "陕西省水利厅"
    head = gexf.find("g:meta", GEXF)
    assert head is not None
    assert (
        head.findtext("g:description", namespaces=GEXF) == f"{read.graph['source']}\n{read.graph['version']}"
    )
    assert head.attrib["lastmodifieddate"] == read.graph["date"][:10]
    assert (svg.findtext("{http://www.w3.org/2000/svg}desc") or "").startswith(read.graph["source"])
    assert (png.info["Source"], png.info["Comment"]) == (read.graph["source"], read.graph["version"])
    assert {type(one["start"]) for *_, one in read.edges(data=True) if "start" in one} == {int}


def test_what_a_document_says_is_text_in_a_picture(drawing: Page) -> None:
    assert any("<img s" in text for text in drawing.locator(".labels text").all_text_contents())
    expect(drawing.locator("#app img, #app script")).to_have_count(0)
    assert "ran" not in drawing.title()


def test_nothing_moves_when_motion_is_not_wanted(opener: Opener) -> None:
    page = _drawn(opener(GRAPH, reduced_motion="reduce"))
    _choose_main(page)
    page.wait_for_timeout(500)
    frames = page.evaluate("""async () => {
      let frames = 0;
      const asked = window.requestAnimationFrame;
      window.requestAnimationFrame = (then) => { frames += 1; return asked(then); };
      await new Promise((done) => setTimeout(done, 500));
      window.requestAnimationFrame = asked;
      return frames;
    }""")
    assert frames == 0


def test_views_that_come_and_go_leave_nothing_behind(drawing: Page) -> None:
    """A browser has sixteen WebGL contexts for a page, and says so when it takes one away."""
    warnings: list[str] = []
    drawing.on("console", lambda said: warnings.append(said.text) if "context" in said.text.lower() else None)
    for _ in range(6):
        drawing.get_by_role("link", name="列表").click()
        expect(drawing.locator("a.reading").first).to_be_visible()
        expect(drawing.locator("canvas")).to_have_count(0)
        drawing.get_by_role("link", name="关系图").click()
        _drawn(drawing)
    assert warnings == []
    expect(drawing.locator("canvas")).to_have_count(7)
