import type { ShownEvent, ShownFlow } from "../admin/protocol.ts";
import { FLOWS } from "./operate/commands.ts";
import { withOperator } from "./operate/connect.ts";
import { limitOf, listingOf, textOption } from "./operate/filters.ts";
import { type Options, type Run, requireId, runOf } from "./operate/group.ts";
import { type Columns, printList, printRecord, timeText } from "./operate/output.ts";

const FLOW_COLUMNS: Columns<ShownFlow> = {
  FLOW: ({ flowId }) => flowId,
  SESSION: ({ session }) => session,
  STATUS: ({ status }) => status,
  STEP: ({ currentStep }) => currentStep,
  CREATED: ({ createdAt }) => timeText(createdAt),
  GOAL: ({ goal }) => goal,
};

const EVENT_COLUMNS: Columns<ShownEvent> = {
  TIME: ({ occurredAt }) => timeText(occurredAt),
  EVENT: ({ type }) => type,
  REVISION: ({ revision }) => revision,
  STATUS: ({ status }) => status,
  TASK: ({ taskId }) => taskId,
  ROUTE: ({ routeId }) => routeId,
  PROGRESS: ({ progressSummary }) => progressSummary,
};

const RUNS: Record<string, Run> = {
  list: async (options) =>
    printList(await withOperator(options, (call) => call("flows.list", listingOf(options))), FLOW_COLUMNS, options),
  show: async (options, id) =>
    printRecord(await withOperator(options, (call) => call("flows.show", named(options, id))), options),
  cancel: async (options, id) => {
    const { flow, reason } = await withOperator(options, (call) => call("flows.cancel", named(options, id)));
    if (reason !== undefined) process.stderr.write(`${reason} The flow ends with them.\n`);
    printRecord(flow, options);
  },
  events: async (options, id) => {
    const input = { ...named(options, id), limit: limitOf(options) };
    printList(await withOperator(options, (call) => call("flows.events", input)), EVENT_COLUMNS, options);
  },
};

function named(options: Options, id: string | undefined) {
  return { id: requireId(id, "the flow"), session: textOption(options, "session") };
}

export const flows = (args: string[]): Promise<void> => runOf(FLOWS, RUNS, args);
