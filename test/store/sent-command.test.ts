import { expect, test } from "vitest";
import { receivedCommand, sentCommand } from "../../src/store/sqlite/thread/sent-command.ts";
import type { Command } from "../../src/taskflow/command.ts";

const input = { flowId: "f", expectedRevision: 3, currentStep: null, stateJson: "{}" };
const context = { ownerKey: "agent:main:main", maxActiveTasksPerFlow: 4, retainEndedMs: 5 };
const times = { wall: 1, latest: 2, steady: 3, queued: 4 };

test.each<[string, Command]>([
  ["of a route", { method: "setWaiting", input, context: { ...context, times, routeId: "zapier" } }],
  ["of the operator", { method: "retryTask", input: "t", context: { ...context, times } }],
])("a command %s is the same in another thread", (_, command) => {
  expect(receivedCommand(structuredClone(sentCommand(command)))).toEqual(command);
});
