// Validates a document with kin-openapi: strictly, with its examples, formats and patterns.
package main

import (
	"context"
	"encoding/json"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
)

func main() {
	spec, err := load(document())
	if err != nil {
		report(0, err)
		return
	}
	operations := 0
	for _, item := range spec.Paths.Map() {
		operations += len(item.Operations())
	}
	report(operations, spec.Validate(
		context.Background(),
		openapi3.EnableExamplesValidation(),
		openapi3.EnableSchemaDefaultsValidation(),
		openapi3.EnableSchemaFormatValidation(),
		openapi3.EnableSchemaPatternValidation(),
	))
}

// load reads OpenAPI, or Swagger 2.0 by way of its conversion.
func load(data []byte) (*openapi3.T, error) {
	var swagger openapi2.T
	if err := json.Unmarshal(data, &swagger); err == nil && swagger.Swagger == "2.0" {
		return openapi2conv.ToV3(&swagger)
	}
	return openapi3.NewLoader().LoadFromData(data)
}
