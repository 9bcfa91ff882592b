import type { IncomingMessage } from "node:http";
import type { ActionRequest } from "../../generated/actions.ts";
import { decodePosition } from "./position-cursor.ts";
import { invalidRequest } from "./problem.ts";
import { validateAction } from "./validate-action.ts";

export type StreamQuery = Pick<ActionRequest<"list_events">, "flowId" | "types" | "cursor" | "position">;

const SINGLE = ["flowId", "cursor", "position"] as const;

/**
 * Reads the query of a stream by the rules of `list_events`, and its `Last-Event-ID`. A client that reconnects sends that
 * beside the query that it began with. Throws a 400 that names a parameter as if it were a field.
 */
export function streamQuery(req: IncomingMessage, now: () => number): StreamQuery {
  const { url = "" } = req;
  const start = url.indexOf("?");
  const sent = new URLSearchParams(start < 0 ? "" : url.slice(start + 1));
  const fields: Record<string, unknown> = { action: "list_events" };
  for (const name of SINGLE) {
    const [value, ...more] = sent.getAll(name);
    if (more.length > 0) throw invalidRequest([{ pointer: `/${name}`, message: "must not be given more than once" }]);
    if (value !== undefined) fields[name] = value;
  }
  const types = sent.getAll("types");
  if (types.length > 0) fields.types = types.flatMap((text) => text.split(",")).map((type) => type.trim());
  const lastEventId = lastEventIdOf(req);
  if (lastEventId !== undefined) {
    fields.cursor = lastEventId;
    delete fields.position;
  }
  const query = validateAction({ action: "list_events", fields, text: "" }, now);
  return query as ActionRequest<"list_events">;
}

function lastEventIdOf({ headers }: IncomingMessage): string | undefined {
  const id = String(headers["last-event-id"] ?? "").trim();
  if (id === "") return undefined;
  if (decodePosition(id) !== undefined) return id;
  throw invalidRequest([{ pointer: "", header: "Last-Event-ID", message: "must be the id of an earlier event" }]);
}
