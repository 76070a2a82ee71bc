"""What is measured on: plans as they are, plans put together to any size, and text that nobody writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from ingest.readers import read
from ingest.sources import sources
from ingest.types import Source

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus"
SHARED = ROOT.parent / "shared" / "corpus"

# What a text that was cut out of another one begins with, so that it has a title, an issuer and a year.
HEAD = "福建省人民政府办公厅关于印发福建省2021年重点工作任务实施方案的通知\n\n"

# One text a form that could make some step run back and forth: each is repeated up to its size.
HOSTILE: Mapping[str, str] = {
    "brackets that nothing closes": "（",
    "brackets that nothing opened": "）",
    "enumeration marks": "、",
    "quotes that nothing closes": "“",
    "titles that nothing closes": "《",
    "straight quotes": '"',
    "articles": "第一条",
    "universities": "大学",
    "short lines": "中\n",
    "tasks without end": "1.做\n",
    "tasks with clauses": "一、加强\n（责任单位：省发改委）\n",
    "clauses": "（责任单位：省发改委）",
    "labels": "责任单位：",
    "duties": "区水利局负责做。\n",
    "rows": "1 | 做好 | 省水利厅\n",
    "marked-up rows": "| 1 | 做好 | 省水利厅<br>省财政厅 |\n",
    "marked-up rows without end": "| ",
    "bold signs": "**",
    "bold words": "\n**一、做好**",
    "names before a colon": "区水利局：负责做。\n",
    "numbers on lines": "1\n做好\n省水利厅牵头\n",
    "names": "省发改委、",
    "orders": "由省水利厅会同",
    "places": "西安市",
    "railways": "西安至延安、",
    "metro lines": "地铁1号线、",
    "cited plans": "《福建省规划》",
    "numbers": "2026年",
    "targets": "增长5%",
    "spaces": " a",
    "ideographic spaces": "\u3000",
    "dashes": "——",
    "attachments": "附件\n",
    "Latin letters": "a",
    "rules for later tasks": "以下任务均由省发改委落实。\n1.做好水利工作\n（责任单位：省水利厅）\n",
    "one long sentence": "省水利厅要推进泉州白濑水利枢纽工程建设、落实《福建省规划》，衔接漳州；",
}


def plans() -> list[Source]:
    """The sample plans, and those of ../shared where it is."""
    return _sources(SAMPLES, SHARED / "plans")


def notices() -> list[Source]:
    """Documents that are mostly no plans; none without ../shared."""
    return _sources(SHARED / "other")


def _sources(*folders: Path) -> list[Source]:
    return [*sources(folder for folder in folders if folder.is_dir()).sources]


def text_of(source: Source) -> str:
    return read(source.names[0], source.data)[1]


def running_text(size: int) -> str:
    """So many bytes of the plans, one after the other; each time around with other digits."""
    texts = [text_of(source) for source in plans()]
    written: list[str] = []
    length = 0
    for text in _around(texts):
        written.append(text)
        length += len(text.encode())
        if length >= size:
            break
    return _cut("\n".join(written), size)


def _around(texts: list[str]) -> Iterator[str]:
    for turn in count():
        digits = {ord("0") + digit: ord("0") + (digit + turn) % 10 for digit in range(10)}
        yield from (text.translate(digits) for text in texts)


def pieces(text: str, size: int) -> list[Source]:
    """The text as documents of so many bytes each; a rest is left out unless it is all there is."""
    characters = max(1, len(text) * size // len(text.encode()))
    starts = range(0, max(1, len(text) - characters + 1), characters)
    return [document(text[start : start + characters]) for start in starts]


def hostile(pattern: str, size: int) -> Source:
    return document(pattern * (size // len(pattern.encode())))


def document(text: str) -> Source:
    return Source(("plan.txt",), (HEAD + text).encode())


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
