"""What is taken away from an answer: files, citations, and the Cypher behind it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
QUESTION = "/?q=%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85"


def test_a_file_waits_for_the_version_that_its_name_tells(opener: Opener, api: Api, address: str) -> None:
    page = opener("/?view=console")
    held: list[Route] = []
    page.route("**/api/v1/statistics", lambda to: held.append(to))
    page.goto(f"{address}{QUESTION}")
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
        page.wait_for_timeout(500)
        for route in held:
            route.continue_()
    assert saving.value.suggested_filename.endswith(f"_{api('statistics')['content_hash'][:12]}.csv")


@pytest.mark.parametrize("form", ["CSV", "JSONL"])
def test_the_answer_as_a_file(opener: Opener, api: Api, size: str, form: str, tmp_path: Path) -> None:
    page = opener(QUESTION, size=size)
    body = api("departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks?limit=1000")
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name=form).click()
    version = api("statistics")["content_hash"]
    name = rf"陕西省水利厅_\d{{4}}-\d\d-\d\d_{version[:12]}\.{form.lower()}"
    assert re.fullmatch(name, saving.value.suggested_filename)
    saving.value.save_as(tmp_path / "answer")
    data = (tmp_path / "answer").read_bytes()
    if form == "CSV":
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    else:
        rows = [json.loads(line) for line in data.decode().splitlines()]
    assert [row["task_id"] for row in rows] == [row["task_id"] for row in body["rows"]]


def test_a_table_has_its_origin_beside_it(opener: Opener, api: Api, address: str) -> None:
    page = opener(f"{QUESTION}&role=牵头")
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as table:
        page.get_by_role("button", name="CSV").click()
    with page.expect_download() as beside:
        page.get_by_role("button", name="表格的来历").click()
    name = table.value.suggested_filename
    assert beside.value.suggested_filename == f"{name}-metadata.json"
    said = json.loads(beside.value.path().read_text(encoding="utf-8"))
    version = api("statistics")["content_hash"]
    assert (said["url"], said["dc:title"], said["dc:hasVersion"]) == (name, "陕西省水利厅", version)
    assert datetime.fromisoformat(said["dc:created"]).tzinfo is not None
    # Both addresses lead back: to what was on the screen, and to the rows.
    again = opener(said["dc:source"].removeprefix(address))
    expect(again.locator(".chosen")).to_contain_text("牵头")
    expect(again.locator(".offline")).to_have_count(0)
    rows = api(said["dc:relation"].removeprefix(f"{address}/api/v1/") + "?limit=1000")["rows"]
    read = list(csv.DictReader(io.StringIO(table.value.path().read_text(encoding="utf-8-sig"))))
    assert [row["task_id"] for row in read] == [row["task_id"] for row in rows]


def test_the_citations_of_an_answer(opener: Opener, size: str, tmp_path: Path) -> None:
    page = opener(QUESTION, size=size)
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="引文目录").click()
    saving.value.save_as(tmp_path / "citations")
    lines = (tmp_path / "citations").read_text(encoding="utf-8").splitlines()
    assert "陕西省发展和改革委员会. 2024年推进西安—咸阳一体化发展重点工作任务[Z]. 2024." in "\n".join(lines)
    assert [line.partition(" ")[0] for line in lines] == [f"[{n}]" for n in range(1, len(lines) + 1)]


def test_a_citation_is_copied_as_the_api_gives_it(opener: Opener, api: Api) -> None:
    row = api("departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks?limit=1")["rows"][0]
    page = opener(QUESTION, permissions=["clipboard-read", "clipboard-write"])
    page.locator("a.reading").first.click()
    for place in (".evidence", "main .bar"):
        button = page.locator(place).get_by_role("button", name="复制引文")
        button.click()
        expect(page.locator(place).get_by_text("已复制")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == row["evidence"]["citation"]
        assert copied.endswith(f"{row['plan']}[Z]. {row['order_year']}）")
        if place == ".evidence":
            page.evaluate("navigator.clipboard.writeText('')")
            page.get_by_role("link", name="在原文中打开").click()


def test_the_cypher_behind_an_answer_runs_in_the_console(opener: Opener, api: Api, size: str) -> None:
    page = opener("/?q=咸阳市", size=size, permissions=["clipboard-read", "clipboard-write"])
    tasks = api(f"places/{quote('咸阳市')}/tasks?limit=1000")
    page.get_by_role("button", name="导出").click()
    page.get_by_role("button", name="背后的 Cypher").click()
    dialog = page.get_by_role("dialog", name="背后的 Cypher")
    asked = dialog.locator("section", has_text="Every task whose measures name a place")
    asked.get_by_role("button", name="复制").click()
    expect(asked.get_by_text("已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f':param id => "{tasks["about"]["id"]}";\n:param within => false;\n')
    assert "// Every task whose measures name a place" in copied
    asked.get_by_role("link", name="在控制台打开").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".result tbody tr")).to_have_count(min(101, tasks["total"]))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("咸阳市")
