import { getEventListeners } from "node:events";
import { describe, expect, test, vi } from "vitest";
import { createTaskFlowClient, type EventsOptions, type EventWithCursor, TaskFlowError } from "../../sdk/src/index.ts";
import { refusal, startEventServer } from "../support/event-server.ts";

type Server = Awaited<ReturnType<typeof startEventServer>>;

const clientOf = ({ url }: Server) => createTaskFlowClient({ url, secret: "s", retry: { baseDelayMs: 1 } });
const SOON = { retry: { baseDelayMs: 1, maxDelayMs: 5 } };

/** Reads events in the background until the signal aborts. */
function listen(server: Server, options: EventsOptions = {}) {
  const controller = new AbortController();
  const events: EventWithCursor[] = [];
  const done = (async () => {
    for await (const event of clientOf(server).events({ ...SOON, signal: controller.signal, ...options }))
      events.push(event);
  })();
  return {
    events,
    ids: () => events.map(({ eventId }) => eventId),
    done,
    stop: async () => {
      controller.abort();
      await done;
    },
  };
}

describe("events", () => {
  test("yields what there is, then each event as it happens, and returns when the signal aborts", async () => {
    const server = await startEventServer();
    server.emit("flow.created");
    server.emit("flow.waiting");
    const { ids, stop } = listen(server);
    await expect.poll(ids).toEqual(["e1", "e2"]);
    server.emit("flow.succeeded");
    await expect.poll(ids).toEqual(["e1", "e2", "e3"]);
    await stop();
  });

  test("from the position latest yields only events that come after the first answer", async () => {
    const server = await startEventServer();
    server.emit("flow.created");
    const { ids, stop } = listen(server, { position: "latest" });
    await expect.poll(() => server.waiting.size).toBe(1);
    server.emit("flow.succeeded");
    await expect.poll(ids).toEqual(["e2"]);
    await stop();
    // A request that waits and is repeated must have a cursor: else what happened in between would be skipped.
    expect(server.seen.filter(({ cursor, waitMs }) => cursor === undefined && waitMs)).toEqual([]);
  });

  test("skips and repeats nothing across lost connections, errors of proxies and a restart", async () => {
    const server = await startEventServer();
    const { ids, stop } = listen(server, { limit: 2 });
    const expected: string[] = [];
    const emit = (n: number) => {
      for (let i = 0; i < n; i++) {
        server.emit("task.progress");
        expected.push(`e${expected.length + 1}`);
      }
    };
    emit(3);
    let faults = 6;
    server.script(() => {
      if (--faults < 0) return undefined;
      return faults % 2 ? "disconnect" : { status: 502 };
    });
    emit(2);
    await expect.poll(ids).toEqual(expected);
    await server.stop();
    emit(3);
    await server.restart();
    await expect.poll(ids, { timeout: 10_000 }).toEqual(expected);
    await stop();
  });

  test("continues after any of its cursors without a gap", async () => {
    const server = await startEventServer();
    for (let n = 0; n < 7; n++) server.emit("task.progress");
    const client = clientOf(server);
    const all: EventWithCursor[] = [];
    for await (const event of client.events({ limit: 3, waitMs: 0 })) all.push(event);
    expect(all.map(({ eventId }) => eventId)).toEqual(["e1", "e2", "e3", "e4", "e5", "e6", "e7"]);
    for (const [index, { cursor }] of all.entries()) {
      const rest: string[] = [];
      for await (const { eventId } of client.events({ cursor, waitMs: 0 })) rest.push(eventId);
      const next = all.slice(index + 1).map(({ eventId }) => eventId);
      expect(rest.slice(rest.length - next.length)).toEqual(next);
    }
  });

  test("with waitMs 0 returns after the newest event, also where no event passes the filter", async () => {
    const server = await startEventServer();
    server.emit("flow.created", "a");
    server.emit("flow.created", "b");
    const found: string[] = [];
    for await (const { flowId } of clientOf(server).events({ flowId: "b", waitMs: 0 })) found.push(flowId);
    for await (const { flowId } of clientOf(server).events({ types: ["flow.lost"], waitMs: 0 })) found.push(flowId);
    expect(found).toEqual(["b"]);
    expect(server.seen.every(({ waitMs }) => waitMs === 0)).toBe(true);
  });

  test("a gap is an error with the oldest cursor, from which reading can continue", async () => {
    const server = await startEventServer();
    for (let n = 0; n < 4; n++) server.emit("task.progress");
    server.script(({ cursor }) =>
      cursor === "1" ? refusal(410, "events_expired", { reason: "Deleted.", oldestCursor: "3" }) : undefined,
    );
    const error = await clientOf(server)
      .events({ cursor: "1" })
      .next()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TaskFlowError);
    expect(error).toMatchObject({ action: "list_events", code: "events_expired", oldestCursor: "3" });
    const found: string[] = [];
    for await (const { eventId } of clientOf(server).events({ cursor: "1", onGap: "continue", waitMs: 0 }))
      found.push(eventId);
    expect(found).toEqual(["e4"]);
  });

  test("rejects at once with a refusal that no retry helps against", async () => {
    const server = await startEventServer();
    server.script(() => refusal(403, "action_not_allowed"));
    await expect(listen(server).done).rejects.toMatchObject({ code: "action_not_allowed" });
    expect(server.seen).toHaveLength(1);
  });

  test("waits for a place or the rate limit as long as the gateway says", async () => {
    const server = await startEventServer();
    let refusals = 2;
    server.script(() => (refusals-- > 0 ? refusal(429, "too_many_in_flight", {}, { "retry-after": "0" }) : undefined));
    server.emit("flow.created");
    const { ids, stop } = listen(server);
    await expect.poll(ids).toEqual(["e1"]);
    await stop();
  });

  test("reports each retry to onRetry", async () => {
    const server = await startEventServer();
    let faults = 3;
    server.script(() => (faults-- > 0 ? "disconnect" : undefined));
    server.emit("flow.created");
    const onRetry = vi.fn();
    const { ids, stop } = listen(server, { retry: { ...SOON.retry, onRetry } });
    await expect.poll(ids).toEqual(["e1"]);
    await stop();
    expect(onRetry.mock.calls.map(([error, retry]) => [error.code, retry])).toEqual([
      ["network_error", 0],
      ["network_error", 1],
      ["network_error", 2],
    ]);
  });

  test("a gateway that does not wait is not flooded", async () => {
    const server = await startEventServer();
    server.script(({ waitMs }) =>
      waitMs ? { status: 200, body: { ok: true, routeId: "r", result: { events: [], cursor: "0" } } } : undefined,
    );
    const { stop } = listen(server);
    await expect.poll(() => server.seen.length, { timeout: 10_000, interval: 10 }).toBeGreaterThanOrEqual(3);
    const [, second, third] = [0, 1, 2].map((n) => server.seen[n]);
    expect([second?.waitMs, third?.waitMs]).toEqual([25_000, 25_000]);
    expect(server.seen.length).toBe(3);
    await stop();
  });

  test("aborting during a wait, a pause or between two events neither rejects nor leaves listeners", async () => {
    const server = await startEventServer();
    server.emit("flow.created");
    server.emit("flow.created");
    const client = clientOf(server);
    const controller = new AbortController();
    const { signal } = controller;
    const seen: string[] = [];
    for await (const { eventId } of client.events({ cursor: "0", signal })) {
      seen.push(eventId);
      controller.abort();
    }
    expect(seen).toEqual(["e1"]);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(await client.events({ signal }).next()).toEqual({ done: true, value: undefined });

    const waiting = listen(server, { position: "latest" });
    await expect.poll(() => server.waiting.size).toBe(1);
    await waiting.stop();

    server.script(() => "disconnect");
    const pausing = listen(server, { retry: { baseDelayMs: 1e9, maxDelayMs: 1e9 } });
    await expect.poll(() => server.seen.at(-1)?.waitMs).toBe(0);
    await pausing.stop();
  });

  test("leaving the loop ends the requests", async () => {
    const server = await startEventServer();
    server.emit("flow.created");
    for await (const _event of clientOf(server).events()) break;
    expect(server.seen).toHaveLength(1);
    expect(server.waiting.size).toBe(0);
  });
});

describe("the time limit of a request", () => {
  test("is at least waitMs and ten seconds more, whatever timeoutMs says", async () => {
    const server = await startEventServer();
    const timers = vi.spyOn(globalThis, "setTimeout");
    const client = createTaskFlowClient({ url: server.url, secret: "s", timeoutMs: 1_000 });
    const limits = async (run: () => Promise<unknown>) => {
      timers.mockClear();
      await run();
      return timers.mock.calls.map(([, ms]) => ms);
    };
    server.emit("flow.created");
    expect(await limits(() => client.listEvents({ waitMs: 50_000 }))).toContain(60_000);
    expect(await limits(() => client.listEvents({ waitMs: 0 }))).toContain(1_000);
    expect(await limits(() => client.listEvents({ waitMs: 5_000 }, { timeoutMs: 90_000 }))).toContain(90_000);
    timers.mockRestore();
  });
});
