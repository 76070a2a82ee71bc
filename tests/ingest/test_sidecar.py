"""ingest.sidecar: the table beside files"""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.sidecar import COLUMNS, read_sidecar

DOCUMENTED = Path("docs/sidecar.md")


def write(folder: Path, table: str, encoding: str = "utf-8") -> Path:
    (folder / "a.txt").write_text("方案", encoding="utf-8")
    path = folder / "plans.csv"
    path.write_bytes(table.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_states_what_its_cells_say(tmp_path: Path, encoding: str) -> None:
    table = 'file,title,issued_on,level\r\na.txt,"水网，规划",2024-10,省\r\n\r\n'
    read = read_sidecar(write(tmp_path, table, encoding), "plans.csv")
    assert read.errors == ()
    assert read.statements == {"a.txt": {"title": "水网，规划", "issued_on": "2024-10", "level": "省"}}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("b.txt,,,", "no file `b.txt`"),
        ("../a.txt,,,", "no file `../a.txt`"),
        (",标题,,", "no file ``"),
        ("a.txt,,2024-02-30,", "issued_on `2024-02-30` is no date"),
        ("a.txt,,去年,", "issued_on `去年` is no date"),
        ("a.txt,,,乡", "level `乡` is none of"),
        ("a.txt,水网,规划,省,多", "more cells than columns"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_row(tmp_path: Path, row: str, says: str) -> None:
    path = write(tmp_path, f"file,title,issued_on,level\n{row}\n")
    (error,) = read_sidecar(path, "夹/plans.csv").errors
    assert (error.kind, error.path, error.row) == ("sidecar", "夹/plans.csv", 2)
    assert says in str(error)


def test_a_bad_cell_leaves_the_rest_of_its_row(tmp_path: Path) -> None:
    path = write(tmp_path, "file,title,order_year,note\na.txt,水网,24,x\na.txt,别名,2024,x\n")
    read = read_sidecar(path, "plans.csv")
    assert read.statements == {"a.txt": {"title": "水网"}}
    assert [error.row for error in read.errors] == [1, 2, 3]


def test_a_table_without_the_column_file_states_nothing(tmp_path: Path) -> None:
    read = read_sidecar(write(tmp_path, "title\n水网\n"), "plans.csv")
    assert (read.statements, read.errors[0].row) == ({}, 1)


def test_every_column_is_documented() -> None:
    text = DOCUMENTED.read_text(encoding="utf-8")
    assert [column for column in ["file", *COLUMNS] if f"`{column}`" not in text] == []
