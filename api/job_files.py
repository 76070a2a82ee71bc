"""The folders of the jobs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from pydantic import ValidationError

from api.job_shapes import JobItem
from graph.files import disk, locked, make_folder, write_whole

# So many jobs that have ended are remembered.
KEPT = 200


class JobFiles:
    """One folder a job, named by its number: `job.json` and `files`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def alone(self) -> AbstractContextManager[None]:
        """Held by the one server that does these jobs. Raises HomeBusy where another is."""
        return locked(make_folder(self._folder, mode=0o700) / "lock", 0)

    def held(self) -> list[JobItem]:
        """Every job of the folder, the first first. A folder without a job in it is an upload that never came
        to its end: it goes."""
        found = []
        for path in self._folder.glob("[0-9]*"):
            try:
                found.append(JobItem.model_validate_json((path / "job.json").read_bytes()))
            except (OSError, ValidationError):
                shutil.rmtree(path, ignore_errors=True)
        return sorted(found, key=lambda job: job.id)

    def make(self) -> tuple[int, Path]:
        """A new number, and its folder for files. Two that ask at once get two numbers."""
        make_folder(self._folder, mode=0o700)
        with disk(self._folder):
            while True:
                taken = [int(path.name) for path in self._folder.iterdir() if path.name.isdecimal()]
                number = max(taken, default=0) + 1
                try:
                    (self._folder / str(number)).mkdir(mode=0o700)
                except FileExistsError:
                    continue
                return number, make_folder(self.of(number), mode=0o700)

    def of(self, number: int) -> Path:
        """The folder of the job's files."""
        return self._folder / str(number) / "files"

    def write(self, job: JobItem) -> None:
        """Keeps what is known of the job."""
        write_whole(self._folder / str(job.id) / "job.json", job.model_dump_json(indent=1), mode=0o600)

    def empty(self, number: int) -> None:
        """Removes the files of a job that has ended."""
        shutil.rmtree(self.of(number), ignore_errors=True)

    def remove(self, number: int) -> None:
        """Removes all of a job."""
        shutil.rmtree(self._folder / str(number), ignore_errors=True)

    def spare(self, ended: Iterable[JobItem]) -> list[int]:
        """Removes the oldest of the jobs that have ended, beyond those that are remembered; their numbers."""
        numbers = sorted(job.id for job in ended)
        spare = numbers[: max(0, len(numbers) - KEPT)]
        for number in spare:
            self.remove(number)
        return spare
