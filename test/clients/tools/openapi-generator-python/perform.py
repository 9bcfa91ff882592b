import os
from typing import Any, TypeVar

from client import ActionRequest, ApiClient, Configuration, TaskFlowsApi
from client.exceptions import ApiException
from client.models import ActionResponse, ConflictError, PendingResponse

T = TypeVar("T")

URL, ROUTE, SECRET = (os.environ[f"TASKFLOW_{name}"] for name in ("URL", "ROUTE", "SECRET"))


def api(secret: str) -> TaskFlowsApi:
    return TaskFlowsApi(ApiClient(Configuration(host=URL, access_token=secret)))


def result(body: Any, kind: type[T], status: int = 200) -> T:
    """Performs an action; its result is of the given class."""
    response = api(SECRET).perform_action_with_http_info(ROUTE, ActionRequest(body))
    assert response.status_code == status, response
    data: object = response.data
    assert isinstance(data, ActionResponse | PendingResponse), data
    found = data.result.actual_instance if isinstance(data, ActionResponse) else data.result
    assert isinstance(found, kind), data
    return found


def failure(body: Any, kind: type[T], status: int, secret: str = SECRET) -> T:
    try:
        api(secret).perform_action(ROUTE, ActionRequest(body))
    except ApiException as error:
        assert error.status == status, error
        assert isinstance(error.data, kind), error
        return error.data
    raise AssertionError("no error")


def refusal(conflict: ConflictError, kind: type[T]) -> T:
    assert conflict.result and isinstance(conflict.result.actual_instance, kind), conflict
    return conflict.result.actual_instance
