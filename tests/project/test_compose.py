"""The container files, read as data: no engine is needed to see that they fit the code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.app import create_app
from api.settings import ApiSettings
from graph.jars import pinned, version
from graph.server_files import Layout, prepare
from graph.settings import GraphSettings

VARIABLE = re.compile(r"TONGCHOU_\w+")


@pytest.fixture(scope="module")
def compose(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "docker-compose.yml").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def stages(root: Path) -> list[list[str]]:
    """The instructions of the Dockerfile, one list a stage, without comments."""
    text = (root / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    starts = [number for number, line in enumerate(lines) if line.startswith("FROM ")]
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _known() -> set[str]:
    fields = [*GraphSettings.model_fields, *ApiSettings.model_fields]
    return {f"TONGCHOU_{name.upper()}" for name in fields}


def test_every_variable_is_a_setting(compose: dict[str, Any], stages: list[list[str]]) -> None:
    in_compose = set(VARIABLE.findall(yaml.safe_dump(compose)))
    in_dockerfile = set(VARIABLE.findall("\n".join(line for stage in stages for line in stage)))
    assert {"TONGCHOU_NEO4J_URI", "TONGCHOU_NEO4J_PASSWORD", "TONGCHOU_HOST"} <= in_compose
    assert "TONGCHOU_HOME" in in_dockerfile
    assert (in_compose | in_dockerfile) - _known() == set()


def test_settings_of_the_api_container_are_valid(
    compose: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in compose["services"]["api"]["environment"].items():
        monkeypatch.setenv(name, str(value))
    settings, graph = ApiSettings(), GraphSettings()
    neo4j = compose["services"]["neo4j"]
    assert graph.neo4j_uri == "bolt://neo4j:7687"
    assert any(port.endswith(":7687") for port in neo4j["ports"])
    assert neo4j["environment"]["NEO4J_AUTH"].startswith(f"{graph.neo4j_user}/")
    assert settings.host == "0.0.0.0"
    assert compose["services"]["api"]["ports"][0].endswith(f":{settings.port}")
    assert f"{graph.home}" in [volume.split(":")[1] for volume in compose["services"]["api"]["volumes"]]


def test_same_neo4j_as_the_local_one(compose: dict[str, Any]) -> None:
    assert compose["services"]["neo4j"]["image"] == f"neo4j:{version(pinned())}"


def test_what_is_switched_off_locally_is_switched_off_there(compose: dict[str, Any], tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    prepare(layout, GraphSettings(home=tmp_path), (), 7687)
    lines = layout.configuration.read_text("utf-8").splitlines()
    off = {line.removesuffix("=false") for line in lines if line.endswith("=false")}
    # Browser comes over HTTP, on the loopback.
    off -= {"server.http.enabled", "server.https.enabled"}
    environment = compose["services"]["neo4j"]["environment"]
    # The image writes a dot as _ and an underscore as __.
    named = {f"NEO4J_{name.replace('_', '__').replace('.', '_')}" for name in off}
    assert len(named) == 5
    assert {name: environment.get(name) for name in named} == dict.fromkeys(named, "false")


def test_ports_are_on_the_loopback(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service["ports"]]
    assert len(ports) == 3
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_no_password_is_written_down(root: Path) -> None:
    text = (root / "docker-compose.yml").read_text("utf-8")
    uses = re.findall(r"\$\{TONGCHOU_NEO4J_PASSWORD(.*?)\}", text)
    assert len(uses) == 2
    assert all(use.startswith(":?") and len(use) > 20 for use in uses)
    assert "TONGCHOU_NEO4J_PASSWORD" not in (root / "Dockerfile").read_text("utf-8")


def test_api_waits_for_a_healthy_database(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["api"]["depends_on"]["neo4j"] == {"condition": "service_healthy"}
    assert "cypher-shell" in services["neo4j"]["healthcheck"]["test"][-1]
    assert "$${NEO4J_AUTH#*/}" in services["neo4j"]["healthcheck"]["test"][-1]


def test_health_of_the_api_is_asked_where_it_answers(compose: dict[str, Any]) -> None:
    asked = re.search(
        r"http://127\.0\.0\.1:8000(/\S+?)\"", compose["services"]["api"]["healthcheck"]["test"][-1]
    )
    assert asked is not None
    assert asked[1] in create_app(ApiSettings()).openapi()["paths"]


def test_data_outlives_the_containers(compose: dict[str, Any]) -> None:
    named = {
        volume.split(":")[0]
        for service in compose["services"].values()
        for volume in service["volumes"]
        if not volume.startswith(".")
    }
    assert named == set(compose["volumes"]) == {"graph", "home"}


def test_image_is_built_apart_from_the_lock_and_runs_unprivileged(stages: list[list[str]]) -> None:
    build, final = stages
    runs = [line for line in build if line.startswith("RUN ")]
    assert any("--require-hashes -r requirements.lock" in line for line in runs)
    assert any("--no-deps" in line and "--no-index" in line and line.endswith(" .") for line in runs)
    assert not any("pip" in line for line in final)
    assert next(line for line in final if line.startswith("USER ")) != "USER root"
    assert final[-1] == 'CMD ["tongchou", "serve"]'


def test_builder_gets_what_the_wheel_is_made_of(root: Path) -> None:
    wheel = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    wanted = {name.split("/")[0] for name in wheel["only-include"]}
    sent = {
        line[1:] for line in (root / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    }
    assert wanted | {"pyproject.toml", "README.md", "requirements.lock"} <= sent
    assert all((root / name).exists() for name in sent)
