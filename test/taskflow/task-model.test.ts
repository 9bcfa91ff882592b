import fc from "fast-check";
import { expect, test } from "vitest";
import type { Ending } from "./support/task-model.ts";
import { TaskWalk } from "./support/task-walk.ts";

/** A method of the walk and its arguments: what a failed run prints. */
type Step = {
  [M in StepName]: [method: M, ...input: Parameters<TaskWalk[M]>];
}[StepName];
type StepName = Exclude<
  { [K in keyof TaskWalk]: TaskWalk[K] extends (...input: never[]) => Promise<void> ? K : never }[keyof TaskWalk],
  "begin"
>;

const pick = fc.nat({ max: 1_000 });
const queue = fc.constantFrom("a", "b");
const newTask = fc.record({
  flow: pick,
  queue: fc.oneof({ weight: 9, arbitrary: queue }, { weight: 1, arbitrary: fc.constant(undefined) }),
  maxAttempts: fc.integer({ min: 1, max: 3 }),
  timeoutMs: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
  delayMs: fc.constantFrom(0, 0, 0, 5_000),
  settles: fc.boolean(),
});
const leaseMs = fc.integer({ min: 1, max: 20_000 });
const outcome = fc.constantFrom<Exclude<Ending, "succeeded">>("failed", "failed", "failed", "timed_out", "cancelled");
const is = <M extends StepName>(method: M) => fc.constant(method);
const sometimes = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });

const step = fc.oneof(
  sometimes(6, fc.tuple(is("runTask"), newTask)),
  sometimes(6, fc.tuple(is("claim"), fc.uniqueArray(queue, { minLength: 1 }), fc.integer({ min: 1, max: 3 }), leaseMs)),
  sometimes(4, fc.tuple(is("heartbeat"), pick, fc.option(leaseMs, { nil: undefined }))),
  sometimes(4, fc.tuple(is("complete"), pick)),
  sometimes(4, fc.tuple(is("fail"), pick, outcome, fc.boolean())),
  sometimes(2, fc.tuple(is("release"), pick)),
  sometimes(2, fc.tuple(is("cancelTask"), pick)),
  sometimes(1, fc.tuple(is("cancelFlow"), pick)),
  sometimes(1, fc.tuple(is("requestCancel"), pick)),
  sometimes(1, fc.tuple(is("finishFlow"), pick)),
  sometimes(6, fc.tuple(is("pass"), fc.integer({ min: 0, max: 8_000 }))),
  sometimes(3, fc.tuple(is("endAttempts"))),
);

test("tasks of queues do what a small model says, in any order of steps, and each ends exactly once", async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 150, size: "max" }), async (steps) => {
      const walk = new TaskWalk();
      await walk.begin();
      for (const one of steps) {
        await perform(walk, one);
        walk.compare();
      }
      await drain(walk);
      checkTasks(walk);
      checkFlows(walk);
      count += steps.length;
    }),
    { numRuns: 150 },
  );
  expect(count).toBeGreaterThan(3_000);
});

function perform(walk: TaskWalk, [method, ...input]: Step): Promise<void> {
  return (walk[method] as (...input: unknown[]) => Promise<void>).apply(walk, input);
}

/** From here on nobody but workers and the time acts, until nothing is left to do. */
async function drain(walk: TaskWalk): Promise<void> {
  const active = () => walk.store.tasks.filter(({ status, queue }) => queue && ["queued", "running"].includes(status));
  for (let turn = 0; active().length > 0; turn += 1) {
    expect(turn).toBeLessThan(1_000);
    await walk.pass(10_000);
    await walk.endAttempts();
    await walk.claim(["a", "b"], 3, 5_000);
    walk.compare();
  }
}

function checkTasks({ store, model }: TaskWalk): void {
  for (const { taskId, attempt = 0, maxAttempts = 1, queue } of store.tasks) {
    const types = store.events.flatMap((event) => (event.taskId === taskId ? event.type : []));
    const endings = types.filter((type) => /^task\.(succeeded|failed|timed_out|cancelled)$/.test(type));
    if (queue) expect(endings).toEqual([`task.${model.task(taskId).phase}`]);
    expect(attempt).toBeLessThanOrEqual(maxAttempts);
    // Never two holders: between two claims the task was back in its queue.
    const turns = types.filter((type) => type === "task.claimed" || type === "task.retrying");
    expect(turns.every((type, index) => type === (index % 2 === 0 ? "task.claimed" : "task.retrying"))).toBe(true);
  }
}

function checkFlows({ store }: TaskWalk): void {
  for (const flow of store.flows.values()) {
    const events = store.events.filter(({ flowId, taskId }) => flowId === flow.flowId && taskId === undefined);
    const endings = events.filter(({ type }) => /^flow\.(succeeded|failed|cancelled)$/.test(type));
    expect(endings.length).toBe(flow.endedAt === undefined ? 0 : 1);
    const asked = events.findIndex(({ type }) => type === "flow.cancel_requested");
    // No task changes the revision: it counts what happened to the flow, where cancel_flow does two things at once.
    const cancelled = events.findIndex(({ type }) => type === "flow.cancelled");
    const isAtOnce = cancelled >= 0 && (asked < 0 || asked > cancelled);
    expect(flow.revision).toBe(events.length - 1 + (isAtOnce ? 1 : 0));
    // Tasks end no flow that was to be cancelled, other than so.
    const settled = events.findIndex(({ type, routeId }) => type !== "flow.cancelled" && routeId === undefined);
    if (asked >= 0 && settled >= 0) expect(settled).toBeLessThan(asked);
  }
}
