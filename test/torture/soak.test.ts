import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Connection } from "./support/connection.ts";
import { linePlot } from "./support/line-plot.ts";
import { openDescriptors, residentKilobytes } from "./support/process-usage.ts";
import { configure, type Service, startService } from "./support/service.ts";

/** `TORTURE_SOAK_MINUTES=30` runs the soak test, which is skipped by default. */
const MINUTES = Number(process.env.TORTURE_SOAK_MINUTES ?? 0);
/** Enough clients that the gateway is the bottleneck at full load, not the disk. */
const CLIENTS = 32;
/** Long enough to fill compiled code, pools of buffers, and the heap up to its first full collection. */
const WARM_UP_MS = 20_000;
const SAMPLES = 180;
const OUTPUT = fileURLToPath(new URL("./.work/soak", import.meta.url));

/** Flows are pruned soon after they end, so that the size of the database becomes stable too. */
const MAINTENANCE = { sweepIntervalMs: 1_000, retainEndedMs: 20_000, batchSize: 5_000 };

/** Repeats the life cycle of a flow, with a minimum interval between requests, and counts the requests. */
async function drive(service: Service, milliseconds: number, intervalMs: number, counter = { requests: 0 }) {
  const until = performance.now() + milliseconds;
  const live = async (connection: Connection): Promise<void> => {
    let flowId = "";
    let due = performance.now();
    // Finish each life cycle: an unfinished flow would stay forever and count as growth.
    for (let step = 0; performance.now() < until || step > 0; step = (step + 1) % 4) {
      const answer = await connection.call(actionAt(step, flowId));
      expect(answer.status).toBe(200);
      flowId = answer.body.result?.flow?.flowId ?? flowId;
      counter.requests += 1;
      due += intervalMs;
      await sleep(Math.max(0, due - performance.now()));
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: CLIENTS }, () => live(new Connection(service.url))));
  return counter.requests;
}

function actionAt(step: number, flowId: string): Record<string, unknown> {
  if (step === 0) return { action: "create_flow", goal: "g", stateJson: { step } };
  if (step === 1) return { action: "get_flow", flowId };
  if (step === 2) return { action: "set_waiting", flowId, expectedRevision: 0, stateJson: { step } };
  return { action: "cancel_flow", flowId };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Growth from the second quarter to the last. */
function growth(values: readonly number[]): number {
  const quarter = Math.floor(values.length / 4);
  return median(values.slice(-quarter)) - median(values.slice(quarter, 2 * quarter));
}

interface Sample {
  kilobytes: number;
  descriptors: number;
  /** Requests per second since the previous sample. */
  rate: number;
}

/** Resource usage of the process, sampled under load. */
async function sample({ child: { pid } }: Service, counter: { requests: number }): Promise<Sample[]> {
  const samples: Sample[] = [];
  const seconds = (MINUTES * 60) / SAMPLES;
  while (samples.length < SAMPLES - 1) {
    const before = counter.requests;
    await sleep(seconds * 1_000);
    const rate = (counter.requests - before) / seconds;
    samples.push({ kilobytes: residentKilobytes(pid), descriptors: openDescriptors(pid), rate });
  }
  return samples;
}

function writePlot(samples: readonly Sample[]): void {
  const rate = Math.round(median(samples.map((one) => one.rate)));
  const plot = linePlot(`A gateway on SQLite at half load, ${rate} requests a second`, MINUTES, [
    { label: "memory, MB", values: samples.map(({ kilobytes }) => kilobytes / 1024) },
    { label: "open descriptors", values: samples.map(({ descriptors }) => descriptors) },
    { label: "requests a second", values: samples.map((one) => one.rate) },
  ]);
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(`${OUTPUT}/soak.svg`, plot);
}

test.runIf(MINUTES > 0)(
  `at half load for ${MINUTES} minutes, memory and descriptors stay as they are`,
  async () => {
    const service = await startService(configure({ maintenance: MAINTENANCE }));
    const full = (await drive(service, WARM_UP_MS, 0)) / WARM_UP_MS;
    // Half of the full rate, in requests per millisecond, shared by the clients.
    const interval = CLIENTS / (full / 2);
    const counter = { requests: 0 };
    const [samples] = await Promise.all([
      sample(service, counter),
      drive(service, MINUTES * 60_000, interval, counter),
    ]);
    writePlot(samples);
    const memory = growth(samples.map(({ kilobytes }) => kilobytes));
    const descriptors = growth(samples.map((one) => one.descriptors));
    console.log(
      `${counter.requests} requests, ${Math.round(full * 500)} a second of ${Math.round(full * 1_000)} at full load; ` +
        `grown by ${memory} kB and ${descriptors} descriptors`,
    );
    expect(memory, "kilobytes").toBeLessThan(16 * 1024);
    expect(descriptors, "descriptors").toBeLessThanOrEqual(1);
  },
  MINUTES * 120_000 + 120_000,
);
