"""Boundaries for maps that an operator adds: a GeoJSON file, and its number (审图号).

In China a map with boundaries may be published only under the number of its approval, which covers the map
as it was approved: the file is served as it is, and the number stands on the map.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.errors import BoundariesError
from api.settings import ApiSettings

MOST_BYTES = 1 << 24


@dataclass(frozen=True, slots=True)
class Boundaries:
    """A file of boundaries that was read."""

    number: str
    geojson: dict[str, Any]


def boundaries(settings: ApiSettings) -> Boundaries | None:
    """What the settings name; None where they name nothing. Raises BoundariesError for a file without a
    number, and for one that is no GeoJSON."""
    if settings.boundaries is None:
        return None
    number = settings.boundaries_number.strip()
    if not number:
        raise BoundariesError("boundaries may be shown only with the number of their approval (审图号)", "")
    return Boundaries(number, _read(settings.boundaries))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BoundariesError(f"the boundaries cannot be read: {error.strerror}", str(path)) from error
    if len(data) > MOST_BYTES:
        raise BoundariesError(f"the boundaries have more than {MOST_BYTES} bytes", str(path))
    try:
        found = json.loads(data)
    except ValueError as error:
        raise BoundariesError("the boundaries are no JSON", str(path)) from error
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise BoundariesError("the boundaries are no GeoJSON FeatureCollection", str(path))
    return found
