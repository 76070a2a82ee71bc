"""What a command says when a name means several things, or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from api import errors, problems
from tongchou import tables
from tongchou.console import err, print_json


@contextmanager
def settled(*, as_json: bool) -> Iterator[None]:
    """Ends the program where a name in the block is not clear: with the choices and status 2 where it means
    several things, with the likest names and status 1 where it means nothing."""
    try:
        yield
    except (errors.AmbiguousNameError, errors.UnknownNameError) as error:
        ambiguous = isinstance(error, errors.AmbiguousNameError)
        if as_json:
            print_json(problems.described(error, error.asked))
        elif isinstance(error, errors.AmbiguousNameError):
            tables.print_choices(error.asked, error.choices, err())
        else:
            tables.print_unknown(error.asked, error.suggestions, err())
        sys.exit(2 if ambiguous else 1)
