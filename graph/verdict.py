"""May a user's own query run? Two independent looks: at its words, and at what the planner makes of them.

Neither is enough. The planner sees through every disguise of words, but shows a subquery inside an
expression (`[x IN [1] | COUNT { LOAD CSV … }]`) as text in its details, not as a step; and it calls LOAD CSV,
SHOW SETTINGS and TERMINATE TRANSACTIONS reading. What each look allows is a list: `reads.yaml`. The third
line of defence is the session's read access, the fourth the server's own configuration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any

import yaml

from graph.tokens import Token, tokens

READS = ("r", None)
_OPEN, _CLOSE = "([{", ")]}"
# An escape of a letter, digit or sign that everybody can type: only somebody who hides a word writes it.
_HIDDEN = re.compile(r"\\u+00[0-7][0-9a-fA-F]")
# A repetition of what itself repeats, or of a choice: matched for ever against the wrong text.
_REPEATED = re.compile(r"\)\s*[*+{]")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\d*\}")
_MOST_UNBOUNDED = 3
_BACK = re.compile(r"\\[1-9k]")
_GOES_ON = ("+", "[", ".")


@cache
def _reads() -> Mapping[str, Any]:
    held: dict[str, Any] = yaml.safe_load((files("graph") / "reads.yaml").read_text("utf-8"))
    return {
        name: frozenset(value.split()) if isinstance(value, str) else value for name, value in held.items()
    }


def refusal(query: str, parameters: Mapping[str, Any] | None = None) -> str | None:
    """Why the words of `query` may not run; None when they may be shown to the planner."""
    limits = _reads()["limits"]
    if len(query) > limits["characters"]:
        return f"it is longer than {limits['characters']} characters; put long values into parameters"
    if _HIDDEN.search(query):
        return "it writes plain characters as \\u escapes"
    found = list(tokens(query))
    return (
        _forbidden(found) or _option(found) or _too_much(found, limits) or _pattern(found, parameters or {})
    )


def plan_refusal(query_type: str | None, plan: Mapping[str, Any] | None) -> str | None:
    """Why the planner's answer shows a query that may not run."""
    if query_type not in READS:
        return "it changes the graph, its schema or its users"
    for step in steps(plan):
        operator = operator_of(step)
        details = str(step.get("args", {}).get("Details", ""))
        if operator not in _reads()["operators"]:
            return f"the step {operator} does not read the graph"
        # A procedure is shown by its bare name.
        called = f"CALL {details}" if operator == "ProcedureCall" else details
        if why := _forbidden(list(tokens(called))):
            return why
    return None


def steps(plan: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    """Every step of a plan, the last first."""
    waiting = [plan] if plan else []
    while waiting:
        step = waiting.pop()
        yield step
        waiting.extend(step.get("children", ()))


def operator_of(step: Mapping[str, Any]) -> str:
    """The name of a step, without the database it is for."""
    return str(step["operatorType"]).split("@")[0]


def _forbidden(found: Sequence[Token]) -> str | None:
    """A word that leaves the graph: files, addresses, other databases, procedures, functions of plugins."""
    for place, token in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else Token("sign", "")
        before = found[place - 1] if place else Token("sign", "")
        if token.word == "LOAD" and following.word == "CSV":
            return "LOAD CSV reads files and addresses"
        if before.text in (".", ":", "$"):
            continue
        if (
            token.word == "USE"
            and following.kind in ("name", "quoted")
            and following.word not in ("AS", "IN")
        ):
            return "USE asks another database"
        if token.word == "CALL" and following.kind in ("name", "quoted"):
            name = _path(found, place + 1)
            if not _procedure(name):
                return f"the procedure {name} may not be called"
        elif token.kind in ("name", "quoted") and before.word != "CALL":
            name = _path(found, place)
            # A quoted name may hold dots of its own: `d.name`.
            after = found[place + 2 * _dots(found, place) + 1 :][:1]
            if "." in name and after and after[0].text == "(" and not _function(name):
                return f"the function {name} may not be called"
    return None


def _path(found: Sequence[Token], place: int) -> str:
    """The dotted name that begins at `place`."""
    return ".".join(found[place + 2 * part].text for part in range(_dots(found, place) + 1))


def _dots(found: Sequence[Token], place: int) -> int:
    """How many dots join the name at `place` to what follows."""
    count = 0
    for dot, name in zip(found[place + 1 :: 2], found[place + 2 :: 2], strict=False):
        if dot.text != "." or name.kind not in ("name", "quoted"):
            break
        count += 1
    return count


def _procedure(name: str) -> bool:
    return name in _reads()["procedures"]


def _function(name: str) -> bool:
    return name.casefold().rpartition(".")[0] in _reads()["functions"]


def _option(found: Sequence[Token]) -> str | None:
    first = found[0].word if found else ""
    if first in ("EXPLAIN", "PROFILE"):
        return f"{first} asks how a query would run; ask for a verdict instead"
    if first == "CYPHER" and len(found) > 2 and found[2].text == "=":
        return "options of the planner may not be set"
    ends = [place for place, token in enumerate(found) if token.text == ";" and token.kind == "sign"]
    if any(place < len(found) - 1 for place in ends):
        return "it is more than one statement"
    return None


def _too_much(found: Sequence[Token], limits: Mapping[str, int]) -> str | None:
    """What would keep the planner busy: it is not stopped by any time limit."""
    kinds = {"brackets": 0, "subqueries": 0, "cases": 0}
    most = dict(kinds)
    opened: list[bool] = []
    for before, token in zip([Token("sign", ""), *found], found, strict=False):
        if token.kind == "sign" and token.text in _OPEN:
            opened.append(token.text == "{" and (before.text == ")" or before.kind == "name"))
            kinds["brackets"] += 1
            kinds["subqueries"] += opened[-1]
        elif token.kind == "sign" and token.text in _CLOSE and opened:
            kinds["subqueries"] -= opened.pop()
            kinds["brackets"] -= 1
        elif token.word == "CASE":
            kinds["cases"] += 1
        elif token.word == "END" and kinds["cases"]:
            kinds["cases"] -= 1
        most = {name: max(most[name], count) for name, count in kinds.items()}
    counted = {
        **most,
        "tokens": len(found),
        "signs": max((len(list(run)) for yes, run in groupby(found, _is_prefix) if yes), default=0),
        "operators": sum(token.text in "+-*/%^=<>" or token.word in ("AND", "OR", "XOR") for token in found),
        "relationships": max(blocks := _relationships(found)),
        "patterns": sum(blocks),
        "range": _longest_range(found),
    }
    for name, count in counted.items():
        if count > limits[name]:
            return _TOO_MUCH[name].format(count=count, most=limits[name])
    return None


_TOO_MUCH = {
    "brackets": "brackets stand {count} deep in one another, at most {most} are planned",
    "subqueries": "braces stand {count} deep in one another, at most {most} are planned",
    "cases": "CASE stands {count} deep in itself, at most {most} are planned",
    "tokens": "it has {count} words and signs, at most {most} are planned; use parameters",
    "signs": "{count} prefixes follow one another, at most {most} are planned",
    "operators": "it has {count} operators, at most {most} are planned; use lists and IN",
    "relationships": "{count} relationships stand between two braces, at most {most} are planned together",
    "patterns": "it has {count} relationships in its patterns, at most {most} are planned",
    "range": "range() makes a list of {count}, at most {most} outside UNWIND",
}


def _is_prefix(token: Token) -> bool:
    return token.word == "NOT" or (token.kind == "sign" and token.text in "+-")


def _relationships(found: Sequence[Token]) -> list[int]:
    """How many relationships stand in each pair of braces and outside of all: what stands in braces is
    planned on its own. Each has two dashes that lead on: `-[`, `-(`, `--`, `->`."""
    counts, inside = [0], [0]
    for token, after in pairwise([*found, Token("sign", "")]):
        if token.kind != "sign":
            continue
        if token.text == "{":
            inside.append(len(counts))
            counts.append(0)
        elif token.text == "}" and len(inside) > 1:
            inside.pop()
        elif token.text == "-" and after.text in ("[", "-", "(", ">") and after.kind == "sign":
            counts[inside[-1]] += 1
    return [count // 2 for count in counts]


def _longest_range(found: Sequence[Token]) -> int:
    longest = 0
    for place, token in enumerate(found):
        if token.word != "RANGE" or (place and found[place - 1].word == "UNWIND"):
            continue
        ends = [
            int(one.text)
            for one in found[place + 1 : place + 6]
            if one.kind == "number" and one.text.isdecimal()
        ]
        longest = max([longest, *ends])
    return longest


def _pattern(found: Sequence[Token], parameters: Mapping[str, Any]) -> str | None:
    """A regular expression runs as long as it likes: only those that cannot run wild."""
    for place, (one, other) in enumerate(pairwise(found)):
        if (one.text, other.text) != ("=", "~"):
            continue
        given = found[place + 2] if place + 2 < len(found) else Token("sign", "")
        after = found[place + 3].text if place + 3 < len(found) else " "
        text = given.text if given.kind == "string" else parameters.get(given.text.strip("$`"))
        if given.kind not in ("string", "parameter") or not isinstance(text, str) or after in _GOES_ON:
            return "=~ takes one text or parameter"
        if _REPEATED.search(text) or len(_UNBOUNDED.findall(text)) > _MOST_UNBOUNDED or _BACK.search(text):
            return "its regular expression repeats too much; use CONTAINS, STARTS WITH or the full-text index"
    return None
