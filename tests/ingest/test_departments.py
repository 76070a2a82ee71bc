"""Names of departments: whose they are, what they are called in full, and what is known of them."""

from __future__ import annotations

import pytest

from ingest.authority import bodies, central
from ingest.departments import Relation, recognise, resolve
from ingest.jurisdictions import Prefix, level_place
from ingest.types import Scope

SHAANXI = Scope(province="陕西省")
FUJIAN = Scope(province="福建省")
ZHANGZHOU = Scope(province="福建省", city="漳州市")
ZHANGPU = Scope(province="福建省", city="漳州市", county="漳浦县")
YIWU = Scope(province="浙江省", city="金华市", county="义乌市")
XIXIAN = Scope(province="陕西省", area="西咸新区")
SHANGHAI = Scope(province="上海市")
GUANGXI = Scope(province="广西壮族自治区")
CHONGQING = Scope(province="重庆市", city="重庆市")
HENAN = Scope(province="河南省")
XINJIANG = Scope(province="新疆维吾尔自治区")
NATION = Scope()


@pytest.mark.parametrize(
    ("surface", "scope", "name"),
    [
        ("省发展改革委", SHAANXI, "陕西省发展和改革委员会"),
        ("市交通局", CHONGQING, "重庆市交通局"),
        ("市交通局", ZHANGZHOU, "漳州市交通运输局"),
        ("市教委", CHONGQING, "重庆市教育委员会"),
        ("航空港区管委会", HENAN, "郑州航空港经济综合实验区管理委员会"),
        ("自治区党委宣传部", GUANGXI, "中共广西壮族自治区委员会宣传部"),
        ("自治区党委乡村办", GUANGXI, "中共广西壮族自治区委员会乡村办"),
        ("省委优化办", HENAN, "中共河南省委优化办"),
        ("兵团", XINJIANG, "新疆生产建设兵团"),
        ("兵团水利局", XINJIANG, "新疆生产建设兵团水利局"),
        ("喀什地区行署", XINJIANG, "喀什地区行政公署"),
        ("和田地区", XINJIANG, "和田地区行政公署"),
        ("各地（州、市）人民政府（行政公署）", XINJIANG, "各地（州、市）人民政府（行政公署）"),
        ("省投资促进中心", HENAN, "河南省投资促进中心"),
        ("省推进海洋强省建设工作领导小组办公室", FUJIAN, "福建省推进海洋强省建设工作领导小组办公室"),
        ("省文化旅游厅", SHAANXI, "陕西省文化和旅游厅"),
        ("省文化和旅游厅", SHAANXI, "陕西省文化和旅游厅"),
        ("省应急厅", SHAANXI, "陕西省应急管理厅"),
        ("省医保局", SHAANXI, "陕西省医疗保障局"),
        ("省水利厅", FUJIAN, "福建省水利厅"),
        ("省委组织部", SHAANXI, "中共陕西省委组织部"),
        ("服务业局", ZHANGPU, "漳浦县服务业局"),
        ("创文办", ZHANGZHOU, "漳州市创文办"),
        ("铁路局", ZHANGZHOU, "铁路局"),
        ("服务业局", FUJIAN, "服务业局"),
        ("省委军民融合办", SHAANXI, "中共陕西省委军民融合发展委员会办公室"),
        ("省网信办", SHAANXI, "中共陕西省委网络安全和信息化委员会办公室"),
        ("省国资委", SHAANXI, "陕西省人民政府国有资产监督管理委员会"),
        ("省外办", FUJIAN, "福建省人民政府外事办公室"),
        ("省侨办", SHAANXI, "陕西省人民政府侨务办公室"),
        ("省河长办", SHAANXI, "陕西省河长制办公室"),
        ("市级水利部门", SHAANXI, "市级水利部门"),
        ("各级负有安全监管职责的部门", SHAANXI, "各级负有安全监管职责的部门"),
        ("团省委", FUJIAN, "共青团福建省委员会"),
        ("省残联", SHAANXI, "陕西省残疾人联合会"),
        ("西安市政府", SHAANXI, "西安市人民政府"),
        ("西安市", SHAANXI, "西安市人民政府"),
        ("韩城市政府", SHAANXI, "韩城市人民政府"),
        ("西安市高陵区政府", SHAANXI, "高陵区人民政府"),
        ("人民银行西安分行", SHAANXI, "中国人民银行西安分行"),
        ("开发银行陕西分行", SHAANXI, "国家开发银行陕西省分行"),
        ("民航西北管理局", SHAANXI, "中国民用航空西北地区管理局"),
        ("民航西北地区管理局", SHAANXI, "中国民用航空西北地区管理局"),
        ("中铁西安局集团", SHAANXI, "中国铁路西安局集团有限公司"),
        ("中铁西安局集团公司", SHAANXI, "中国铁路西安局集团有限公司"),
        ("陕西银保监局", SHAANXI, "中国银行保险监督管理委员会陕西监管局"),
        ("省安全厅", SHAANXI, "陕西省国家安全厅"),
        ("省税务局", FUJIAN, "国家税务总局福建省税务局"),
        ("福建能源监管办", FUJIAN, "国家能源局福建监管办公室"),
        ("西部机场集团", SHAANXI, "西部机场集团"),
        ("省铁路集团", SHAANXI, "陕西省铁路集团"),
        ("西咸新区管委会", SHAANXI, "陕西省西咸新区开发建设管理委员会"),
        ("杨凌示范区管委会", SHAANXI, "杨凌农业高新技术产业示范区管理委员会"),
        ("平潭综合实验区管委会", FUJIAN, "平潭综合实验区管理委员会"),
        ("新区住建局", XIXIAN, "西咸新区住房和城乡建设局"),
        ("市发改委", ZHANGZHOU, "漳州市发展和改革委员会"),
        ("财政局", ZHANGZHOU, "漳州市财政局"),
        ("省工信厅", ZHANGZHOU, "福建省工业和信息化厅"),
        ("县农业农村局", ZHANGPU, "漳浦县农业农村局"),
        ("市市场监管局", YIWU, "义乌市市场监督管理局"),
        ("市发展改革委", SHANGHAI, "上海市发展和改革委员会"),
        ("自治区教育厅", GUANGXI, "广西壮族自治区教育厅"),
        ("市发展改革部门", ZHANGZHOU, "漳州市发展和改革委员会"),
        ("市发展改革委（市能源局）", ZHANGZHOU, "漳州市发展和改革委员会"),
        ("发展改革委", NATION, "国家发展和改革委员会"),
        ("药监局", NATION, "国家药品监督管理局"),
        ("药监局", FUJIAN, "福建省药品监督管理局"),
        ("科技部", FUJIAN, "科学技术部"),
        ("国家发展改革委", FUJIAN, "国家发展和改革委员会"),
        ("市场监管总局", NATION, "国家市场监督管理总局"),
        ("省国土厅", FUJIAN, "福建省国土资源厅"),
        ("各设区市政府", SHAANXI, "各设区市人民政府"),
        ("关中6市政府", SHAANXI, "关中6市政府"),
        ("省信用管理办公室", SHAANXI, "陕西省信用管理办公室"),
    ],
)
def test_full_name(surface: str, scope: Scope, name: str) -> None:
    assert resolve(surface, scope).name == name


def test_short_and_long_forms_share_a_key_and_namesakes_do_not() -> None:
    keys = {resolve(form, SHAANXI).key for form in ("省水利厅", "陕西省水利厅", "水利厅", "陕西水利厅")}
    assert len(keys) == 1
    assert resolve("省水利厅", FUJIAN).key not in keys


def test_a_body_that_two_lists_know_is_one() -> None:
    scope = Scope(province="福建省")
    one, other = resolve("民航福建监管局", scope), resolve("省民航监管局", scope)
    assert (one.key, one.name) == (other.key, other.name)
    assert one.relations == other.relations
    railway = resolve("国铁西安局", Scope(province="陕西省"))
    assert railway.key == resolve("中国铁路西安局集团有限公司", Scope(province="陕西省")).key


def test_an_open_scope_leaves_the_name_as_it_stands() -> None:
    found = resolve("省水利厅", NATION)
    assert (found.name, found.known) == ("省水利厅", False)
    assert found.confidence < 0.7


@pytest.mark.parametrize(
    "surface",
    [
        "政府引导",
        "部门",
        "加快推进项目建设",
        "新型显示、集成电路",
        "的",
        "",
        "兵团",
        "省成立水网建设工作领导小组",
    ],
)
def test_text_that_names_nobody(surface: str) -> None:
    assert recognise(surface, SHAANXI) is None


def test_prefix_of_an_earlier_name_carries() -> None:
    province = Prefix("省", level_place("省", FUJIAN), "full")
    assert resolve("工信厅", ZHANGZHOU, province).name == "福建省工业和信息化厅"
    assert resolve("数字办", ZHANGZHOU, province).name == "福建省数字办"


def test_a_province_has_no_bureau_where_its_cities_have_one() -> None:
    """The document is of some city of the province, whichever it is."""
    assert resolve("财政局", FUJIAN).name == "财政局"
    assert resolve("发改局", FUJIAN).name == "发改局"
    assert resolve("财政局", SHANGHAI).name == "上海市财政局"
    assert resolve("林业局", FUJIAN).name == "福建省林业局"


@pytest.mark.parametrize(
    "scope", [SHAANXI, ZHANGZHOU, ZHANGPU, YIWU, SHANGHAI, GUANGXI, Scope("吉林省", "延边朝鲜族自治州")]
)
def test_every_full_name_leads_back_to_its_body(scope: Scope) -> None:
    for form in bodies():
        found = recognise(form, scope)
        if found is not None:
            again = recognise(found.name, scope)
            assert again is not None
            assert (again.name, again.key) == (found.name, found.key)


def test_every_central_body_is_known_by_its_full_name_everywhere() -> None:
    for several in central().values():
        for body in several:
            found = recognise(body.name, ZHANGPU)
            assert found is not None
            assert found.key == f"000000/{body.name}"


def test_what_the_lists_say_of_a_body() -> None:
    found = resolve("省水利厅", SHAANXI)
    assert found.relations == (
        Relation("位于", "陕西省", "610000"),
        Relation("隶属", "陕西省人民政府", "610000/人民政府"),
    )
    assert found.level == "省"
    assert {"省水利厅", "水利厅", "陕西水利厅"} <= set(found.aliases)


@pytest.mark.parametrize(
    ("surface", "aliases"),
    [
        ("省政府", {"省政府", "陕西省政府", "陕西政府", "省人民政府", "陕西人民政府"}),
        ("省委宣传部", {"省委宣传部", "陕西省委宣传部"}),
        ("省委", {"省委", "陕西省委"}),
    ],
)
def test_an_alias_says_whose_body_it_is_or_what_for(surface: str, aliases: set[str]) -> None:
    assert set(resolve(surface, SHAANXI).aliases) == aliases


def test_the_unit_of_a_short_name_is_not_written_out() -> None:
    found = set(resolve("省卫生健康委", SHAANXI).aliases)
    assert {"卫健委", "省卫生健康委员会"} <= found
    assert not found & {"卫健委员会", "省卫健委员会"}


def test_predecessors_keep_their_name_and_point_to_their_successor() -> None:
    found = resolve("省国土厅", FUJIAN)
    assert (found.name, found.valid_to) == ("福建省国土资源厅", "2018")
    assert Relation("更名为", "福建省自然资源厅", "350000/自然资源厅", "2018") in found.relations
    assert recognise("福建省自然资源厅", FUJIAN) is not None


def test_same_name_of_several_districts_bears_its_city() -> None:
    gulou = Scope(province="福建省", city="福州市", county="鼓楼区")
    assert resolve("区教育局", gulou).name == "福州市鼓楼区教育局"
