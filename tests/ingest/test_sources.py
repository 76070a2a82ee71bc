"""ingest.sources: what paths hold"""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from ingest.sources import sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"b.txt": "规划", "sub/a.txt": "规划", "sub/c.txt": "方案"}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_same_bytes_under_two_names_are_one_source(folder: Path) -> None:
    found = sources([folder])
    assert [source.names for source in found.sources] == [("b.txt", "sub/a.txt"), ("sub/c.txt",)]
    assert found.errors == ()


def test_order_and_repetition_of_paths_change_nothing(folder: Path) -> None:
    paths = [folder / "sub", folder / "b.txt", folder]
    assert sources(paths) == sources([*reversed(paths), folder])


def test_a_file_is_named_by_itself(folder: Path) -> None:
    assert [source.names for source in sources([folder / "sub" / "c.txt"]).sources] == [("c.txt",)]


def test_one_bad_path_stops_no_other(folder: Path) -> None:
    (folder / "图.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / "empty").mkdir()
    found = sources([folder, folder / "empty", folder / "没有.txt", folder / "图.png"])
    assert len(found.sources) == 2
    assert sorted(error.kind for error in found.errors) == ["missing", "no-documents", "unsupported"]
    assert [(skipped.path, skipped.reason) for skipped in found.skipped] == [
        (".hidden.txt", "a hidden file"),
        ("图.png", "no reader for this kind of file (.png)"),
    ]


def test_tables_state_for_the_files_below_them_and_the_nearest_goes_first(folder: Path) -> None:
    (folder / "plans.csv").write_text("file,title,level\nsub/c.txt,远,省\nb.txt,乙,市\n", encoding="utf-8")
    (folder / "sub" / "plans.csv").write_text("file,title\nc.txt,近\na.txt,甲\n", encoding="utf-8")
    found = sources([folder])
    assert [dict(source.statements) for source in found.sources] == [
        {"title": "乙", "level": "市"},
        {"title": "近", "level": "省"},
    ]
    (error,) = found.errors
    assert "title `甲` differs from `乙` under b.txt" in str(error)
    assert [dict(source.statements) for source in sources([folder / "sub" / "c.txt"]).sources] == [
        {"title": "近"}
    ]


def test_a_bad_row_is_told_once_and_the_files_come_in(folder: Path) -> None:
    (folder / "plans.csv").write_text("file,title\n无.txt,甲\n", encoding="utf-8")
    found = sources([folder, folder / "b.txt"])
    assert [(error.path, error.row) for error in found.errors] == [("plans.csv", 2)]
    assert len(found.sources) == 2


def test_errors_cross_process_borders(folder: Path) -> None:
    (error,) = sources([folder / "没有.txt"]).errors
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.kind, again.row) == (str(error), error.kind, error.row)


def test_the_sample_plans_have_a_table_without_fault() -> None:
    found = sources(["corpus"])
    assert found.errors == ()
    assert len(found.sources) == 5
    assert all(source.statements["order_year"] for source in found.sources)
