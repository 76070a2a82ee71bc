"""Sentences whose subject is told to act."""

from __future__ import annotations

import pytest

from ingest.subjects import subject
from ingest.types import Scope

SHAANXI = Scope(province="陕西省", year=2024)
ZHANGZHOU = Scope(province="福建省", city="漳州市", year=2021)


def told(sentence: str, scope: Scope) -> list[str]:
    clause = subject(sentence, 0, len(sentence), scope)
    return [f"{sentence[p.start : p.end]} {p.role}" for p in clause.parties] if clause else []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("省发展改革委要强化日常工作督导。", ["省发展改革委 负责"]),
        (
            "省发展改革委要会同省级相关部门、晋甘两省发展改革部门，瞄准阶段性任务。",
            ["省发展改革委 牵头", "省级相关部门 配合", *["晋甘两省发展改革部门 配合"] * 2],
        ),
        ("省级各相关部门和各市区，要按照分工，协同推进。", ["省级各相关部门 负责", "各市区 负责"]),
        ("由西安市牵头，建立常态化合作机制。", ["西安市 牵头"]),
        ("省水利厅、省应急厅等要加强协作。", ["省水利厅 负责", "省应急厅 负责"]),
        ("省科技厅应当公布名单。", ["省科技厅 负责"]),
        ("强化统筹，由省水利厅牵头会同省生态环境厅制定方案。", ["省水利厅 牵头", "省生态环境厅 配合"]),
        ("省教育厅牵头，省财政厅、省人力资源社会保障厅配合，出台办法。",
         ["省教育厅 牵头", "省财政厅 配合", "省人力资源社会保障厅 配合"]),
        ("由省教育厅牵头、省财政厅配合，出台办法。", ["省教育厅 牵头", "省财政厅 配合"]),
        ("各设区市由水利部门牵头建立机制。", ["水利部门 牵头"]),
        ("各类市政供水设施应向公众开放。", []),
        ("由牵头部门组织协调相关部门完成审批。", []),
        ("由市政府牵头，组织有关部门开展评估。", []),
        ("由水利部门统一受理申请。", ["水利部门 负责"]),
        ("由规划部门牵头、发改等部门参加。", ["规划部门 牵头", "发改等部门 配合"]),
        ("省水利厅会同省财政厅等部门对改革进行督查。", ["省水利厅 牵头", "省财政厅 配合"]),
        ("由省水利厅管理的资金到位。", []),
        ("各部门要迅速开展自查自纠。", ["各部门 负责"]),
        ("各级党委、政府和各有关部门要高度重视。", ["各级党委、政府 负责", "各有关部门 负责"]),
        ("项目所在地政府要保障用地，省直有关部门应积极支持。", ["项目所在地政府 负责", "省直有关部门 负责"]),
        ("省商务厅牵头，省财政厅、各设区市政府要安排经费。",
         ["省商务厅 牵头", "省财政厅 负责", "各设区市政府 负责"]),
        ("省水利厅根据各地报送的材料编制方案，省财政厅于六月下达。", ["省水利厅 负责", "省财政厅 负责"]),
        ("申请材料由市级水利部门审核后上报。", ["市级水利部门 负责"]),
        ("对通过验收的项目，由省水利厅按投资额的一成给予补助。", ["省水利厅 负责"]),
        ("各级财政和水利部门要按规定安排。", ["各级财政和水利部门 负责"] * 2),
        ("名单确定后，省水利厅组织专家论证。", ["省水利厅 负责"]),
    ],
)  # fmt: skip
def test_subject_in_a_province(sentence: str, expected: list[str]) -> None:
    assert told(sentence, SHAANXI) == expected


def test_every_part_of_a_sentence_has_its_own_subject() -> None:
    sentence = "市财政局负责资金保障；市自然资源局负责用地保障；各县（市、区）政府负责具体实施。"
    assert told(sentence, ZHANGZHOU) == ["市财政局 负责", "市自然资源局 负责", "各县（市、区）政府 负责"]


@pytest.mark.parametrize(
    "sentence",
    [
        "有关部门要加快办理。",
        "经市级水利部门审核后上报。",
        "省水利厅制定的办法同时废止。",
        "省水利厅组织了三次检查。",
        "名单由省水利厅按期公布的公告为准。",
        "落实省水利厅组织部署的任务。",
        "西安市推进高铁建设。",
        "建立省水利厅牵头的工作机制。",
        "企业要落实主体责任。",
        "支持西安市发挥龙头作用，要加快建设。",
        "省委、省政府要求各地加快推进。",
        "本办法由省水利厅负责解释。",
        "省水利厅负责人参加会议。",
        "西安市需求旺盛。",
        "要加快补齐短板。",
        "省教育厅应急处置预案已经印发。",
    ],
)
def test_nobody_is_told(sentence: str) -> None:
    assert told(sentence, SHAANXI) == []


@pytest.mark.parametrize("unit", ["由", "要", "省水利厅", "，", "负责；", "会同"])
def test_long_sentences_of_nothing(unit: str) -> None:
    assert told(unit * 20_000, SHAANXI) == []
