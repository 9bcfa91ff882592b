import type {
  IAuthenticateGeneric,
  ICredentialTestRequest,
  ICredentialType,
  Icon,
  INodeProperties,
} from "n8n-workflow";

export class TaskFlowWebhooksApi implements ICredentialType {
  name = "taskFlowWebhooksApi";

  displayName = "TaskFlow Webhooks API";

  icon: Icon = { light: "file:../icons/taskflow.svg", dark: "file:../icons/taskflow.dark.svg" };

  documentationUrl = "https://www.npmjs.com/package/n8n-nodes-taskflow-webhooks#credentials";

  properties: INodeProperties[] = [
    {
      displayName: "Route URL",
      name: "url",
      type: "string",
      required: true,
      default: "",
      placeholder: "https://gateway.example.com/plugins/webhooks/n8n",
      description: "Where the route is: the gateway's address with the route's path, without an action behind it",
    },
    {
      displayName: "Secret",
      name: "secret",
      type: "string",
      typeOptions: { password: true },
      required: true,
      default: "",
      description: "The route's secret, as it stands in the gateway's configuration or where that refers to",
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: "generic",
    properties: { headers: { Authorization: "=Bearer {{$credentials.secret}}" } },
  };

  /** An unknown id is answered with 200 and no flow: cheap, and nothing is changed. */
  test: ICredentialTestRequest = {
    request: {
      baseURL: "={{$credentials.url}}",
      url: "/get_flow",
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: { flowId: "n8n-connection-test" },
    },
    rules: [
      {
        type: "responseCode",
        properties: { value: 401, message: "The secret is wrong, or the route wants signed requests." },
      },
      {
        type: "responseCode",
        properties: {
          value: 403,
          message:
            "The secret is right. The route may not do get_flow, which this test asks for; what it may do works.",
        },
      },
      {
        type: "responseCode",
        properties: {
          value: 404,
          message: "No route at this URL: check its path, and that the gateway has the route's secret.",
        },
      },
      { type: "responseCode", properties: { value: 405, message: "No route at this URL: it does not take a POST." } },
    ],
  };
}
