import { once } from "node:events";
import { ACTION_FORMS, type ActionForm } from "../../generated/action-forms.ts";
import { type EventsOptions, type EventWithCursor, type TaskFlowClient, TaskFlowError } from "../../sdk/src/index.ts";
import { printable } from "../shared/printable.ts";
import { EXIT, exitOf } from "./call/exit-codes.ts";
import { failureText } from "./call/failure.ts";
import { inputOf, withKebabFlags } from "./call/fields.ts";
import { jsonLine } from "./call/print.ts";
import { connect } from "./connection.ts";
import { commandHelp } from "./help.ts";
import { LISTEN } from "./listen/command.ts";
import type { Forwarder } from "./listen/forwarder.ts";
import { forwardOptions } from "./listen/options.ts";
import { parseOptions } from "./options.ts";
import { onStop } from "./signals.ts";
import { UsageError } from "./usage-error.ts";

type Query = Pick<EventsOptions, "flowId" | "types" | "cursor" | "position">;

const LIST_EVENTS = ACTION_FORMS.find(({ action }) => action === "list_events") as ActionForm;

/** A gateway that restarts is back within seconds. */
const RETRY = { maxDelayMs: 5_000 };

export async function listen(args: string[]): Promise<void> {
  const options = parseOptions(withKebabFlags(args), LISTEN.options);
  if (options.help) return void process.stdout.write(commandHelp(LISTEN));
  const query: Query = inputOf(LIST_EVENTS, options, {});
  if (query.cursor !== undefined && query.position !== undefined)
    throw new UsageError("--cursor and --position exclude each other.");
  const forward = forwardOptions(options, process.env);
  const { url, client } = connect(options, process.env);
  const signal = stopSignal();
  // Not loaded by those who do not forward: it comes with a library.
  const forwarder = forward && new (await import("./listen/forwarder.ts")).Forwarder(forward, client, report, signal);
  try {
    await printEvents(client, url, query, signal, forwarder);
  } catch (error) {
    if (!(error instanceof TaskFlowError)) throw error;
    process.stderr.write(failureText(error, LIST_EVENTS, url));
    process.exitCode = EXIT[exitOf(error)][0];
  } finally {
    await forwarder?.end();
  }
}

/** Until the signal aborts. A first request that fails is an error; later ones are repeated without a limit. */
async function printEvents(
  client: TaskFlowClient,
  url: string,
  { flowId, types, cursor, position = "latest" }: Query,
  signal: AbortSignal,
  forwarder: Forwarder | undefined,
): Promise<void> {
  const filter = { ...(flowId !== undefined && { flowId }), ...(types && { types }) };
  let place: Query = cursor === undefined ? { position } : { cursor };
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      const start = isFirst && (await client.listEvents({ ...filter, ...place, limit: 1 }, { signal }));
      if (start && place.position === "latest") place = { cursor: start.cursor };
      if (isFirst) report(`Listening for events of ${url}${forwarder ? `, ${forwarder.description}` : ""}.`);
      const retry = { ...RETRY, onRetry: reportOutage };
      for await (const event of client.events({ ...filter, ...place, signal, retry })) {
        await print(event, signal);
        await forwarder?.add(event);
      }
    } catch (error) {
      if (signal.aborted) return;
      const oldest = error instanceof TaskFlowError ? error.oldestCursor : undefined;
      if (oldest === undefined || oldest === place.cursor) throw error;
      report("Some events were deleted before they were read. Continuing with the oldest that the gateway keeps.");
      place = { cursor: oldest };
    }
  }
}

async function print(event: EventWithCursor, signal: AbortSignal): Promise<void> {
  if (process.stdout.write(jsonLine(event))) return;
  // An abort is the loop's to see.
  await once(process.stdout, "drain", { signal }).catch(() => undefined);
}

/** Once for each outage. */
function reportOutage({ message }: TaskFlowError, retry: number): void {
  if (retry === 0) report(`${message}. Trying again until the gateway answers.`);
}

function report(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Aborts at the first signal to stop, and when nobody reads standard output any more. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  onStop(() => controller.abort());
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    controller.abort();
  });
  return controller.signal;
}
