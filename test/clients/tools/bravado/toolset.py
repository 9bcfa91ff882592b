from typing import Any
from urllib.parse import urlsplit

from bravado.client import CallableOperation, SwaggerClient
from bravado.exception import HTTPError
from bravado.requests_client import RequestsClient
from contract import ROUTE, URL, document


class Toolset:
    """A method for each operation, whose requests and answers are validated and made of models."""

    def __init__(self, secret: str) -> None:
        http = RequestsClient()
        http.set_api_key(urlsplit(URL).netloc, secret, param_name="X-OpenClaw-Webhook-Secret", param_in="header")
        # Without this, a field that is absent from an answer looks like one that is null.
        config = {"include_missing_properties": False}
        self.client = SwaggerClient.from_spec(document(), http_client=http, config=config)

    def operations(self) -> dict[str, CallableOperation]:
        groups = [getattr(self.client, tag) for tag in dir(self.client)]
        return {name: getattr(group, name) for group in groups for name in dir(group)}

    async def fields(self) -> dict[str, set[str]]:
        """Of the models that bodies are made of."""
        names = {name: name[0].upper() + name[1:] + "Request" for name in self.operations()}
        return {name: set(self.client.get_model(model)._properties) for name, model in names.items()}

    async def call(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = self.operations()[name](routeId=ROUTE, body=body).response().result
        except HTTPError as error:
            answer = error.swagger_result
        return answer._as_dict()
