import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import type { SessionCounts, SessionData } from "../store/session-data.ts";
import { openSqliteSession } from "../store/sqlite/session-data.ts";
import { FORGET } from "./command-table.ts";
import { commandHelp } from "./help.ts";
import { parseOptions, stateDirOf } from "./options.ts";
import { UsageError } from "./usage-error.ts";

export async function forget(args: string[]): Promise<void> {
  const options = parseOptions(args, FORGET.options);
  if (options.help) return void process.stdout.write(commandHelp(FORGET));
  const { session, store, yes } = options as { session?: string; store?: string; yes?: boolean };
  if (!session) throw new UsageError("forget takes --session with the key of a session, such as agent:main:main.");
  if (store !== undefined && options["state-dir"] !== undefined)
    throw new UsageError("forget takes either --state-dir or --store, not both.");
  if (!yes && !process.stdin.isTTY)
    throw new UsageError("forget deletes without asking only with --yes: standard input is no terminal.");
  const stateDir = options["state-dir"] as string | undefined;
  const data =
    store === undefined ? openSqliteSession(stateDirOf(stateDir), session) : await openShared(store, session);
  try {
    await forgetAll(data, session, yes === true);
  } finally {
    await data.close();
  }
}

/** The driver is not loaded for stores in files. */
async function openShared(url: string, session: string): Promise<SessionData> {
  const { openPostgresSession } = await import("../store/postgres/session-data.ts");
  return openPostgresSession(url, session);
}

async function forgetAll(data: SessionData, session: string, isConfirmed: boolean): Promise<void> {
  const found = await data.count();
  const name = JSON.stringify(session);
  // Also where nothing is found: what was deleted before can stand in free pages.
  if (!isConfirmed && !(await confirm(`Delete ${countsText(found)} of the session ${name}? Nobody can undo this.`)))
    return keep();
  process.stdout.write(`Deleted ${countsText(await data.forget())} of the session ${name}.\n`);
}

function keep(): void {
  process.stdout.write("Nothing was deleted.\n");
  process.exitCode = 1;
}

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Control-C, Control-D and a terminal that is gone mean no.
    const ended = once(terminal, "close").then(() => "");
    const answer = await Promise.race([terminal.question(`${question} [y/N] `).catch(() => ""), ended]);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

function countsText({ flows, tasks, events, endpoints, deliveries, keys }: SessionCounts): string {
  const number = (count: number, one: string, many = `${one}s`) =>
    `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
  return `${number(flows, "flow")}, ${number(tasks, "task")}, ${number(events, "event")}, ${number(endpoints, "endpoint")}, ${number(deliveries, "delivery", "deliveries")} and ${number(keys, "idempotency key")}`;
}
