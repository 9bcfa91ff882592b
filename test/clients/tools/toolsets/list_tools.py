"""Writes the tools that a framework makes of the contract, and checks that each has every field of its operation."""

import asyncio
import json
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

from contract import body_schema, document, field_names, operations
from toolset import Toolset


def resolved(schema: Any, root: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [resolved(item, root) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        _root, *names = schema["$ref"].split("/")
        return resolved(reduce(getitem, names, root), root)
    return {name: resolved(value, root) for name, value in schema.items()}


async def main() -> None:
    fields = await Toolset("unused").fields()
    root = document()
    expected = {name: field_names(resolved(body_schema(post), root)) for name, (_path, post) in operations().items()}
    assert set(fields) - {"streamEvents"} == set(expected), fields.keys()
    for name, wanted in expected.items():
        missing = wanted - fields[name]
        assert not missing, f"{name} has no field {sorted(missing)}"
    Path("tools.json").write_text(json.dumps(sorted(fields)))


asyncio.run(main())
