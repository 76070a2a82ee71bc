"""What was read, failed and is missing; and documents that are added, replaced and withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
PLAN = "陕西省泾河保护工作方案（2027年）\n\n1.开展泾河治理{}。（省水利厅牵头，咸阳市人民政府配合）\n"


def _file(name: str, text: str | bytes) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "text/plain", "buffer": data}


def test_files_are_added_watched_replaced_and_withdrawn(opener: Opener, api: Api) -> None:
    page = opener()
    before = api("statistics")["content_hash"]
    held = api("documents")["total"]
    page.get_by_role("link", name=re.compile("^文件")).click()
    files = [
        _file("jinghe.txt", PLAN.format("")),
        _file("empty.txt", ""),
        _file("<b>picture.exe", b"\x00"),
    ]
    page.get_by_label("把文件拖到这里").set_input_files(files)
    job = page.locator(".job").first
    expect(job).to_contain_text("完成")
    expect(job.get_by_role("listitem").filter(has_text="jinghe.txt")).to_contain_text("已读入")
    expect(job.get_by_role("listitem").filter(has_text="empty.txt")).to_contain_text("没读成")
    expect(job.get_by_role("listitem").filter(has_text="<b>picture.exe")).to_contain_text("放在一边")
    row = page.locator(".held li", has_text="jinghe.txt")
    expect(row).to_contain_text("陕西省泾河保护工作方案")
    job.get_by_role("link", name="jinghe.txt").click()
    expect(page.locator(".source")).to_contain_text("开展泾河治理")
    page.go_back()
    row.get_by_label("换掉").set_input_files([_file("jinghe2.txt", PLAN.format("和生态补水"))])
    expect(page.locator(".held li", has_text="jinghe2.txt")).to_have_count(1)
    expect(row).to_have_count(0)
    other = page.locator(".held li", has_text="jinghe2.txt")
    other.get_by_role("button", name="撤回").click()
    other.get_by_role("button", name="确定撤回").click()
    expect(other).to_have_count(0)
    expect(page.get_by_role("heading", name="图谱里的文件")).to_have_text(f"图谱里的文件 {held} 份")
    assert api("statistics")["content_hash"] == before


def test_what_failed_what_is_missing_and_how_much(opener: Opener, api: Api, size: str) -> None:
    page = opener("/?view=corpus", size=size)
    found = api("statistics")
    for label, word in (("Task", "任务"), ("Place", "地方")):
        row = page.locator(".amounts dl > div", has_text=label)
        expect(row).to_contain_text(word)
        expect(row.locator("dd")).to_have_text(f"{found['nodes'][label]:,}")
    lacking = api("lineage/missing")
    expect(page.get_by_role("heading", name="被引用而没有读入的规划")).to_contain_text(str(lacking["total"]))
    first = page.locator(".missing > li").first
    expect(first).to_contain_text(lacking["rows"][0]["name"])
    first.locator("summary").click()
    first.get_by_role("link").first.click()
    expect(page.locator(".evidence blockquote mark")).to_have_text(
        lacking["rows"][0]["rows"][0]["evidence"]["quote"]
    )
    page.go_back()
    plans = api("statistics/plans")
    table = page.get_by_role("region", name="每个规划读出了什么")
    expect(table.locator("tbody tr")).to_have_count(plans["total"])
    files = page.get_by_role("navigation", name="给过的文件").get_by_role("link", name="没读成")
    files.click()
    expect(page).to_have_url(re.compile("kind=failed"))
    listed = api("statistics/files?state=failed")
    rows = page.get_by_role("region", name="给过的文件").locator("tbody tr")
    expect(rows).to_have_count(listed["total"])
    page.go_back()
    expect(files).not_to_have_attribute("aria-current", "true")
