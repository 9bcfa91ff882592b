import type { Redelivering, ShownDelivery, ShownEndpoint } from "../admin/protocol.ts";
import { ENDPOINTS } from "./operate/commands.ts";
import { withOperator } from "./operate/connect.ts";
import { listingOf, textOption } from "./operate/filters.ts";
import { type Options, type Run, requireId, runOf } from "./operate/group.ts";
import { type Columns, printList, printRecord, timeText } from "./operate/output.ts";
import { UsageError } from "./usage-error.ts";

const ENDPOINT_COLUMNS: Columns<ShownEndpoint> = {
  ENDPOINT: ({ endpointId }) => endpointId,
  SESSION: ({ session }) => session,
  URL: ({ url }) => url,
  SOURCE: ({ source }) => source,
  STATE: ({ enabled, disabledReason }) => (enabled ? "enabled" : `disabled (${disabledReason ?? "unknown"})`),
  "FAILING SINCE": ({ failingSince }) => timeText(failingSince),
};

const DELIVERY_COLUMNS: Columns<ShownDelivery> = {
  EVENT: ({ eventId }) => eventId,
  TYPE: ({ type }) => type,
  STATUS: ({ status }) => status,
  ATTEMPTS: ({ attempts }) => attempts,
  LAST: ({ lastAttempt }) => lastAttempt?.status ?? lastAttempt?.error,
  NEXT: ({ nextAttemptAt }) => timeText(nextAttemptAt),
  RESPONSE: ({ response }) => response,
};

const RUNS: Record<string, Run> = {
  list: async (options) =>
    printList(
      await withOperator(options, (call) => call("endpoints.list", listingOf(options))),
      ENDPOINT_COLUMNS,
      options,
    ),
  deliveries: async (options, id) => {
    const input = { id: requireId(id, "the endpoint"), ...listingOf(options) };
    printList(await withOperator(options, (call) => call("endpoints.deliveries", input)), DELIVERY_COLUMNS, options);
  },
  redeliver: async (options, id) => {
    const event = textOption(options, "event");
    const input = {
      id: requireId(id, "the endpoint"),
      session: textOption(options, "session"),
      event,
      since: sinceOf(options),
    };
    printRecord({ queued: await redeliver(options, input) }, options);
  },
};

/** The gateway looks at a bounded number of events for each request. */
function redeliver(options: Options, input: Redelivering & { id: string }): Promise<number> {
  return withOperator(options, async (call) => {
    let queued = 0;
    for (let after: string | undefined; ; ) {
      const done = await call("endpoints.redeliver", { ...input, after });
      queued += done.queued;
      if (done.next === undefined) return queued;
      after = done.next;
    }
  });
}

function sinceOf({ since }: Options): number | undefined {
  if (since === undefined) return undefined;
  const time = /^\d{12,14}$/.test(String(since)) ? Number(since) : Date.parse(String(since));
  if (Number.isNaN(time)) throw new UsageError(`--since takes a time such as 2026-11-27T08:00:00Z, not "${since}"`);
  return time;
}

export const endpoints = (args: string[]): Promise<void> => runOf(ENDPOINTS, RUNS, args);
