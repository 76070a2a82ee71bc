"""How plans, and what was read in them, are cited."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.citing import citation
from graph.rows import Source


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        (
            Source("水安全保障方案", "陕政办发〔2021〕3号", "2021-02-03", 2021, "陕西省人民政府办公厅"),
            "陕西省人民政府办公厅. 水安全保障方案：陕政办发〔2021〕3号[Z]. 2021-02-03.",
        ),
        (Source("方案", None, None, 2021, "甲局、乙局、丙局"), "甲局, 乙局, 丙局. 方案[Z]. 2021."),
        (Source("方案", None, None, 2021, "甲局、乙局、丙局、丁局"), "甲局, 乙局, 丙局, 等. 方案[Z]. 2021."),
        (Source("方案", None, None, None, None), "方案[Z]."),
    ],
)
def test_what_a_plan_does_not_say_is_left_out(source: Source, cited: str) -> None:
    assert citation(source) == cited


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("\u3000\u3000加快\n建设 水网", "加快建设水网"),
        ("至2025年 GDP 达 3 万亿元\n", "至2025年GDP达3万亿元"),
        ("Belt  and\nRoad", "Belt and Road"),
    ],
)
def test_a_quote_is_cited_without_the_breaks_of_its_lines(quote: str, words: str) -> None:
    assert citation(Source("方案", None, None, 2021, None), quote) == f"“{words}”（方案[Z]. 2021）"


def test_a_row_is_cited_as_its_words_in_the_document_are(client: TestClient) -> None:
    def get(path: str) -> Any:
        return client.get(f"/api/v1/{path}").json()

    rows = get("departments/省水利厅/tasks")["rows"]
    assert len(rows) == 3
    for row in rows:
        at = row["evidence"]
        assert at["quote"].split("（")[0] in at["citation"]
        assert row["plan"] in at["citation"]
        document = get(f"documents/{at['document']}?start={at['start']}&end={at['end']}")
        assert document["citation"] == at["citation"]
    plans = {plan["id"]: plan["citation"] for plan in get("plans")["rows"]}
    assert plans[rows[0]["plan_id"]] == get(f"documents/{rows[0]['evidence']['document']}")["citation"]
