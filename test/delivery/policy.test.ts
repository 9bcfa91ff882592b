import { describe, expect, test } from "vitest";
import { isWanted } from "../../src/delivery/policy.ts";
import { EVENT_TYPES, type EventType } from "../../src/port/events.ts";

const FLOW_TYPES = EVENT_TYPES.filter((type) => type.startsWith("flow."));
const TASK_TYPES = EVENT_TYPES.filter((type) => type.startsWith("task."));
const FLOW_ENDINGS = ["flow.succeeded", "flow.failed", "flow.cancelled", "flow.lost"];
const TASK_ENDINGS = ["task.succeeded", "task.failed", "task.timed_out", "task.cancelled", "task.lost"];

const eventOf = (type: EventType) => ({ type, taskId: type.startsWith("task.") ? "t" : undefined });
const wanted = (policies: Parameters<typeof isWanted>[2], types?: EventType[]) =>
  EVENT_TYPES.filter((type) => isWanted(eventOf(type), types, policies));

describe("an endpoint without types", () => {
  test("gets the endings of a flow with the policy done_only", () => {
    expect(wanted({ flow: "done_only", task: "silent" })).toEqual(FLOW_ENDINGS);
  });

  test("gets every change of a flow with the policy state_changes", () => {
    expect(wanted({ flow: "state_changes", task: "silent" })).toEqual(FLOW_TYPES);
  });

  test("gets nothing of a silent flow and its silent tasks", () => {
    expect(wanted({ flow: "silent", task: "silent" })).toEqual([]);
  });

  test("gets events of a task by the policy of the task, whatever that of the flow", () => {
    expect(wanted({ flow: "silent", task: "done_only" })).toEqual(TASK_ENDINGS);
    expect(wanted({ flow: "silent", task: "state_changes" })).toEqual(TASK_TYPES);
    expect(wanted({ flow: "state_changes", task: "silent" })).toEqual(FLOW_TYPES);
  });

  test("gets the endings of a flow and a task that were deleted", () => {
    expect(wanted({ flow: undefined, task: undefined })).toEqual([...FLOW_ENDINGS, ...TASK_ENDINGS]);
  });
});

describe("an endpoint with types", () => {
  const types: EventType[] = ["flow.waiting", "task.progress"];

  test("gets those types, also of a flow and a task with the policy done_only", () => {
    expect(wanted({ flow: "done_only", task: "done_only" }, types)).toEqual(types);
  });

  test("gets those types of a silent task", () => {
    expect(wanted({ flow: "done_only", task: "silent" }, types)).toEqual(types);
  });

  test("gets nothing of a silent flow, nor of its tasks", () => {
    expect(wanted({ flow: "silent", task: "state_changes" }, types)).toEqual([]);
  });

  test("gets those types of a flow that was deleted", () => {
    expect(wanted({ flow: undefined, task: undefined }, ["flow.deleted"])).toEqual(["flow.deleted"]);
  });
});
