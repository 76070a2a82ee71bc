"""What holds of every view: no barrier that axe-core knows, nothing wider than the screen."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
WATER = f"/?q={quote('省水利厅')}"
# Name -> address, and what is there when it is drawn.
VIEWS = {
    "home": ("/", "table.plans"),
    "list": (WATER, "a.reading"),
    "by year": (f"{WATER}&group=year", "a.reading"),
    "choices": (f"/?q={quote('水利')}", ".choices"),
    "kin": (f"/?q={quote('省生态环境厅')}", ".kin"),
    "graph": (f"{WATER}&view=graph", ".picture[data-settled] .labels text"),
    "nothing left": (f"{WATER}&year=1999", ".none"),
    "map": (f"/?q={quote('咸阳市')}&view=map", ".mark"),
    "documents": ("/?view=documents", ".held li"),
    "corpus": ("/?view=corpus", ".missing li"),
    "review": ("/?view=review", ".side"),
    "console": (
        f"/?view=console&cypher={quote('MATCH p=()-[r:负责]->(t) RETURN p, r, t LIMIT 9')}",
        ".result td",
    ),
    "overlaps": ("/?view=overlaps", ".pair mark"),
    "lineage": ("/?view=lineage", ".tie"),
    "silences": ("/?view=silences&group=parties", ".silence"),
    "ledger": ("/?view=ledger", ".aims a.reading"),
    "timeline": (f"/?q={quote('机场三期')}&view=timeline", ".entry .wording"),
}
LOOKS = (
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"color_scheme": "light", "forced_colors": "active"},
)
FORBIDDEN = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc")


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    return (root / "web/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


# Beside what axe-core does of itself: targets of 24 pixels (WCAG 2.2), which it leaves out.
_AXE = "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"


def _violations(page: Page, axe: str) -> list[str]:
    """In light and in dark colours, and in those that a system forces."""
    page.evaluate(axe)
    found = []
    for looks in LOOKS:
        page.emulate_media(**looks)  # type: ignore[arg-type]
        found += [
            f"{looks} {one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in page.evaluate(_AXE)["violations"]
        ]
    page.emulate_media(color_scheme="light", forced_colors="none")
    return found


def _wider(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide


def _fits(page: Page, size: str) -> None:
    """Nothing has to be scrolled sideways; on a desktop at 200 % and in a narrow window, too."""
    assert _wider(page) == 0
    if size == "desktop":
        page.evaluate("document.documentElement.style.fontSize = '30px'")
        assert _wider(page) == 0
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size({"width": 900, "height": 700})
        assert _wider(page) == 0


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_no_barrier_and_fits(opener: Opener, axe: str, view: str, size: str) -> None:
    path, drawn = VIEWS[view]
    page = opener(path, size=size)
    expect(page.locator(drawn).first).to_be_visible()
    assert _violations(page, axe) == []
    _fits(page, size)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_evidence_and_reader_have_no_barrier_and_fit(opener: Opener, axe: str, size: str) -> None:
    page = opener(WATER, size=size)
    page.locator("a.reading").first.click()
    expect(page.locator(".evidence mark")).to_be_visible()
    assert _violations(page, axe) == []
    assert _wider(page) == 0
    page.get_by_role("link", name="在原文中打开").click()
    expect(page.locator(".source mark.asked")).to_be_in_viewport()
    assert _violations(page, axe) == []
    _fits(page, size)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_chosen_node_has_no_barrier_and_fits(opener: Opener, axe: str, size: str) -> None:
    page = opener(f"{WATER}&view=graph", size=size)
    expect(page.locator(".picture[data-settled] .labels text").first).to_be_visible()
    page.get_by_role("listbox").focus()
    page.keyboard.press("Home")
    expect(page.locator(".card .expand button").first).to_be_visible()
    assert _violations(page, axe) == []
    assert _wider(page) == 0


def _go(page: Page, view: str) -> None:
    """To a view in the page that is open, as by the browser's own back and forward."""
    path, drawn = VIEWS[view]
    page.evaluate(
        "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path
    )
    expect(page.locator(drawn).first).to_be_visible()


def _left(page: Page) -> dict[str, float]:
    """What the page holds after garbage was collected: elements, listeners, megabytes of heap."""
    client = page.context.new_cdp_session(page)
    for _ in range(3):
        client.send("HeapProfiler.collectGarbage")
    counted = client.send("Memory.getDOMCounters")
    heap = client.send("Runtime.getHeapUsage")["usedSize"] / 2**20
    client.detach()
    return {"nodes": counted["nodes"], "listeners": counted["jsEventListeners"], "heap": heap}


def test_fifty_switches_of_all_views_leave_nothing_behind(opener: Opener) -> None:
    page = opener()

    def switch(times: int) -> None:
        for _ in range(times):
            for view in [*VIEWS, "home"]:
                _go(page, view)

    switch(2)  # code, fonts and answers that are kept come once
    before = _left(page)
    switch(3)
    grown = {name: value - before[name] for name, value in _left(page).items()}
    print(before, grown)
    assert grown["nodes"] < 100
    assert grown["listeners"] < 20
    assert grown["heap"] < 2


def test_suggestions_have_no_barrier(opener: Opener, axe: str) -> None:
    page = opener()
    page.get_by_role("combobox").press_sequentially("咸阳")
    expect(page.get_by_role("option").first).to_be_visible()
    assert _violations(page, axe) == []


def test_help_and_export_have_no_barrier(opener: Opener, axe: str) -> None:
    page = opener(WATER)
    page.get_by_role("button", name="导出").click()
    expect(page.get_by_role("heading", name="导出这个答案")).to_be_visible()
    assert _violations(page, axe) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="键盘与帮助").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert _violations(page, axe) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_a_view_looks_like_changes_no_other(root: Path) -> None:
    """Its rules stay when it goes: each stands inside the class of its view."""
    sheets = list((root / "web/src/views").glob("*/*.css"))
    assert len(sheets) > 10
    for sheet in sheets:
        first, *rest = sheet.read_text(encoding="utf-8").rstrip("\n").split("\n")
        assert first == f".frame.{sheet.parent.name} {{"
        assert [line for line in rest if line[:1] not in ("", " ")] == ["}"]


def test_no_source_makes_markup_out_of_text(root: Path) -> None:
    sources = [*(root / "web/src").rglob("*.ts"), *(root / "web/src").rglob("*.tsx")]
    assert len(sources) > 20
    found = [str(path) for path in sources if FORBIDDEN.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_both_languages_are_complete(root: Path) -> None:
    """Their keys are held together by the type; what is a word in both must be one in each."""
    files = [(root / "web/src/i18n" / name).read_text(encoding="utf-8") for name in ("zh.ts", "en.ts")]
    for text in files:
        assert not re.search(r': "",?$', text, re.MULTILINE)
    assert not re.search(
        r"[\u4e00-\u9fff]", re.sub(r"(?m)^\s*[\u4e00-\u9fff]+:|language_other.*$", "", files[1])
    )


def test_no_file_is_bigger_than_its_budget(root: Path) -> None:
    done = subprocess.run(
        ["node", "scripts/size.mjs"], cwd=root / "web", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "first load" in done.stdout
