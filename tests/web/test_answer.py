"""From a name to the marked words of the source, through the list, its filters and the evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
QUESTION = "/?q=%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85"


@pytest.fixture
def answered(opener: Opener, size: str) -> Page:
    page = opener(QUESTION, size=size)
    expect(page.locator("a.reading").first).to_be_visible()
    return page


def _text(found: Locator) -> str:
    """All of it, also where the browser has not drawn it yet."""
    return found.text_content() or ""


def _show(page: Page, pane: str) -> None:
    """On a phone one pane is seen at a time."""
    tab = page.locator(".panes").get_by_role("button", name=pane)
    if tab.is_visible():
        tab.click()


def test_the_sentence_says_what_the_api_counts(answered: Page, api: Api) -> None:
    counts = api("departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks")["counts"]
    roles = "、".join(f"{role} {count}" for role, count in counts["roles"].items())
    sentence = f"{counts['plans']} 个规划、{counts['tasks']} 项任务涉及陕西省水利厅，其中{roles}"
    expect(answered.locator(".sentence")).to_contain_text(sentence)


def test_every_task_has_its_quote_with_the_name_marked(answered: Page) -> None:
    assert answered.locator("li.task").count() == 150
    without = answered.locator("li.task:not(:has(a.reading q mark))")
    expect(without).to_have_count(0)


def test_nothing_is_cut_in_silence(opener: Opener, size: str, address: str, api: Api) -> None:
    answered = opener(size=size)
    # The server's pages are made small: the explorer has to turn them.
    small = re.compile("limit=1000")
    answered.route(small, lambda to: to.continue_(url=to.request.url.replace("limit=1000", "limit=60")))
    answered.goto(f"{address}{QUESTION}")
    total = api("departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks")["counts"]["tasks"]
    expect(answered.locator(".shown")).to_have_text(f"显示 150 / 共 {total} 项任务")
    answered.get_by_role("button", name="再显示 150 项").click()
    expect(answered.locator(".shown")).to_have_text(f"显示 300 / 共 {total} 项任务")
    answered.get_by_role("button", name=f"再显示 {total - 300} 项").click()
    expect(answered.locator(".shown")).to_have_text(f"显示 {total} / 共 {total} 项任务")
    expect(answered.locator("li.task")).to_have_count(total)


def test_a_filter_leaves_what_it_says_and_back_takes_it_off(answered: Page) -> None:
    _show(answered, "筛选")
    label = answered.get_by_role("group", name="角色").locator("label", has_text="牵头")
    count = int(label.locator(".count").inner_text())
    label.get_by_role("checkbox").check()
    _show(answered, "结果")
    expect(answered.locator("li.task")).to_have_count(count)
    assert set(answered.locator("a.reading .role").all_text_contents()) == {"牵头"}
    assert "role=" in answered.url
    answered.get_by_role("button", name="去掉筛选：牵头").click()
    expect(answered.locator("li.task")).to_have_count(150)
    answered.go_back()
    expect(answered.locator("li.task")).to_have_count(count)
    answered.go_back()
    expect(answered.locator("li.task")).to_have_count(150)


def test_a_filter_by_place_leaves_the_tasks_that_name_it(
    answered: Page, opener: Opener, address: str, api: Api
) -> None:
    _show(answered, "筛选")
    label = answered.get_by_role("group", name="地方").locator("label").first
    name, count = label.locator(".name").inner_text(), int(label.locator(".count").inner_text())
    label.get_by_role("checkbox").check()
    _show(answered, "结果")
    expect(answered.locator("li.task")).to_have_count(count)
    place = api(f"search?q={quote(name)}&label=Place")["meant"]["id"]
    of_place = {row["task_id"] for row in api(f"places/{place}/tasks")["rows"]}
    of_water = api("departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks?limit=1000")["rows"]
    assert count == len(of_place & {row["task_id"] for row in of_water if not row["succession"]})
    expect(opener(answered.url.removeprefix(address)).locator("li.task")).to_have_count(count)


def test_a_filter_by_level_leaves_the_tasks_of_its_plans(opener: Opener, api: Api, size: str) -> None:
    page = opener(f"/?q={quote('咸阳市')}", size=size)
    plans = {row["id"]: row["level"] for row in api("plans?limit=1000")["rows"]}
    rows = api(f"places/{quote('咸阳市')}/tasks?limit=1000")["rows"]
    _show(page, "筛选")
    label = page.get_by_role("group", name="层级").locator("label").last
    name, count = label.locator(".name").inner_text(), int(label.locator(".count").inner_text())
    label.get_by_role("checkbox").check()
    _show(page, "结果")
    expect(page.locator("li.task")).to_have_count(count)
    assert count == len({row["task_id"] for row in rows if plans[row["plan_id"]] == name})
    page.get_by_role("button", name=f"去掉筛选：{name}").click()
    expect(page.locator("li.task")).to_have_count(len({row["task_id"] for row in rows}))


def test_marks_of_a_document_one_after_the_other(opener: Opener, api: Api, size: str) -> None:
    document = next(one["id"] for one in api("documents")["rows"] if one["script"] == "traditional")
    segments = api(f"documents/{document}")["segments"]
    readings = {mark["reading"]: mark for one in segments for mark in one["marks"]}
    page = opener(f"/?view=reader&doc={document}", size=size)
    _show(page, "本文标注")
    panel = page.locator(".marks")
    expect(panel.locator("li")).to_have_count(min(200, len(readings)))
    projects = [mark for mark in readings.values() if mark["label"] == "Project"]
    panel.get_by_role("group", name="标注的种类").get_by_role("button", name="项目").click()
    expect(panel.locator("li")).to_have_count(len(projects))
    panel.get_by_role("button", name="下一处").click()
    mark = page.locator(".source mark.seen:focus")
    expect(mark).to_have_attribute("data-kind", "Project")
    expect(mark).to_be_in_viewport()
    first = mark.get_attribute("data-at")
    page.keyboard.press("n")
    expect(mark).not_to_have_attribute("data-at", str(first))
    page.keyboard.press("p")
    expect(mark).to_have_attribute("data-at", str(first))
    _show(page, "本文标注")
    panel.get_by_role("checkbox", name="显示标注").uncheck()
    _show(page, "原文")
    expect(page.locator(".source[data-plain]")).to_be_visible()


def test_tasks_are_grouped_by_plan_year_or_role(answered: Page) -> None:
    plans = answered.locator(".group > h2 .plan").all_text_contents()
    assert len(plans) == len(set(plans)) > 1
    answered.get_by_role("link", name="按年份").click()
    years = answered.locator(".group > h2 .year").all_text_contents()
    assert years == sorted(set(years))
    answered.get_by_role("link", name="按角色").click()
    expect(answered.locator(".group > h2 .role").first).to_have_text("牵头")


@pytest.mark.parametrize(
    "plan", ["水安全保障方案", "西咸一体化", "面产业"], ids=["plain", "markup", "beyond"]
)
def test_from_a_name_to_the_marked_words(answered: Page, plan: str) -> None:
    group = answered.locator("section.group", has=answered.locator("h2", has_text=plan))
    reading = group.locator("a.reading").first
    quote = _text(reading.locator("q"))
    reading.click()
    panel = answered.locator(".evidence")
    expect(panel.locator("blockquote mark")).to_have_text(quote)
    expect(panel.locator("blockquote mark")).to_be_in_viewport()
    expect(panel).to_contain_text("置信度")
    expect(panel).to_contain_text("clause.")
    panel.get_by_role("link", name="在原文中打开").click()
    mark = answered.locator(".source mark.asked")
    expect(mark).to_have_text(quote)
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()


def test_what_a_document_says_never_runs(answered: Page) -> None:
    group = answered.locator("section.group", has=answered.locator("h2", has_text="西咸一体化"))
    expect(group.locator("li.task").first).to_contain_text("<script>document.title='ran'</script>")
    expect(group.locator("h2")).to_contain_text("<img src=x")
    group.locator("a.reading").first.click()
    expect(answered.locator(".facts")).to_contain_text("<img src=x")
    expect(answered.locator("#app img, #app script")).to_have_count(0)
    assert "ran" not in answered.title()


def test_direction_marks_turn_nothing_around_them(answered: Page) -> None:
    """The role before a quote stands left of it, and the words of a passage in a line of their own."""
    group = answered.locator("section.group", has=answered.locator("h2", has_text="面产业"))
    text = group.locator("li.task .text bdi").first
    assert text.evaluate("node => getComputedStyle(node).unicodeBidi") == "isolate"
    ordinal, passage = group.locator(".ordinal").first.bounding_box(), text.bounding_box()
    assert ordinal is not None
    assert passage is not None
    assert ordinal["x"] < passage["x"]


def test_evidence_by_keyboard(answered: Page) -> None:
    first = answered.locator("a.reading").first
    first.focus()
    answered.keyboard.press("ArrowDown")
    expect(answered.locator("a.reading").nth(1)).to_be_focused()
    answered.keyboard.press("Enter")
    heading = answered.locator(".evidence .head h2")
    expect(heading).to_contain_text("证据 2 / ")
    answered.keyboard.press("j")
    expect(heading).to_contain_text("证据 3 / ")
    answered.get_by_role("button", name="上一条").click()
    expect(heading).to_contain_text("证据 2 / ")
    answered.keyboard.press("Escape")
    expect(heading).to_have_count(0)
    answered.keyboard.press("/")
    expect(answered.get_by_role("combobox")).to_be_focused()
    answered.keyboard.press("j")
    expect(heading).to_have_count(0)


def test_the_address_holds_the_state_and_back_leads_back(page: Page, address: str, opener: Opener) -> None:
    page.get_by_role("link", name="省水利厅").click()
    page.locator("a.reading").nth(1).click()
    quote = _text(page.locator(".evidence mark"))
    page.get_by_role("button", name="下一条").click()
    expect(page.locator(".evidence mark")).not_to_have_text(quote)
    page.get_by_role("button", name="上一条").click()
    expect(page.locator(".evidence mark")).to_have_text(quote)
    assert re.search(r"\?q=[^&]+&sel=[0-9a-f]{16}&ev=[0-9a-f]{16}%3A\d+-\d+$", page.url)
    other = opener(page.url.removeprefix(address))
    expect(other.locator(".evidence mark")).to_have_text(quote)
    page.go_back()
    expect(page.locator(".evidence")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text("陕西省水利厅")
    page.go_back()
    expect(page.locator("table.plans")).to_be_visible()


def test_a_link_says_on_which_graph_it_was_made(opener: Opener, address: str, api: Api) -> None:
    page = opener(QUESTION, permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator("a.reading").first).to_be_visible()
    page.get_by_role("button", name="导出").click()
    page.get_by_role("button", name="复制本页链接").click()
    expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    now = api("statistics")["content_hash"][:12]
    assert copied == f"{address}/{QUESTION.removeprefix('/')}&b={now}"
    other = opener(copied.removeprefix(address))
    expect(other.locator("a.reading").first).to_be_visible()
    expect(other.locator(".offline")).to_have_count(0)
    old = opener(f"{QUESTION}&b=0123456789ab")
    expect(old.locator(".offline")).to_contain_text("0123456789ab")
    expect(old.locator(".offline")).to_contain_text(now)


def test_keys_that_nobody_knows_stay_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}{QUESTION}&from=a-colleague")
    page.get_by_role("link", name="按年份").click()
    expect(page).to_have_url(re.compile("from=a-colleague.*group=year"))


def test_a_predecessor_stands_apart_and_can_be_left_out(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=%E7%9C%81%E7%94%9F%E6%80%81%E7%8E%AF%E5%A2%83%E5%8E%85")
    expect(page.locator(".kin.predecessor > h2")).to_contain_text("前身")
    expect(page.locator(".kin.predecessor > h2")).to_contain_text("陕西省环境保护厅")
    expect(page.locator(".kin a.reading mark").first).to_have_text("省环境保护厅")
    page.get_by_role("checkbox", name="连同其前身").uncheck()
    expect(page.locator(".kin")).to_have_count(0)
    page.go_back()
    expect(page.locator(".kin")).to_have_count(1)


def test_plans_lead_to_their_tasks_and_to_their_text(page: Page) -> None:
    row = page.locator("table.plans tr", has_text="陕西省水安全保障方案")
    row.get_by_role("link", name="原文").click()
    expect(page.locator(".source")).to_contain_text("加快引汉济渭工程建设")
    page.go_back()
    row.get_by_role("link", name="陕西省水安全保障方案").click()
    expect(page.locator("li.task")).to_have_count(3)
    expect(page.locator("li.task").first).to_contain_text("咸阳市人民政府")


def test_plans_come_in_pages(opener: Opener, address: str, api: Api) -> None:
    """As if there were more plans than a page holds: the server is asked for pages of four."""
    page = opener(QUESTION)
    page.route(
        re.compile("plans.limit=200$"), lambda route: route.continue_(url=f"{address}/api/v1/plans?limit=4")
    )
    page.goto(address)
    total = api("plans")["total"]
    for shown in range(4, total, 4):
        expect(page.locator(".more")).to_contain_text(f"显示 {shown} / 共 {total}")
        page.get_by_role("button", name="再显示一些").click()
    expect(page.locator(".more")).to_contain_text(f"显示 {total} / 共 {total}")
    expect(page.locator("table.plans tbody tr")).to_have_count(total)
    expect(page.locator("footer")).to_contain_text(api("statistics")["content_hash"][:12])
    expect(page.locator("footer")).to_contain_text(f"统筹 {version('tongchou')}")


def test_a_long_name_breaks_no_layout(page: Page, address: str) -> None:
    page.goto(f"{address}/?q=陕西省水库除险加固行动计划（2026年）")
    expect(page.locator("li.task").first).to_be_visible()
    page.locator("a.reading").first.click()
    page.get_by_role("link", name="在原文中打开").click()
    expect(page.locator(".source")).to_contain_text("长长长")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0


def test_english_is_one_click_away_and_stays(answered: Page, address: str) -> None:
    answered.get_by_role("button", name="English").click()
    expect(answered.locator(".sentence")).to_contain_text("involve 陕西省水利厅")
    expect(answered.locator("html")).to_have_attribute("lang", "en")
    answered.goto(address)
    expect(answered.get_by_role("heading", level=1)).to_have_text("Which plans and which tasks involve it?")


def test_without_a_server_the_page_says_so_and_tries_again(opener: Opener) -> None:
    page = opener(expected="ERR_INTERNET_DISCONNECTED")
    expect(page.locator("table.plans")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("link", name="咸阳市").click()
    expect(page.get_by_role("alert")).to_contain_text("连接不上服务")
    page.context.set_offline(False)
    page.get_by_role("button", name="再试一次").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("咸阳市")


def test_too_many_requests_are_told_and_tried_again(opener: Opener) -> None:
    page = opener(expected="429")
    body = {"title": "请求太多", "status": 429, "detail": "每分钟 60 次", "advice": "请稍后再试"}
    tasks = re.compile("/departments/")
    page.route(tasks, lambda to: to.fulfill(status=429, json=body, content_type="application/problem+json"))
    page.get_by_role("link", name="省水利厅").click()
    for said in ("请求太多", "每分钟 60 次", "请稍后再试"):
        expect(page.get_by_role("alert")).to_contain_text(said)
    page.unroute(tasks)
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator("a.reading").first).to_be_visible()


def test_an_error_says_what_and_which_request(opener: Opener) -> None:
    page = opener("/?of=Department:no-such-id&q=x", expected="404")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("no-such-id")
    expect(alert).to_contain_text("请求编号")


def test_any_reading_is_evidence_with_its_facts(opener: Opener, api: Api) -> None:
    """Also one that the answer has no row for: its id is in the address."""
    task = api("departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks")["rows"][0]["task_id"]
    near = api(f"nodes/Task/{task}/neighbours?type=%E8%B4%9F%E8%B4%A3")["rows"][-1]
    reading = near["edges"][0]
    at = reading["evidence"]
    page = opener(f"{QUESTION}&ev={at['document']}:{at['start']}-{at['end']}&reading={quote(reading['id'])}")
    panel = page.locator(".evidence")
    expect(panel.locator("blockquote mark")).to_have_text(at["quote"])
    expect(panel.locator(".facts")).to_contain_text(near["node"]["name"])
    expect(panel.locator(".facts")).to_contain_text(at["method"])
    expect(panel.get_by_role("button", name="复制引文")).to_be_visible()
