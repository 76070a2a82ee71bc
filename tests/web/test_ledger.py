"""What plans aim at in figures: by indicator, of one plan, and those that do not agree."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]


def test_every_aim_with_its_words(opener: Opener, size: str, api: Api) -> None:
    page = opener("/?view=ledger", size=size)
    found = api("targets?limit=100")
    expect(page.locator(".shown")).to_have_text(f"显示 {len(found['rows'])} / 共 {found['total']}")
    aims = page.locator(".aims tbody tr")
    expect(aims).to_have_count(len(found["rows"]))
    water = next(row for row in found["rows"] if row["indicator"] == "万元国内生产总值用水量")
    line = aims.filter(has_text="万元国内生产总值用水量下降15%")
    expect(line).to_contain_text("15 %")
    expect(line).to_contain_text(str(water["due"]))
    line.locator("a.reading").click()
    expect(page.locator(".evidence mark")).to_have_text(water["evidence"]["quote"])
    page.go_back()
    # Also on a phone, where each row is drawn as a card: what a screen reader is given has rows and headers.
    client = page.context.new_cdp_session(page)
    given = [
        node["role"]["value"]
        for node in client.send("Accessibility.getFullAXTree")["nodes"]
        if "role" in node
    ]
    assert given.count("rowheader") == len(found["rows"])
    assert given.count("row") == len(found["rows"]) + 1
    assert given.count("columnheader") == 5
    page.get_by_role("textbox", name="按指标查").fill("医联体")
    page.get_by_role("textbox", name="按指标查").press("Enter")
    same = api(f"targets?subject={quote('医联体')}")
    expect(aims).to_have_count(len(same["rows"]))
    expect(aims.first).to_contain_text("同一指标")
    assert "subject=" in page.url
    page.go_back()
    expect(aims).to_have_count(len(found["rows"]))


def test_what_does_not_agree_is_told_apart_by_kind(opener: Opener, api: Api) -> None:
    page = opener("/?view=ledger")
    found = api("targets/conflicts")
    page.get_by_role("link", name=f"不一致的 {found['total']}").click()
    expect(page.locator(".conflict")).to_have_count(found["total"])
    for kind in ("数字冲突", "口径不同", "时限推移"):
        count = sum(row["kind"] == kind for row in found["rows"])
        expect(page.get_by_role("link", name=f"{kind} {count}")).to_be_visible()
    clash = page.locator(".conflict", has_text="医联体")
    expect(clash).to_contain_text("数字冲突")
    expect(clash.locator(".figure")).to_have_text(["15 家", "≥ 10 家"])
    page.get_by_role("link", name="口径不同").click()
    expect(clash).to_have_count(0)
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row["kind"] for row in rows] == [
        row["kind"] for row in found["rows"] if row["kind"] == "口径不同"
    ]


def test_the_aims_of_one_plan_stand_beside_its_tasks(opener: Opener, api: Api) -> None:
    plan = "陕西省水安全保障方案（2021—2025年）"
    page = opener(f"/?q={quote(plan)}")
    page.get_by_role("link", name="指标台账").click()
    found = api(f"targets?plan={quote(plan)}")
    expect(page.locator(".aims tbody tr")).to_have_count(found["total"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(plan)
