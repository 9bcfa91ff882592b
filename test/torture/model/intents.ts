import fc from "fast-check";
import type { Command } from "./model.ts";
import { type Intent, Together } from "./together.ts";

const owner = fc.constantFrom("a", "b");
const text = fc.constantFrom("plain", "ünïcödé 🦞", "nul \u0000 alone", "\u0001first");
const nullable = fc.option(text, { nil: null });
const json = fc.json({ maxDepth: 2 });
const status = fc.constantFrom("queued", "running", "waiting", "blocked");

/** Each field is optional. */
const waitFields = fc.record({ currentStep: nullable, stateJson: json, waitJson: json }, { requiredKeys: [] });
const blockedFields = fc.record({ blockedTaskId: nullable, blockedSummary: nullable }, { requiredKeys: [] });
const stateFields = fc.record({ stateJson: json }, { requiredKeys: [] });

/** Picks an existing flow, usually a recent one, or sometimes a flow that does not exist. */
const place = fc.record({ back: fc.nat({ max: 4 }), anywhere: fc.nat(), how: fc.nat({ max: 19 }) });
type Place = { back: number; anywhere: number; how: number };
function flowAt({ back, anywhere, how }: Place, flows: number): number {
  if (how === 0 || flows === 0) return -1;
  return how < 4 ? anywhere % flows : Math.max(0, flows - 1 - back);
}

/** Usually the current revision of the flow. */
const offset = fc.constantFrom(0, 0, 0, 0, 0, 1, -1);

const create = fc.record({ owner, goal: text, status: fc.option(status, { nil: undefined }), fields: waitFields }).map(
  ({ status: given, ...rest }): Intent =>
    () => ({ kind: "create", ...rest, ...(given && { status: given }) }),
);

const read = fc
  .record({ owner, place, limit: fc.integer({ min: 1, max: 5 }), key: owner, which: fc.nat({ max: 5 }) })
  .map(
    ({ owner: by, place: at, limit, key, which }): Intent =>
      (flows) => {
        const flow = flowAt(at, flows);
        const commands: Command[] = [
          { kind: "get", owner: by, flow },
          { kind: "summary", owner: by, flow },
          { kind: "resolve", owner: by, flow },
          { kind: "resolveKey", owner: by, key },
          { kind: "latest", owner: by },
          { kind: "list", owner: by, limit },
        ];
        return commands[which] as Command;
      },
  );

const KINDS = ["setWaiting", "resume", "finish", "fail", "requestCancel"] as const;
const change = fc
  .record({
    owner,
    place,
    offset,
    kind: fc.constantFrom(...KINDS),
    wait: waitFields,
    blocked: blockedFields,
    state: stateFields,
    resumed: fc.option(fc.constantFrom("queued", "running"), { nil: undefined }),
  })
  .map(
    (drawn): Intent =>
      (flows, revisionOf) => {
        const flow = flowAt(drawn.place, flows);
        const { waitJson: _unused, ...resumeFields } = drawn.wait;
        const fields = {
          setWaiting: { ...drawn.wait, ...drawn.blocked },
          resume: resumeFields,
          finish: drawn.state,
          fail: { ...drawn.state, ...drawn.blocked },
          requestCancel: {},
        }[drawn.kind];
        const expectedRevision = Math.max(0, revisionOf(flow) + drawn.offset);
        const resumed = drawn.kind === "resume" && drawn.resumed ? { status: drawn.resumed } : {};
        return { kind: drawn.kind, owner: drawn.owner, flow, expectedRevision, ...resumed, fields };
      },
  );

const cancel = fc.record({ owner, place }).map(
  ({ owner: by, place: at }): Intent =>
    (flows) => ({ kind: "cancel", owner: by, flow: flowAt(at, flows) }),
);

const runTask = fc
  .record({
    owner,
    place,
    preferMetadata: fc.boolean(),
    task: fc.record(
      {
        runtime: fc.constantFrom("acp", "subagent"),
        task: text,
        label: text,
        runId: fc.constantFrom("r1", "r2"),
        childSessionKey: fc.constantFrom("agent:main:worker", "agent:elsewhere:worker", "a worker"),
      },
      { requiredKeys: ["runtime", "task"] },
    ),
  })
  .map(
    ({ owner: by, place: at, task, preferMetadata }): Intent =>
      (flows) => {
        return { kind: "runTask", owner: by, flow: flowAt(at, flows), task, preferMetadata };
      },
  );

const intent = fc.oneof(
  { weight: 3, arbitrary: create },
  { weight: 5, arbitrary: read },
  { weight: 8, arbitrary: change },
  { weight: 2, arbitrary: cancel },
  { weight: 3, arbitrary: runTask },
);

/** One to four commands at a time. */
export const together = fc.array(intent, { minLength: 1, maxLength: 4 }).map((intents) => new Together(intents));
