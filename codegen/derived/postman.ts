import {
  actionsOf,
  type Contract,
  camelCase,
  operationOf,
  pascalCase,
  type Schema,
  schemaOf,
  WEBHOOK_PATH,
} from "../contract.ts";
import { requestExamples } from "../per-action/examples.ts";

/**
 * A Postman collection (format 2.1) whose requests work as they are and, run from top to bottom, take one flow through
 * every action. Own code: openapi-to-postmanv2 gives other ids at each run, knows no variables but its own, and neither
 * order nor tests; all of its output would have to be replaced.
 */
export function postmanCollection(contract: Contract): object {
  const { info } = contract;
  const [tag] = operationOf(contract).tags;
  return {
    info: {
      name: info.title,
      version: info.version,
      description: `${info.summary as string}\n\n${INTRODUCTION}`,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: { type: "bearer", bearer: [{ key: "token", value: "{{secret}}", type: "string" }] },
    variable: Object.entries(VARIABLES).map(([key, variable]) => ({ key, type: "string", ...variable })),
    item: [
      {
        name: tag,
        description: "One request for each action, in an order that takes one flow through all actions.",
        item: inOrder(contract).map((action) => request(contract, action)),
      },
    ],
  };
}

/** The order in which each action finds its flow and its task in a state that allows it. */
const ORDER = [
  "create_flow",
  "get_flow",
  "list_flows",
  "find_latest_flow",
  "resolve_flow",
  "run_task",
  "get_task",
  "list_tasks",
  "get_task_summary",
  "set_waiting",
  "resume_flow",
  "request_cancel",
  "cancel_flow",
  "finish_flow",
  "fail_flow",
  "cancel_task",
];

const VARIABLES = {
  baseUrl: { value: "http://localhost:18789", description: "The URL of the gateway." },
  routeId: { value: "zapier", description: "The ID of the route, which the operator chooses." },
  secret: { value: "", description: "The secret of the route. Set it before the first request." },
  flowId: { value: "019dbbf0-4c00-7a31-9c52-3f1de2a0b871", description: "The ID of the flow in the latest response." },
  revision: { value: "0", description: "The revision of that flow." },
  taskId: { value: "019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b", description: "The ID of the task in the latest response." },
};

/** Fields whose value depends on the gateway: taken from the previous response, or left out. */
const TAKEN: Record<string, string | undefined> = {
  flowId: '"{{flowId}}"',
  token: '"{{flowId}}"',
  taskId: '"{{taskId}}"',
  expectedRevision: "{{revision}}",
  childSessionKey: undefined,
};

const INTRODUCTION = `Set the variable \`secret\`. If necessary, change \`baseUrl\` and \`routeId\`. Then run the collection from top to bottom: each
request uses the flow and the task of the previous responses, in the variables \`flowId\`, \`revision\` and \`taskId\`.
`;

function inOrder(contract: Contract): string[] {
  const actions = actionsOf(contract, "sender").map(([action]) => action);
  return [
    ...ORDER.filter((action) => actions.includes(action)),
    ...actions.filter((action) => !ORDER.includes(action)),
  ];
}

function request(contract: Contract, action: string): object {
  const { summary, description } = operationOf(contract)["x-actions"][action] ?? {};
  const path = `${WEBHOOK_PATH.replace("{routeId}", "{{routeId}}")}/${action}`;
  return {
    name: summary,
    event: [{ listen: "test", script: { type: "text/javascript", exec: script(contract, action) } }],
    request: {
      method: "POST",
      description,
      header: [{ key: "Content-Type", value: "application/json" }],
      url: { raw: `{{baseUrl}}${path}`, host: ["{{baseUrl}}"], path: path.split("/").slice(1) },
      body: { mode: "raw", raw: body(contract, action), options: { raw: { language: "json" } } },
    },
    response: [],
  };
}

/** The first example of the action, without the `action` that the path names. */
function body(contract: Contract, action: string): string {
  const [example] = Object.values(requestExamples(contract, action));
  const name = example?.$ref.split("/").at(-1) ?? "";
  const { action: _named, ...fields } = contract.components.examples[name]?.value ?? {};
  const lines = Object.entries(fields).flatMap(([field, value]) => {
    const text = field in TAKEN ? TAKEN[field] : JSON.stringify(value);
    return text === undefined ? [] : `  ${JSON.stringify(field)}: ${text}`;
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n}`;
}

function script(contract: Contract, action: string): string[] {
  const result: Schema = schemaOf(contract, `${pascalCase(action)}Result`);
  return [
    "const response = pm.response.json();",
    `pm.test("${camelCase(action)} succeeds", () => {`,
    "  pm.expect(response.ok, JSON.stringify(response)).to.eql(true);",
    `  pm.expect(response.result).to.include.keys(${(result.required ?? []).map((key) => JSON.stringify(key)).join(", ")});`,
    "});",
    "const flow = response.result && (response.result.flow || response.result.current);",
    "if (flow) {",
    '  pm.collectionVariables.set("flowId", flow.flowId);',
    '  pm.collectionVariables.set("revision", String(flow.revision));',
    "}",
    "const task = response.result && response.result.task;",
    'if (task) pm.collectionVariables.set("taskId", task.taskId);',
  ];
}
