"""ingest.file_to_text: every character of the text to be read comes from the source, in order"""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.errors import SourceError
from ingest.file_to_text import file_to_text
from ingest.folding import fold
from ingest.script import to_simplified
from ingest.types import Source, Text

CORPUS = sorted(Path("corpus").glob("*.txt"))
SHARED = sorted(Path("../shared/corpus").glob("*/*.txt"))


def read(text: str | bytes) -> Text:
    data = text if isinstance(text, bytes) else text.encode()
    return file_to_text(Source(("计划.txt",), data))


def assert_traceable(text: Text) -> None:
    """Each character is the folded form of the one it comes from; line ends stand between paragraphs."""
    assert len(text.offsets) == len(text.flat)
    folded = fold(to_simplified(text.raw)[0])
    offsets = list(text.offsets)
    assert all(a <= b for a, b in pairwise(offsets))
    kept = [(offset, char) for offset, char in zip(offsets, text.flat, strict=True) if char != "\n"]
    assert all(a[0] < b[0] for a, b in pairwise(kept))
    for offset, char in kept:
        assert folded[offset].replace("\u3000", " ") == char
    assert all(line and line == line.strip() for line in text.flat.split("\n"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem[:3])
def test_the_sample_plans_lose_no_word(path: Path) -> None:
    text = read(path.read_bytes())
    assert_traceable(text)
    assert text.raw == path.read_bytes().decode()
    kept = set(text.offsets)
    lost = "".join(c for i, c in enumerate(text.raw) if i not in kept and not c.isspace())
    # Furniture, a news lead-in and one character repeated over a page break.
    assert len(lost) < 400
    assert not any(mark in text.flat for mark in (" 。", "\n，", "\n、", "由会员分享", "　"))


def test_titles_of_the_sample_plans_stand_on_a_line_of_their_own() -> None:
    titles = [
        "2024年推进西安—咸阳一体化发展重点工作任务",
        "推进关中平原城市群建设行动计划",
        "陕西省贯彻落实《关中平原城市群建设“十四五”实施方案》的工作方案",
        "西咸新区推进西安—咸阳一体化发展三年行动计划（2024—2026年）",
        "2020年推动关中平原城市群和新型城镇化发展重点工作任务",
    ]
    for path, title in zip(CORPUS, titles, strict=True):
        assert title in read(path.read_bytes()).flat.split("\n")


def test_pdf_text_is_whole_again() -> None:
    flat = read(CORPUS[3].read_bytes()).flat
    assert "以秦创原总窗口为引领的区域协同创新发展体系加速形成" in flat
    assert "窗口运行，进一步扩大“跨区通办”" in flat
    assert "8条与中心城区、北跨、咸阳主城区互联互通道路" in flat


def test_quotes_are_slices_of_the_source() -> None:
    text = read("深入貫徹落實決策部署。為推動西安\n市與咸陽市發展規劃銜接，省發展改革委會同自然資源廳落實。")
    start = text.flat.index("西安市")
    assert text.script == "traditional"
    assert text.quote(start, start + 3) == "西安\n市"


@pytest.mark.shared
def test_every_document_of_the_development_corpus_is_traceable() -> None:
    assert len(SHARED) > 200
    for path in SHARED:
        assert_traceable(read(path.read_bytes()))


PIECES = st.one_of(
    st.sampled_from(
        '（）()《》“”"，。；：、,.;:!?一二三十第条章0129—-年月日号𠀀😀⽔ \u3000\n\t\xa0\u200b\ufeff\x0c'
    ),
    st.sampled_from(
        ["責任單位：", "（一）", "1.", "——", "- 3 -", "2024年1月1日", "（此件主动公开）", "乾縣", "陜西"]
    ),
    st.sampled_from(
        ["关于印发", "的通知", "附件", "省水利厅", "各市：", "近日，", ".docx", "分享到", "A b", "\r\n"]
    ),
    st.sampled_from(["  ", "\u3000\u3000", "\n\n"]),
)


@settings(max_examples=300, deadline=None)
@example("（（\r\n（")
@given(st.one_of(st.lists(PIECES, max_size=80).map("".join), st.text(max_size=120)))
def test_hostile_text_is_traceable_or_refused(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = text.encode("utf-8", "replace")
    try:
        found = read(data)
    except SourceError:
        return
    assert_traceable(found)
    assert read(data) == found


def _seconds(data: bytes) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        file_to_text(Source(("a.txt",), data))
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize(
    "piece",
    [
        *'（、《"各𠀀',
        *("第一条", "一、", "（一）", "1.中。2.中；", "——", "2018年1月1日"),
        *("模板", "附件", "。关于印发", "近日印发《"),
        *("中 ", "局 ", "中\n", "\u3000\u3000中", "中文，字\n\n", "中文，标题\n- 1 -\n"),
    ],
)
def test_time_grows_with_the_size(piece: str) -> None:
    small, large = 5_000, 80_000
    text = "水" + piece * (large // len(piece))
    growth = _seconds(text[:large].encode()) / _seconds(text[:small].encode())
    # Sixteen times the text; quadratic work would take 256 times as long.
    assert growth < 64
