"""A name means one thing, or the person chooses, or is told what is like it."""

from __future__ import annotations

import pytest

from api.errors import AmbiguousNameError, UnknownNameError
from api.naming import meaning, settle
from graph import Ledger, Store, View, Writer
from graph.errors import NotFound
from graph.rows import Found, How


def _found(label: str, id_: str, name: str, how: How) -> Found:
    return Found(label=label, kind=None, id=id_, name=name, matched=name, how=how, tasks=1)


PLACE = _found("Place", "p", "咸阳市", "name")
GOVERNMENT = _found("Department", "d", "咸阳市人民政府", "alias")
STATION = _found("Project", "s", "咸阳市轨道交通", "phrase")


def test_a_things_own_name_comes_before_an_alias() -> None:
    meant = settle("咸阳市", [STATION, GOVERNMENT, PLACE])
    assert meant.one == PLACE
    assert meant.also == (GOVERNMENT,)


def test_an_alias_is_enough() -> None:
    assert settle("咸阳市政府", [GOVERNMENT, STATION]).one == GOVERNMENT


def test_two_of_one_name_are_for_the_person() -> None:
    other = _found("Department", "e", "福建省水利厅", "alias")
    with pytest.raises(AmbiguousNameError) as caught:
        settle("水利厅", [GOVERNMENT, other, STATION])
    assert caught.value.choices == (GOVERNMENT, other)


def test_a_part_that_only_one_name_holds_is_enough() -> None:
    assert settle("市轨道", [STATION]).one == STATION
    assert settle("市轨道", [STATION]).how == "phrase"


def test_pinyin_is_enough_where_one_thing_bears_it() -> None:
    letters = _found("Department", "d", "陕西省水利厅", "key")
    assert settle("sxsslt", [letters, STATION]).how == "key"
    with pytest.raises(AmbiguousNameError):
        settle("slt", [letters, _found("Department", "e", "福建省水利厅", "key")])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("陕西省民政厅", [_found("Department", "d", "咸阳市轨道交通", "slip")]),
        ("xysgd", [_found("Project", "s", "咸阳市轨道交通", "key_part")]),
        ("轨道", [STATION]),  # too short to tell
        ("市轨道", [STATION, _found("Project", "t", "西安市轨道交通", "phrase")]),
        ("咸阳市轨道交通集团", [_found("Project", "s", "咸阳市轨道交通", "part")]),
    ],
)
def test_likeness_is_no_name(asked: str, found: list[Found]) -> None:
    with pytest.raises(UnknownNameError, match="咸阳市轨道交通") as caught:
        settle(asked, found)
    assert caught.value.suggestions == tuple(found)


def test_nothing_at_all() -> None:
    with pytest.raises(UnknownNameError, match="list of plans"):
        settle("不存在", [])


def test_an_empty_database_says_what_to_do(store: Store) -> None:
    store.write("MATCH (n) DETACH DELETE n")
    store.write("DROP INDEX keys IF EXISTS")
    try:
        with pytest.raises(NotFound, match="tongchou ingest"):
            meaning(View(store), "省水利厅")
    finally:
        with Ledger() as ledger, Writer(store, ledger):
            pass
