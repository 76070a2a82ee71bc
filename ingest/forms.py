"""What a name looks like: the endings of bodies, generic bodies (各有关部门), words that no name holds."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import listed, table

__all__ = [
    "GOVERNMENTS",
    "generic_name",
    "has_form",
    "institution",
    "is_generic",
    "plain",
    "unit_named",
    "words_of",
]

LONGEST = 32

_DIVISION = (
    "(?:地级及?以上|设区的?|不设区的|县级|市级|区级|乡级|省级|自治区|自治州|自治县|直辖市|计划单列市|省辖市|省?直管市|省?直管县(?:（市）)?"
    "|市地(?=(?:人民)?政府|行署)|地(?=[、，州市盟（）])|省|市|县|区|旗|州|盟|地区|乡|镇|街道|师|团场)"
)
_LEVEL = f"(?:新疆生产建设兵团|开发区|经开区|高新区|园区|新城|新区|功能区|管理区|林区|{_DIVISION[3:]}"
_OWN_LEVELS = f"(?:[（〔](?:{_LEVEL}、?){{1,4}}[）〕]|{_DIVISION})"
_LEVELS = f"(?:[（〔](?:{_LEVEL}、?){{1,4}}[）〕]|{_LEVEL})"
_GOVERNMENT = (
    "(?:(?:行政公署|行署)、(?:人民)?政府|(?:人民政府|政府)、管委会|党委、?政府|党委和政府|人民政府|政府|行政公署|行署|管委会|管理委员会"
    "|党工委|党委|工管委|办事处)(?:（管委会）|（办事处）|（管理委员会）|（行政公署）|（行署）|（人民政府）|（政府）)?(?:办公[室厅])?"
)
_SEVERAL = (
    "(?:各有关|各相关|各试点|各|有关|相关|所有|沿[线江海河黄淮湖边]{1,2}各?(?:有关|相关)?|试点|项目所在地?)"
)
# 省直各委、办、厅、局: whoever sits at that level.
_OFFICES = "各(?:部、?)?委、?办(?:、?厅)?、?局(?:、?各?直属机构)?"
# 各市、县（区）住房城乡建设主管部门 is one body too.
_OFFICE_ALONE = "(?!的|级|有关|相关|其他|直|[和与及])(?:(?![由等])[一-鿿]){2,10}?(?:行政)?(?:主管)?部门"
_OFFICE = f"{_OFFICE_ALONE}(?!和|及|与)"
_OF_LEVELS = f"{_DIVISION}(?:[、和及与]?(?:[（〔](?:{_LEVEL}、?){{1,4}}[）〕]|{_DIVISION})){{1,5}}"
# 市、县（区）水利部门; 省市场… is no run of levels.
_RUN_OF_LEVELS = f"{_DIVISION}(?:[、和及与]{_OWN_LEVELS}|[（〔](?:{_LEVEL}、?){{1,4}}[）〕]){{1,5}}"
_LOCAL_DUTY = (
    "(?:分级|具体|分别|统筹|组织|按(?:照)?(?:职责|属地)[^，。；、]{0,8})?(?:负责|落实|承担|实施)(?![的意])"
)
# 各设区市（含平潭综合实验区）政府, 各设区市（厦门除外）政府: which of them.
_WHICH = "(?:（(?:不?含|不?包括|除)[^（）\n]{1,40}）|（[^（）、\n]{2,16}除外）)"
_WHICH_OF_THEM = re.compile(f"{_WHICH}(?={_GOVERNMENT}|$)")
# A run of levels that 、 does not separate: 各市、县（区）人民政府; 市、县（区）人民政府; 各设区市; 各区县.
# A zone's committee behind it is a body of its own.
GOVERNMENTS = re.compile(
    f"(?:全省|全市|全区|省内|市内|区内)?(?:(?:地方)?各级(?:地方)?党委(?:、|和|与)?(?:人民)?政府"
    f"|(?:项目|企业|单位|机构|基地|园区)所在地(?:人民)?政府|(?:[省市县区州](?:政府|直|级)?)?{_OFFICES}|{_SEVERAL}{_LEVELS}(?:[、和及与]?{_LEVELS}){{0,5}}"
    f"(?:{_WHICH}(?={_GOVERNMENT}))?(?:{_GOVERNMENT}(?:、{_OWN_LEVELS}{_GOVERNMENT})?|{_OFFICE})?"
    f"|(?:(?<![一-鿿])|(?<=由))(?:{_OF_LEVELS}(?:{_GOVERNMENT}|(?={_LOCAL_DUTY}))|{_RUN_OF_LEVELS}{_OFFICE_ALONE}))"
)
_LEVEL_GOVERNMENT = re.compile(
    "(?:县级|市级|乡级|省级|地市级|市县级|省市级|乡镇)(?:以上)?(?:地方)?(?:人民)?政府"
)
# 市、县（区）: whoever governs there, where a clause says no more.
_BARE_LEVELS = re.compile(_OF_LEVELS)
_COUNTED = re.compile(f"[一-鿿]{{0,6}}?[\\d一二两三四五六七八九十]{{1,3}}个?{_LEVELS}(?:{_GOVERNMENT})?")
# 省直协调联系部门, 党委宣传部门: departments of one level, or of the party's committees, by what they do.
_OF_A_LEVEL = re.compile(
    "[省市县区州](?:直|级)[一-鿿]{2,8}部门|(?:各级|地方)?党委(?:组织|宣传|统战|政法|网信)部门"
)
_WITH_DUTY = re.compile("(?:各级|县级以上|有关|各|其他)?负有[一-鿿]{2,16}职责的(?:部门|单位)")
_ALL_LEVELS = re.compile(
    f"(?:全省|全市)?各(?:级|地|地方)(?:各部门|各单位|{_GOVERNMENT}|(?:党委政府|党委、政府)及?(?:其)?(?:有关|相关)?(?:部门|单位))?"
)


def plain(text: str) -> bool:
    """Whether the text can be (part of) a name: no punctuation, no digits alone, no word of a sentence."""
    return bool(text) and len(text) <= LONGEST and _PLAIN.fullmatch(text) is not None and not _no_name(text)


# 项目所在地 before the bodies that are there.
_WHERE = re.compile("^(?:项目|企业|单位|机构)所在地(?=.{3})")
# 各…, 有关市发展改革局（委）.
_OF_SOME = re.compile("各|(?:有关|相关)(?:地级以上|设区)?[市县区州][一-鿿]{2,12}[局委办](?:（[局委办]）)?$")
_BRACKETED = re.compile("（[^（）]{1,16}）")
_PLAIN = re.compile(r"[一-鿿A-Za-z0-9·“”（）—\- ]+")


def words_of(kind: str) -> tuple[str, ...]:
    """The words of one kind in party.tsv."""
    return _lists()[kind]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table("party"):
        found.setdefault(row["kind"], []).extend(listed(row["words"]))
    return {kind: tuple(words) for kind, words in found.items()}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_lists()["sentence"], key=len, reverse=True))))


# 省推进长江经济带发展领导小组办公室, 投资促进中心: verbs that names hold before such endings.
_STEERED = re.compile(
    "(?:省|市|县|区|州|国家|中央).{2,30}"
    "(?:领导小组|工作小组|协调小组|推进小组|推进组|指挥部|工作专班|联席会议|委员会)(?:办公室|办)?(?:成员单位)?"
)
_SETS_UP = re.compile("成立|设立|组建|建立|调整|发挥|[的了由要将应把，。；、]")
_NAMED_FOR = re.compile(
    "(?:投资促进|贸易促进|推进|促进|建设|开发建设|协调|指导|督查|监督|统筹|服务保障|应急保障)"
    "(?=(?:发展|工作|服务|管理|保障)?(?:中心|局|办|办公室|处|会|委员会|领导小组|指挥部)(?:（|$))"
)


def _no_name(text: str) -> bool:
    if _STEERED.fullmatch(text):
        return _SETS_UP.search(text) is not None
    return _verbs().search(_NAMED_FOR.sub("", text)) is not None


def has_form(text: str) -> bool:
    """Whether a text ends as the name of a body does and holds nothing that a name does not."""
    return len(text) >= 3 and plain(text) and text.endswith(_lists()["unit"])


def unit_named(text: str) -> bool:
    """Whether a text ends as the name of a body does, verbs and all (反不正当竞争处, 督促检查室): to be asked
    only where nothing but names can stand."""
    return (
        3 <= len(text) <= 20
        and _PLAIN.fullmatch(text) is not None
        and text.endswith((*_lists()["unit"], *_INNER_UNITS))
        and _NO_UNIT.search(text) is None
    )


# Ends of units inside a department, and what stands in no name, whatever that ends with.
_INNER_UNITS = ("处", "科", "室", "司", "股", "站", "所", "组", "专班", "大厅", "牵头单位")
_NO_UNIT = re.compile(
    "[的了将把被让由为使应须我您并请]|给予|不得|可以|必须|需要|及时|以上|以下|包括|各|有关|相关|好处|场所"
)


def institution(text: str) -> bool:
    """A company, bank, university or hospital: its name is its own, whoever writes it."""
    return text.endswith(_lists()["institution"])


def is_generic(text: str) -> bool:
    """Whether a text names a class of bodies: 各设区市人民政府, 省直有关部门, 各相关行业主管部门, 各高校."""
    text = _WHICH_OF_THEM.sub("", _WHERE.sub("", text))
    if GOVERNMENTS.fullmatch(text):
        return True
    if len(text) > LONGEST or len(text) < 2 or text in words_of("role_name"):
        return False
    if "由" in text or (text.count("各") > 1 and _ALL_LEVELS.fullmatch(text) is None):
        return False
    if (
        _WITH_DUTY.fullmatch(text)
        or _LEVEL_GOVERNMENT.fullmatch(text)
        or _OF_A_LEVEL.fullmatch(text)
        or ("、" in text and _BARE_LEVELS.fullmatch(text))
        or _ALL_LEVELS.fullmatch(text)
        or _COUNTED.fullmatch(text)
    ):
        return True
    lists = _lists()
    if _OF_SOME.match(text) and has_form(_BRACKETED.sub("", text)):
        return True
    return (
        text.endswith(lists["class"])
        and any(word in text for word in lists["several"])
        and plain(_BRACKETED.sub("", text))
    )


def generic_name(text: str) -> str:
    """政府 written out: 各设区市政府 is 各设区市人民政府, and so is 各设区市; 市、县 are all of theirs.
    A counted body (关中6市政府) stays as it stands."""
    text = _WHICH_OF_THEM.sub("", text.replace("〔", "（").replace("〕", "）"))
    if text == "各设区市" or ("、" in text and _BARE_LEVELS.fullmatch(text.removeprefix("各"))):
        return f"各{text.removeprefix('各')}人民政府"
    if (
        text.endswith("政府")
        and not text.endswith(("人民政府", "党委政府", "党委、政府", "党委和政府"))
        and GOVERNMENTS.fullmatch(text)
    ):
        return text[:-2] + "人民政府"
    return text
