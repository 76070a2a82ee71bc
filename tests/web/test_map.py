"""The map: the points of the answer, what has none, and the way from a point to the words that name it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
CITY = f"/?q={quote('咸阳市')}&view=map"
TASKS = f"places/{quote('咸阳市')}/tasks"


def _line(*positions: tuple[float, float]) -> str:
    """A GeoJSON with one line, through these longitudes and latitudes."""
    line = {"type": "LineString", "coordinates": positions}
    feature = {"type": "Feature", "properties": {}, "geometry": line}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


@pytest.fixture
def mapped(api: Api, address: str) -> list[Any]:
    """Every place and project that the tasks of the answer name."""
    body = json.dumps({"tasks": sorted({row["task_id"] for row in api(TASKS)["rows"]})}).encode()
    asked = Request(f"{address}/api/v1/tasks/places", body, {"Content-Type": "application/json"})
    with urlopen(asked) as answer:
        rows: list[Any] = json.load(answer)["rows"]
    return rows


def _show(page: Page, pane: str) -> None:
    tab = page.locator(".panes").get_by_role("button", name=pane)
    if tab.is_visible():
        tab.click()


def test_the_map_has_what_the_answer_has(opener: Opener, api: Api, mapped: list[Any], size: str) -> None:
    page = opener(CITY, size=size)
    rows = mapped
    total = api(TASKS)["counts"]["tasks"]
    expect(page.locator(".mapped .shown")).to_contain_text(f"/ 共 {total} 项任务")
    points = {(row["lat"], row["lon"]) for row in rows if row["lat"] is not None}
    page.get_by_role("button", name="全部").click()
    expect(page.locator(".mark")).to_have_count(len(points))
    assert {mark.get_attribute("data-point") for mark in page.locator(".mark").all()} == {
        f"{lat},{lon}" for lat, lon in points
    }
    # Equal points are one, with the number of what stands there.
    here = [row for row in rows if row["place"] == "咸阳市"]
    assert len(here) > 1
    # No boundaries, unless an operator has some that may be shown.
    expect(page.locator(".boundaries, .approval")).to_have_count(0)
    mark = page.locator(f'.mark[data-point="{here[0]["lat"]},{here[0]["lon"]}"]')
    expect(mark.locator("text")).to_have_text(str(len(here)))
    lost = len({(row["label"], row["id"]) for row in rows if row["lat"] is None})
    expect(page.locator(".unplaced summary")).to_have_text(f"无坐标 {lost}")


def test_a_point_leads_to_its_tasks_and_their_words(opener: Opener, size: str) -> None:
    page = opener(CITY, size=size)
    page.locator(".points").get_by_role("link", name=re.compile("^咸阳市")).click()
    chosen = page.locator("#point")
    expect(chosen.get_by_role("heading").first).to_contain_text("咸阳市")
    chosen.get_by_role("listitem").first.get_by_role("link").click()
    expect(page.locator(".evidence blockquote mark")).to_contain_text(re.compile("咸[阳陽]"))
    page.go_back()
    expect(page.locator(".evidence")).to_have_count(0)
    expect(chosen).to_be_visible()
    page.locator(".unplaced summary").click()
    page.locator(".unplaced").get_by_role("link").first.click()
    expect(chosen.get_by_role("heading")).to_have_count(1)
    page.go_back()
    page.go_back()
    expect(chosen).to_have_count(0)


def test_filters_move_and_zoom_by_keyboard_stand_in_the_address(opener: Opener, address: str) -> None:
    page = opener(CITY)
    expect(page.locator(".mark").first).to_be_visible()
    before = page.locator(".points > li").count()
    page.get_by_role("group", name="年份").get_by_role("checkbox").first.check()
    expect(page.locator(".points > li")).not_to_have_count(before)
    page.go_back()
    expect(page.locator(".mapped .points").first.locator("li")).not_to_have_count(0)
    page.get_by_role("group", name="地图").focus()
    for key in ("+", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("look="))
    look = page.locator(".mark").first.get_attribute("data-point")
    place = page.locator(f'.mark[data-point="{look}"]').bounding_box()
    other = opener(page.url.removeprefix(address))
    expect(other.locator(f'.mark[data-point="{look}"]')).to_be_visible()
    assert other.locator(f'.mark[data-point="{look}"]').bounding_box() == pytest.approx(place, abs=1)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="放大")).to_be_focused()


def test_an_operators_boundaries_are_drawn_under_their_number(
    opener: Opener,
    served: Callable[..., AbstractContextManager[str]],
    tmp_path: Path,
    mapped: list[Any],
    size: str,
) -> None:
    rows = [row for row in mapped if row["lat"] is not None]
    west, east = (pick(rows, key=lambda row: float(row["lon"])) for pick in (min, max))
    path = tmp_path / "lines.geojson"
    path.write_text(_line(*((row["lon"], row["lat"]) for row in (west, east))), encoding="utf-8")
    with served(boundaries=path, boundaries_number="陕S（2024）001号") as at:
        page = opener(CITY, size=size, at=at)
        expect(page.locator(".approval")).to_have_text("审图号：陕S（2024）001号")
        expect(page.locator(".approval")).to_be_visible()
        page.get_by_role("button", name="全部").click()
        drawn = page.locator(".boundaries").bounding_box()
        assert drawn is not None
        ends = (drawn["x"], drawn["x"] + drawn["width"])
        for row, end in zip((west, east), ends, strict=True):
            mark = page.locator(f'.mark[data-point="{row["lat"]},{row["lon"]}"]').bounding_box()
            assert mark is not None
            assert mark["x"] + mark["width"] / 2 == pytest.approx(end, abs=2)
