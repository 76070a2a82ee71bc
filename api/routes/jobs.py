"""Documents into the graph, and out of it: jobs that are done one after the other."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Header, Path, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.access import needs
from api.database import Graph
from api.feed import last_seen
from api.job_shapes import JobItem, JobKind, JobsAnswer
from api.jobs import Jobs
from api.paging import Page
from api.routing import Router
from api.settings import ApiSettings
from api.uploads import FIELD, receive

router = Router(tags=["jobs"], live=True)

EVENTS = "text/event-stream"
_MULTIPART = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [FIELD],
                    "properties": {
                        FIELD: {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "description": "the documents, and plans.csv about them where there is one",
                        }
                    },
                }
            }
        },
    }
}
_TAKEN: dict[int | str, dict[str, Any]] = {
    202: {"model": JobItem, "description": "The job waits; Location is where it can be seen"}
}


async def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


Running = Annotated[Jobs, Depends(_jobs)]
Number = Annotated[int, Path(ge=1, le=10**9, description="number of the job")]
DocumentId = Annotated[str, Path(max_length=64, description="id of the document")]


@router.get("/jobs", summary="Documents that are being read, replaced or withdrawn, and those that were")
@needs("read", "ingest")
def jobs(running: Running, page: Page) -> JobsAnswer:
    """The latest first."""
    rows = running.all()
    shown, following = page.within(rows, lambda job: [-job.id])
    return JobsAnswer(rows=shown, next=following, total=len(rows))


@router.get("/jobs/{number}", summary="One job, with what became of every document")
@needs("read", "ingest")
def job(running: Running, number: Number) -> JobItem:
    """While it runs, what is known so far."""
    return running.get(number)


@router.get(
    "/jobs/{number}/events",
    summary="What happens to a job, as server-sent events",
    response_class=StreamingResponse,
    responses={200: {"content": {EVENTS: {"schema": {"type": "string"}}}}},
)
@needs("read", "ingest")
async def job_events(
    running: Running,
    number: Number,
    last_event_id: Annotated[str | None, Header(max_length=20, description="what was seen last")] = None,
) -> Response:
    """`state`, `progress` and `document` as they come, `report` (the whole job) as the last."""
    events = running.feed(number).follow(last_seen(last_event_id))
    return StreamingResponse(events, media_type=EVENTS, headers={"Cache-Control": "no-store"})


@router.post(
    "/jobs",
    summary="Read documents into the graph",
    status_code=202,
    responses=_TAKEN,
    openapi_extra=_MULTIPART,
)
@needs("ingest")
async def ingest(request: Request, running: Running) -> Response:
    """Several files at once, each on its own: one that cannot be read fails alone. Bytes that the graph has
    already change nothing."""
    settings: ApiSettings = request.app.state.settings
    return await _taken(request, running, "ingest", settings.upload_files)


@router.put(
    "/documents/{id}",
    summary="Put another document in the place of this one",
    status_code=202,
    responses=_TAKEN,
    openapi_extra=_MULTIPART,
)
@needs("ingest")
async def replace(request: Request, graph: Graph, running: Running, id: DocumentId) -> Response:  # noqa: A002
    """Reads the one file of the body, and only when that was read withdraws the document of this id."""
    await run_in_threadpool(lambda: graph.view().document(id))
    # A table plans.csv may come with it.
    return await _taken(request, running, "replace", 2, document=id)


@router.delete("/documents/{id}", summary="Withdraw a document", status_code=202, responses=_TAKEN)
@needs("ingest")
def withdraw(graph: Graph, running: Running, id: DocumentId) -> Response:  # noqa: A002
    """Exactly what it alone supports leaves the graph; what another document says, too, stays."""
    graph.view().document(id)
    running.room()
    number, _ = running.new_folder()
    return _waits(running.add(number, "withdraw", document=id))


@router.delete("/jobs/{number}", summary="Cancel a job")
@needs("ingest")
def cancel(running: Running, number: Number) -> JobItem:
    """What was read till then stays in the graph; nothing is left half read."""
    return running.cancel(number)


async def _taken(request: Request, running: Jobs, kind: JobKind, most: int, **about: Any) -> Response:
    running.room()
    assert running.ingest is not None
    number, folder = await run_in_threadpool(running.new_folder)
    try:
        came = await receive(request, folder, running.ingest.suffixes, most)
        about |= {"files": list(came.names), "skipped": list(came.skipped)}
        return _waits(await run_in_threadpool(lambda: running.add(number, kind, **about)))
    except BaseException:
        await run_in_threadpool(running.forget_folder, number)
        raise


def _waits(job: JobItem) -> Response:
    return Response(
        job.model_dump_json(),
        status_code=202,
        headers={"Location": f"/api/v1/jobs/{job.id}"},
        media_type="application/json",
    )
