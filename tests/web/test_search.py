"""The search box: from what a person types to the thing that is meant."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def _asked(page: Page) -> list[str]:
    """What the page asks the server's search for, from now on."""
    asked: list[str] = []

    def note(url: str) -> None:
        if "/search?" in url:
            asked.extend(parse_qs(urlsplit(url).query)["q"])

    page.on("request", lambda made: note(made.url))
    return asked


def test_suggestions_are_grouped_by_kind_with_counts(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("咸阳")
    departments = page.get_by_role("group", name="部门")
    expect(departments.get_by_role("option").first).to_contain_text("咸阳市人民政府")
    shown = departments.get_by_role("option").count()
    count = int(departments.locator(".kind .count").inner_text())
    assert count >= shown
    expect(page.get_by_role("group", name="地方")).to_contain_text("咸阳市")
    expect(page.get_by_role("group", name="问法").get_by_role("option").first).to_contain_text("咸阳")
    expect(box).to_have_attribute("aria-expanded", "true")


def test_suggestions_by_keyboard(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("引汉济渭")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_contain_text("引汉济渭工程")
    expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    box.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_id(
        f"option-{page.get_by_role('option').count() - 1}"
    )
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("引汉济渭工程 项目")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_escape_closes_the_suggestions_and_nothing_else(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("咸阳")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("咸阳")


@pytest.mark.parametrize(
    ("typed", "way"), [("sxsslt", "拼音"), ("陝西省水利廳", ""), ("陕西省水力厅", "差一字")]
)
def test_suggestions_for_what_is_no_name(page: Page, typed: str, way: str) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially(typed)
    option = page.get_by_role("option").first
    expect(option).to_contain_text("陕西省水利厅")
    expect(option).to_contain_text(way)
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("陕西省水利厅")


def test_typing_asks_once_for_the_last_word(page: Page) -> None:
    asked = _asked(page)
    page.get_by_role("combobox").press_sequentially("引汉济渭", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    assert asked == ["引汉济渭"]


def test_an_input_method_asks_nothing_while_it_composes_and_once_after(page: Page) -> None:
    asked = _asked(page)
    page.get_by_role("combobox").focus()
    client = page.context.new_cdp_session(page)
    for text in ("s", "sh", "shu", "shui", "shuili"):
        client.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
        page.wait_for_timeout(200)  # longer than the pause after which typing is taken for done
    assert asked == []
    client.send("Input.insertText", {"text": "水利厅"})
    expect(page.get_by_role("option").first).to_contain_text("水利厅")
    assert asked == ["水利厅"]


def test_a_slip_is_offered_and_not_taken_for_the_name(page: Page) -> None:
    ask(page, "陕西省水力厅")
    expect(page.get_by_role("heading", level=1)).to_have_text("没有叫“陕西省水力厅”的部门、项目、地方或规划")
    expect(page.locator(".choices")).to_contain_text("差一字")
    page.get_by_role("link", name="陕西省水利厅").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("陕西省水利厅")


def test_an_unknown_name_offers_the_likest(page: Page) -> None:
    ask(page, "水利")
    expect(page.get_by_role("heading", level=1)).to_contain_text("没有叫“水利”的")
    page.get_by_role("link", name="陕西省水利厅").click()
    expect(page.get_by_role("status").filter(has_text="陕西省水利厅")).to_be_visible()


def test_an_answer_says_that_it_was_found_by_pinyin(page: Page) -> None:
    ask(page, "sxsslt")
    expect(page.locator(".note")).to_contain_text("“sxsslt”是它名称的拼音或拼音首字母")


def test_an_answer_names_what_bears_the_name_less_directly(page: Page) -> None:
    ask(page, "咸阳市")
    expect(page.get_by_role("heading", level=1)).to_contain_text("咸阳市 地方")
    page.locator(".note").get_by_role("link", name="咸阳市人民政府").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("咸阳市人民政府 部门")


def test_a_question_with_a_blank_is_filled_by_the_name(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("省水利厅")
    page.get_by_role("option", name="陕西省水利厅牵头的任务").click()
    expect(page.locator(".chosen")).to_contain_text("牵头")
    roles = page.locator("a.reading .role")
    expect(roles.first).to_have_text("牵头")
    assert set(roles.all_text_contents()) == {"牵头"}


def ask(page: Page, name: str) -> None:
    page.get_by_role("combobox").fill(name)
    page.get_by_role("combobox").press("Enter")
