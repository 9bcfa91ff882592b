package main

import (
	"context"

	"clients/check"
	"clients/client"
)

// Gets no further than the second answer: the client takes the first class in the alphabet that fits a result.
func main() {
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: check.URL}}
	api := client.NewAPIClient(configuration).TaskFlowsAPI
	ctx := context.WithValue(context.Background(), client.ContextAccessToken, check.Secret)

	create := client.NewCreateFlowRequest("create_flow", "Review inbound queue")
	created, _, err := api.PerformAction(ctx, check.Route).ActionRequest(client.CreateFlowRequestAsActionRequest(create)).Execute()
	check.That(err == nil, "%v", err)
	flow := created.Result.CreateFlowResult
	check.That(flow != nil && flow.Flow.Revision == 0, "not a CreateFlowResult: %+v", created.Result)

	get := client.NewGetFlowRequest("get_flow", flow.Flow.FlowId)
	found, _, err := api.PerformAction(ctx, check.Route).ActionRequest(client.GetFlowRequestAsActionRequest(get)).Execute()
	check.That(err == nil, "%v", err)
	check.That(found.Result.GetFlowResult != nil, "not a GetFlowResult: %+v", found.Result)
}
