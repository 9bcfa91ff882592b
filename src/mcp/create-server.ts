import { McpServer } from "@modelcontextprotocol/server";
import packageJson from "../../package.json" with { type: "json" };
import type { ToolClient } from "./call-tool.ts";
import { registerTools } from "./tools.ts";

const INSTRUCTIONS = `TaskFlows (flows) are durable records of multi-step work: a goal, a status, JSON state, a revision, and child tasks.
Create a flow when work starts, move it along as the work goes (set_waiting, resume_flow), record what others carry out
with run_task, and end it with finish_flow or fail_flow.
A change names the revision that it was decided on as expectedRevision: take it from the flow that the last call gave. With
revision_conflict another was faster: read the flow that comes with it, decide again, and call with its revision.
To wait for what others do, do not poll: call list_events with position latest, read the flow, then call list_events with
that cursor, the flowId and waitMs, again and again with the cursor of each result.
stateJson and waitJson are replaced as a whole: include the parts that must stay.`;

/** A server of the tools; all its state is the gateway's, so that any number of them can serve at once. */
export function createServer(client: ToolClient): McpServer {
  const info = { name: packageJson.name, title: "TaskFlow Webhooks", version: packageJson.version };
  const server = new McpServer(info, {
    // The contract's actions are those of this version: the list never changes.
    capabilities: { tools: { listChanged: false } },
    instructions: INSTRUCTIONS,
  });
  registerTools(server, client);
  return server;
}
