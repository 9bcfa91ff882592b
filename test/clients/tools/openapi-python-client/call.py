import os
from typing import Any, Protocol, TypeVar

from client import AuthenticatedClient
from client.api.cancellation import cancel_flow, request_cancel
from client.api.flows_drive import create_flow, fail_flow, finish_flow, resume_flow, set_waiting
from client.api.flows_read import find_latest_flow, get_flow, list_flows, resolve_flow
from client.api.tasks import get_task_summary, run_task
from client.types import Response

__all__ = [
    "cancel_flow",
    "create_flow",
    "fail_flow",
    "failure",
    "find_latest_flow",
    "finish_flow",
    "get_flow",
    "get_task_summary",
    "list_flows",
    "request_cancel",
    "resolve_flow",
    "result",
    "resume_flow",
    "run_task",
    "set_waiting",
]

URL, ROUTE, SECRET = (os.environ[f"TASKFLOW_{name}"] for name in ("URL", "ROUTE", "SECRET"))

T = TypeVar("T")
Body = TypeVar("Body", contravariant=True)


class Operation(Protocol[Body]):
    """A module of the client."""

    def sync_detailed(self, route_id: str, *, client: AuthenticatedClient, body: Body) -> Response[Any]: ...


def call(operation: Operation[Body], body: Body, kind: type[T], status: int, secret: str) -> T:
    client = AuthenticatedClient(base_url=URL, token=secret)
    response = operation.sync_detailed(ROUTE, client=client, body=body)
    assert response.status_code == status, response
    assert isinstance(response.parsed, kind), response
    return response.parsed


def result(operation: Operation[Body], body: Body, kind: type[T], status: int = 200) -> T:
    return call(operation, body, kind, status, SECRET)


def failure(operation: Operation[Body], body: Body, kind: type[T], status: int, secret: str = SECRET) -> T:
    return call(operation, body, kind, status, secret)
