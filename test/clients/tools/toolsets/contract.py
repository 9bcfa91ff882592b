"""The contract that the tools are made of, and how their answers are read."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

URL, ROUTE, SECRET = (os.environ.get(f"TASKFLOW_{name}", "http://gateway.invalid") for name in ("URL", "ROUTE", "SECRET"))


def document() -> dict[str, Any]:
    """The document, with the gateway of the scenario as its server."""
    written = json.loads(Path(os.environ["TASKFLOW_SPEC"]).read_text())
    if "swagger" in written:
        return {**written, "host": urlsplit(URL).netloc, "schemes": ["http"]}
    return {**written, "servers": [{"url": URL}]}


def operations() -> dict[str, tuple[str, dict[str, Any]]]:
    """The path and operation of each operationId. A stream is no tool."""
    items = document()["paths"].items()
    return {item["post"]["operationId"]: (path, item["post"]) for path, item in items if "post" in item}


def body_schema(operation: dict[str, Any]) -> dict[str, Any]:
    if "requestBody" in operation:
        return operation["requestBody"]["content"]["application/json"]["schema"]
    [body] = [parameter for parameter in operation["parameters"] if parameter.get("in") == "body"]
    return body["schema"]


def field_names(schema: dict[str, Any]) -> set[str]:
    """Names of the properties of an object without references, or of all variants of a union."""
    variants = schema.get("oneOf", schema.get("anyOf", []))
    return set(schema.get("properties", {})).union(*(field_names(variant) for variant in variants))


def envelope(text: str) -> dict[str, Any]:
    """The gateway's answer within the text that a model reads."""
    answer, _end = json.JSONDecoder().raw_decode(text[text.index('{"ok"') :])
    return answer
