"""Where a name stands against ordinary words."""

from __future__ import annotations

import pytest

from ingest.mentions.words import Stops, ordinary, stands


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("稳定西部", "定西", False),
        ("复兴平台", "兴平", False),
        ("支持定西发展", "定西", True),
        ("以西安全面", "西安", True),
        ("平安康养", "安康", False),
    ],
)
def test_a_name_must_read_better_than_the_words_it_is_cut_from(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert stands(text, start, start + len(name), 3000) is expected


def test_ordinary_is_made_of_words_alone() -> None:
    assert ordinary("大型")
    assert ordinary("重点产业")
    assert not ordinary("古贤")


def test_a_stop_inside_an_ordinary_word_does_not_count() -> None:
    text = "推进和平应用中心"
    stops = Stops(text)
    assert stops.before(len(text), 0) == 2
    assert not stops.between(2, len(text))
