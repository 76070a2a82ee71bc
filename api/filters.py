"""The filters of lists of tasks, checked and made into ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Query

from api.naming import ID, meaning
from graph import View
from graph.asking_tasks import TaskFilter

Role = Literal["牵头", "配合", "支持", "负责"]
Basis = Literal["explicit", "inherited", "subject"]
TaskKind = Literal["task", "goal", "safeguard"]


@dataclass(frozen=True, slots=True)
class TaskFilters:
    """What a request says about which tasks it wants."""

    names: Mapping[str, str | None]
    words: Mapping[str, str | None]
    year_from: int | None
    year_to: int | None

    @classmethod
    async def asked(
        cls,
        department: Annotated[
            str | None,
            Query(max_length=200, description="that involve it: its name or id", examples=["省水利厅"]),
        ] = None,
        project: Annotated[
            str | None,
            Query(max_length=200, description="that name it or a part of it", examples=["引汉济渭"]),
        ] = None,
        place: Annotated[
            str | None, Query(max_length=200, description="that name it", examples=["咸阳市"])
        ] = None,
        plan: Annotated[
            str | None,
            Query(max_length=200, description="of this plan", examples=["陕西省水安全保障方案"]),
        ] = None,
        q: Annotated[
            str | None,
            Query(max_length=200, description="that say this, word for word", examples=["供水"]),
        ] = None,
        role: Annotated[Role | None, Query(description="where it, or any, has this role")] = None,
        basis: Annotated[Basis | None, Query(description="where it, or any, is so named")] = None,
        kind: Annotated[TaskKind | None, Query(description="of this kind")] = None,
        level: Annotated[
            str | None, Query(max_length=20, description="of plans of this level: 国家, 省, 市, …")
        ] = None,
        year: Annotated[int | None, Query(ge=1900, le=2200, description="of plans of this year")] = None,
        year_from: Annotated[int | None, Query(ge=1900, le=2200, description="of plans since then")] = None,
        year_to: Annotated[int | None, Query(ge=1900, le=2200, description="of plans until then")] = None,
    ) -> TaskFilters:
        """As the parameters of the request say."""
        return cls(
            {"department": department, "project": project, "place": place, "plan": plan},
            {"q": q, "role": role, "basis": basis, "kind": kind, "level": level},
            year if year is not None else year_from,
            year if year is not None else year_to,
        )

    def resolved(self, view: View) -> TaskFilter:
        """With every name made into an id. Raises UnknownNameError and AmbiguousNameError."""
        ids = {field: _id(view, field, name) for field, name in self.names.items()}
        return TaskFilter(**ids, **self.words, year_from=self.year_from, year_to=self.year_to)


def _id(view: View, field: str, name: str | None) -> str | None:
    if name is None or ID.fullmatch(name):
        return name
    return meaning(view, name, field.capitalize()).one.id


Filters = Annotated[TaskFilters, Depends(TaskFilters.asked)]
