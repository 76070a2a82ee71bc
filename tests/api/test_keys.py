"""Keys in the home: made, kept as hashes, found again, revoked; from the command line as well."""

from __future__ import annotations

import json
import stat
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.errors import KeyFileError, KeyNameError
from api.keys import SCOPES, Keys
from tongchou.cli import main
from tongchou.commands.keys import SCOPES as OFFERED


def test_a_key_is_kept_as_its_hash_where_the_user_alone_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "home" / "keys.json"
    secret = Keys(path).make("省里的脚本", ["judge", "read"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secret.partition("_")[2] not in path.read_text("utf-8")
    assert len(secret) > 50
    found = Keys(path).holder(secret)
    assert found is not None
    assert (found.name, found.scopes) == ("省里的脚本", ("read", "judge"))


@pytest.mark.parametrize("other", ["", "tongchou_", "x" * 10_000, "é", "\udcff"])
def test_what_is_no_key_is_nobodys(tmp_path: Path, other: str) -> None:
    keys = Keys(tmp_path / "keys.json")
    assert keys.holder(other) is None
    secret = keys.make("a", ["read"])
    assert keys.holder(other) is None
    assert keys.holder(secret[:-1]) is None
    assert keys.holder(json.loads((tmp_path / "keys.json").read_text())[0]["sha256"]) is None


def test_a_change_of_another_process_holds_at_once(tmp_path: Path) -> None:
    here, elsewhere = Keys(tmp_path / "keys.json"), Keys(tmp_path / "keys.json")
    assert here.all() == ()
    secret = elsewhere.make("a", ["read"])
    assert here.holder(secret) is not None
    elsewhere.revoke("a")
    assert here.holder(secret) is None


def test_names_are_one_keys_alone(tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys.json")
    keys.make("a", ["read"])
    with pytest.raises(KeyNameError, match="there already"):
        keys.make("a", ["admin"])
    with pytest.raises(KeyNameError, match="no key has this name"):
        keys.revoke("b")
    for name in ("", "  ", "a\x1b[2J"):
        with pytest.raises(KeyNameError, match="printable"):
            keys.make(name, ["read"])
    assert [key.scopes for key in keys.all()] == [("read",)]


def test_many_at_a_time_are_all_kept(tmp_path: Path) -> None:
    makers = [
        threading.Thread(target=Keys(tmp_path / "keys.json").make, args=(f"key {number}", ["read"]))
        for number in range(8)
    ]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(Keys(tmp_path / "keys.json").all()) == 8


@pytest.mark.parametrize("text", ["", "{}x", '[{"name": "a"}]', "[1]", "\udcff"])
def test_a_file_that_is_none_of_ours_opens_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    path.chmod(0o600)
    with pytest.raises(KeyFileError, match="is no list of keys"):
        Keys(path).holder("x")


def test_a_file_that_others_may_write_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    secret = Keys(path).make("a", ["read"])
    path.chmod(0o666)
    with pytest.raises(KeyFileError, match="written by others"):
        Keys(path).holder(secret)


def test_from_the_command_line(tmp_path: Path) -> None:
    runner = CliRunner(env={"TONGCHOU_HOME": str(tmp_path)})
    assert OFFERED == SCOPES
    made = runner.invoke(main, ["keys", "create", "--scope", "judge", "--scope", "read", "--name", "实验室"])
    assert made.exit_code == 0, made.output
    secret = made.stdout.strip()
    listed = runner.invoke(main, ["keys", "list", "--json"])
    assert json.loads(listed.stdout)[0]["scopes"] == ["read", "judge"]
    assert "实验室" in runner.invoke(main, ["keys", "list"]).stdout
    assert secret not in listed.output + (tmp_path / "keys.json").read_text("utf-8")
    again = runner.invoke(main, ["keys", "create", "--name", "实验室"])
    assert (again.exit_code, "there already" in again.stderr) == (1, True)
    assert runner.invoke(main, ["keys", "revoke", "实验室"]).exit_code == 0
    assert Keys(tmp_path / "keys.json").holder(secret) is None
    assert "there is no key" in runner.invoke(main, ["keys", "list"]).stderr
