from typing import Any

from contract import ROUTE, URL, body_schema, document, operations
from openapi_core import OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse
from openapi_core.exceptions import OpenAPIError
from requests import Request, Session


class Toolset:
    """Sends requests, and validates each exchange against the contract: path, headers, body, status and answer."""

    def __init__(self, secret: str) -> None:
        root = document()
        self.openapi = OpenAPI.from_dict(root)
        self.version = root["openapi"]
        self.session = Session()
        self.session.headers["Authorization"] = f"Bearer {secret}"

    async def fields(self) -> dict[str, set[str]]:
        """As the library reads them, references resolved."""
        names = {}
        for name, (path, _operation) in operations().items():
            schema = body_schema(self.openapi.spec / "paths" / path / "post")
            variants = schema / "oneOf" if "oneOf" in schema else [schema]
            names[name] = {field for variant in variants for field in (variant / "properties").keys()}
        return names

    async def call(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        path, _operation = operations()[name]
        request = self.session.prepare_request(Request("POST", URL + path.format(routeId=ROUTE), json=body))
        described = RequestsOpenAPIRequest(request)
        refusal = self.refusal(described)
        response = self.session.send(request)
        # Only 3.1 can say which fields go together.
        invalid = response.status_code == 400 and self.version.startswith("3.1")
        assert bool(refusal) == invalid, refusal
        self.openapi.validate_response(described, RequestsOpenAPIResponse(response))
        return response.json()

    def refusal(self, request: RequestsOpenAPIRequest) -> OpenAPIError | None:
        try:
            self.openapi.validate_request(request)
        except OpenAPIError as error:
            return error
        return None
