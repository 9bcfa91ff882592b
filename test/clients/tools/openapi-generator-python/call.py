from __future__ import annotations

import os
from collections.abc import Callable
from typing import Concatenate, TypeVar

from client import ApiClient, ApiResponse, CancellationApi, Configuration, FlowsDriveApi, FlowsReadApi, TasksApi
from client.exceptions import ApiException

T = TypeVar("T")
Api = TypeVar("Api")
Body = TypeVar("Body")
Success = TypeVar("Success")

URL, ROUTE, SECRET = (os.environ[f"TASKFLOW_{name}"] for name in ("URL", "ROUTE", "SECRET"))

# A method of an API class, which is called with the secret at hand.
Operation = Callable[[ApiClient, str, Body], ApiResponse[Success]]


def of(
    api: Callable[[ApiClient], Api], method: Callable[Concatenate[Api, str, Body, ...], ApiResponse[Success]]
) -> Operation[Body, Success]:
    return lambda client, route, body: method(api(client), route, body)


cancel_flow = of(CancellationApi, CancellationApi.cancel_flow_with_http_info)
create_flow = of(FlowsDriveApi, FlowsDriveApi.create_flow_with_http_info)
fail_flow = of(FlowsDriveApi, FlowsDriveApi.fail_flow_with_http_info)
find_latest_flow = of(FlowsReadApi, FlowsReadApi.find_latest_flow_with_http_info)
finish_flow = of(FlowsDriveApi, FlowsDriveApi.finish_flow_with_http_info)
get_flow = of(FlowsReadApi, FlowsReadApi.get_flow_with_http_info)
get_task_summary = of(TasksApi, TasksApi.get_task_summary_with_http_info)
list_flows = of(FlowsReadApi, FlowsReadApi.list_flows_with_http_info)
request_cancel = of(CancellationApi, CancellationApi.request_cancel_with_http_info)
resolve_flow = of(FlowsReadApi, FlowsReadApi.resolve_flow_with_http_info)
resume_flow = of(FlowsDriveApi, FlowsDriveApi.resume_flow_with_http_info)
run_task = of(TasksApi, TasksApi.run_task_with_http_info)
set_waiting = of(FlowsDriveApi, FlowsDriveApi.set_waiting_with_http_info)


def connect(secret: str) -> ApiClient:
    return ApiClient(Configuration(host=URL, access_token=secret))


def result(operation: Operation[Body, Success], body: Body, kind: type[Success], status: int = 200) -> Success:
    response = operation(connect(SECRET), ROUTE, body)
    assert response.status_code == status, response
    assert isinstance(response.data, kind), response
    return response.data


def failure(operation: Operation[Body, Success], body: Body, kind: type[T], status: int, secret: str = SECRET) -> T:
    try:
        operation(connect(secret), ROUTE, body)
    except ApiException as error:
        assert error.status == status, error
        assert isinstance(error.data, kind), error
        return error.data
    raise AssertionError("no error")
