import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { aFlow, aTask } from "../store/describe-flow-store.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { ready, run, start } from "../support/program.ts";

const fresh = (name: string) => join(temporaryDirectory(), name);

async function startGateway(directory: string) {
  const gateway = start(["serve", "--state-dir", directory, "--port", "0"]);
  const url = await ready(gateway);
  const secret = readFileSync(join(directory, "zapier.secret"), "utf8").trim();
  const call = async (action: string, body: object) => {
    const response = await fetch(`${url}/plugins/webhooks/zapier/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return ((await response.json()) as { result: Record<string, unknown> }).result;
  };
  const stop = async () => {
    gateway.child.kill("SIGTERM");
    await once(gateway.child, "exit");
  };
  return { call, stop };
}

test("an export of a running gateway is private, and another gateway goes on from it", async () => {
  const [used, copy, file] = [fresh("used"), fresh("copy"), fresh("export.jsonl")];
  const first = await startGateway(used);
  const created = (await first.call("create_flow", { goal: "one" })) as { flow: { flowId: string } };
  const { cursor } = (await first.call("list_events", {})) as { cursor: string };
  await first.call("create_flow", { goal: "two" });
  const said = await run(["export", "--format", "jsonl", "--state-dir", used, file]);
  expect(said).toEqual({ code: 0, out: "", err: `Exported 2 flows and 2 events to ${file}.\n` });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const refused = await run(["import", "--state-dir", used, file]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("Another process uses the state directory");
  await first.stop();

  expect(await run(["import", "--state-dir", copy, file])).toMatchObject({
    code: 0,
    out: `Imported 2 flows and 2 events from ${file}.\n`,
  });
  const second = await startGateway(copy);
  const { flow } = (await second.call("get_flow", { flowId: created.flow.flowId })) as { flow: { goal: string } };
  expect(flow.goal).toBe("one");
  const { events } = (await second.call("list_events", { cursor })) as { events: unknown[] };
  expect(events).toHaveLength(1);
  await second.stop();
});

const FLOWS = 10_000;
const STATE = JSON.stringify({ text: "x".repeat(10_000) });
const uuid = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const OWNER = "agent:main:main";

function* manyRecords(): Iterable<[kind: string, value: object]> {
  const flowOf = (number: number) => aFlow({ ownerKey: OWNER, flowId: uuid(number), stateJson: STATE });
  const numbers = [...Array(FLOWS).keys()];
  for (const number of numbers) yield ["flow", flowOf(number)];
  for (const number of numbers)
    yield ["task", aTask(flowOf(number), { taskId: uuid(number), queue: "q", availableAt: 1 })];
  yield ["journal", { ownerKey: OWNER, deletedUpTo: 5 }];
  const event = { ownerKey: OWNER, type: "flow.created", occurredAt: 1, revision: 0, status: "queued" };
  for (const number of numbers)
    yield ["event", { position: number + 6, eventId: uuid(number), ...event, flowId: uuid(number) }];
}

/** An export of 100 MB. */
async function writeLargeExport(file: string): Promise<void> {
  const [stream, hash] = [createWriteStream(file), createHash("sha256")];
  const counts: Record<string, number> = { flow: 0, task: 0, journal: 0, event: 0, endpoint: 0, delivery: 0, key: 0 };
  const write = async (line: object) => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    if (!stream.write(text)) await once(stream, "drain");
  };
  const names = { format: "taskflow-webhooks-export", version: 1, product: "0", exportedAt: "", store: "sqlite" };
  await write({ header: { ...names, holds: [], secrets: false } });
  for (const [kind, value] of manyRecords()) {
    counts[kind] = (counts[kind] ?? 0) + 1;
    await write({ [kind]: value });
  }
  await write({ trailer: { counts, sha256: hash.copy().digest("hex") } });
  stream.end();
  await once(stream, "close");
}

/** Of all lines but the header and the trailer, which differ. */
async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (!/^\{"(header|trailer)"/.test(line)) hash.update(JSON.stringify(sorted(JSON.parse(line)))).update("\n");
  return hash.digest("hex");
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

/** Runs the program with a small heap, and returns the most memory that it had, in megabytes. */
async function peakOf(args: string[]): Promise<number> {
  const { child, output } = start(args, { NODE_OPTIONS: "--max-old-space-size=64" });
  let peak = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024 || peak;
    } catch {}
  }, 50);
  const [code] = await once(child, "close");
  clearInterval(timer);
  expect(code, output.err).toBe(0);
  return peak;
}

test("10,000 flows with 100 MB of state are imported and exported in bounded memory", {
  timeout: 120_000,
}, async () => {
  const [given, stateDir, written] = [fresh("given.jsonl"), fresh("state"), fresh("written.jsonl")];
  await writeLargeExport(given);
  const peaks = [
    await peakOf(["import", "--state-dir", stateDir, given]),
    await peakOf(["export", "--state-dir", stateDir, written]),
  ];
  for (const peak of peaks) expect(peak).toBeLessThan(250);
  expect(await digestOf(written)).toBe(await digestOf(given));
});
