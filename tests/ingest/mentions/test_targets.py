"""Quantified aims: comparator, value, unit, year, and numbers that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.types import Mentions

Read = Callable[..., Mentions]


def targets(found: Mentions) -> list[tuple[object, ...]]:
    keys = ("subject", "comparator", "value", "unit", "by")
    return [tuple(m.properties.get(k) for k in keys) for m in found.mentions if m.label == "Target"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县城污水处理率达到95%以上。", ("县城污水处理率", ">=", 95, "%", None)),
        ("到2025年，常住人口城镇化率超过60%。", ("常住人口城镇化率", ">", 60, "%", 2025)),
        ("年底前基站累计达到1万个。", ("基站累计", "=", 1, "万个", 2024)),
        ("完成关中地区剩余70余万户散煤治理任务。", ("散煤治理任务", "~", 70, "万户", None)),
        ("促进1200亿政策性银行融资。", ("政策性银行融资", "=", 1200, "亿元", None)),
        ("实现苹果、设施农业千亿元产值目标。", ("产值目标", "=", 1000, "亿元", None)),
        (
            "PM2.5平均浓度下降至38微克/立方米以下。",
            ("PM2.5平均浓度", "<=", 38, "微克/立方米", None),
        ),
        (
            "技术合同成交额年内不低于1,200.5亿元。",
            ("技术合同成交额年内", ">=", 1200.5, "亿元", 2024),
        ),
        ("每百张床位至少配备1名社工。", ("社工", ">=", 1, "名", None)),
        ("西安、咸阳至少各组织召开1场活动。", ("活动", ">=", 1, "场", None)),
        ("“十四五”末森林覆盖率达到43.06%。", ("森林覆盖率", "=", 43.06, "%", 2025)),
    ],
)
def test_targets_are_read(read: Read, text: str, expected: tuple[object, ...]) -> None:
    assert targets(read(text)) == [expected]


def test_one_set_of_words_governs_several_numbers(read: Read) -> None:
    found = targets(read("中小企业和高新企业分别达到1200家和700家，新增共同体45个、医联体15家。"))
    assert [(t[0], t[2]) for t in found] == [
        ("中小企业", 1200),
        ("高新企业", 700),
        ("新增共同体", 45),
        ("医联体", 15),
    ]


def test_roads_in_a_row_are_counted_each(read: Read) -> None:
    text = (
        "到2025年底完成8条与中心城区、乙市主城区互联互通道路，13条板块之间联通道路，"
        "11条内部断头路和5条穿越丙河保护区乡村道路建设。"
    )
    assert targets(read(text)) == [
        ("互联互通道路", "=", 8, "条", 2025),
        ("板块之间联通道路", "=", 13, "条", 2025),
        ("内部断头路", "=", 11, "条", 2025),
        ("穿越丙河保护区乡村道路建设", "=", 5, "条", 2025),
    ]
    assert [t[2] for t in targets(read("新建8条道路，13条河流已完成治理，另有2条线路。"))] == [8]


def test_a_target_does_not_begin_with_the_mark_before_it(read: Read) -> None:
    found = read("到2月底，新增口罩日产量300万个（医用外科口罩日产量200万个）、防护服日产量10万件。")
    names = [found.outline.text.flat[m.start : m.end] for m in found.mentions if m.label == "Target"]
    assert names[-1] == "防护服日产量10万件"


def test_base_year_is_no_deadline(read: Read) -> None:
    (mention,) = (m for m in read("单位能耗比2020年下降13.5%。").mentions if m.label == "Target")
    assert mention.properties["base"] == "2020年"
    assert "by" not in mention.properties


def test_a_goals_year_carries_over_its_sentences(read: Read) -> None:
    text = "到2025年，城镇化率达到65%。新增高速公路里程1000公里。"
    assert [t[-1] for t in targets(read(text, kind="goal"))] == [2025, 2025]
    assert [t[-1] for t in targets(read(text))] == [2025, None]


def test_the_year_of_what_is_parted_among_places_is_that_of_the_whole(read: Read) -> None:
    text = "到2025年完成投资447亿元。分地区目标任务为：西安市76亿元，咸阳市43亿元。"
    assert [t[-1] for t in targets(read(text))] == [2025, 2025, 2025]


@pytest.mark.parametrize(
    "text",
    [
        "推进西安地铁11号线建设，落实144小时过境免签政策。",
        "深入实施“1155”工程，打造15分钟生活圈。",
        "融入全市19条重点产业链。",
        "推进西咸新区等4个示范基地发展。",
        "对年销售额超过5000万元的企业给予补助，最高不超过100万元。",
        "2024年3月1日前完成编制。",
        "落实《规划（2021—2025年）》100项任务要求的第3条。",
        "对2020年二季度工业总产值不低于5000万元（其中三明不低于2000万元）的企业加大扶持。",
        "申报缴费基数低于平均工资60%的，按60%核定。",
        "分别提供单笔各不超过500万元的流动性融资支持。",
        "加快关闭退出不达标的30万吨/年以下煤矿。",
        "推广6类及以上中药和生物制品，其中企业类的不低于6%。",
    ],
)
def test_other_numbers_are_none(read: Read, text: str) -> None:
    assert targets(read(text)) == []


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("培育100家以上服务能力强、行业影响大的服务型制造示范企业。", ["服务型制造示范企业"]),
        ("打造100家以上满足养老需求、具有智能化管理系统的“智慧养老院”。", ["智慧养老院"]),
        ("工业总产值突破2700亿元，年均增长21%。", ["工业总产值", "工业总产值年均增长"]),
        ("缴费费率从18%降至16%。", ["缴费费率"]),
        ("用于招聘毕业生比例不低于30%。", ["用于招聘毕业生比例"]),
    ],
)
def test_the_subject_is_what_is_counted(read: Read, text: str, subjects: list[str]) -> None:
    assert [t[0] for t in targets(read(text))] == subjects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2020年供电煤耗控制在303克标准煤/千瓦时以内。", ("供电煤耗", "<=", 303, "克标准煤/千瓦时", 2020)),
        ("炼油能耗控制在63千克标准油/吨以下。", ("炼油能耗", "<=", 63, "千克标准油/吨", None)),
        ("光纤用户占比超80%。", ("光纤用户占比", ">", 80, "%", None)),
        ("抵押登记办理时限压缩至3个工作日。", ("抵押登记办理时限", "=", 3, "个工作日", None)),
        ("企业开办时间由8天缩短至5天内。", ("企业开办时间", "<=", 5, "天", None)),
        ("实施100个智能应用示范项目。", ("智能应用示范项目", "=", 100, "个", None)),
        ("下调天然气门站价格5%。", ("下调天然气门站价格", "=", 5, "%", None)),
        ("2020年关闭退出煤矿共9处。", ("关闭退出煤矿", "=", 9, "处", 2020)),
        ("建成联合实验室（研究中心）10家以上。", ("建成联合实验室（研究中心）", ">=", 10, "家", None)),
        ("完成“十三五”节能目标，能耗控制在90万吨以内。", ("能耗", "<=", 90, "万吨", 2020)),
        ("按照2019年部门预算要求，大专项控制在5项以内。", ("大专项", "<=", 5, "项", None)),
        ("每年新建10个以上智慧园，对验收合格的给予补助。", ("智慧园", ">=", 10, "个", None)),
    ],
)  # fmt: skip
def test_units_verbs_and_limits(read: Read, text: str, expected: tuple[object, ...]) -> None:
    assert targets(read(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2020年单位能耗和人均能耗分别比2015年降低10%和11%。", [("单位能耗", 10), ("人均能耗", 11)]),
        ("中心、实验室、平台分别达到8个、24个、50个。", [("中心", 8), ("实验室", 24), ("平台", 50)]),
        ("国家级、省级技术中心分别达到5家、10家。", [("国家级技术中心", 5), ("省级技术中心", 10)]),
        ("培育产业园20个，其中超千亿元5个。", [("产业园", 20), ("超千亿元", 5)]),
        ("培育农民1000人，其中2018年培育600人，2019年培育400人。", [("农民", n) for n in (1000, 600, 400)]),
        ("全年完成投资47亿元。其中，游艇12亿元，渔港5亿元。", [("投资", 47), ("游艇", 12), ("渔港", 5)]),
        ("分地区竣工项目目标任务为：甲市5个，乙市3个。", [("甲市", 5), ("乙市", 3)]),
        ("全年超过17个项目取得进展，争取尽早动工。其中，渔港2个，甲、乙等港口3个。",
         [("项目取得进展", 17), ("渔港", 2), ("甲、乙等港口", 3)]),
    ],
)  # fmt: skip
def test_several_numbers_have_their_subjects(read: Read, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(str(t[0]).removeprefix("培育"), t[2]) for t in targets(read(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "在5个工作日内办结。",
        "申请3个月内未整改的责令停产。",
        "共建双方的指标各按100%予以考核评价。",
        "对关闭退出的9万吨/年煤矿按每处不超过450万元奖补。",
        "不再核准新增产能及采深超600米的项目。",
        "甲、乙、丙产业分别达到10亿元、20亿元。",
    ],
)
def test_terms_of_work_and_what_is_forbidden_are_none(read: Read, text: str) -> None:
    assert targets(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安排总投资5亿元以上技改项目62个。", [62]),
        ("培育超百亿元食品企业7家。", [7]),
        ("完成技改投资50亿元以上。", [50]),
        ("打造产值超百亿元产业集群。", [100]),
        ("建成750千伏主网架。", []),
        ("新增变电容量300万千伏安。", [300]),
        ("择优支持示范平台建设，单个项目最高不超过800万元。", []),
        ("对各县和6个行业主管部门完成任务情况实施考核。", []),
    ],
)
def test_the_size_of_what_an_aim_counts_is_none(read: Read, text: str, expected: list[int]) -> None:
    assert [target[2] for target in targets(read(text))] == expected


def test_what_is_joined_is_the_subject(read: Read) -> None:
    assert targets(read("争取对接项目90项以上。")) == [("对接项目", ">=", 90, "项", None)]
