"""Boundaries that an operator adds for the map: never without the number of their approval."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from api.boundaries import boundaries
from api.errors import BoundariesError

LINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "LineString", "coordinates": [[108.0, 34.0], [109.5, 34.5]]},
        }
    ],
}


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        (json.dumps(LINES), " ", "审图号"),
        ("{", "陕S（2024）001号", "no JSON"),
        ('{"type": "Point"}', "陕S（2024）001号", "FeatureCollection"),
        (None, "陕S（2024）001号", "cannot be read"),
    ],
)
def test_what_may_not_be_shown_stops_the_start(
    tmp_path: Path, text: str | None, number: str, said: str
) -> None:
    path = tmp_path / "lines.geojson"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(BoundariesError, match=said):
        create_app(ApiSettings(boundaries=path, boundaries_number=number))


def test_boundaries_come_with_their_number(tmp_path: Path) -> None:
    path = tmp_path / "lines.geojson"
    path.write_text(json.dumps(LINES), encoding="utf-8")
    settings = ApiSettings(boundaries=path, boundaries_number="陕S（2024）001号")
    client = TestClient(create_app(settings), base_url="http://localhost")
    assert client.get("/api/v1/boundaries").json() == {
        "approval_number": "陕S（2024）001号",
        "geojson": LINES,
    }
    assert boundaries(ApiSettings()) is None
