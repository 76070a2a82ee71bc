"""The Cypher console: judged before it runs, its rows with their evidence, everything in the address."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


def _console(query: str = "") -> str:
    return f"/?view=console&cypher={quote(query)}"


def _write(page: Page, query: str) -> None:
    page.get_by_label("Cypher", exact=True).fill(query)


def test_from_a_question_of_the_list_to_its_rows(page: Page, opener: Opener, address: str) -> None:
    page.get_by_role("link", name=re.compile("^Cypher")).click()
    page.get_by_role("button", name="［部门］常与哪些部门共同承担任务").click()
    page.get_by_label("$department").fill("水利")
    page.get_by_label("$department").press("Control+Enter")
    page.get_by_role("button", name="陕西省水利厅").click()
    expect(page.get_by_role("status").filter(has_text="可以运行")).to_be_visible()
    page.get_by_role("button", name="运行").click()
    rows = page.locator(".result tbody tr")
    expect(rows.first).to_be_visible()
    first = rows.first.inner_text()
    other = opener(page.url.removeprefix(address))
    expect(other.locator(".result tbody tr").first).to_have_text(first, use_inner_text=True)
    name = rows.first.get_by_role("link").first
    asked = name.inner_text()
    name.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(asked)
    page.go_back()
    expect(rows.first).to_have_text(first, use_inner_text=True)
    page.go_back()
    expect(page.locator(".result")).to_have_count(0)


def test_a_relationship_opens_its_evidence(opener: Opener, size: str) -> None:
    query = "MATCH (d:Department)-[r:负责]->(t:Task) RETURN d, r, t ORDER BY r.start LIMIT 20"
    page = opener(_console(query), size=size)
    row = page.locator(".result tbody tr").first
    said = row.locator(".relationship .value").inner_text()
    row.locator("a.place").click()
    expect(page.locator(".evidence blockquote mark")).to_have_text(said)
    page.get_by_role("link", name="在原文中打开").click()
    expect(page.locator(".source mark.asked")).to_have_text(said)
    page.go_back()
    page.go_back()
    page.get_by_role("group", name="怎样显示").get_by_role("link", name="图").click()
    expect(page.locator(".picture[data-settled]")).to_be_visible()
    ids = set(page.locator(".result").locator("[role=option]").all_text_contents())
    assert any("陕西省" in one for one in ids)


def test_what_writes_is_refused_before_it_runs(opener: Opener) -> None:
    page = opener(_console(), expected="Failed to load resource")
    _write(page, "MATCH (n) DETACH DELETE n")
    expect(page.locator(".verdict")).to_contain_text("不能运行")
    page.get_by_label("Cypher", exact=True).press("Control+Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    _write(page, "MATCH (n RETURN n")
    expect(page.locator(".verdict")).to_contain_text("line 1, column 10")
    _write(page, "MATCH (n:Task) RETURN count(n) > 0 AS some")
    page.get_by_role("button", name="运行").click()
    expect(page.locator(".result td")).to_have_text("true")


def test_what_takes_too_long_is_ended_and_says_so(opener: Opener) -> None:
    page = opener(_console(), expected="504")
    # The server's own limit is longer than a test has patience.
    page.route(
        re.compile("/cypher$"),
        lambda to: to.continue_(post_data=json.dumps(to.request.post_data_json | {"seconds": 1})),
    )
    _write(page, "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a WHERE a < 0 RETURN a")
    expect(page.locator(".verdict")).to_contain_text("可以运行")
    page.get_by_role("button", name="运行").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The question takes too long")
    expect(alert).to_contain_text("请求编号")
    _write(page, "RETURN 1 AS one")
    page.get_by_role("button", name="运行").click()
    expect(page.locator(".result td")).to_have_text("1")


def test_what_is_cut_is_said_and_the_file_has_all(opener: Opener, tmp_path: Path) -> None:
    query = "UNWIND range(1, 600) AS n RETURN n, '=1+' + n AS text, {by: [$by, n]} AS more"
    page = opener(f"{_console(query)}&given={quote(json.dumps({'by': '12'}))}")
    expect(page.locator(".shown")).to_contain_text("500 行")
    expect(page.locator(".shown")).to_contain_text("后面还有")
    expect(page.locator(".result tbody tr")).to_have_count(500)
    for form in ("CSV", "JSONL"):
        with page.expect_download() as saving:
            page.get_by_role("button", name=form, exact=True).click()
        saving.value.save_as(tmp_path / form)
    data = (tmp_path / "CSV").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[-1] == {"n": "600", "text": "'=1+600", "more": '{"by":[12,600]}'}
    lines = [json.loads(line) for line in (tmp_path / "JSONL").read_text(encoding="utf-8").splitlines()]
    assert [line["n"] for line in lines] == list(range(1, 601))


def test_queries_that_ran_are_kept_and_those_with_a_name_stay(opener: Opener, size: str) -> None:
    page = opener(_console("RETURN 1 AS one"), size=size)
    expect(page.locator(".result td")).to_have_text("1")
    _write(page, "// by name\nRETURN $name AS said")
    page.get_by_label("$name").fill("渭河")
    page.get_by_role("button", name="运行").click()
    expect(page.locator(".result td")).to_have_text("渭河")
    page.get_by_text("运行过的查询，2 条").click()
    lines = page.locator(".ran li")
    expect(lines.nth(0).locator("code")).to_have_text("RETURN $name AS said")
    lines.nth(1).get_by_role("button", name="命名").click()
    page.keyboard.type("一")
    page.keyboard.press("Enter")
    expect(lines.nth(1).locator("bdi")).to_have_text("一")
    page.evaluate(
        """() => {
          const one = (n) => ({ cypher: `RETURN ${n}`, given: "", name: "", on: "2026-01-01" });
          const held = [...Array(30).keys()].map(one);
          const mine = JSON.parse(localStorage["tongchou-queries"]);
          localStorage["tongchou-queries"] = JSON.stringify([...held, ...mine]);
        }"""
    )
    page.reload()
    expect(page.locator(".result td")).to_have_text("渭河")
    page.get_by_text("运行过的查询，21 条").click()
    expect(lines.last.locator("bdi")).to_have_text("一")
    lines.last.get_by_role("button").first.click()
    expect(page.get_by_label("Cypher", exact=True)).to_have_value("RETURN 1 AS one")
    lines.last.get_by_role("button", name="删去").click()
    expect(lines).to_have_count(20)
