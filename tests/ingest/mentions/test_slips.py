"""Names misread by one character: put right in the name, never in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.mentions.slips import put_right
from ingest.types import Mentions, Scope

Read = Callable[..., Mentions]
SHAANXI = Scope(province="陕西省")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("支持沣东新城，推进沔东水厂建设。", "支持沣东新城，推进沣东水厂建设。"),
        ("支持沣东新城，治理沔河。", "支持沣东新城，治理沣河。"),
        # Nothing in the document says that the other character is meant.
        ("推进沔东水厂建设。", "推进沔东水厂建设。"),
        # The character belongs to a name as it stands, or makes none with the other one.
        ("支持沣东新城，学习沔阳县经验。", "支持沣东新城，学习沔阳县经验。"),
        ("支持沣东新城，保护沔水。", "支持沣东新城，保护沔水。"),
    ],
)
def test_a_look_alike_is_read_as_the_name_that_the_document_knows(text: str, reading: str) -> None:
    assert put_right(text, SHAANXI)[0] == reading


def test_a_name_of_another_province_is_not_read_into_the_text() -> None:
    text = "沣东新城、沔东水厂。"
    assert put_right(text, Scope(province="福建省")) == (text, ())


def test_the_slice_stays_and_the_name_is_less_sure(read: Read) -> None:
    found = read("支持沣东新城，推进沔东水厂建设。")
    work = next(m for m in found.mentions if m.label == "Project")
    assert (work.name, found.outline.text.flat[work.start : work.end]) == ("沣东水厂", "沔东水厂")
    assert work.method.endswith("+slip")
    sure = next(m for m in read("推进沣东水厂建设。").mentions if m.label == "Project")
    assert (work.key, work.confidence < sure.confidence) == (sure.key, True)


def test_places_are_put_right_too(read: Read) -> None:
    found = read("支持沣东新城，治理沔河。")
    assert [(m.name, m.method) for m in found.mentions][-1] == ("沣河", "place: name+slip")
