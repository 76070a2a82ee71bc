"""A document of 200,000 characters with 2,000 marks: whole, every mark at its place, and gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from graph import Judgements, Ledger, Store, View, Writer
from graph.settings import GraphSettings
from ingest import ingest

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
Api = Callable[[str], Any]
TASKS = 1_000
FILE = "grounds.txt"
# A character of two UTF-16 units in every task: an offset that counted those would go wrong by one a task.
ALL = range(1, TASKS + 1)
FILLING = "𠮷祥场地依山傍水，四季开放，老人孩子都爱来，灯光明亮，器材齐全，" * 6
TEXT = "陕西省健身场地建设行动计划（2028年）\n\n一、建设场地\n" + "".join(
    f"{n}.建设第{n}处健身场地，{FILLING}早晚不息。（省体育局牵头，省教育厅配合）\n"
    for n in range(1, TASKS + 1)
)
# What stands in every mark that was drawn, by the place of its first character.
_DRAWN = "all => all.map((one) => [Number(one.dataset.at), one.firstChild.data])"


@pytest.fixture(scope="module")
def long_document(
    store: Store, graph: GraphSettings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The id of the document, which is in the graph meanwhile."""
    path = tmp_path_factory.mktemp("long") / FILE
    path.write_text(TEXT, encoding="utf-8")

    def write(work: Callable[[Writer], object]) -> None:
        with Ledger(graph.ledger, Judgements(graph.judgements)) as ledger, Writer(store, ledger) as writer:
            work(writer)

    write(lambda writer: ingest([path], into=writer))
    (held,) = [row for row, _ in View(store).documents(limit=1000).rows if FILE in row.names]
    yield held.id
    write(lambda writer: writer.withdraw(held.id))


def test_a_long_document_is_whole_and_marked_at_the_right_places(
    opener: Opener, api: Api, long_document: str, size: str
) -> None:
    held = api(f"documents/{long_document}")
    marked = [one for one in held["segments"] if one["marks"] and one["text"].strip()]
    assert held["characters"] == len(TEXT) > 200_000
    assert len({mark["reading"] for one in marked for mark in one["marks"]}) >= 2_000
    asked = [one for one in marked if one["marks"][-1]["label"] == "Department"][-3]
    at = f"{long_document}:{asked['start']}-{asked['end']}"
    page = opener(f"/?view=reader&doc={long_document}&at={quote(at)}", size=size)
    mark = page.locator(".source mark.asked")
    expect(mark).to_have_text(asked["text"])
    expect(mark).to_be_in_viewport()
    expect(mark).to_be_focused()
    lines = page.locator(".source p").evaluate_all("all => all.map((one) => one.textContent)")
    assert "\n".join(lines) == TEXT
    drawn = page.locator(".source mark.seen").evaluate_all(_DRAWN)
    assert [(at, text) for at, text in drawn if TEXT[at : at + len(text)] != text] == []
    assert {at for at, _ in drawn} >= {one["start"] for one in marked}


def test_a_key_pressed_before_all_is_drawn_goes_to_the_last_mark(opener: Opener, long_document: str) -> None:
    page = opener("/")
    page.evaluate(
        """() => new MutationObserver((_, observer) => {
             if (!document.querySelector(".source mark.seen")) return;
             observer.disconnect();
             document.dispatchEvent(new KeyboardEvent("keydown", { key: "p", bubbles: true }));
           }).observe(document.body, { childList: true, subtree: true })"""
    )
    page.evaluate(
        """address => {
             history.pushState(null, "", address);
             dispatchEvent(new PopStateEvent("popstate"));
           }""",
        f"/?view=reader&doc={long_document}",
    )
    last = page.locator(".source mark.seen:focus")
    expect(last).to_be_in_viewport()
    assert int(last.get_attribute("data-at") or 0) > len(TEXT) - 200


def test_a_long_document_is_gone_through_to_its_end(opener: Opener, long_document: str) -> None:
    page = opener(f"/?view=reader&doc={long_document}")
    expect(page.locator(".source mark.seen").first).to_be_attached()
    page.keyboard.press("p")
    last = page.locator(".source mark.seen:focus")
    expect(last).to_be_in_viewport()
    assert int(last.get_attribute("data-at") or 0) > len(TEXT) - 200
    panel = page.locator(".marks")
    expect(panel.locator(".head .count")).to_have_text("2,000 / 2,000")
    page.get_by_role("navigation", name="目录").get_by_role("button", name=f"建设第{TASKS // 2}处").click()
    middle = page.locator(".source p:focus")
    expect(middle).to_contain_text(f"建设第{TASKS // 2}处健身场地")
    expect(middle).to_be_in_viewport()
