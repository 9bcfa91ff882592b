import json
from typing import Any
from urllib.parse import urlparse

from contract import ROUTE, URL, body_schema, document, field_names, operations
from llama_index.tools.openapi import OpenAPIToolSpec
from llama_index.tools.requests import RequestsToolSpec


class Toolset:
    """The tool that reads the contract to an agent, and the tools with which the agent then asks the gateway."""

    def __init__(self, secret: str) -> None:
        [self.reading] = OpenAPIToolSpec(document()).to_tool_list()
        headers = {urlparse(URL).hostname: {"Authorization": f"Bearer {secret}"}}
        asking = RequestsToolSpec(headers).to_tool_list()
        [self.posting] = [tool for tool in asking if tool.metadata.name == "post_request"]
        self.names = {path: name for name, (path, _operation) in operations().items()}

    def endpoints(self) -> dict[str, dict[str, Any]]:
        """What the agent reads of each operation."""
        [read] = self.reading.call().raw_output
        api = json.loads(read.text)
        [self.server] = api["servers"]
        endpoints = {endpoint["path_template"]: endpoint for endpoint in api["endpoints"]}
        return {name: endpoints[path] for path, name in self.names.items()}

    async def fields(self) -> dict[str, set[str]]:
        return {name: field_names(body_schema(endpoint)) for name, endpoint in self.endpoints().items()}

    async def call(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        path = self.endpoints()[name]["path_template"]
        answer = self.posting.call(url_template=self.server["url"] + path, path_params={"routeId": ROUTE}, body=body)
        return answer.raw_output
