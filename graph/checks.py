"""The invariants of the contract: each is a query that returns no row when all is well.

Most are files of `cypher/check/`. Here is what needs more than a query: where a sentence ends depends on
brackets, the hash is ours, and `substring` (code points, measured on 2026.09) walks a text for every quote.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

from graph.keys import row_hash, stands_apart
from graph.ontology import SCHEMA_VERSION, Property, ontology
from graph.queries import queries, query
from graph.rows import Violation
from graph.store import Store
from graph.view import View

_OPENING = "（([［〔【〈《“‘「『"
_CLOSING = "）)]］〕】〉》”’」』"


def check(store: Store, names: Collection[str] | None = None) -> list[Violation]:
    """Every breach of an invariant in the graph: queries first, then checks of this module, by name.

    `names` restricts to these checks.
    """
    parameters = check_parameters()
    found = []
    for asked in queries("check"):
        if names is not None and asked.name not in names:
            continue
        given = {name: parameters[name] for name in asked.params}
        found += [Violation(asked.name, asked.sentence, row) for row in store.read(asked.text, **given)]
    for name, ask in sorted(PYTHON_CHECKS.items()):
        if names is not None and name not in names:
            continue
        found += [Violation(name, str(ask.__doc__).split("\n")[0], row) for row in ask(store)]
    return found


def check_parameters() -> dict[str, Any]:
    """What the queries of `cypher/check/` may ask for, all from the ontology."""
    known = ontology()
    types = known.types.values()
    return {
        "labels": list(known.labels),
        "kinds": list(known.labels["Place"].kinds),
        "ends": [list(ends) for ends in known.ends()],
        "read": [t.name for t in types if all(p.evidence == "always" for p in t.patterns)],
        "values": [entry for entry in _vocabularies("node") if entry],
        "words": [entry for entry in _vocabularies("relationship") if entry],
        "schema_version": SCHEMA_VERSION,
    }


def _vocabularies(what: str) -> Iterator[dict[str, Any]]:
    """Every closed vocabulary of the ontology: `owner` (label or type), `property`, `values`."""
    owners: Mapping[str, Mapping[str, Property]] = (
        {label.name: label.properties for label in ontology().labels.values()}
        if what == "node"
        else {type_.name: type_.properties for type_ in ontology().types.values()}
    )
    for owner, properties in owners.items():
        for given in properties.values():
            if given.values:
                yield {"owner": owner, "property": given.name, "values": list(given.values)}


def quote_is_source(store: Store) -> Iterator[dict[str, Any]]:
    """Every quote is exactly what stands between its offsets in the document's text."""
    for row, text in _readings(store):
        if text[row["start"] : row["end"]] != row["quote"]:
            yield row


def responsibility_is_one_clause(store: Store) -> Iterator[dict[str, Any]]:
    """The quote of 负责 is one clause or sentence: outside brackets and quotes no 。 has words after it."""
    for row, _ in _readings(store):
        if row["type"] == "负责" and sentences(row["quote"]) > 1:
            yield row


def content_hash_holds(store: Store) -> Iterator[dict[str, Any]]:
    """The hash of all rows is the one that the node about the whole bears."""
    view = View(store)
    total = 0
    for rows in (view.export_nodes(), view.export_relationships()):
        for row in rows:
            if not stands_apart(row):
                total += row_hash(row)
    total %= 1 << 256
    held = store.read(query("read", "graph").text)[0]["graph"] or {}
    content_hash = f"{total:064x}" if total else ""
    if held.get("content_hash") != content_hash:
        yield {"held": held.get("content_hash"), "counted": content_hash}


def sentences(quote: str) -> int:
    """How many sentences the quote holds, by 。 outside brackets and quotes that words follow."""
    depth, count, open_sentence = 0, 0, False
    for character in quote:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            # A clause may have lost its opening bracket.
            depth = max(0, depth - 1)
        if character == "。" and depth == 0:
            open_sentence = False
        elif not open_sentence and not character.isspace() and character not in _CLOSING:
            open_sentence = True
            count += 1
    return count


def _readings(store: Store) -> Iterator[tuple[dict[str, Any], str]]:
    """Every relationship with evidence, and the text that it was read in; one text in memory at a time."""
    rows = store.stream(query("read", "readings").text)
    for document, group in groupby(rows, key=lambda row: str(row["document"])):
        held = store.read(query("read", "document").text, id=document)
        for row in group:
            yield row, held[0]["text"] if held else ""


PYTHON_CHECKS: Mapping[str, Callable[[Store], Iterator[dict[str, Any]]]] = {
    "content_hash_holds": content_hash_holds,
    "quote_is_source": quote_is_source,
    "responsibility_is_one_clause": responsibility_is_one_clause,
}
"""The checks that are no query, by name; the first line of each docstring says what it asks for."""
