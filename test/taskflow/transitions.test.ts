import { describe, expect, test } from "vitest";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import { decideCancel } from "../../src/taskflow/cancel.ts";
import { newId } from "../../src/taskflow/clock.ts";
import {
  changeFlow,
  fail,
  finish,
  newFlow,
  requestCancel,
  resume,
  setWaiting,
} from "../../src/taskflow/flow-transitions.ts";
import { settleFlow } from "../../src/taskflow/settle-flow.ts";
import { decideRunTask, lost } from "../../src/taskflow/task-transitions.ts";

const OWNER = "agent:main:main";
const guard = (expectedRevision: number) => ({ flowId: "f", expectedRevision });
const flow = (over: Partial<FlowRecord> = {}): FlowRecord => ({
  ...newFlow(OWNER, { goal: "g", controllerId: "c" }, 100),
  flowId: "f",
  ...over,
});
const blocked = flow({
  status: "blocked",
  blockedTaskId: "t",
  blockedSummary: "why",
  waitJson: "1",
  currentStep: "s",
  revision: 3,
});
const apply = (from: FlowRecord, effect: ReturnType<typeof resume>, now = 200) => {
  const change = changeFlow(from, guard(from.revision), () => effect, now);
  if (!change.applied) throw new Error(change.code);
  return change.flow;
};

const NOTHING_ELSE = { tasks: [], moreTasks: false, hasActiveTasks: false, existing: undefined, waiting: [] };
const RULES = { ownerKey: OWNER, now: 500, waitsFrom: 500, routeId: "zapier", maxActiveTasks: 1_000 };
const ORIGIN = { now: 200, routeId: "zapier", retainEndedMs: 1_000 };

describe("create", () => {
  test("a flow starts queued at revision 0 and holds only what was given", () => {
    expect(newFlow(OWNER, { goal: "g", controllerId: "c", currentStep: null }, 100)).toEqual({
      flowId: expect.any(String),
      ownerKey: OWNER,
      syncMode: "managed",
      controllerId: "c",
      revision: 0,
      status: "queued",
      notifyPolicy: "done_only",
      goal: "g",
      createdAt: 100,
      updatedAt: 100,
    });
  });

  test("a null state is kept, an absent one is not there", () => {
    const created = newFlow(OWNER, { goal: "g", controllerId: "c", stateJson: "null" }, 100);
    expect(created.stateJson).toBe("null");
    expect(created.waitJson).toBeUndefined();
  });

  test("ids sort in the order in which they were made, within a millisecond too", () => {
    const ids = Array.from({ length: 200 }, (_, n) => newId(1_700_000_000_000 + Math.floor(n / 100)));
    expect([...ids].sort()).toEqual(ids);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("guarded changes", () => {
  test("an applied change adds 1 to the revision and moves updatedAt", () => {
    expect(apply(flow(), finish({ ...guard(0) }, 200))).toMatchObject({ revision: 1, updatedAt: 200, createdAt: 100 });
  });

  test("a stale revision changes nothing and shows the flow as it is", () => {
    expect(changeFlow(blocked, guard(2), () => ({ status: "failed" }), 200)).toEqual({
      applied: false,
      code: "revision_conflict",
      current: blocked,
    });
  });

  test("a mirrored flow is not managed; a missing one is not found", () => {
    const mirrored = flow({ syncMode: "task_mirrored" });
    expect(changeFlow(mirrored, guard(0), () => ({}), 200)).toMatchObject({ applied: false, code: "not_managed" });
    expect(changeFlow(undefined, guard(0), () => ({}), 200)).toEqual({ applied: false, code: "not_found" });
  });

  test("set_waiting is blocked only when this request says what blocks", () => {
    expect(apply(flow(), setWaiting({ ...guard(0), blockedTaskId: "t" }))).toMatchObject({
      status: "blocked",
      blockedTaskId: "t",
    });
    expect(apply(flow(), setWaiting({ ...guard(0), blockedSummary: "w" }))).toMatchObject({ status: "blocked" });
    const waiting = apply(blocked, setWaiting(guard(3)));
    expect(waiting).toMatchObject({ status: "waiting", blockedTaskId: "t", blockedSummary: "why", waitJson: "1" });
  });

  test("set_waiting with nulls clears strings and stores null JSON", () => {
    const cleared = apply(
      blocked,
      setWaiting({
        ...guard(3),
        currentStep: null,
        blockedTaskId: null,
        blockedSummary: null,
        stateJson: "null",
        waitJson: "null",
      }),
    );
    expect(cleared).toMatchObject({ status: "waiting", stateJson: "null", waitJson: "null" });
    expect([cleared.currentStep, cleared.blockedTaskId, cleared.blockedSummary]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("resume reopens an ended flow and clears what blocked it", () => {
    const ended = { ...blocked, status: "failed", endedAt: 150, cancelRequestedAt: 120 } as FlowRecord;
    const resumed = apply(ended, resume(guard(3)));
    expect(resumed).toMatchObject({ status: "queued", waitJson: "null", currentStep: "s", cancelRequestedAt: 120 });
    expect([resumed.endedAt, resumed.blockedTaskId, resumed.blockedSummary]).toEqual([undefined, undefined, undefined]);
    const cleared = apply(ended, resume({ ...guard(3), status: "running", currentStep: null }));
    expect(cleared.currentStep).toBeUndefined();
  });

  test("finish clears the blocked fields, fail keeps those that it does not name", () => {
    const finished = apply(blocked, finish({ ...guard(3), stateJson: '{"n":1}' }, 200));
    expect(finished).toMatchObject({
      status: "succeeded",
      endedAt: 200,
      waitJson: "null",
      stateJson: '{"n":1}',
      currentStep: "s",
    });
    expect(finished.blockedTaskId).toBeUndefined();
    const failed = apply(blocked, fail({ ...guard(3), blockedSummary: null }, 200));
    expect(failed).toMatchObject({ status: "failed", endedAt: 200, waitJson: "null", blockedTaskId: "t" });
    expect(failed.blockedSummary).toBeUndefined();
  });

  test("request_cancel keeps the status and the first time", () => {
    expect(apply(blocked, requestCancel(blocked, 200))).toMatchObject({
      status: "blocked",
      cancelRequestedAt: 200,
      revision: 4,
    });
    expect(requestCancel(flow({ cancelRequestedAt: 50 }), 200)).toEqual({ cancelRequestedAt: 50 });
  });
});

const task = (over: Partial<TaskRecord> = {}): TaskRecord => ({
  taskId: "t",
  ownerKey: OWNER,
  parentFlowId: "f",
  runtime: "acp",
  task: "t",
  status: "queued",
  deliveryStatus: "pending",
  notifyPolicy: "done_only",
  createdAt: 1,
  lastEventAt: 1,
  ...over,
});

describe("cancel", () => {
  const seen = (of: FlowRecord | undefined, tasks: TaskRecord[] = [], hasActiveTasks = false) => ({
    ...NOTHING_ELSE,
    flow: of,
    tasks,
    hasActiveTasks,
  });

  test("without active children the flow is cancelled: two revisions, or one after a request", () => {
    expect(decideCancel(seen(blocked), ORIGIN).flow).toMatchObject({
      status: "cancelled",
      revision: 5,
      endedAt: 200,
      cancelRequestedAt: 200,
    });
    const requested = flow({ cancelRequestedAt: 50 });
    expect(decideCancel(seen(requested, [task({ status: "lost" })]), ORIGIN).flow).toMatchObject({
      revision: 1,
      cancelRequestedAt: 50,
    });
  });

  test("active children make it pending: one revision the first time, none after", () => {
    const first = decideCancel(seen(flow(), [task()], true), ORIGIN);
    expect(first.outcome).toMatchObject({
      cancelled: false,
      code: "cancel_pending",
      flow: { revision: 1, status: "queued" },
    });
    expect(decideCancel(seen(first.flow, [task()], true), { ...ORIGIN, now: 300 })).not.toHaveProperty("flow");
  });

  test("says that it names not all tasks, whatever comes of it", () => {
    const ended = flow({ status: "failed", endedAt: 1 });
    for (const [of, active] of [[flow(), false] as const, [flow(), true] as const, [ended, false] as const]) {
      const { outcome } = decideCancel({ ...seen(of, [task()], active), moreTasks: true }, ORIGIN);
      expect(outcome).toMatchObject({ tasksTruncated: true });
    }
    expect(decideCancel(seen(flow()), ORIGIN).outcome).not.toHaveProperty("tasksTruncated");
  });

  test("an ended flow is terminal, even with a cancel request", () => {
    const ended = flow({ status: "succeeded", endedAt: 1, cancelRequestedAt: 2 });
    expect(decideCancel(seen(ended), ORIGIN)).toEqual({
      outcome: { cancelled: false, code: "terminal", reason: "Flow is already succeeded.", flow: ended, tasks: [] },
    });
  });

  test("unknown and mirrored flows are refused", () => {
    expect(decideCancel(seen(undefined), ORIGIN).outcome).toMatchObject({
      code: "not_found",
      reason: "Flow not found.",
    });
    expect(decideCancel(seen(flow({ syncMode: "task_mirrored" })), ORIGIN).outcome).toMatchObject({
      code: "not_managed",
    });
  });

  test("a pending cancellation is completed, a flow without one is left alone", () => {
    const left = { hasActive: false };
    expect(settleFlow(flow({ cancelRequestedAt: 50 }), left, 200)).toMatchObject({
      flow: { status: "cancelled", revision: 1, endedAt: 200 },
    });
    expect(settleFlow(flow(), left, 200)).toBeUndefined();
    expect(settleFlow(flow({ cancelRequestedAt: 50, status: "failed" }), left, 200)).toBeUndefined();
  });
});

describe("run_task", () => {
  const request = { flowId: "f", runtime: "acp", task: "do" } as const;
  const decide = (more: object = {}, of: FlowRecord | undefined = flow(), existing?: TaskRecord) =>
    decideRunTask({ ...NOTHING_ELSE, flow: of, existing }, { ...request, ...more }, RULES);

  test("a queued task takes the route's agent and the time of now", () => {
    expect(decide().task).toEqual({
      taskId: expect.any(String),
      ownerKey: OWNER,
      parentFlowId: "f",
      runtime: "acp",
      agentId: "main",
      task: "do",
      status: "queued",
      deliveryStatus: "pending",
      notifyPolicy: "done_only",
      createdAt: 500,
      lastEventAt: 500,
    });
  });

  test("a running task takes createdAt from startedAt, else from lastEventAt", () => {
    expect(decide({ status: "running", startedAt: 3 }).task).toMatchObject({
      createdAt: 3,
      startedAt: 3,
      lastEventAt: 3,
    });
    expect(decide({ status: "running", startedAt: 3, lastEventAt: 9 }).task).toMatchObject({
      createdAt: 3,
      lastEventAt: 9,
    });
    const heard = decide({ status: "running", lastEventAt: 9 }).task;
    expect(heard).toMatchObject({ createdAt: 9, lastEventAt: 9 });
    expect(heard?.startedAt).toBeUndefined();
  });

  test("a task is no younger than what it did, and was heard of no earlier than it started", () => {
    const times = (startedAt?: number, lastEventAt?: number) => {
      const progress = {
        ...(startedAt !== undefined && { startedAt }),
        ...(lastEventAt !== undefined && { lastEventAt }),
      };
      const { task } = decide({ status: "running", ...progress });
      return [task?.createdAt, task?.startedAt, task?.lastEventAt];
    };
    expect(times()).toEqual([500, undefined, 500]);
    expect(times(3)).toEqual([3, 3, 3]);
    expect(times(3, 9)).toEqual([3, 3, 9]);
    expect(times(9, 3)).toEqual([3, 9, 9]);
    expect(times(undefined, 9)).toEqual([9, undefined, 9]);
    expect(times(900)).toEqual([500, 900, 900]);
  });

  test("a task's progress is one line", () => {
    const { task } = decide({ status: "running", progressSummary: "half\n\tway   there " });
    expect(task?.progressSummary).toBe("half way there");
  });

  test("it is refused on unknown, mirrored, ended and cancelling flows", () => {
    expect(decideRunTask({ ...NOTHING_ELSE, flow: undefined }, request, RULES).outcome).toMatchObject({
      code: "not_found",
    });
    expect(decide({}, flow({ syncMode: "task_mirrored" })).outcome).toMatchObject({ code: "not_managed" });
    expect(decide({}, flow({ status: "succeeded" })).outcome).toMatchObject({
      code: "terminal",
      reason: "Flow is already succeeded.",
    });
    expect(decide({}, flow({ cancelRequestedAt: 1 })).outcome).toMatchObject({ code: "cancel_requested" });
  });

  test("a flow with as many active tasks as it may have takes no other, but returns those that it has", () => {
    const full = { ...NOTHING_ELSE, flow: flow(), hasActiveTasks: true };
    const rules = { ...RULES, maxActiveTasks: 3 };
    expect(decideRunTask(full, request, rules)).toEqual({
      outcome: {
        created: false,
        code: "task_not_created",
        reason: "Flow has 3 active tasks, the maximum (taskflow.maxActiveTasksPerFlow). Wait until one has ended.",
        flow: full.flow,
      },
    });
    expect(decideRunTask({ ...full, existing: task() }, request, rules).outcome).toMatchObject({ created: true });
    expect(decideRunTask({ ...full, hasActiveTasks: false }, request, rules).outcome).toMatchObject({ created: true });
  });

  test("a child session of another agent is refused, any other string is taken", () => {
    expect(decide({ childSessionKey: "agent:other:x" }).outcome).toMatchObject({ code: "task_not_created" });
    expect(decide({ childSessionKey: "agent:main:x" }).outcome).toMatchObject({ created: true });
    expect(decide({ childSessionKey: "anything" }).outcome).toMatchObject({ created: true });
  });

  test("a repeated run keeps its status and fills in only what was absent", () => {
    const existing = task({ runId: "r", label: "one", sourceId: "s1", notifyPolicy: "state_changes" });
    const again = {
      runId: "r",
      label: "two",
      sourceId: "s2",
      parentTaskId: "p",
      task: "other",
      status: "running",
      startedAt: 7,
    };
    expect(decide(again, flow(), existing).task).toEqual({ ...existing, parentTaskId: "p" });
  });

  test("preferMetadata lets the repetition's text and label win", () => {
    const existing = task({ runId: "r", label: "one" });
    expect(decide({ label: "two", preferMetadata: true }, flow(), existing).task).toEqual({
      ...existing,
      label: "two",
      task: "do",
    });
    expect(decide({ preferMetadata: true }, flow(), existing).task).toEqual({ ...existing, task: "do" });
  });

  test("a silent task takes the repetition's notify policy", () => {
    const existing = task({ notifyPolicy: "silent" });
    expect(decide({}, flow(), existing).task?.notifyPolicy).toBe("done_only");
    expect(decide({ notifyPolicy: "state_changes" }, flow(), existing).task?.notifyPolicy).toBe("state_changes");
  });

  test("a lost task says when it may be deleted", () => {
    expect(lost(task(), flow(), 500, 1000)).toMatchObject({
      task: { status: "lost", endedAt: 500, cleanupAfter: 1500 },
    });
  });
});
