"""What a name is found by, and what a person may type for it."""

from __future__ import annotations

import pytest

from graph import Node
from graph.search_keys import LONGEST, forms, search_keys


def keys(*names: str) -> set[str]:
    first, *others = names
    return set(search_keys(Node("Department", "x", {"name": first, "aliases": tuple(others)})))


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("陕西省水利厅", "shanxishengshuiliting", "sxsslt"),
        ("重庆市长寿区", "chongqingshichangshouqu", "cqscsq"),
        ("厦门市", "xiamenshi", "xms"),
        ("六安市", "luanshi", "las"),
        ("中国人民银行", "zhongguorenminyinhang", "zgrmyh"),
        ("乾县", "qianxian", "qx"),
        ("旅游局", "lvyouju", "lyj"),
        ("G70 福银高速", "g70fuyingaosu", "g70fygs"),
        ("5G基站", "5gjizhan", "5gjz"),
        ("安AN安", "ananan", "aana"),
        ("䶮𠮷桥", "yan𠮷qiao", "y𠮷q"),
    ],
)
def test_a_name_is_read_aloud(name: str, pinyin: str, initials: str) -> None:
    assert {pinyin, initials} <= keys(name)


def test_every_name_gives_its_keys_once() -> None:
    assert keys("水利厅", "《水利厅》", "水 利厅") == {"水利厅", "shuiliting", "slt"}
    assert keys("水利厅", "水务厅") == {"水利厅", "shuiliting", "slt", "水务厅", "shuiwuting", "swt"}


def test_what_nobody_asks_for_has_none() -> None:
    assert search_keys(Node("Task", "x", {"name": "建设水库"})) == ()
    assert search_keys(Node("Topic", "x", {"name": "乡村振兴"}))


def test_no_key_is_too_long_for_the_index() -> None:
    assert max(map(len, keys("水利" * 5000))) <= LONGEST
    assert forms("水利" * 5000)[0] in keys("水利" * 5000)


@pytest.mark.parametrize(
    ("asked", "looked_for"),
    [
        ("省水利厅", ("省水利厅",)),
        (" 「省水利厅」 ", ("省水利厅",)),
        ("陝西省水利廳", ("陝西省水利廳", "陕西省水利厅")),
        ("陜西", ("陜西", "陕西")),
        ("SXSSLT", ("sxsslt",)),
        ("lǚyóu jú", ("lvyouju",)),
        ("ＧＳＬ", ("gsl",)),
        ("", ()),
        ("“ ”", ()),
    ],
)
def test_what_is_looked_for(asked: str, looked_for: tuple[str, ...]) -> None:
    assert forms(asked) == looked_for
