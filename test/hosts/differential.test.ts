import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { capture, requestOf, steps } from "../support/exchanges.ts";
import { RAISED, startTestGateway } from "../support/gateway.ts";
import { type Answer, type HostRequest, send } from "./support/client.ts";
import { compare, type Difference, Labels } from "./support/compare.ts";
import { Host, pluginIn, SECRET, VERSIONS } from "./support/host.ts";
import { RandomWalk, SHARED } from "./support/random-walk.ts";
import { Sweeps } from "./support/sweeps.ts";

/** One gateway with the plugin that it comes with, one with ours; both are asked the same. */

const ZAPIER = { sessionKey: "agent:main:main", secret: SECRET, controllerId: "webhooks/zapier" };
const OTHER = { sessionKey: "agent:main:other", secret: SECRET };
const CANARY = { sessionKey: "agent:main:canary", secret: SECRET };
const ROUTES: Routes = {
  zapier: ZAPIER,
  canary: CANARY,
  other: { ...OTHER, secret: { source: "env", provider: "default", id: "OTHER_SECRET" } },
  broken: { ...ZAPIER, secret: { source: "env", provider: "default", id: "NOT_SET" } },
};

/** Longer than a test. */
const NEVER_MS = 3_600_000;

const SEED = 20_261_124;
const STEPS = 2_400;

describe.each(VERSIONS)("beside the bundled plugin of OpenClaw %s", (version) => {
  const reference = new Host({ version, routes: ROUTES });
  const ours = new Host({ version, routes: ROUTES, loadPath: pluginIn(version) });
  const labels = { reference: new Labels(), ours: new Labels() };
  // Before 2026.9 no sweep completes a cancellation.
  const sweeps = new Sweeps(version === "2026.5.6" ? [] : [reference, ours]);
  const both = askBoth({ reference, ours }, sweeps);

  beforeAll(() => Promise.all([reference.start(), ours.start()]), 200_000);
  afterAll(() => Promise.all([reference.kill(), ours.kill()]));

  test("the gateway says which plugin it has", () => {
    expect(ours.log).toContain('Route "zapier" is served at /plugins/webhooks/zapier');
    expect(reference.log).not.toContain("is served at");
  });

  test("each of the recorded exchanges has the same answer, but for differences with a name", async () => {
    const captured = { reference: {}, ours: {} };
    const names = new Set<Difference>();
    for (const step of steps) {
      const answers = await both({
        reference: requestOf(step, SECRET, captured.reference),
        ours: requestOf(step, SECRET, captured.ours),
      });
      const { expected, found, allowed } = compare(answers.reference, answers.ours, labels);
      expect(found, step.name).toEqual(expected);
      for (const difference of allowed) names.add(difference);
      capture(step, answers.reference.body, captured.reference);
      capture(step, answers.ours.body, captured.ours);
      await delay(2);
    }
    expect(steps).toHaveLength(68);
    expect([...names].sort()).toEqual([
      ...(version === "2026.5.6" ? ["1. create_flow answers with created"] : []),
      "2. every error is the envelope",
      "3. a 400 has the route, pointers, and its own sentence",
      "5. a route without a secret is not there",
      "7. an error names its request",
    ]);
  });

  test(`${STEPS} requests of a random walk have the same answers, but for differences with a name`, async () => {
    expectEverywhere(await walkWith(both, SEED, labels));
  }, 240_000);
});

test(`our own gateway answers ${STEPS} requests of a random walk as OpenClaw 2026.5.6 does`, async () => {
  const reference = await new Host({ version: "2026.5.6", routes: { zapier: ZAPIER, other: OTHER } }).start();
  const ours = await startTestGateway({
    routes: { zapier: { ...ZAPIER, limits: RAISED }, other: { ...OTHER, limits: RAISED } },
    // A sweep of ours would complete cancellations, and none of the reference's does.
    maintenance: { sweepIntervalMs: NEVER_MS },
  });
  try {
    // "6. childSessionKey": our runtime takes keys of the route's agent alone.
    const skip = (body: string) => body.includes("childSessionKey");
    const labels = { reference: new Labels(), ours: new Labels() };
    expectEverywhere(await walkWith(askBoth({ reference, ours }, new Sweeps([])), SEED + 1, labels, skip));
  } finally {
    await Promise.all([reference.kill(), ours.close()]);
  }
}, 300_000);

type Pair<Value> = { reference: Value; ours: Value };
type Both = (requests: Pair<HostRequest>) => Promise<Pair<Answer>>;
type Ids = Pair<Map<string, string>>;

/** What each action, or an odd request, was answered with, and how often. */
async function walkWith(both: Both, seed: number, labels: Pair<Labels>, skip: (body: string) => boolean = () => false) {
  const walk = new RandomWalk(seed);
  const ids: Ids = { reference: new Map(), ours: new Map() };
  const seen = new Map<string, number>();
  for (let step = 0; step < STEPS; step += 1) {
    const request = walk.next();
    if (skip(request.body ?? "")) continue;
    const answers = await both({ reference: withIds(request, ids.reference), ours: withIds(request, ids.ours) });
    const { expected, found } = compare(answers.reference, answers.ours, labels);
    expect(found, `step ${step}: ${JSON.stringify(request).slice(0, 2_000)}`).toEqual(expected);
    const outcome = `${request.action ?? "odd"} ${answers.ours.status}`;
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    learn(walk, request, answers, ids);
    // Flows of one millisecond have no order that both gateways would share.
    await delay(2);
  }
  return seen;
}

/** The walk goes everywhere: each action succeeds, is refused for its body, and the changes meet conflicts. */
function expectEverywhere(seen: Map<string, number>): void {
  for (const action of SHARED) {
    expect(seen.get(`${action} 200`), `${action} never succeeded`).toBeGreaterThan(5);
    expect(seen.get(`${action} 400`), `${action} was never malformed`).toBeGreaterThan(0);
  }
  for (const status of [404, 409])
    for (const action of ["set_waiting", "cancel_flow", "run_task"])
      expect(seen.get(`${action} ${status}`), `${action} ${status}`).toBeGreaterThan(0);
  expect(seen.get("cancel_flow 202")).toBeGreaterThan(0);
}

function askBoth({ reference, ours }: Pair<{ url: string }>, sweeps: Sweeps): Both {
  return async (requests) => {
    await sweeps.over();
    const [expected, found] = await Promise.all([
      send(reference.url, requests.reference),
      send(ours.url, requests.ours),
    ]);
    return { reference: expected, ours: found };
  };
}

function withIds(request: HostRequest, ids: Map<string, string>): HostRequest {
  const { method, path, headers, body } = request;
  return {
    ...(method && { method }),
    ...(path && { path }),
    ...(headers && { headers }),
    ...(body !== undefined && { body: body.replaceAll(/@(?:flow|task):\d+/g, (name) => ids.get(name) ?? name) }),
  };
}

/** New flows and tasks, under the ids that each gateway gave them, and the revision of the flow that was meant. */
function learn(
  walk: RandomWalk,
  { action, flow, route }: { action?: string; flow?: number; route: string },
  answers: Pair<Answer>,
  ids: Ids,
): void {
  const results = {
    reference: (answers.reference.body as { result?: Result } | undefined)?.result,
    ours: (answers.ours.body as { result?: Result } | undefined)?.result,
  };
  const { reference, ours } = results;
  if (action === "create_flow" && reference?.flow && ours?.flow) {
    const name = `@flow:${walk.flows.length}`;
    ids.reference.set(name, reference.flow.flowId);
    ids.ours.set(name, ours.flow.flowId);
    walk.flows.push({ route, revision: ours.flow.revision });
    return;
  }
  if (reference?.task && ours?.task) {
    const name = `@task:${walk.tasks}`;
    ids.reference.set(name, reference.task.taskId);
    ids.ours.set(name, ours.task.taskId);
    walk.tasks += 1;
  }
  const known = flow === undefined ? undefined : walk.flows[flow];
  const current = ours?.flow ?? ours?.current;
  if (known && current && ids.ours.get(`@flow:${flow}`) === current.flowId) known.revision = current.revision;
}

interface Result {
  flow?: { flowId: string; revision: number } | null;
  current?: { flowId: string; revision: number };
  task?: { taskId: string };
}
