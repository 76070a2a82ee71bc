"""The pipeline: one token a character, components in order, the same answer every time."""

from __future__ import annotations

from array import array

import pytest

from ingest.spans_to_entities import COMPONENTS, pipeline, spans_to_entities
from ingest.types import Head, Outline, Scope, Span, TaskSpan, Text


def one_task(flat: str) -> Outline:
    text = Text(
        "0" * 64, ("a.txt",), "text/plain", "simplified", flat, flat, array("l", range(len(flat) + 1))
    )
    whole = Span(0, len(flat))
    task = TaskSpan(0, len(flat), None, (whole,), (whole,), "task", None, 1)
    return Outline(text, Head("计划", order_year=2024), Scope(province="陕西省"), (), (task,))


def test_a_tokens_index_is_its_offset() -> None:
    text = "西安\n咸阳 GDP增长8.5%"
    assert [token.text for token in pipeline().make_doc(text)] == list(text)


def test_components_are_data_in_order() -> None:
    assert tuple(pipeline().pipe_names) == COMPONENTS


def test_mentions_come_in_order_of_place_and_lie_in_the_text() -> None:
    flat = "加快西安至延安高铁建设，支持咸阳发展，落实《甲省发展规划》，覆盖率达到95%。"
    found = spans_to_entities(one_task(flat))
    assert [m.label for m in found.mentions] == ["Project", "Place", "Plan", "Target"]
    assert [(m.start, m.end) for m in found.mentions] == sorted((m.start, m.end) for m in found.mentions)
    assert found == spans_to_entities(one_task(flat))


def test_a_document_without_tasks_cites_but_names_nothing() -> None:
    flat = "支持西安发展，根据《甲省发展规划》办理。"
    found = spans_to_entities(Outline(one_task(flat).text, Head("通知"), Scope(province="陕西省"), (), ()))
    assert [m.label for m in found.mentions] == ["Plan"]


@pytest.mark.parametrize(
    "unit", ["（", "、", "西安至", "《规划》", "与西安衔接", "100家", "古贤水库、", "G70"]
)
def test_a_hundred_thousand_characters_of_one_kind_come_to_an_end(unit: str) -> None:
    flat = unit * (100_000 // len(unit))
    found = spans_to_entities(one_task(flat))
    assert all(0 <= m.start < m.end <= len(flat) for m in found.mentions)


def test_nothing_in_an_empty_document() -> None:
    assert spans_to_entities(one_task("")).mentions == ()
