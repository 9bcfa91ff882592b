import fc from "fast-check";
import { expect, test } from "vitest";
import { json, jsonIfAny, jsonObject } from "../../src/plugin/json.ts";
import { type FlowView, flowView } from "../../src/plugin/views.ts";
import type { FlowRecord, JsonText } from "../../src/port/records.ts";

const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const maybeText = fc.option(text, { nil: undefined });
const time = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const maybeTime = fc.option(time, { nil: undefined });
const maybeJson = fc.option(fc.json(), { nil: undefined });

const flows: fc.Arbitrary<FlowRecord> = fc.record({
  flowId: text,
  ownerKey: text,
  syncMode: fc.constantFrom("managed", "task_mirrored"),
  controllerId: maybeText,
  revision: time,
  status: fc.constantFrom("queued", "running", "waiting", "blocked", "succeeded", "failed", "cancelled", "lost"),
  notifyPolicy: fc.constantFrom("done_only", "state_changes", "silent"),
  goal: text,
  currentStep: maybeText,
  blockedTaskId: maybeText,
  blockedSummary: maybeText,
  stateJson: maybeJson,
  waitJson: maybeJson,
  cancelRequestedAt: maybeTime,
  createdAt: time,
  updatedAt: time,
  endedAt: maybeTime,
});

type FreeForm = Parameters<typeof jsonObject<FlowView>>[0]["stateJson"];
const stored = (value: JsonText | undefined) => value as FreeForm;

test("the view of any flow has the bytes of an object that is written member by member", () => {
  fc.assert(
    fc.property(flows, (flow) => {
      const expected = jsonObject<FlowView>({
        flowId: json(flow.flowId),
        syncMode: json(flow.syncMode),
        controllerId: jsonIfAny(flow.controllerId),
        currentStep: jsonIfAny(flow.currentStep),
        blockedTaskId: jsonIfAny(flow.blockedTaskId),
        blockedSummary: jsonIfAny(flow.blockedSummary),
        revision: json(flow.revision),
        status: json(flow.status),
        notifyPolicy: json(flow.notifyPolicy),
        goal: json(flow.goal),
        stateJson: stored(flow.stateJson),
        waitJson: stored(flow.waitJson),
        cancelRequestedAt: jsonIfAny(flow.cancelRequestedAt),
        createdAt: json(flow.createdAt),
        updatedAt: json(flow.updatedAt),
        endedAt: jsonIfAny(flow.endedAt),
      });
      expect(flowView(flow)).toBe(expected);
    }),
  );
});
