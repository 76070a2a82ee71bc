"""What the plans say of one project in time order: stages, changes, promises, silences, and their words."""

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
AIRPORT, DAM = (f"/?q={quote(name)}&view=timeline" for name in ("机场三期", "黄沟水库"))


@pytest.fixture
def told(api: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda name: api(f"projects/{quote(name)}/timeline")


def test_plans_in_time_order_and_those_that_say_nothing(
    opener: Opener, size: str, told: Callable[[str], Any]
) -> None:
    page = opener(f"/?q={quote('机场三期')}", size=size)
    page.get_by_role("link", name="时间线").click()
    entries = told("机场三期")["entries"]
    plans = page.locator(".entry .plan")
    expect(plans).to_have_text([entry["plan"] for entry in entries])
    years = page.locator(".entry .year").all_text_contents()
    assert years == sorted(years)
    silent = [entry for entry in entries if not entry["mentions"] and not entry["parts"]]
    expect(page.locator(".shown")).to_contain_text(
        f"{len(entries) - len(silent)} 个规划提到、{len(silent)} 个规划未提及"
    )
    expect(page.locator(".entry.unnamed .plan")).to_have_text([entry["plan"] for entry in silent])
    expect(page.get_by_role("row", name="建成").locator(".stated")).to_have_count(1)
    expect(page.get_by_role("row", name="建成").locator(".silent")).to_have_count(len(silent))
    page.go_back()
    expect(page.locator("a.reading").first).to_be_visible()
    expect(page.locator(".timeline")).to_have_count(0)


def test_a_number_a_date_and_a_promise_that_changed(opener: Opener, size: str) -> None:
    page = opener(DAM, size=size)
    later = page.locator(".entry", has_text="2023年").last
    expect(later.locator(".wording del")).to_have_text(["删去：2023", "删去：120"])
    expect(later.locator(".wording ins")).to_have_text(["新增：2025（+2 年）", "新增：150（+25%）"])
    slip = later.locator(".slip", has_text="推迟")
    expect(slip).to_contain_text("2023 建成")
    expect(slip).to_contain_text("2025 建成")
    expect(later.locator(".parties")).to_contain_text("咸阳市人民政府新列")
    expect(later.locator(".left-out")).to_have_text("不再列名 陕西省财政厅")
    slip.get_by_role("link").first.click()
    expect(page.locator(".evidence mark")).to_contain_text("2023年建成黄沟水库")


def test_every_line_opens_its_words(opener: Opener, told: Callable[[str], Any]) -> None:
    page = opener(AIRPORT)
    lines = page.locator("a.reading")
    expect(lines.first).to_be_visible()
    for line in (lines.nth(0), page.locator(".parties a.reading").nth(1)):
        line.click()
        expect(page.locator(".evidence mark")).to_be_in_viewport()
        expect(line).to_have_attribute("aria-current", "true")
    expect(page.locator(".evidence .facts")).to_contain_text("陕西省水利厅")
    page.keyboard.press("k")
    first = told("机场三期")["entries"][1]["mentions"][0]
    expect(page.locator(".evidence mark")).to_have_text(first["quote"])
    expect(page.get_by_role("button", name="复制引文")).to_be_visible()
    page.get_by_role("link", name="在原文中打开").click()
    expect(page.locator(".source mark.asked")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".entry .plan")).to_have_count(len(told("机场三期")["entries"]))


def test_the_timeline_as_a_table(opener: Opener, told: Callable[[str], Any]) -> None:
    page = opener(AIRPORT)
    expect(page.locator("a.reading").first).to_be_visible()
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text(encoding="utf-8-sig"))))
    entries = told("机场三期")["entries"]
    assert list(dict.fromkeys(row["plan"] for row in rows)) == [entry["plan"] for entry in entries]
    said = [one for entry in entries for one in [*entry["mentions"], *entry["parts"]]]
    named = [row for row in rows if row["relation"]]
    assert [row["evidence.quote"] for row in named] == [one["quote"] for one in said]
    assert all(row["plan"] in row["evidence.citation"] for row in named)
    assert any("建成" in row["promises"] for row in named)
    assert "陕西省发展和改革委员会（负责）" in "".join(row["parties"] for row in named)


def test_what_is_no_project_has_no_timeline(opener: Opener) -> None:
    page = opener(f"/?q={quote('省水利厅')}")
    expect(page.locator("a.reading").first).to_be_visible()
    expect(page.get_by_role("link", name="时间线")).to_have_count(0)
