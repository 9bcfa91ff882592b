"""Validates a document, and prints how many operations it has."""

import sys

from openapi_spec_validator import validate
from openapi_spec_validator.readers import read_from_filename

[_program, spec] = sys.argv
document, uri = read_from_filename(spec)
validate(document, base_uri=uri)
print(sum(map(len, document["paths"].values())))
