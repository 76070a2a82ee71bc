"""Plans that pursue the same thing: the table of plans, pairs beside each other, threads, and verdicts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.settings import GraphSettings

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]


@pytest.fixture
def cell(api: Api) -> dict[str, Any]:
    """Two plans with more pairs than a page shows, but not many more."""
    found = [row for row in api("overlaps/matrix")["rows"] if 20 < row["pairs"] < 40]
    return found[0]


@pytest.fixture
def log(graph: GraphSettings) -> Iterator[Path]:
    """The file of judgements, which is gone afterwards: what the test judges it has to undo."""
    yield graph.judgements
    graph.judgements.unlink(missing_ok=True)


def test_a_number_of_the_table_is_the_length_of_its_list(
    opener: Opener, size: str, api: Api, cell: dict[str, Any]
) -> None:
    page = opener("/?view=overlaps", size=size)
    share = f"{round(100 * cell['share'])}%"
    name = f"《{cell['one_plan']}》与《{cell['other_plan']}》：{cell['pairs']} 对，占较小规划的 {share}"
    number = page.get_by_role("row", name=cell["one_plan"]).get_by_role("link", name=name)
    expect(number).to_have_text(str(cell["pairs"]))
    expect(number.locator("xpath=..")).to_have_text(f"{cell['pairs']}{share}")
    number.click()
    expect(page.locator(".shown")).to_have_text(f"显示 20 / 共 {cell['pairs']}")
    page.locator(".more").get_by_role("button").click()
    pairs = page.locator("article.pair")
    expect(pairs).to_have_count(cell["pairs"])
    plans = {cell["one_plan"], cell["other_plan"]}
    assert set(page.locator(".side h3 a").all_text_contents()) == plans
    expect(page.locator(".shown")).to_have_text(f"显示 {cell['pairs']} / 共 {cell['pairs']}")
    kind, count = next(iter(cell["types"].items()))
    page.get_by_role("group", name="类型").get_by_role("link", name=f"{kind} {count}").click()
    expect(page.locator(".shown")).to_contain_text(f"共 {count}")
    page.go_back()
    page.go_back()
    everything = sum(row["pairs"] for row in api("overlaps/matrix")["rows"])
    expect(page.locator(".shown")).to_have_text(f"显示 20 / 共 {everything}")


def test_both_sides_show_what_they_share_and_open_their_words(opener: Opener, api: Api) -> None:
    page = opener("/?view=overlaps")
    first = api("overlaps?limit=1")["rows"][0]
    pair = page.locator("article.pair").first
    for nth, side in enumerate((first["one"], first["other"])):
        place = pair.locator(".side").nth(nth)
        marked = [piece["text"] for piece in side["pieces"] if piece["common"]]
        expect(place.locator("mark")).to_have_text(marked)
        place.get_by_role("link", name="证据").click()
        expect(page.locator(".evidence mark")).to_have_text(side["quote"])
    expect(page.locator(".evidence .head")).to_contain_text("证据 2 / 40")
    expect(pair.locator(".score")).to_contain_text(f"{first['score']:.2f}")
    page.get_by_role("button", name="上一条").click()
    expect(page.locator(".evidence mark")).to_have_text(first["one"]["quote"])
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) == sum(row["pairs"] for row in api("overlaps/matrix")["rows"])


def test_the_table_by_keyboard(opener: Opener) -> None:
    page = opener("/?view=overlaps")
    first = page.locator(".matrix td a").first
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(first).not_to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("aria-current", "true")


def test_a_verdict_is_written_and_taken_back(opener: Opener, api: Api, log: Path, size: str) -> None:
    page = opener("/?view=overlaps", size=size)
    first = api("overlaps?limit=1")["rows"][0]
    pair = page.locator("article.pair").first
    expect(pair.get_by_role("button", name="接受")).to_be_visible()
    pair.focus()
    page.keyboard.press("a")
    expect(page.get_by_text("判断要署名")).to_be_visible()
    expect(page.get_by_label("署名")).to_be_focused()
    page.keyboard.type("林")
    pair.focus()
    page.keyboard.press("a")
    expect(pair.locator(".verdict")).to_contain_text("已接受")
    expect(pair.locator(".verdict")).to_contain_text("林")
    assert api("overlaps?limit=1")["rows"][0]["confirmed"]
    page.keyboard.press("r")
    expect(pair.locator(".verdict")).to_contain_text("已否定")
    assert api("overlaps?limit=1")["rows"][0]["one"]["id"] != first["one"]["id"] or (
        api("overlaps?limit=1")["rows"][0]["other"]["id"] != first["other"]["id"]
    )
    page.keyboard.press("c")
    page.keyboard.type("a 与 r 是两回事")
    page.get_by_role("button", name="保存").click()
    expect(pair.locator(".comment")).to_contain_text("a 与 r 是两回事")
    pair.get_by_role("button", name="撤销 第").click()
    expect(pair.locator(".verdict")).to_be_hidden()
    page.reload()
    pair = page.locator("article.pair").first
    expect(pair.locator(".comment")).to_contain_text("a 与 r 是两回事")
    pair.get_by_role("button", name="撤销").click()
    expect(pair.locator(".comment")).to_have_count(0)
    assert api("overlaps?limit=1")["rows"] == [first]
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [row["verdict"] for row in rows] == ["confirmed", "undo", "wrong", "comment", "undo", "undo"]
    assert {row["by"] for row in rows} == {"林"}


def test_threads_hold_every_measure_of_what_is_pursued(opener: Opener, api: Api) -> None:
    page = opener("/?view=overlaps")
    page.get_by_role("link", name="按同一件事").click()
    found = api("overlaps/threads?limit=20")
    expect(page.locator(".shown")).to_have_text(f"显示 20 / 共 {found['total']}")
    first = found["rows"][0]
    thread = page.locator(".thread").first
    expect(thread.locator("summary .name")).to_have_text(first["name"])
    expect(thread.locator("a.reading")).to_have_count(len(first["measures"]))
    thread.locator("a.reading").nth(1).click()
    expect(page.locator(".evidence mark")).to_have_text(first["measures"][1]["quote"])


def test_overlaps_of_one_plan_stand_beside_its_tasks(opener: Opener, api: Api, cell: dict[str, Any]) -> None:
    page = opener(f"/?of=Plan:{cell['one_plan_id']}")
    page.get_by_role("link", name="重叠", exact=True).click()
    rows = [
        row
        for row in api("overlaps/matrix")["rows"]
        if cell["one_plan_id"] in (row["one_plan_id"], row["other_plan_id"])
    ]
    expect(page.locator(".shown")).to_have_text(f"显示 20 / 共 {sum(row['pairs'] for row in rows)}")
    expect(page.locator(".matrix tbody tr")).to_have_count(1)
    page.get_by_role("link", name="列表").click()
    expect(page.locator("a.reading").first).to_be_visible()


def test_the_overlaps_of_a_department_are_counted(opener: Opener, api: Api) -> None:
    water = api("search?q=%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85")["meant"]["id"]
    pairs = api(f"overlaps?department={water}&limit=1000")["rows"]
    page = opener(f"/?of=Department:{water}&view=overlaps")
    expect(page.locator(".shown")).to_have_text(f"显示 {min(20, len(pairs))} / 共 {len(pairs)}")
    plans = {side["plan"] for pair in pairs for side in (pair["one"], pair["other"])}
    expect(page.locator(".matrix tbody tr")).to_have_count(len(plans))
    expect(page.locator(".sentence")).to_contain_text(f"{len(plans)} 个规划之间有 {len(pairs)} 对")
