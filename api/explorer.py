"""The explorer's files: `make explorer` builds them from web/, and the wheel carries them built."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_UNBUILT = "The explorer is not built: `make explorer` builds it, and `make run` does so by itself."


class Explorer(StaticFiles):
    """Serves the built files. Raises HTTPException 503 that says what to do where there are none."""

    def __init__(self) -> None:
        self._folder = _folder()
        super().__init__(directory=self._folder, html=True, check_dir=False)

    async def check_config(self) -> None:
        """Nothing: it may be built while the server runs."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not (self._folder / "index.html").is_file():
            raise HTTPException(503, _UNBUILT)
        response = await super().get_response(path, scope)
        # Their names are hashes of their content.
        if path.startswith("assets/") and response.status_code < 400:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def _folder() -> Path:
    """In the wheel beside this module, in a checkout under web/."""
    shipped = Path(str(files("api") / "_static"))
    return shipped if shipped.is_dir() else Path(__file__).parent.parent / "web" / "dist"
