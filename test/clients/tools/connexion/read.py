"""
Starts connexion's mock of a document, asks each operation with the document's own example, and prints how many answer
as the document says.
"""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from connexion import AsyncApp
from connexion.mock import MockResolver
from security import SECRET
from starlette.testclient import TestClient

[_program, spec] = sys.argv
DOCUMENT = json.loads(Path(spec).read_text())
SWAGGER = "swagger" in DOCUMENT
AUTHORIZED = {"X-OpenClaw-Webhook-Secret": SECRET}


def referred(value: Any) -> Any:
    while isinstance(value, dict) and "$ref" in value:
        target: Any = DOCUMENT
        for name in value["$ref"].split("/")[1:]:
            target = target[name]
        value = target
    return value


def example_request(operation: dict[str, Any]) -> Any:
    if SWAGGER:
        return next(referred(one["schema"]) for one in operation["parameters"] if one.get("in") == "body")["example"]
    return referred(next(iter(operation["requestBody"]["content"]["application/json"]["examples"].values())))["value"]


def example_answer(operation: dict[str, Any]) -> Any:
    answer = operation["responses"]["200"]
    if SWAGGER:
        return answer["examples"]["application/json"]
    return referred(next(iter(answer["content"]["application/json"]["examples"].values())))["value"]


def check(client: TestClient, path: str, operation: dict[str, Any]) -> None:
    path = path.replace("{routeId}", "zapier")
    body = example_request(operation)
    answer = client.post(path, json=body, headers=AUTHORIZED)
    assert answer.status_code == 200, answer.text
    assert answer.json() == example_answer(operation), answer.text
    for invalid in ({**body, "unknown": 1}, [], {**body, "action": "no_action"}):
        assert client.post(path, json=invalid, headers=AUTHORIZED).status_code == 400, invalid
    assert client.post(path, json=body).status_code == 401
    assert client.post(path, json=body, headers={"X-OpenClaw-Webhook-Secret": "wrong"}).status_code == 401


logging.disable(logging.CRITICAL)
os.environ |= {"BEARERINFO_FUNC": "security.bearer", "APIKEYINFO_FUNC": "security.header"}
app = AsyncApp("mock")
app.add_api(spec, resolver=MockResolver(mock_all=True), strict_validation=True, validate_responses=True)
with app.test_client() as client:
    served = client.get("/swagger.json" if SWAGGER else "/openapi.json").json()
    assert served["info"] == DOCUMENT["info"]
    operations = {path: item["post"] for path, item in DOCUMENT["paths"].items() if "post" in item}
    for path, operation in operations.items():
        check(client, path, operation)
print(len(operations))
