import { describe, expect, test } from "vitest";
import { createTaskFlowClient, type WaitForFlowOptions } from "../../sdk/src/index.ts";
import { type Reply, refusal, startEventServer } from "../support/event-server.ts";

const SOON = { baseDelayMs: 1, maxDelayMs: 5, retry: { baseDelayMs: 1 } };

async function scene() {
  const server = await startEventServer();
  server.flow({ flowId: "f", status: "running" });
  const client = createTaskFlowClient({ url: server.url, secret: "s" });
  return {
    server,
    wait: (options: WaitForFlowOptions = {}) => client.waitForFlow("f", { ...SOON, ...options }),
    end: (emit = true) => {
      server.flow({ flowId: "f", status: "succeeded", endedAt: 2 });
      if (emit) server.emit("flow.succeeded");
    },
  };
}

describe("waitForFlow", () => {
  test("waits for an event instead of polling", async () => {
    const { server, wait, end } = await scene();
    const flow = wait();
    await expect.poll(() => server.waiting.size).toBe(1);
    expect(server.seen.map(({ action }) => action)).toEqual(["list_events", "get_flow", "list_events"]);
    server.emit("task.progress");
    server.emit("flow.succeeded", "another");
    end();
    expect((await flow).status).toBe("succeeded");
    expect(server.seen.filter(({ action }) => action === "get_flow")).toHaveLength(2);
  });

  test("sees a change that is made between the read and the wait", async () => {
    const { server, wait, end } = await scene();
    server.script(({ waitMs }) => void (waitMs && server.seen.length === 3 && end()));
    expect((await wait()).status).toBe("succeeded");
  });

  test("sees a change that is made before the first read", async () => {
    const { server, wait, end } = await scene();
    server.script(({ action }) => void (action === "get_flow" && end()));
    expect((await wait()).status).toBe("succeeded");
  });

  test.each([
    ["a gateway that does not know list_events", refusal(400, "invalid_request")],
    ["a gateway that answers without an envelope", { status: 400, body: { error: "unsupported action" } }],
    ["a route that does not allow list_events", refusal(403, "action_not_allowed")],
    ["a gateway that keeps no events", refusal(501, "not_supported", { reason: "No." })],
  ] satisfies [string, Reply][])("polls at %s, and asks for events once", async (_what, reply) => {
    const { server, wait, end } = await scene();
    server.script(({ action }) => (action === "list_events" ? reply : undefined));
    const flow = wait();
    await expect.poll(() => server.seen.filter(({ action }) => action === "get_flow").length).toBeGreaterThan(2);
    end(false);
    expect((await flow).status).toBe("succeeded");
    expect(server.seen.filter(({ action }) => action === "list_events")).toHaveLength(1);
  });

  test("polls while too many requests wait, and waits again when there is a place", async () => {
    const { server, wait, end } = await scene();
    let isFull = true;
    server.script(({ waitMs }) =>
      waitMs && isFull ? refusal(429, "too_many_in_flight", {}, { "retry-after": "1" }) : undefined,
    );
    const flow = wait();
    await expect.poll(() => server.seen.filter(({ action }) => action === "get_flow").length).toBeGreaterThan(1);
    isFull = false;
    await expect.poll(() => server.waiting.size).toBe(1);
    end();
    expect((await flow).status).toBe("succeeded");
  });

  test("goes on after lost connections, a deleted journal and a gateway that stops", async () => {
    const { server, wait, end } = await scene();
    const faults: Reply[] = ["disconnect", refusal(410, "events_expired", { oldestCursor: "9" }), { status: 502 }];
    server.script(({ waitMs }) => (waitMs ? faults.shift() : undefined));
    const flow = wait();
    await expect.poll(() => server.waiting.size).toBe(1);
    server.release();
    await expect.poll(() => server.waiting.size, { timeout: 10_000 }).toBe(1);
    end();
    expect((await flow).status).toBe("succeeded");
  });

  test("rejects with the error of the read when the route refuses everything", async () => {
    const { server, wait } = await scene();
    server.script(() => refusal(401, "unauthorized"));
    await expect(wait()).rejects.toMatchObject({ action: "get_flow", code: "unauthorized" });
  });

  test("rejects with the reason of the signal during a wait", async () => {
    const { server, wait } = await scene();
    const controller = new AbortController();
    const flow = wait({ signal: controller.signal });
    await expect.poll(() => server.waiting.size).toBe(1);
    controller.abort("enough");
    await expect(flow).rejects.toBe("enough");
    await expect.poll(() => server.waiting.size).toBe(0);
  });
});
