import os
from typing import Any, TypeVar

from client import AuthenticatedClient
from client.api.task_flows import perform_action
from client.models import ActionResponse, ConflictError, PendingResponse

T = TypeVar("T")

URL, ROUTE, SECRET = (os.environ[f"TASKFLOW_{name}"] for name in ("URL", "ROUTE", "SECRET"))


def perform(body: Any, status: int, secret: str) -> object:
    client = AuthenticatedClient(base_url=URL, token=secret)
    response = perform_action.sync_detailed(ROUTE, client=client, body=body)
    assert response.status_code == status, response
    return response.parsed


def result(body: Any, kind: type[T], status: int = 200) -> T:
    """Performs an action; its result is of the given class."""
    parsed = perform(body, status, SECRET)
    assert isinstance(parsed, ActionResponse | PendingResponse), parsed
    assert isinstance(parsed.result, kind), parsed
    return parsed.result


def failure(body: Any, kind: type[T], status: int, secret: str = SECRET) -> T:
    parsed = perform(body, status, secret)
    assert isinstance(parsed, kind), parsed
    return parsed


def refusal(conflict: ConflictError, kind: type[T]) -> T:
    assert isinstance(conflict.result, kind), conflict
    return conflict.result
