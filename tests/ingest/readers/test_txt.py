"""ingest.readers.txt: plain text in every encoding that is met, and what is no text"""

from __future__ import annotations

import os

import pytest

from ingest.errors import SourceError
from ingest.readers import media_type, read, txt

SIMPLIFIED = "一、加强水利建设\n省水利厅牵头，推进西安—咸阳引水工程·二期，到2025年完成投资100亿元。\r\n" * 4
TRADITIONAL = "一、加強水利建設\n省水利廳牽頭，推進西安引水工程，到2025年完成投資100億元。\n" * 4


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"],
)
def test_simplified_text_is_decoded_without_its_mark(encoding: str) -> None:
    assert txt.read("a.txt", SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "utf-16", "gb18030"])
def test_traditional_text_is_decoded(encoding: str) -> None:
    assert txt.read("a.txt", TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_gb2312_keeps_its_dashes_and_dots() -> None:
    # Decoded by the name gb2312, 0xA1AA and 0xA1A4 would become U+2015 and U+30FB.
    assert "西安—咸阳引水工程·二期" in txt.read("a.txt", SIMPLIFIED.encode("gb18030"))


def test_a_file_cut_off_inside_a_character_loses_only_that_character() -> None:
    assert txt.read("a.txt", "水利厅".encode()[:-1]) == "水利"


def test_a_broken_byte_in_a_long_file_is_one_character() -> None:
    data = SIMPLIFIED.encode() * 20 + b"\xff" + "水".encode()
    assert txt.read("a.txt", data) == SIMPLIFIED * 20 + "�水"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (" \u3000\n\t\u200b\xa0".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00", "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "binary"),
        ("水利\x00水利".encode(), "binary"),
        ("水利\x01\x02\x03\x04\x05".encode(), "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x81\x82\xfd\xfe\xff\x80" * 40, "encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_kind(data: bytes, kind: str) -> None:
    with pytest.raises(SourceError) as refused:
        txt.read("计划.txt", data)
    assert refused.value.kind == kind
    assert refused.value.path == "计划.txt"
    assert refused.value.hint


def test_random_bytes_are_never_taken_for_text() -> None:
    for size in range(64, 464, 8):
        with pytest.raises(SourceError):
            txt.read("a.txt", os.urandom(size))


def test_a_file_without_reader_is_refused_and_told_what_can_be_read() -> None:
    assert media_type("方案.TXT") == "text/plain"
    with pytest.raises(SourceError, match=r"\.txt") as refused:
        read("图.png", b"x")
    assert refused.value.kind == "unsupported"
