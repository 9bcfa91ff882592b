import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The slices of n8n's records that tests write. */
export interface Node {
  id: string;
  name: string;
  type: string;
  typeVersion: number;
  position: [number, number];
  parameters: Record<string, unknown>;
  credentials?: Record<string, { id: string; name: string }>;
  retryOnFail?: boolean;
  maxTries?: number;
  waitBetweenTries?: number;
  executeOnce?: boolean;
  onError?: "continueRegularOutput";
  webhookId?: string;
}
interface Link<Type extends string> {
  node: string;
  type: Type;
  index: number;
}
export interface Workflow {
  id: string;
  name: string;
  nodes: Node[];
  connections: Record<string, { main: Link<"main">[][]; ai_tool?: Link<"ai_tool">[][] }>;
  settings: { executionOrder: "v1" };
}
export interface Credential {
  id: string;
  name: string;
  type: string;
  data: Record<string, string>;
}

/** One that is shipped, as a user imports it. */
export function shippedWorkflow(folder: string, name: string): Workflow {
  return JSON.parse(readFileSync(join(folder, "workflows", name), "utf8"));
}

type Part = Pick<Node, "name" | "type" | "typeVersion" | "parameters"> & Partial<Node>;

/** Nodes one after the other, behind a button. */
export function chain(id: string, ...parts: Part[]): Workflow {
  const start = { name: "Start", type: "n8n-nodes-base.manualTrigger", typeVersion: 1, parameters: {} };
  const nodes = [start, ...parts].map((part, i): Node => ({ id: `${id}-${i}`, position: [220 * i, 0], ...part }));
  const links = nodes.slice(1).map(({ name }, i) => {
    const before = nodes[i]?.name ?? "";
    return [before, { main: [[{ node: name, type: "main" as const, index: 0 }]] }];
  });
  return { id, name: id, nodes, connections: Object.fromEntries(links), settings: { executionOrder: "v1" } };
}

/** A node of ours; its parameters but for `resource` are given. */
export function taskFlow(
  name: string,
  operation: string,
  parameters: Record<string, unknown> = {},
  { credential = "taskflowRoute", ...more }: Partial<Node> & { credential?: string } = {},
): Part {
  return {
    name,
    type: "n8n-nodes-taskflow-webhooks.taskFlowWebhooks",
    typeVersion: 1,
    parameters: { resource: operation.includes("task") ? "task" : "flow", operation, ...parameters },
    credentials: { taskFlowWebhooksApi: { id: credential, name: credential } },
    ...more,
  };
}

/** As many items as are wanted, numbered from 0. */
export function items(count: number): Part[] {
  const numbers = { id: "n", name: "n", type: "array", value: `={{ [...Array(${count}).keys()] }}` };
  return [
    {
      name: "Numbers",
      type: "n8n-nodes-base.set",
      typeVersion: 3.4,
      parameters: { assignments: { assignments: [numbers] }, options: {} },
    },
    {
      name: "Items",
      type: "n8n-nodes-base.splitOut",
      typeVersion: 1,
      parameters: { fieldToSplitOut: "n", options: {} },
    },
  ];
}
