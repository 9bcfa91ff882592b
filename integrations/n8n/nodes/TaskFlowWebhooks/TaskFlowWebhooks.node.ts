import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from "n8n-workflow";
import { operations, READING } from "../generated/operations";
import { completeRequest } from "./complete-request";
import { perform } from "./perform";
import { readAnswer } from "./read-answer";

export class TaskFlowWebhooks implements INodeType {
  description: INodeTypeDescription = {
    displayName: "TaskFlow Webhooks",
    name: "taskFlowWebhooks",
    icon: { light: "file:../../icons/taskflow.svg", dark: "file:../../icons/taskflow.dark.svg" },
    group: ["transform"],
    version: 1,
    subtitle: '={{ $parameter["operation"].replaceAll("_", " ") }}',
    description: "Create TaskFlows, durable records of multi-step work, and drive them",
    defaults: { name: "TaskFlow Webhooks" },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: "taskFlowWebhooksApi", required: true }],
    requestDefaults: {
      baseURL: "={{ $credentials.url }}",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      // So that the gateway's own words are shown, and not those for any 409.
      ignoreHttpStatusErrors: true,
    },
    properties: [
      {
        displayName: "Resource",
        name: "resource",
        type: "options",
        noDataExpression: true,
        options: [
          { name: "Flow", value: "flow" },
          { name: "Task", value: "task" },
        ],
        default: "flow",
        // What holds for all operations.
        routing: {
          send: { preSend: [completeRequest], paginate: true },
          operations: { pagination: perform },
          output: { postReceive: [readAnswer] },
        },
      },
      ...operations,
      {
        displayName: "Options",
        name: "options",
        type: "collection",
        placeholder: "Add Option",
        default: {},
        options: [
          {
            displayName: "Idempotency Key",
            name: "idempotencyKey",
            type: "string",
            default: "",
            displayOptions: { hide: { "/operation": [...READING] } },
            description:
              "Identifies this request, so that repeated requests are applied once. Empty: one for each execution, node, run and item, which makes Retry On Fail safe.",
          },
          {
            displayName: "Never Error",
            name: "neverError",
            type: "boolean",
            default: false,
            description:
              "Whether a refusal (404 or 409, such as a revision conflict) becomes the output, with its code and the current flow, instead of an error",
          },
        ],
      },
    ],
  };
}
