/** The contract's documents with OpenAPI links: for the stateful phase, the requests that can follow a response. */

type Body = Record<string, unknown>;

interface Operation {
  operationId: string;
  responses: Record<string, { links?: Record<string, unknown> }>;
}

export interface OpenApi {
  paths: Record<string, { post: Operation }>;
}

const FLOW_ID = "$response.body#/result/flow/flowId";
const REVISION = "$response.body#/result/flow/revision";

/** The requests that can follow a response with a flow. */
const FOLLOWING: Record<string, Body> = {
  get_flow: { flowId: FLOW_ID },
  get_task_summary: { flowId: FLOW_ID },
  resolve_flow: { token: FLOW_ID },
  set_waiting: { flowId: FLOW_ID, expectedRevision: REVISION },
  resume_flow: { flowId: FLOW_ID, expectedRevision: REVISION },
  finish_flow: { flowId: FLOW_ID, expectedRevision: REVISION },
  fail_flow: { flowId: FLOW_ID, expectedRevision: REVISION },
  request_cancel: { flowId: FLOW_ID, expectedRevision: REVISION },
  run_task: { flowId: FLOW_ID },
  cancel_flow: { flowId: FLOW_ID },
};

const STREAM = "/plugins/webhooks/{routeId}/events";

/** Actions whose 200 always has a flow. A link without a value in the response would fail. */
const GIVE_A_FLOW = "create_flow set_waiting resume_flow finish_flow fail_flow request_cancel run_task".split(" ");

/** The tool reads each response to its end, which a stream does not have. */
function withoutStream(document: OpenApi): OpenApi {
  const { [STREAM]: _stream, ...paths } = structuredClone(document.paths);
  return { ...structuredClone(document), paths };
}

/** The other fields of a linked body are generated, so that each link stands for many requests. */
export function linkActions(document: OpenApi): OpenApi {
  const linked = withoutStream(document);
  const operations = new Map(Object.entries(linked.paths).map(([path, { post }]) => [path.split("/").at(-1), post]));
  const links = Object.fromEntries(
    Object.entries(FOLLOWING).map(([action, requestBody]) => [
      action,
      { operationId: operations.get(action)?.operationId, requestBody },
    ]),
  );
  for (const action of GIVE_A_FLOW) Object.assign(okOf(operations.get(action)), { links });
  return linked;
}

/**
 * In the union, an answer's schema does not tell whether it holds a flow. Its links name "last flow", and hooks.py puts in
 * the one that was seen last. They are whole bodies: fields generated for another action would make them wrong.
 */
export function linkUnion(document: OpenApi): OpenApi {
  const linked = withoutStream(document);
  const [operation] = Object.values(linked.paths).map(({ post }) => post);
  const links = Object.entries(FOLLOWING).map(([action, fields]) => [
    action,
    {
      operationId: operation?.operationId,
      requestBody: { action, ...wholeBody(action, fields) },
      "x-schemathesis": { merge_body: false },
    },
  ]);
  Object.assign(okOf(operation), { links: Object.fromEntries(links) });
  return linked;
}

function wholeBody(action: string, fields: Body): Body {
  const task = action === "run_task" ? { runtime: "acp", task: "t" } : {};
  const named = Object.entries(fields).map(([name, from]) => [name, from === REVISION ? 0 : "last flow"]);
  return { ...Object.fromEntries(named), ...task };
}

function okOf(operation: Operation | undefined): object {
  const ok = operation?.responses["200"];
  if (!ok) throw new Error("The contract has changed: there is no answer 200 to link from.");
  return ok;
}
