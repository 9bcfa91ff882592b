import type { ActionName } from "../generated/actions.ts";
import { PAGE_SIZE, sampleInput } from "./session.ts";

/** The flows of a server, as the requests so far have left them. */
export interface Session {
  flowIds: readonly string[];
  /** Revisions other than 0, by flow id. */
  revisions: Map<string, number>;
  /** Flows from `create_flow` that are not cancelled yet. */
  created: string[];
}

export interface Workload {
  /** The next body for a connection; undefined at the end. */
  next(connection: number): object | undefined;
  /** Reads a response for later requests. */
  seen?(connection: number, body: Buffer): void;
}

/** The measured actions, in order: first reads, then changes, then actions that end flows. */
export const ACTIONS = [
  "get_flow",
  "find_latest_flow",
  "resolve_flow",
  "get_task_summary",
  "list_flows",
  "set_waiting",
  "resume_flow",
  "run_task",
  "finish_flow",
  "fail_flow",
  "request_cancel",
  "create_flow",
  "cancel_flow",
] as const satisfies readonly ActionName[];
export type MeasuredAction = (typeof ACTIONS)[number];

/** Divides the flows among `connections`, so that no two change the same flow. */
export function workloadOf(action: MeasuredAction, session: Session, connections: number, paged: boolean): Workload {
  const read = (): string => pick(session.flowIds, 0, 1);
  const change = (more: (n: number) => object): Workload => ({
    next: (connection) => {
      const flowId = pick(session.flowIds, connection, connections);
      const expectedRevision = session.revisions.get(flowId) ?? 0;
      session.revisions.set(flowId, expectedRevision + 1);
      return { action, flowId, expectedRevision, ...more(expectedRevision) };
    },
  });
  const workloads: Record<MeasuredAction, () => Workload> = {
    get_flow: () => ({ next: () => ({ action, flowId: read() }) }),
    find_latest_flow: () => ({ next: () => ({ action }) }),
    resolve_flow: () => ({ next: () => ({ action, token: read() }) }),
    get_task_summary: () => ({ next: () => ({ action, flowId: read() }) }),
    list_flows: () => (paged ? pages() : { next: () => ({ action }) }),
    set_waiting: () => change((n) => ({ currentStep: "await_reply", waitJson: { kind: "reply", attempt: n } })),
    resume_flow: () =>
      change((n) => ({ status: "running", currentStep: "triage", stateJson: sampleInput(n).stateJson })),
    finish_flow: () => change((n) => ({ stateJson: sampleInput(n).stateJson })),
    fail_flow: () => change(() => ({ blockedSummary: "The queue is closed." })),
    request_cancel: () => change(() => ({})),
    cancel_flow: () => ({ next: () => cancelNext(session) }),
    create_flow: () => creations(session),
    run_task: () => ({ next: () => ({ action, flowId: read(), ...TASK }) }),
  };
  return workloads[action]();
}

const TASK = { runtime: "acp", task: "Inspect the next message batch" };

function pick(flowIds: readonly string[], first: number, step: number): string {
  const places = Math.floor((flowIds.length - first - 1) / step) + 1;
  return flowIds[first + step * Math.floor(Math.random() * places)] as string;
}

/** Every connection walks from the newest page to the oldest, and starts over. */
function pages(): Workload {
  const cursors = new Map<number, string>();
  return {
    next: (connection) => ({ action: "list_flows", limit: PAGE_SIZE, cursor: cursors.get(connection) }),
    seen: (connection, body) => {
      const [, cursor] = /"nextCursor":"([^"]+)"/.exec(body.toString("latin1", body.length - 200)) ?? [];
      if (cursor) cursors.set(connection, cursor);
      else cursors.delete(connection);
    },
  };
}

function creations(session: Session): Workload {
  let n = 0;
  return {
    next: () => ({ action: "create_flow", ...sampleInput(n++) }),
    seen: (_connection, body) => {
      const [, flowId] = /"flowId":"([^"]+)"/.exec(body.toString("latin1", 0, 200)) ?? [];
      if (flowId) session.created.push(flowId);
    },
  };
}

function cancelNext(session: Session): object | undefined {
  const flowId = session.created.pop();
  return flowId === undefined ? undefined : { action: "cancel_flow", flowId };
}
