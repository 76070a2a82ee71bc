"""What became of every file that was given to be read, when it was given last. The graph holds nothing of
what could not be read, so that is kept beside it: `outcomes.jsonl` of the home, one file a line, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from graph.files import disk, locked, make_folder, write_whole

State = Literal["failed", "left aside", "no plan", "read"]
STATES: tuple[State, ...] = get_args(State)
_LOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file, by the name that it was given under: `document` is the id of its bytes, `reason` why it
    failed, was left aside or is no plan; `at` is when it was given, in UTC."""

    name: str
    state: State
    document: str | None = None
    title: str = ""
    tasks: int = 0
    reason: str = ""
    at: str = ""

    @property
    def key(self) -> list[str | int]:
        """Its place in a list: what a person has to look at comes first."""
        return [STATES.index(self.state), self.name]


class Outcomes:
    """The outcomes in the file `path`. A file that is given again under the same name has the new one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self) -> list[FileOutcome]:
        """Every file, what failed first."""
        return sorted(self._held().values(), key=lambda one: one.key)

    def counts(self) -> dict[str, int]:
        """How many files came to which state; those that none came to are not among them."""
        states = [one.state for one in self._held().values()]
        return {state: states.count(state) for state in STATES if state in states}

    def take(self, given: Iterable[FileOutcome]) -> None:
        """Keeps what became of these files. Of what is said twice of one file the first is its state, and
        the reasons are all kept."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        new: dict[str, FileOutcome] = {}
        for one in given:
            before = new.get(one.name, one)
            reasons = dict.fromkeys(filter(None, (before.reason, one.reason)))
            new[one.name] = replace(before, reason="; ".join(reasons), at=now)
        self._change(lambda held: held | new)

    def forget(self, documents: Collection[str]) -> None:
        """Drops the files of documents that were withdrawn."""
        self._change(lambda held: {k: one for k, one in held.items() if one.document not in documents})

    def _held(self) -> dict[str, FileOutcome]:
        with disk(self.path):
            lines = self.path.read_text("utf-8").splitlines() if self.path.exists() else []
        return {one.name: one for one in (FileOutcome(**json.loads(line)) for line in lines)}

    def _change(self, change: Callable[[dict[str, FileOutcome]], dict[str, FileOutcome]]) -> None:
        make_folder(self.path.parent)
        with locked(self.path.with_name(f"{self.path.name}.lock"), _LOCK_SECONDS):
            held = change(self._held())
            lines = [json.dumps(asdict(held[name]), ensure_ascii=False) + "\n" for name in sorted(held)]
            write_whole(self.path, "".join(lines), mode=0o600)
