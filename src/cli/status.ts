import type { Status } from "../admin/protocol.ts";
import { STATUS } from "./operate/commands.ts";
import { withOperator } from "./operate/connect.ts";
import { runCommand } from "./operate/group.ts";
import { isJson, pairs, tableOf, timeText } from "./operate/output.ts";
import { UsageError } from "./usage-error.ts";

export const status = (args: string[]): Promise<void> =>
  runCommand(
    STATUS,
    async (options, argument) => {
      if (argument !== undefined) throw new UsageError(`status takes no argument, not "${argument}"`);
      const found = await withOperator(options, (call) => call("status", {}));
      process.stdout.write(isJson(options) ? `${JSON.stringify(found)}\n` : statusText(found));
    },
    args,
  );

/** For a terminal. */
export function statusText(found: Status): string {
  const { version, store, gateway, flows, queues, deliveries, lastBackupAt, moreSessions } = found;
  const { pending, oldestAt } = deliveries;
  const waiting = oldestAt === undefined ? "" : `, the oldest since ${timeText(oldestAt)}`;
  const rows: [string, string][] = [
    ["Version", version],
    ["Store", store],
    ...(gateway ? aboutGateway(gateway, found.now) : []),
    ...(store === "sqlite" ? ([["Last backup", lastBackupAt ? timeText(lastBackupAt) : "none"]] as const) : []),
    ...(flows ? ([["Flows", countsText(flows)]] as [string, string][]) : []),
    ["Webhooks", `${counted(pending, found)} pending${waiting}`],
  ].map(([name = "", text = ""]) => [name, text]);
  const parts = [pairs(rows)];
  if (gateway) parts.push(tableOf(gateway.routes, ROUTE_COLUMNS));
  if (queues.length > 0)
    parts.push(
      tableOf(queues, {
        QUEUE: ({ queue }) => queue,
        SESSION: ({ session }) => session,
        WAITING: ({ waiting: count }) => counted(count, found),
        RUNNING: ({ running }) => counted(running, found),
      }),
    );
  if (moreSessions) parts.push("Not all sessions were looked at.\n");
  return parts.join("\n");
}

const ROUTE_COLUMNS = {
  ROUTE: ({ routeId }: { routeId: string }) => routeId,
  SESSION: ({ session }: { session: string }) => session,
  PATH: ({ path }: { path: string }) => path,
  STATE: ({ served }: { served: boolean }) => (served ? "served" : "no secret resolves"),
};

function aboutGateway({ url, startedAt, logLevel }: NonNullable<Status["gateway"]>, now: number): [string, string][] {
  return [
    ["URL", url],
    ["Running since", `${timeText(startedAt)} (${durationText(now - startedAt)})`],
    ["Log level", logLevel],
  ];
}

function durationText(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / (24 * 60))} days`;
}

function countsText(flows: Record<string, number>): string {
  const parts = Object.entries(flows).filter(([, count]) => count > 0);
  return parts.map(([status, count]) => `${count} ${status}`).join(", ") || "none";
}

function counted(count: number, { countedUpTo }: Status): string {
  return count >= countedUpTo ? `${countedUpTo} or more` : String(count);
}
