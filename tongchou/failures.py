"""From an exception to what the command line says about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click

OURS = ("graph", "ingest", "api", "tongchou")


class TongchouError(Exception):
    """Something that the command line itself finds wrong: says what, where and what to do."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f" [{self.where}]" if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"{self.what}{place}.{advice}"


def explained(error: Exception) -> click.ClickException:
    """The message of an error of ours as it stands; of any other its type, and how to see more."""
    if type(error).__module__.partition(".")[0] in OURS:
        return click.ClickException(str(error))
    if type(error).__name__ == "ValidationError" and hasattr(error, "errors"):
        return click.ClickException(_settings(error.errors()))
    return click.ClickException(
        f"an error that nobody foresaw: {type(error).__name__}: {error}\n"
        "Run the same command as 'tongchou --debug …' to see where it comes from."
    )


def _settings(wrong: Iterable[Mapping[str, Any]]) -> str:
    """What pydantic finds wrong with the settings, one line each, by the names of their variables."""
    return "\n".join(
        f"TONGCHOU_{'_'.join(map(str, one['loc'])).upper()}: {one['msg']} [{one['input']}]. "
        "Set it anew or unset it; docs/settings.md lists what it takes."
        for one in wrong
    )
