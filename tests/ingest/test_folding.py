"""ingest.folding: one form for each character, one character for each character"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import DROPPED, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        (
            "加大力度,推进发展:建成1,200家(含企业);达到1.5万!",
            "加大力度，推进发展：建成1,200家（含企业）；达到1.5万！",
        ),
        ("比例不低于2:1", "比例不低于2:1"),
        ("(1)社会领域", "（1）社会领域"),
        ("\n (12) 社会", "\n （12） 社会"),
        ("f(x)=1, y", "f(x)=1, y"),
        ("PM2.5(细颗粒物)浓度", "PM2.5（细颗粒物）浓度"),
        ("（市(区))", "（市（区））"),
        ("[责任单位:省水利厅]", "[责任单位：省水利厅]"),
        ("〔2024〕４号，２．５％", "〔2024〕4号，2.5%"),
        ("抓好落实.\n一.总体", "抓好落实。\n一.总体"),
        ('建设"两链"融合', "建设“两链”融合"),
        ("西安―咸阳──线・二期", "西安—咸阳——线·二期"),
        ("⽔利⼯程", "水利工程"),
        ("2㎡、①、㈠、Ⅳ", "2㎡、①、㈠、Ⅳ"),
        ("一\r\n二\u2028三\t四\xa0五\u3000六", "一\n\n二\n三 四 五\u3000六"),
        ("水\u200b利\ufeff厅\x08", f"水{DROPPED}利{DROPPED}厅{DROPPED}"),
        ("漆?聯盟\ufffd", "漆?聯盟\ufffd"),
    ],
)
def test_one_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(",;:!?()（）.\"' \n"))
    )
)
def test_no_character_is_added_or_lost(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    for before, after in zip(text, folded, strict=True):
        if before != after and unicodedata.category(before) == "Lo":
            assert unicodedata.normalize("NFKC", before) == after or after == "\u3000"


def test_a_text_of_many_odd_characters_folds_the_same() -> None:
    odd = "".join(chr(code) for code in range(0x2F00, 0x2FD0))
    assert fold(odd) == "".join(fold(char) for char in odd)
