from __future__ import annotations

import os
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from client import ApiClient, ApiResponse, Configuration, TaskFlowsApi
from client.exceptions import ApiException

T = TypeVar("T")
Body = TypeVar("Body")
Success = TypeVar("Success")
Options = ParamSpec("Options")

URL, ROUTE, SECRET = (os.environ[f"TASKFLOW_{name}"] for name in ("URL", "ROUTE", "SECRET"))

# A method of the API class, which is called with the secret at hand.
Operation = Callable[Concatenate[TaskFlowsApi, str, Body, Options], ApiResponse[Success]]

cancel_flow = TaskFlowsApi.cancel_flow_with_http_info
create_flow = TaskFlowsApi.create_flow_with_http_info
fail_flow = TaskFlowsApi.fail_flow_with_http_info
find_latest_flow = TaskFlowsApi.find_latest_flow_with_http_info
finish_flow = TaskFlowsApi.finish_flow_with_http_info
get_flow = TaskFlowsApi.get_flow_with_http_info
get_task_summary = TaskFlowsApi.get_task_summary_with_http_info
list_flows = TaskFlowsApi.list_flows_with_http_info
request_cancel = TaskFlowsApi.request_cancel_with_http_info
resolve_flow = TaskFlowsApi.resolve_flow_with_http_info
resume_flow = TaskFlowsApi.resume_flow_with_http_info
run_task = TaskFlowsApi.run_task_with_http_info
set_waiting = TaskFlowsApi.set_waiting_with_http_info


def api(secret: str) -> TaskFlowsApi:
    return TaskFlowsApi(ApiClient(Configuration(host=URL, access_token=secret)))


def result(operation: Operation[Body, ..., Success], body: Body, kind: type[Success], status: int = 200) -> Success:
    response = operation(api(SECRET), ROUTE, body)
    assert response.status_code == status, response
    assert isinstance(response.data, kind), response
    return response.data


def failure(
    operation: Operation[Body, ..., Success], body: Body, kind: type[T], status: int, secret: str = SECRET
) -> T:
    try:
        operation(api(secret), ROUTE, body)
    except ApiException as error:
        assert error.status == status, error
        assert isinstance(error.data, kind), error
        return error.data
    raise AssertionError("no error")
