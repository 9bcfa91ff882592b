from typing import Any

import httpx
from contract import ROUTE, URL, body_schema, document, envelope, field_names, operations
from langchain.tools import BaseTool
from langchain_core.tools import StructuredTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from langchain_core.utils.json_schema import dereference_refs


class Toolset:
    """A tool for each operation, the way that LangChain recommends since it deprecated its OpenAPI chains."""

    def __init__(self, secret: str) -> None:
        self.http = httpx.AsyncClient(base_url=URL, headers={"Authorization": f"Bearer {secret}"})
        root = document()
        self.tools = {name: self.tool(name, path, post, root) for name, (path, post) in operations().items()}

    def tool(self, name: str, path: str, operation: dict[str, Any], root: dict[str, Any]) -> BaseTool:
        async def send(**body: Any) -> str:
            return (await self.http.post(path.format(routeId=ROUTE), json=body)).text

        schema = dereference_refs(body_schema(operation), full_schema=root)
        return StructuredTool(name=name, description=operation["description"], args_schema=schema, coroutine=send)

    async def fields(self) -> dict[str, set[str]]:
        """Fields of the tools, as a model sees them."""
        seen = [convert_to_openai_tool(tool)["function"] for tool in self.tools.values()]
        return {function["name"]: field_names(function["parameters"]) for function in seen}

    async def call(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        message = await self.tools[name].ainvoke({"type": "tool_call", "id": "1", "name": name, "args": body})
        return envelope(message.text)
