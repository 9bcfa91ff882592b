// Builds the model of a document with libopenapi, and validates OpenAPI 3 with libopenapi-validator.
package main

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi/datamodel"
)

func main() {
	configuration := datamodel.NewDocumentConfiguration()
	configuration.Logger = slog.New(slog.DiscardHandler)
	spec, err := libopenapi.NewDocumentWithConfiguration(document(), configuration)
	if err != nil {
		report(0, err)
		return
	}
	if spec.GetSpecInfo().VersionNumeric < 3 {
		report(swagger(spec))
		return
	}
	operations, found := openapi(spec)
	report(operations, found...)
}

func swagger(spec libopenapi.Document) (int, error) {
	model, err := spec.BuildV2Model()
	if err != nil {
		return 0, err
	}
	operations := 0
	for item := range model.Model.Paths.PathItems.ValuesFromOldest() {
		operations += item.GetOperations().Len()
	}
	return operations, nil
}

func openapi(spec libopenapi.Document) (operations int, found []error) {
	model, err := spec.BuildV3Model()
	if err != nil {
		return 0, []error{err}
	}
	for item := range model.Model.Paths.PathItems.ValuesFromOldest() {
		operations += item.GetOperations().Len()
	}
	checks, found := validator.NewValidator(spec)
	if len(found) > 0 {
		return operations, found
	}
	_, faults := checks.ValidateDocument()
	for _, fault := range faults {
		found = append(found, fmt.Errorf("%s: %s", fault.Message, fault.Reason))
		for _, detail := range fault.SchemaValidationErrors {
			found = append(found, errors.New(detail.Reason))
		}
	}
	return operations, found
}
