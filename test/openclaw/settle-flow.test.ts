import { describe, expect, test } from "vitest";
import { settleFlow } from "../../src/openclaw/settle-flow.ts";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import type { FlowRecord } from "../../src/port/records.ts";
import { FakeFlows } from "./support/fake-host.ts";

const REPLY = { reply: "Done." };

async function settled(
  fields: Partial<FlowRecord>,
  beforeChange: (flow: FlowRecord, flows: FakeFlows) => void = () => {},
) {
  const flows = new FakeFlows();
  flows.beforeChange = (flow) => beforeChange(flow, flows);
  const flowId = flows.create(fields);
  const problem = await settleFlow(flows, flowId, REPLY, 1);
  return { problem, flow: flows.at(flowId) };
}

describe("a flow whose task the agent has run", () => {
  test.each([
    [undefined, '{"reply":"Done."}'],
    ["null", '{"reply":"Done."}'],
    ['{"step":1,"reply":"before"}', '{"step":1,"reply":"Done."}'],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1},"reply":"Done."}'],
  ])("with stateJson %s ends with %s", async (stateJson, expected) => {
    const { problem, flow } = await settled({ stateJson });
    expect(problem).toBeUndefined();
    expect(flow).toMatchObject({ status: "succeeded", stateJson: expected, revision: 1 });
  });

  test.each(["[1]", '"text"', "7", "false"])("keeps a stateJson that is no object: %s", async (stateJson) => {
    const { problem, flow } = await settled({ stateJson });
    expect(problem).toBe("its stateJson is not an object, so that the agent's reply is not stored");
    expect(flow).toMatchObject({ status: "succeeded", stateJson });
  });

  test.each([
    { status: "succeeded" },
    { status: "failed" },
    { status: "cancelled" },
    { status: "lost" },
    { status: "waiting", cancelRequestedAt: 2 },
  ] as const)("stays as it is when it has ended, or is to be cancelled: %j", async (fields) => {
    const { problem, flow } = await settled({ ...fields, stateJson: '{"step":1}' });
    expect(problem).toBeUndefined();
    expect(flow).toMatchObject({ ...fields, stateJson: '{"step":1}', revision: 0 });
  });

  test("that changes in between keeps the change", async () => {
    const { problem, flow } = await settled({ stateJson: '{"step":1}' }, ({ flowId, revision }, flows) => {
      if (revision < 3) flows.change(flowId, { stateJson: `{"step":${revision + 2}}`, status: "waiting" });
    });
    expect(problem).toBeUndefined();
    expect(flow).toMatchObject({ status: "succeeded", stateJson: '{"step":4,"reply":"Done."}' });
  });

  test("that ends in between is left alone", async () => {
    const { problem, flow } = await settled({}, ({ flowId }, flows) => {
      flows.change(flowId, { status: "failed", blockedSummary: "by its controller" });
    });
    expect(problem).toBeUndefined();
    expect(flow).toMatchObject({ status: "failed", blockedSummary: "by its controller", revision: 1 });
  });

  test("that changes all the time is given up, and so is one that the host cannot store", async () => {
    const busy = await settled({}, ({ flowId }, flows) => void flows.change(flowId, {}));
    expect(busy).toMatchObject({ problem: "it could not be ended: revision_conflict", flow: { status: "queued" } });
    let attempts = 0;
    const full = await settled({}, () => {
      attempts += 1;
      throw new PersistError("The gateway could not store the change.");
    });
    expect(full).toMatchObject({ problem: "it could not be ended: The gateway could not store the change." });
    expect(attempts).toBe(5);
  });

  test("is ended when the host can store again", async () => {
    let attempts = 0;
    const { problem, flow } = await settled({}, () => {
      attempts += 1;
      if (attempts < 3) throw new PersistError("The gateway could not store the change.");
    });
    expect(problem).toBeUndefined();
    expect(flow.status).toBe("succeeded");
  });
});
