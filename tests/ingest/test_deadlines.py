"""ingest.deadlines"""

from __future__ import annotations

import pytest

from ingest.deadlines import deadline, stated
from ingest.file_to_text import file_to_text
from ingest.text_to_spans import text_to_spans
from ingest.types import Source, Span


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2018年第三季度", "2018-09"),
        ("2020年底前", "2020-12"),
        ("年内", "2023"),
        ("年内持续推进", "2023"),
        ("全年", "2023"),
        ("全年推进", None),
    ],
)
def test_deadline_of_a_clause(words: str, due: str | None) -> None:
    assert deadline(words, 2023) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2018年第三季度清理水库台账。", "2018-09"),
        ("（1）2020年底前建成水库。", "2020-12"),
        ("2019年再建水库，2020年底前基本实现全覆盖。", None),
        ("2020年前每年登记水库。", None),
        ("对2020年底前建成的水库进行登记。", None),
        ("年底前建成水库。", None),
    ],
)
def test_deadline_that_the_text_states(text: str, due: str | None) -> None:
    assert stated(text, [Span(text.find("）") + 1, len(text))]) == due


def test_of_several_sentences_each_has_its_own_day() -> None:
    text = "2020年底前建成水库。修复干渠。"
    assert stated(text, [Span(0, 11), Span(11, len(text))]) is None


def test_the_lead_in_says_which_year_it_is() -> None:
    def dues(lead_in: str) -> list[str | None]:
        tasks = "一、建库。新建水库。（省水利厅，年内完成）\n二、修渠。（省水利厅，全年）"
        text = f"湖北省水网建设任务分工\n{lead_in}\n{tasks}\n"
        return [
            task.deadline for task in text_to_spans(file_to_text(Source(("a.txt",), text.encode()))).tasks
        ]

    assert dues("为切实做好2020年供水工作，提出任务分工。") == ["2020", "2020"]
    assert dues("为完成2019年任务，做好2020年供水工作，提出任务分工。") == [None, None]
    assert dues("做好2020年以来的供水工作。") == [None, None]
