"""ROWS -> ANSWER: the questions of the graph over HTTP, every answer with its evidence.

`create_app` makes the application, `serve` runs it; `api.answers` is what the routes and the command line
both say.
"""

from api.app import create_app
from api.errors import ApiError
from api.server import serve
from api.settings import ApiSettings

__all__ = ["ApiError", "ApiSettings", "create_app", "serve"]
