"""The review queue: two names side by side, a judgement, and taking it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
QUEUE = "/?view=review"


def test_a_pair_is_judged_and_the_judgement_taken_back(opener: Opener, api: Api, size: str) -> None:
    before = api("candidates")["total"]
    judged = api("judgements")["total"]
    first = api("candidates?limit=1")["rows"][0]
    page = opener(QUEUE, size=size)
    status = page.locator(".judging .shown")
    expect(status).to_have_text(f"还有 {before} 对待判断")
    names = page.locator(".side h2")
    expect(names).to_have_text([first["one"]["name"], first["other"]["name"]])
    page.get_by_label("署名").fill("林")
    page.get_by_label("理由").fill("名称不同")
    page.get_by_role("button", name=re.compile("^不是同一个")).click()
    expect(status).to_have_text(f"还有 {before - 1} 对待判断")
    expect(names.first).not_to_have_text(first["one"]["name"])
    page.locator(".log summary").click()
    row = page.locator(".log li").last
    expect(row).to_contain_text("不同")
    expect(row).to_contain_text("“名称不同”")
    assert api("judgements")["rows"][-1]["by"] == "林"
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("u")
    expect(status).to_have_text(f"还有 {before} 对待判断")
    expect(names).to_have_text([first["one"]["name"], first["other"]["name"]])
    expect(page.locator(".log li").last).to_contain_text(f"撤销第 {judged + 1} 条")
    assert api("candidates")["total"] == before


def test_a_pair_can_be_put_off_and_its_sentences_open(opener: Opener) -> None:
    page = opener(QUEUE)
    names = page.locator(".side h2").first
    first = names.inner_text()
    quoted = page.locator(".side a.quoted").first
    said = quoted.locator("bdi").first.inner_text()
    quoted.click()
    expect(page.locator(".evidence blockquote mark")).to_have_text(said)
    page.go_back()
    page.keyboard.press("n")
    expect(page.locator(".judging .shown")).to_contain_text("其中 1 对先放下")
    expect(names).not_to_have_text(first)
    page.get_by_role("button", name="再看放下的").click()
    expect(names).to_have_text(first)
    # What a key opens elsewhere is no judgement here.
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(names).to_have_text(first)


def test_who_may_not_write_is_told(opener: Opener) -> None:
    """A page that comes by a proxy gets no token."""
    page = opener(expected="Failed to load resource")
    page.route(
        "**/session",
        lambda route: route.continue_(headers={**route.request.headers, "x-forwarded-for": "192.0.2.1"}),
    )
    page.get_by_role("link", name=re.compile("^待判断")).click()
    expect(page.get_by_role("note")).to_contain_text("这里只能看，不能改")
    expect(page.get_by_role("button", name=re.compile("是同一个"))).to_have_count(0)
