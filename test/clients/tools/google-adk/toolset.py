from typing import Any

from contract import ROUTE, document, envelope, field_names
from google.adk.tools.openapi_tool import OpenAPIToolset
from google.adk.tools.openapi_tool.auth.auth_helpers import token_to_scheme_credential


class Toolset:
    """The tools that an agent of google-adk has from the contract."""

    def __init__(self, secret: str) -> None:
        scheme, credential = token_to_scheme_credential("apikey", "header", "X-OpenClaw-Webhook-Secret", secret)
        self.toolset = OpenAPIToolset(
            spec_dict=document(),
            auth_scheme=scheme,
            auth_credential=credential,
            # Without these two, fields are sent in snake case, and a gateway on this machine is not asked.
            preserve_property_names=True,
            allow_private_network_access=True,
        )

    async def fields(self) -> dict[str, set[str]]:
        """Fields of the tools, as a model sees them."""
        tools = {tool.operation.operationId: tool for tool in await self.toolset.get_tools()}
        return {name: field_names(tool._get_declaration().parameters_json_schema) for name, tool in tools.items()}

    async def call(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        [tool] = [tool for tool in await self.toolset.get_tools() if tool.operation.operationId == name]
        answer = await tool.run_async(args={"routeId": ROUTE, **body}, tool_context=None)
        return envelope(answer["error"]) if "error" in answer else answer
