"""A client of the API for scripts: `Client` asks, follows pages, and gives rows.

from tongchou import Client

with Client() as ask:
    ask.tasks(department="省水利厅", role="牵头").to_frame()
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeAlias
from urllib.parse import quote

import httpx2

Json: TypeAlias = dict[str, Any]
Given: TypeAlias = str | int | bool | None

URL = "http://127.0.0.1:8000"
PREFIX = "/api/v1"
MOST = 1000
"""Rows of one page; lists are followed to their end."""


class ClientError(Exception):
    """What the client can raise."""


class ProblemError(ClientError):
    """The API answered with a problem: `status`, and `problem` with its members (RFC 9457): `choices` of an
    ambiguous name, `suggestions` for an unknown one, `errors` of wrong parameters, `request_id`."""

    def __init__(self, problem: Json) -> None:
        advice = f" {problem['advice']}" if problem.get("advice") else ""
        super().__init__(f"{problem.get('status')}: {problem.get('detail') or problem.get('title')}.{advice}")
        self.problem = problem
        self.status = int(problem.get("status", 0))


class NoAnswerError(ClientError):
    """Nothing answers at the address, or not as the API does."""

    def __init__(self, url: str, why: object) -> None:
        super().__init__(f"no Tongchou API answers at {url}: {why}. `tongchou serve` starts one.")


class NoPandasError(ClientError):
    """A frame was asked for and pandas is not installed."""

    def __init__(self) -> None:
        super().__init__("pandas is not installed here: `pip install pandas` in the same environment.")


@dataclass(frozen=True)
class Answer:
    """An answer: `body` as it came, without its rows and pages, and the rows of every page."""

    body: Json
    rows: list[Json]

    def __iter__(self) -> Iterator[Json]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> Any:
        """The rows as a pandas DataFrame; what lies in a field has columns of its own (`evidence.quote`).

        Raises NoPandasError where pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise NoPandasError from error
        return pandas.json_normalize(self.rows)


class Client:
    """Asks a running API. Every method raises ProblemError for what the API refuses, and NoAnswerError when
    it cannot be reached."""

    def __init__(self, url: str = URL, *, key: str | None = None, seconds: float = 60) -> None:
        self.url = url.rstrip("/")
        headers = {"Accept": "application/json"} | ({"X-API-Key": key} if key else {})
        self._http = httpx2.Client(base_url=self.url, headers=headers, timeout=seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, **parameters: Given) -> Json:
        """One answer as it comes; `path` is below /api/v1, parameters that are None are left out."""
        return self._asked(f"{PREFIX}/{path.lstrip('/')}", _said(parameters))

    def all(self, path: str, **parameters: Given) -> Answer:
        """A list, every page of it."""
        page = self.get(path, limit=MOST, **parameters)
        rows: list[Json] = []
        body = {name: value for name, value in page.items() if name not in ("rows", "next")}
        while True:
            rows += page["rows"]
            if not page.get("next"):
                return Answer(body, rows)
            page = self._asked(page["next"], {})

    def search(self, name: str, *, label: str | None = None, limit: int = 20, texts: int = 0) -> Json:
        """What a name may mean, by kind, and up to `texts` sentences that say it."""
        return self.get("search", q=name, label=label, limit=limit, texts=texts)

    def tasks(
        self,
        *,
        department: str | None = None,
        project: str | None = None,
        place: str | None = None,
        plan: str | None = None,
        q: str | None = None,
        role: str | None = None,
        basis: str | None = None,
        kind: str | None = None,
        level: str | None = None,
        year_from: int | None = None,
        year_to: int | None = None,
    ) -> Answer:
        """Tasks of all plans that the filters leave; names or ids."""
        given = {name: value for name, value in locals().items() if name != "self"}
        return self.all("tasks", **given)

    def task(self, id_: str) -> Json:
        """One task with its sentences and every reading."""
        return self.get(f"tasks/{quote(id_, safe='')}")

    def department_tasks(self, name: str, *, with_predecessors: bool = True) -> Answer:
        """Every reading that ties a department to a task, in every plan."""
        return self._tasks("departments", name, with_predecessors=with_predecessors)

    def project_tasks(self, name: str) -> Answer:
        """Every sentence of a task that names a project or a part of it."""
        return self._tasks("projects", name)

    def place_tasks(self, name: str, *, within: bool = False) -> Answer:
        """Every sentence of a task that names a place and, with `within`, what lies in it."""
        return self._tasks("places", name, within=within)

    def plan_tasks(self, name: str) -> Answer:
        """Every task of a plan, with who is responsible."""
        return self._tasks("plans", name)

    def plans(self) -> Answer:
        """Every plan that was read."""
        return self.all("plans")

    def measures(self, q: str | None = None, *, plan: str | None = None) -> Answer:
        """Sentences of tasks that say `q`."""
        return self.all("measures", q=q, plan=plan)

    def neighbours(
        self, label: str, id_: str, *, type_: str | None = None, direction: str | None = None
    ) -> Answer:
        """What is next to a node, with the relationships between."""
        path = f"nodes/{quote(label, safe='')}/{quote(id_, safe='')}/neighbours"
        return self.all(path, type=type_, direction=direction)

    def paths(self, one: str, other: str, *, types: Sequence[str] = (), most: int = 10) -> Json:
        """The shortest ways between two things."""
        return self.get("paths", one=one, other=other, types=",".join(types) or None, most=most)

    def reading(self, id_: str) -> Json:
        """One reading with its evidence and how it is cited."""
        return self.get(f"readings/{quote(id_, safe='')}")

    def document(self, id_: str) -> Json:
        """A document's text, cut at every mark."""
        return self.get(f"documents/{quote(id_, safe='')}")

    def questions(self) -> Answer:
        """The questions that can be asked by name, with their forms."""
        return self.all("questions")

    def question(self, name: str, **parameters: Given) -> Answer:
        """The answer to a question by name, as a table."""
        return self.all(f"questions/{quote(name, safe='')}", **parameters)

    def _tasks(self, resource: str, name: str, **parameters: Given) -> Answer:
        return self.all(f"{resource}/{quote(name, safe='')}/tasks", **parameters)

    def _asked(self, path: str, parameters: dict[str, str]) -> Json:
        try:
            answer = self._http.get(path, params=parameters or None)
            body = answer.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise NoAnswerError(self.url, error) from error
        if answer.is_error:
            raise ProblemError(body)
        if not isinstance(body, dict):
            raise NoAnswerError(self.url, "the answer is no object")
        return body


def _said(parameters: dict[str, Given]) -> dict[str, str]:
    """As a query says it: true and false in small letters, nothing for None."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in parameters.items()
        if value is not None
    }
