import type { EventLog, EventRecord } from "../../port/events.ts";
import type { OperatorHost } from "../../port/operator.ts";
import type { FlowStatus } from "../../port/records.ts";
import { AdminError } from "../protocol.ts";
import type { Handlers } from "./handlers.ts";
import { type Input, idOf, limitOf, refuseUnknown, textOf, wordOf } from "./read-input.ts";
import { findInSessions, newestOf } from "./sessions.ts";
import { shownEvent, shownFlow } from "./shown.ts";

const STATUSES: readonly FlowStatus[] = [
  "queued",
  "running",
  "waiting",
  "blocked",
  "succeeded",
  "failed",
  "cancelled",
  "lost",
];
/** Bytes read for one session or page. */
const PAGE_BYTES = 1024 * 1024;
const EVENTS_PAGE = 500;
/** Events of a flow that are looked at: more than a flow with a thousand tasks has. */
const MAX_EVENTS = 100_000;

export const flowOperations: Handlers<"flows.list" | "flows.show" | "flows.cancel" | "flows.events"> = {
  "flows.list": async (host, input) => {
    refuseUnknown(input, ["session", "status", "limit"]);
    const status = wordOf(input, "status", STATUSES);
    const limit = limitOf(input);
    return newestOf(host, { session: textOf(input, "session"), limit }, async (session) => {
      const query = { limit, maxBytes: PAGE_BYTES, ...(status && { statuses: [status] }) };
      const { flows, more } = await host.session(session).list(query);
      return { items: flows.map(shownFlow), more };
    });
  },
  "flows.show": async (host, input) => {
    const { flow, session } = await findFlow(host, input);
    return { ...shownFlow(flow), tasks: await host.session(session).getTaskSummary(flow.flowId) };
  },
  "flows.cancel": async (host, input) => {
    const { flow: found, session } = await findFlow(host, input);
    const outcome = await host.session(session).cancel(found.flowId);
    const flow = shownFlow(outcome.flow ?? found);
    if (outcome.cancelled) return { cancelled: true, flow };
    // Workers and senders hear of it: the flow ends with its last task.
    if (outcome.code === "cancel_pending") return { cancelled: false, reason: outcome.reason, flow };
    throw new AdminError("refused", outcome.reason);
  },
  "flows.events": async (host, input) => {
    const limit = limitOf(input);
    const { limit: _limit, ...named } = input;
    const { flow, session } = await findFlow(host, named);
    const { events: log } = host.session(session);
    const events = log ? await lastEvents(log, flow.flowId, limit + 1) : [];
    return { items: events.slice(-limit).map(shownEvent), more: events.length > limit };
  },
};

async function findFlow(host: OperatorHost, input: Input) {
  refuseUnknown(input, ["id", "session"]);
  const [id, session] = [idOf(input), textOf(input, "session")];
  return findInSessions(host, { id, session, what: "flow" }, async (one) => {
    const flow = await host.session(one).get(id);
    return flow && { flow, session: one };
  });
}

async function lastEvents(log: EventLog, flowId: string, count: number): Promise<EventRecord[]> {
  let found: EventRecord[] = [];
  let after = await log.locate("oldest");
  for (let read = 0; read < MAX_EVENTS; ) {
    const page = await log.read({ after, flowId, limit: EVENTS_PAGE, maxBytes: PAGE_BYTES });
    if ("events" in page) {
      if (page.events.length === 0) break;
      read += page.events.length;
      found = [...found, ...page.events.map(({ event }) => event)].slice(-count);
      after = page.position;
    } else if (page.refused === "unknown") break;
    // Maintenance deleted the oldest meanwhile.
    else after = page.oldest;
  }
  return found;
}
