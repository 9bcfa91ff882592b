from typing import Any

import httpx2
from contract import ROUTE, URL, document, envelope, field_names
from fastmcp import Client, FastMCP


class Toolset:
    """The MCP server that FastMCP makes of the contract, and a host that calls its tools."""

    def __init__(self, secret: str) -> None:
        http = httpx2.AsyncClient(base_url=URL, headers={"Authorization": f"Bearer {secret}"})
        self.server = FastMCP.from_openapi(document(), http)

    async def fields(self) -> dict[str, set[str]]:
        async with Client(self.server) as host:
            return {tool.name: field_names(tool.input_schema) for tool in await host.list_tools()}

    async def call(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            async with Client(self.server) as host:
                answer = await host.call_tool(name, {"routeId": ROUTE, **body}, raise_on_error=False)
        except Exception as refused:
            # The rest quotes the whole schema of the answer.
            raise SystemExit(str(refused).partition("\n")[0]) from None
        return envelope(answer.content[0].text)
