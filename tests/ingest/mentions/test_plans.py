"""Cited plans, and what a document was written to carry out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.mentions.plans import find_titles
from ingest.types import Mentions

Read = Callable[..., Mentions]


def cited(found: Mentions) -> list[str]:
    return [m.name for m in found.mentions if m.label == "Plan"]


def test_the_outermost_title_counts_with_its_number() -> None:
    text = "落实《省委印发〈关于融合发展的实施方案〉的通知》（陕发〔2020〕2号）。"
    (title,) = find_titles(text)
    assert (title.title, title.number) == ("省委印发〈关于融合发展的实施方案〉的通知", "陕发〔2020〕2号")
    (nested,) = find_titles("《〈甲规划〉实施《乙制度》》")
    assert nested.title == "〈甲规划〉实施《乙制度》"


def test_a_number_stands_before_what_the_title_is_called(read: Read) -> None:
    text = "落实《关于融合发展的实施意见》（陕发〔2020〕2号，以下简称《意见》），按照《意见》推进。"
    assert next(find_titles(text)).number == "陕发〔2020〕2号"
    assert set(cited(read(text))) == {"关于融合发展的实施意见"}


def test_an_unclosed_title_ends_with_its_line() -> None:
    assert [t.title for t in find_titles("《没有完\n落实《完整规划》")] == ["完整规划"]


def test_a_short_title_is_the_one_it_was_introduced_for(read: Read) -> None:
    found = read("落实《关中平原城市群发展规划》（以下简称《规划》），按照《规划》推进。")
    assert set(cited(found)) == {"关中平原城市群发展规划"}
    assert set(cited(read("落实《甲市建设“十四五”实施方案》，把《实施方案》细化。"))) == {
        "甲市建设“十四五”实施方案"
    }


def test_the_documents_own_title_is_no_citation(read: Read) -> None:
    assert cited(read("印发《某省推进一体化发展行动计划》。")) == []


def test_a_notice_that_lost_its_title_is_left_out(read: Read) -> None:
    assert cited(read("根据《关于印发的通知》要求办理。")) == []


def test_basis_runs_on_over_a_list(read: Read) -> None:
    found = read(
        "推进改革。",
        preamble="为贯彻落实《甲省发展规划》（甲发〔2020〕1号）和《乙省实施方案》，制定本方案。\n",
    )
    ties = [(t.type, t.object.name, t.properties["verb"]) for t in found.ties]
    assert set(ties) == {("依据", "甲省发展规划", "贯彻落实"), ("依据", "乙省实施方案", "贯彻落实")}


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("积极推进《甲省实施方案》落实，到2025年完成。", ["甲省实施方案"]),
        ("抓好《关于建设甲市的意见》（甲发〔2020〕5号）的落实，加快建设。", ["关于建设甲市的意见"]),
        ("推动《甲省规划》《乙省规划》落地见效。", ["甲省规划", "乙省规划"]),
        ("推进《甲国行动计划》（发改区域〔2024〕106号）在甲新区落地生根。", ["甲国行动计划"]),
        # What is done is something else.
        ("推进《甲省规划》落实情况评估。", []),
        ("推进《甲省规划》编制，抓好落实。", []),
    ],
)
def test_what_is_brought_down_to_the_ground_is_carried_out(read: Read, text: str, carried: list[str]) -> None:
    found = read(text)
    assert {(t.object.name, t.properties["verb"]) for t in found.ties} == {(n, "落实") for n in carried}


def test_repeal_and_revision(read: Read) -> None:
    found = read("《甲省管理办法》（甲政〔2010〕3号）同时废止。修订《乙省工作方案》。")
    assert [(t.type, t.object.name) for t in found.ties] == [
        ("废止", "甲省管理办法"),
        ("修订", "乙省工作方案"),
    ]


def test_a_plan_does_not_cite_itself(read: Read) -> None:
    title = "2024年安康市水网建设分工方案"
    sent = "《安康市水网建设分工方案》已报经市政府同意，现印发给你们。"
    assert cited(read(sent, title=title)) == []
    assert cited(read("《本方案》已经市政府同意。", title=title)) == []
    assert cited(read("对照《安康市水网建设分工方案》抓好落实。", title=title)) == ["安康市水网建设分工方案"]
    assert cited(read("《安康市水网建设》已经市政府同意。", title=title)) == ["安康市水网建设"]
