"""The questions that can be asked by name: every file of `cypher/read` that says its own, with its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from graph.errors import NotFound
from graph.model import Value
from graph.queries import Query, named
from graph.reader import Reader

Kind = Literal["Department", "Project", "Place", "Plan", "year"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One field of a question's form; `kind` is the label of the node that it names, or year."""

    name: str
    kind: Kind
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked by name: `zh` with the parameters in braces, the columns of its answer,
    and the Cypher that is run."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    cypher: str


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question: its columns, and every row by them."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]


PARAMETERS = MappingProxyType(
    {
        one.name: one
        for one in (
            Parameter("department", "Department", "部门", "department"),
            Parameter("other_department", "Department", "另一个部门", "another department"),
            Parameter("project", "Project", "项目", "project"),
            Parameter("place", "Place", "地方", "place"),
            Parameter("plan", "Plan", "规划", "plan"),
            Parameter("other_plan", "Plan", "另一个规划", "another plan"),
            Parameter("year", "year", "年份", "year"),
        )
    }
)


def questions() -> tuple[Question, ...]:
    """Every question, by name."""
    return tuple(map(_question, named().values()))


class NamedQuestions(Reader):
    """Questions by name."""

    def questions(self) -> tuple[Question, ...]:
        """Every question that can be asked by name."""
        return questions()

    def question(self, name: str, parameters: Mapping[str, str | int]) -> Table:
        """The answer to the question `name`; nodes are given by their ids. Raises NotFound where there is no
        such question."""
        asked = named().get(name)
        if asked is None:
            raise NotFound("there is no question of that name", where=name, remedy="/questions lists them.")
        rows = self._store.read(asked.text, **parameters)
        return Table(asked.returns, tuple(rows))


def _question(one: Query) -> Question:
    parameters = tuple(PARAMETERS[name] for name in one.params)
    return Question(one.name, one.zh, one.sentence, parameters, one.returns, one.text)
