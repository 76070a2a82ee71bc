"""Which plan carries out and cites which, what is missing, and what plans do not say."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]


def _rows(page: Page) -> list[dict[str, str]]:
    """What the export of the view saves as CSV."""
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    return list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text(encoding="utf-8-sig"))))


def test_who_carries_out_and_cites_whom(opener: Opener, size: str, api: Api) -> None:
    page = opener("/?view=lineage", size=size)
    found = api("lineage")
    said = "、".join(f"{relation} {count}" for relation, count in found["counts"].items())
    expect(page.locator(".sentence")).to_contain_text(said)
    expect(page.locator(".tie")).to_have_count(len(found["rows"]))
    (tree,) = (one for one in found["cascade"] if one["name"] == "关中平原城市群建设“十四五”实施方案")
    branch = page.locator(".tree > li", has_text=tree["name"])
    expect(branch).to_contain_text("未收录")
    expect(branch.locator("li .plan")).to_have_text([one["name"] for one in tree["below"]])
    branch.locator(".verb").first.click()
    expect(page.locator(".evidence mark")).to_have_text(tree["below"][0]["by"][0]["evidence"]["quote"])
    page.go_back()
    page.get_by_role("link", name="衔接", exact=True).click()
    fits = [row for row in found["rows"] if row["relation"] == "衔接"]
    expect(page.locator(".shown")).to_have_text(f"显示 {len(fits)} / 共 {len(fits)}")
    page.go_back()
    expect(page.locator(".tie")).to_have_count(len(found["rows"]))


def test_what_is_cited_and_was_not_read_in(opener: Opener, api: Api) -> None:
    page = opener("/?view=lineage")
    page.get_by_role("link", name="未收录的").click()
    found = api("lineage/missing")
    expect(page.locator(".shown")).to_have_text(f"显示 {min(50, found['total'])} / 共 {found['total']}")
    first = page.locator(".lost").first
    expect(first.locator(".name")).to_have_text(found["rows"][0]["name"])
    expect(first).to_contain_text(f"{found['rows'][0]['plans']} 个规划")
    first.locator("summary").click()
    first.locator("a.reading").nth(1).click()
    expect(page.locator(".evidence mark")).to_have_text(found["rows"][0]["rows"][1]["evidence"]["quote"])
    assert [row["id"] for row in _rows(page)] == [row["id"] for row in found["rows"]]


def test_the_lineage_of_one_plan_stands_beside_its_tasks(opener: Opener, api: Api) -> None:
    plan = next(row for row in api("lineage")["rows"] if row["relation"] == "依据")
    page = opener(f"/?of=Plan:{plan['plan_id']}")
    page.get_by_role("link", name="规划脉络").click()
    own = api(f"plans/{plan['plan_id']}/lineage")
    expect(page.locator(".tie")).to_have_count(len(own["rows"]))
    expect(page.locator(".tree [aria-current]")).to_contain_text(plan["plan"])


def test_the_lineage_as_a_graph(opener: Opener, api: Api) -> None:
    page = opener("/?view=lineage")
    expect(page.locator(".tie").first).to_be_visible()
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="GraphML").click()
    read = nx.read_graphml(saving.value.path())
    rows = api("lineage")["rows"]
    said = {(one["plan_id"], one["cited_id"], one["relation"], one["evidence"]["start"]) for one in rows}
    edges = read.edges(data=True)
    assert {(a, b, one["relation"], one["start"]) for a, b, one in edges} == said
    assert {name for _, name in read.nodes(data="name")} == {
        one[side] for one in rows for side in ("plan", "cited")
    }


def test_silences_come_in_pages(opener: Opener, api: Api) -> None:
    """As if there were more than a page holds: the server is asked for pages of two."""
    page = opener()
    page.route(re.compile("silences/parties$"), lambda to: to.continue_(url=f"{to.request.url}?limit=2"))
    page.goto(page.url + "?view=silences&group=parties")
    total = api("silences/parties")["total"]
    assert total > 2
    for shown in range(2, total, 2):
        expect(page.locator(".more")).to_contain_text(f"显示 {shown} / 共 {total}")
        page.get_by_role("button", name="再显示一些").click()
    expect(page.locator(".silence a.reading")).to_have_count(total)
    expect(page.locator(".silence")).to_have_count(api("silences/parties")["parties"])


def test_what_plans_do_not_say_by_kind_with_counts(opener: Opener, size: str, api: Api) -> None:
    page = opener("/?view=silences", size=size)
    tasks = api("silences/tasks")
    count = sum(plan["tasks"] - plan["assigned"] for plan in tasks["plans"])
    expect(page.get_by_role("link", name=f"无责任方的任务 {count}")).to_be_visible()
    expect(page.locator(".shown")).to_have_text(f"显示 {len(tasks['rows'])} / 共 {len(tasks['rows'])}")
    page.locator("a.reading").first.click()
    expect(page.locator(".evidence mark")).to_contain_text(tasks["rows"][0]["passage"]["quote"][:20])
    page.go_back()
    parties = api("silences/parties")
    page.get_by_role("link", name=f"不再列名的部门 {parties['parties']}").click()
    expect(page.locator(".silence")).to_have_count(parties["parties"])
    expect(page.locator(".silence a.reading")).to_have_count(len(parties["rows"]))
    departments = api("silences/departments")["rows"]
    page.get_by_role("link", name=f"缺席的部门 {len(departments)}").click()
    expect(page.locator(".silence")).to_have_count(len(departments))
    assert len(_rows(page)) == len(departments)
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator(".silence")).to_have_count(parties["parties"])


def test_two_of_one_clause_are_turned_over_one_after_the_other(opener: Opener, api: Api) -> None:
    page = opener("/?view=silences&group=parties")
    rows = api("silences/parties")["rows"]
    page.locator(".silence a.reading").first.click()
    names = []
    for nth in range(1, len(rows) + 1):
        expect(page.locator(".evidence .head")).to_contain_text(f"证据 {nth} / {len(rows)}")
        names.append(page.locator(".facts dd bdi").first.inner_text())
        page.keyboard.press("j")
    seen = [name for nth, name in enumerate(names) if name not in names[:nth]]
    assert seen == list(dict.fromkeys(page.locator(".silence h2 > a bdi").all_text_contents()))


def test_a_plan_that_names_nobody_lists_its_tasks_when_asked(opener: Opener, api: Api) -> None:
    silent = next(plan for plan in api("silences/tasks")["plans"] if 2 * plan["assigned"] <= plan["tasks"])
    page = opener("/?view=silences")
    page.get_by_role("row", name=silent["plan"]).get_by_role("link", name="列出").click()
    own = api(f"silences/tasks?plan={quote(silent['plan_id'])}")
    expect(page.locator("a.reading")).to_have_count(len(own["rows"]))
    expect(page.get_by_role("heading", level=1)).to_contain_text(silent["plan"])
