"""Whom the mock lets in."""

SECRET = "a-secret"


def bearer(token: str) -> dict[str, str] | None:
    return {"sub": "zapier"} if token == SECRET else None


def header(secret: str, required_scopes: object = None) -> dict[str, str] | None:
    return bearer(secret)
