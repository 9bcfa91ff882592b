import {
  type IAuthenticate,
  type ICredentialTestRequest,
  type ICredentialType,
  type Icon,
  type INodeProperties,
  UserError,
} from "n8n-workflow";

export class TaskFlowWebhooksApi implements ICredentialType {
  name = "taskFlowWebhooksApi";

  displayName = "TaskFlow Webhooks API";

  icon: Icon = { light: "file:../icons/taskflow.svg", dark: "file:../icons/taskflow.dark.svg" };

  /** The interface of the routes. This package is in no registry, whose page could be linked. */
  documentationUrl = "https://docs.openclaw.ai/plugins/webhooks";

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

  /** For every request of the nodes, the trigger and the test. */
  authenticate: IAuthenticate = async (credentials, request) => {
    const headers = { ...request.headers, Authorization: `Bearer ${cleanSecret(String(credentials.secret))}` };
    const baseURL = cleanUrl(String(credentials.url));
    // n8n would send the secret along, to whatever host a redirect names.
    return { ...request, baseURL, headers, disableFollowRedirect: true };
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
            "The secret is correct. This test uses get_flow, which the route does not allow; the allowed actions work.",
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

/** Without what secrets of files and vaults end in. An error of the HTTP client about a bad header could show it. */
function cleanSecret(text: string): string {
  const secret = text.trim();
  if (/[\r\n]/.test(secret))
    throw new UserError("The credential's Secret has a line break inside. A secret is one line.");
  if (!/^[ -~\x80-\xff]+$/.test(secret))
    throw new UserError("The credential's Secret is empty, or has characters that are invalid in a header.");
  return secret;
}

/** A user in the URL would be sent in place of the secret, and a query would end up before the action. Neither is shown. */
function cleanUrl(text: string): string {
  const url = text.trim().replace(/\/+$/, "");
  const { protocol, username, password } = URL.canParse(url)
    ? new URL(url)
    : { protocol: "", username: "", password: "" };
  if (!/^https?:$/.test(protocol) || username || password || /[?#]/.test(url))
    throw new UserError(
      "The credential's Route URL does not start with http:// or https://, or has a user, a query or a fragment. The URL of a route looks like https://gateway.example.com/plugins/webhooks/n8n.",
    );
  return url;
}
