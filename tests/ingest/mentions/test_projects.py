"""Named works by form: enumerations split, phases, numbers, keys that do not depend on the wording."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.types import Mention, Mentions

Read = Callable[..., Mentions]


def projects(found: Mentions) -> list[Mention]:
    return [m for m in found.mentions if m.label == "Project"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "推动西安至延安、十堰、安康高铁年内开工。",
            {"西安至延安高铁", "西安至十堰高铁", "西安至安康高铁"},
        ),
        ("加快西安至延安高铁、西安至十堰高铁建设。", {"西安至延安高铁", "西安至十堰高铁"}),
        ("加快西渝高铁安康至重庆段前期工作。", {"西渝高铁安康至重庆段"}),
        ("启动西安地铁11号线和12号线前期工作。", {"西安地铁11号线", "西安地铁12号线"}),
        ("推进东庄水利枢纽建设，加快沣东水厂建设。", {"东庄水利枢纽", "沣东水厂"}),
        ("启动G342临猗至合阳黄河大桥前期工作。", {"G342临猗至合阳黄河大桥"}),
        ("全面提速引汉济渭二期建设。", {"引汉济渭二期"}),
        ("建设西安国家增材制造创新中心。", {"西安国家增材制造创新中心"}),
        ("加快中俄丝路创新园建设。", {"中俄丝路创新园"}),
        (
            "打造富平—阎良一体化发展军民融合创新示范区。",
            {"富平—阎良一体化发展军民融合创新示范区"},
        ),
        ("建设中欧班列（西安）全国集结中心。", {"中欧班列（西安）全国集结中心"}),
    ],
)
def test_works_are_read(read: Read, text: str, names: set[str]) -> None:
    assert {m.name for m in projects(read(text))} == names


@pytest.mark.parametrize(
    ("province", "text", "names"),
    [
        ("江苏省", "推进常泰长江大桥、张靖皋长江大桥。", {"常泰长江大桥", "张靖皋长江大桥"}),
        ("浙江省", "推进杭绍台铁路二期、松阳黄南水库建设。", {"杭绍台铁路二期", "松阳黄南水库"}),
        ("新疆维吾尔自治区", "推进和田至若羌铁路、大石峡水利枢纽。", {"和田至若羌铁路", "大石峡水利枢纽"}),
        (
            "福建省",
            "加快漳州核电、永泰抽水蓄能电站、福州长乐机场二期扩建工程。",
            {"漳州核电", "永泰抽水蓄能电站", "福州长乐机场二期扩建工程"},
        ),
        ("重庆市", "推进西部（重庆）科学城、藻渡水库建设。", {"西部（重庆）科学城", "藻渡水库"}),
        ("福建省", "推进宁德、福州、漳州核电。", {"宁德核电", "福州核电", "漳州核电"}),
        ("福建省", "建设国家专利审查协作福建中心。", {"国家专利审查协作福建中心"}),
        ("陕西省", "推进富平（阎良）到机场铁路项目建设。", set()),
        ("福建省", "推动发展，依托晋江石墨烯产业园、龙岩稀土工业园。", set()),
    ],
)
def test_other_provinces_are_read_by_the_same_forms(
    read: Read, province: str, text: str, names: set[str]
) -> None:
    assert {m.name for m in projects(read(text, province=province))} == names


@pytest.mark.parametrize(
    "text",
    [
        "策划一批重大项目，建设一批通用机场、大型水库和污水处理厂。",
        "完善综合客运枢纽布局，提升公路、铁路、机场换乘效率。",
        "依托西安科技大市场开展交流。",
        "发挥西安国际金融中心作用。",
        "加强陆岛交通码头管理。",
        "推进向家坝灌区建设。",  # 向 may be a word or a name's first character
    ],
)
def test_generic_works_and_what_is_only_used_are_none(read: Read, text: str) -> None:
    assert projects(read(text)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("加快西安咸阳国际机场三期工程。", "推进西安咸阳机场三期扩建工程。"),
        ("推进东庄水利枢纽建设。", "推进东庄水库建设。"),
        ("推进黄河古贤水库建设。", "推进古贤水利枢纽工程建设。"),
        ("推进福银高速西安至永寿段改扩建。", "启动G70西安至永寿路段扩能改造。"),
        ("推进西延高铁建设。", "推进延安至西安高铁建设。"),
        ("推进西康高铁建设。", "推进西安至安康高铁建设。"),
        ("推进西兴高速改扩建。", "推进西安至兴平高速公路改扩建。"),
        ("推进西安地铁十一号线建设。", "推进西安地铁11号线建设。"),
        ("推进引汉济渭建设。", "推进引汉济渭引水工程建设。"),
    ],
)
def test_two_wordings_of_one_work_have_one_key(read: Read, one: str, other: str) -> None:
    first, second = projects(read(one)), projects(read(other))
    assert len(first) == len(second) == 1
    assert first[0].key == second[0].key


def test_phases_and_ends_keep_keys_apart(read: Read) -> None:
    found = projects(
        read("推进西安咸阳国际机场二期、西安咸阳国际机场三期、西安至韩城铁路、西安至延安铁路建设。")
    )
    assert len({m.key for m in found}) == 4


def test_a_bare_phase_belongs_to_the_one_airport_of_the_document(read: Read) -> None:
    found = projects(read("加快西安咸阳国际机场三期建设。确保机场三期投运。"))
    assert len({m.key for m in found}) == 1
    assert projects(read("确保机场三期投运。")) == []
    (other,) = projects(read("加快榆林机场二期工程建设。确保机场三期投运。"))
    assert other.key.endswith("|2")


def test_ties_say_where_it_lies_and_what_it_is_part_of(read: Read) -> None:
    found = read("加快西渝高铁安康至重庆段前期工作。")
    assert {t.object.name for t in found.ties if t.type == "位于"} == {"安康市", "重庆市"}
    assert {t.object.name for t in found.ties if t.type == "属于"} == {"西渝高铁"}
    assert all(t.subject is not None and t.subject.label == "Project" for t in found.ties)


def test_a_railway_between_two_cities_has_its_short_name(read: Read) -> None:
    found = projects(read("推动西安至延安、十堰、安康高铁年内开工，建设西安至旬阳铁路。"))
    short = {name for m in found for name in m.properties.get("aliases", ()) if len(name) < 6}
    assert short == {"西延高铁", "西十高铁", "西康高铁"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推进西安地铁四期规划涉及新区的11号线、12号线建设。", {"西安地铁11号线", "西安地铁12号线"}),
        ("做好西安地铁二期工程。支持地铁规划涉及新区的3号线建设。", {"西安地铁二期工程", "西安地铁3号线"}),
        ("推进西安地铁沿线公交11号线建设。", set()),
        ("做好地铁规划第3号线建设。建设机器人11号线。", set()),
    ],
)
def test_lines_apart_from_the_word_metro(read: Read, text: str, names: set[str]) -> None:
    assert {m.name for m in projects(read(text))} == names


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("加快西银高铁建设。", {"西安市", "银川市"}),
        ("推进福银高速扩能改造。", {"福州市", "银川市"}),
        ("建成西安绕城高速。", {"西安市"}),
    ],
)
def test_a_line_named_in_short_has_its_two_ends(read: Read, text: str, ends: set[str]) -> None:
    assert {tie.object.name for tie in read(text).ties if tie.type == "位于"} == ends


def test_an_enumeration_shares_its_slice(read: Read) -> None:
    found = read("推动西安至延安、十堰、安康高铁年内开工。")
    flat = found.outline.text.flat
    assert {flat[m.start : m.end] for m in projects(found)} == {"西安至延安、十堰、安康高铁"}


def test_aliases_are_the_words_of_the_text_and_what_people_say(read: Read) -> None:
    (work,) = projects(read("加快西安咸阳国际机场三期扩建项目建设。"))
    assert work.name == "西安咸阳国际机场三期扩建"
    assert work.properties["aliases"] == ("机场三期", "西安咸阳国际机场三期扩建项目")
    (known,) = projects(read("推进引汉济渭建设。"))
    assert "引汉济渭" in str(known.properties["aliases"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设陕西“秦税通”平台，服务企业。", ["陕西“秦税通”平台"]),
        ("搭建陕西省“互联网+监管”系统。", ["陕西省“互联网+监管”系统"]),
        ("高起点建设数字丝路研究院（陕西），引进人才。", ["数字丝路研究院（陕西）"]),
        ("利用陕西“秦税通”平台服务企业。", []),
        ("建设“一站式”平台，与国家“互联网+监管”系统对接。", []),
        ("建设技术研究院（所）。", []),
    ],
)
def test_brands_and_seats_are_works_where_they_are_built(read: Read, text: str, expected: list[str]) -> None:
    assert [m.name for m in read(text).mentions if m.label == "Project"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "加快建设西安、咸阳、宝鸡三大物流园区。",
        "加快建设西安、宝鸡两个产业基地。",
        "建设中转港码头。",
        "开工建设建三江机场。",
    ],
)
def test_what_only_looks_like_a_name_before_a_head_is_none(read: Read, text: str) -> None:
    assert not projects(read(text))
