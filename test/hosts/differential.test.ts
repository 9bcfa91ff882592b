import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { capture, requestOf, steps } from "../support/exchanges.ts";
import { type Answer, type HostRequest, send } from "./support/client.ts";
import { compare, type Difference, Labels } from "./support/compare.ts";
import { Host, pluginIn, SECRET, VERSIONS } from "./support/host.ts";
import { RandomWalk } from "./support/random-walk.ts";

/** One gateway with the plugin that it comes with, one with ours; both are asked the same. */

const ROUTES: Routes = {
  zapier: { sessionKey: "agent:main:main", secret: SECRET, controllerId: "webhooks/zapier" },
  other: { sessionKey: "agent:main:other", secret: { source: "env", provider: "default", id: "OTHER_SECRET" } },
  broken: { sessionKey: "agent:main:main", secret: { source: "env", provider: "default", id: "NOT_SET" } },
};

const SEED = 20_261_124;
const STEPS = 2_400;

describe.each(VERSIONS)("beside the bundled plugin of OpenClaw %s", (version) => {
  const reference = new Host({ version, routes: ROUTES });
  const ours = new Host({ version, routes: ROUTES, loadPath: pluginIn(version) });
  const labels = { reference: new Labels(), ours: new Labels() };

  beforeAll(() => Promise.all([reference.start(), ours.start()]), 200_000);
  afterAll(() => Promise.all([reference.kill(), ours.kill()]));

  /** Neither is at its maintenance, which each does on a clock of its own. */
  async function both(requests: { reference: HostRequest; ours: HostRequest }): Promise<[Answer, Answer]> {
    for (;;) {
      const sweep = Math.max(reference.sweepsFor, ours.sweepsFor);
      if (sweep === 0) break;
      await delay(sweep);
    }
    return Promise.all([send(reference.url, requests.reference), send(ours.url, requests.ours)]);
  }

  test("the gateway says which plugin it has", () => {
    expect(ours.log).toContain('Route "zapier" is served at /plugins/webhooks/zapier');
    expect(reference.log).not.toContain("is served at");
  });

  test("each of the recorded exchanges has the same answer, but for differences with a name", async () => {
    const captured = { reference: {}, ours: {} };
    const names = new Set<Difference>();
    for (const step of steps) {
      const [expectedAnswer, answer] = await both({
        reference: requestOf(step, SECRET, captured.reference),
        ours: requestOf(step, SECRET, captured.ours),
      });
      const { expected, found, allowed } = compare(expectedAnswer, answer, labels);
      expect(found, step.name).toEqual(expected);
      for (const difference of allowed) names.add(difference);
      capture(step, expectedAnswer.body, captured.reference);
      capture(step, answer.body, captured.ours);
      await delay(2);
    }
    expect(steps).toHaveLength(68);
    expect([...names].sort()).toEqual([
      ...(version === "2026.5.6" ? ["1. create_flow answers with created"] : []),
      "2. every error is the envelope",
      "3. a 400 has the route, pointers, and a sentence of its own",
      "5. a route without a secret is not there",
    ]);
  }, 60_000);

  test(`${STEPS} requests of a random walk have the same answers, but for differences with a name`, async () => {
    const walk = new RandomWalk(SEED);
    const ids = { reference: new Map<string, string>(), ours: new Map<string, string>() };
    const seen = new Map<string, number>();
    for (let step = 0; step < STEPS; step += 1) {
      const request = walk.next();
      const [expectedAnswer, answer] = await both({
        reference: withIds(request, ids.reference),
        ours: withIds(request, ids.ours),
      });
      const { expected, found } = compare(expectedAnswer, answer, labels);
      expect(found, `step ${step}: ${JSON.stringify(request).slice(0, 2_000)}`).toEqual(expected);
      const outcome = `${request.action ?? "odd"} ${answer.status}`;
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      learn(walk, request, { reference: expectedAnswer, ours: answer }, ids);
      // Flows of one millisecond have no order that both gateways would share.
      await delay(2);
    }
    // The walk goes everywhere: each action succeeds, is refused for its body, and the changes meet conflicts.
    for (const action of ACTION_NAMES) {
      expect(seen.get(`${action} 200`), `${action} never succeeded`).toBeGreaterThan(5);
      expect(seen.get(`${action} 400`), `${action} was never malformed`).toBeGreaterThan(0);
    }
    for (const status of [404, 409])
      for (const action of ["set_waiting", "cancel_flow", "run_task"])
        expect(seen.get(`${action} ${status}`), `${action} ${status}`).toBeGreaterThan(0);
    expect(seen.get("cancel_flow 202")).toBeGreaterThan(0);
  }, 180_000);
});

type Ids = { reference: Map<string, string>; ours: Map<string, string> };

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
  answers: { reference: Answer; ours: Answer },
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
