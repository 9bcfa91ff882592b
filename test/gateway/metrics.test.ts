import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import { openStore } from "../../src/store/open-store.ts";
import { gatewayForTest, ROUTES, SECRET, startTestGateway, temporaryDirectory } from "../support/gateway.ts";
import { type Sample, scrape, valueOf } from "../support/scrape.ts";

const requests = (samples: Sample[], labels: Record<string, string>) =>
  valueOf(samples, "taskflow_requests_total", labels);

/** Answers are counted when the connection has them, which may be after the sender has. */
async function scrapeWhen(url: string, isDone: (samples: Sample[]) => boolean): Promise<Sample[]> {
  await expect.poll(async () => isDone(await scrape(url))).toBe(true);
  return scrape(url);
}

test("requests are counted by route, action, status and code", async () => {
  const gateway = await gatewayForTest();
  const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
  await gateway.call({ action: "get_flow", flowId });
  await gateway.call({ action: "get_flow", flowId }, "other");
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 7 });
  await gateway.send({ body: "{}" });
  await gateway.send({ body: "{", path: "/plugins/webhooks/zapier/get_flow" });
  await gateway.send({ body: "{}", headers: { authorization: "Bearer wrong" } });
  await gateway.send({ body: "{}", path: "/nowhere" });
  await fetch(`${gateway.url}/healthz`);
  const samples = await scrapeWhen(gateway.url, (seen) => requests(seen, { route: "" }) >= 2);
  const zapier = { route: "zapier" };
  expect([
    requests(samples, { ...zapier, action: "create_flow", status: "200", code: "ok" }),
    requests(samples, { ...zapier, action: "get_flow", status: "200", code: "ok" }),
    requests(samples, { route: "other", action: "get_flow", status: "200", code: "ok" }),
    requests(samples, { ...zapier, action: "finish_flow", status: "409", code: "revision_conflict" }),
    requests(samples, { ...zapier, action: "", status: "400", code: "invalid_request" }),
    requests(samples, { ...zapier, action: "get_flow", status: "400", code: "invalid_request" }),
    requests(samples, { ...zapier, action: "", status: "401", code: "unauthorized" }),
    requests(samples, { route: "", action: "", status: "404", code: "route_not_found" }),
    requests(samples, { route: "", status: "200", code: "ok" }) >= 1,
    requests(samples, zapier),
  ]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, true, 6]);
  const durations = (suffix: string) => valueOf(samples, `taskflow_request_duration_seconds_${suffix}`, zapier);
  expect(durations("count")).toBe(6);
  expect(durations("sum")).toBeGreaterThan(0);
  expect(durations("sum")).toBeLessThan(10);
});

test("the store's operations, failures and commits are counted", async () => {
  const store = openStore({ stateDir: temporaryDirectory() });
  store.latestFlow = () => Promise.reject(new PersistError("no"));
  const gateway = await gatewayForTest({ store });
  await Promise.all(["a", "b", "c"].map((goal) => gateway.call({ action: "create_flow", goal })));
  await gateway.call({ action: "find_latest_flow" });
  const samples = await scrape(gateway.url);
  const count = (operation: string) =>
    valueOf(samples, "taskflow_store_operation_duration_seconds_count", { operation });
  expect([count("insert_flow"), count("latest_flow"), count("change")]).toEqual([3, 1, 0]);
  expect(valueOf(samples, "taskflow_store_failures_total", { operation: "latest_flow" })).toBe(1);
  expect(valueOf(samples, "taskflow_store_failures_total")).toBe(1);
  expect(valueOf(samples, "taskflow_store_commit_changes_sum")).toBe(3);
  expect(valueOf(samples, "taskflow_store_commit_changes_count")).toBeLessThanOrEqual(3);
});

test("flows are counted by status, also those that were there before", async () => {
  const stateDir = temporaryDirectory();
  const first = await startTestGateway({ stateDir });
  const create = async (goal: string) => (await first.call({ action: "create_flow", goal })).body.result.flow.flowId;
  const [done] = [await create("a"), await create("b"), await create("c")];
  await first.call({ action: "finish_flow", flowId: done, expectedRevision: 0 });
  const patience = { timeout: 15_000 };
  const flows = async (url: string) => {
    const samples = (await scrape(url)).filter(({ name }) => name === "taskflow_flows");
    expect(samples).toHaveLength(8);
    return Object.fromEntries(
      samples.filter(({ value }) => value > 0).map(({ labels, value }) => [labels.status, value]),
    );
  };
  await expect.poll(() => flows(first.url), patience).toEqual({ queued: 2, succeeded: 1 });
  await first.close();
  const second = await gatewayForTest({ stateDir });
  await expect.poll(() => flows(second.url), patience).toEqual({ queued: 2, succeeded: 1 });
  await second.call({ action: "resume_flow", flowId: done, expectedRevision: 1, status: "running" });
  await second.call({ action: "resume_flow", flowId: done, expectedRevision: 1, status: "running" });
  await expect.poll(() => flows(second.url), patience).toEqual({ queued: 2, running: 1 });
});

test("a request is in flight until it is answered or given up", async () => {
  const gateway = await gatewayForTest();
  const inFlight = async () => valueOf(await scrape(gateway.url), "taskflow_requests_in_flight", { route: "zapier" });
  const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1");
  const head = ["POST /plugins/webhooks/zapier HTTP/1.1", "host: x", "content-type: application/json"];
  socket.write(`${[...head, `authorization: Bearer ${SECRET}`, "content-length: 100"].join("\r\n")}\r\n\r\n{`);
  await expect.poll(inFlight).toBe(1);
  socket.destroy();
  await once(socket, "close");
  await expect.poll(inFlight).toBe(0);
  const aborted = { route: "zapier", status: "aborted", code: "" };
  expect(requests(await scrape(gateway.url), aborted)).toBe(1);
});

test("what is not HTTP is counted", async () => {
  const gateway = await gatewayForTest();
  const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1");
  socket.resume().end("garbage\r\n\r\n");
  await once(socket, "close");
  expect(requests(await scrape(gateway.url), { route: "", status: "400", code: "invalid_request" })).toBe(1);
});

test("labels stay the same few, whatever is sent, and hold no secret, state, id or path of a sender", async () => {
  const gateway = await gatewayForTest();
  const canary = `canary-${randomUUID()}`;
  for (let round = 0; round < 100; round += 1) {
    const noise = `${canary}-${randomBytes(6).toString("hex")}`;
    const headers = { "x-request-id": noise, ...(round % 2 && { authorization: `Bearer ${noise}` }) };
    await gateway.send({ path: `/${noise}?${noise}`, body: "{}", headers });
    await gateway.send({ path: `/plugins/webhooks/zapier/${noise}`, body: "{}", headers });
    await gateway.send({ body: JSON.stringify({ action: noise, [noise]: noise }), headers });
    await gateway.send({ body: JSON.stringify({ action: "get_flow", flowId: noise }), headers });
    const created = { action: "create_flow", goal: noise, controllerId: noise, stateJson: { [noise]: noise } };
    await gateway.send({ body: JSON.stringify(created), headers });
    await fetch(gateway.url + "/healthz", { method: ["PUT", "PATCH", "OPTIONS"][round % 3] as string });
  }
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  expect(text).not.toContain("canary");
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain("agent:main");
  const samples = (await scrape(gateway.url)).filter(({ name }) => name === "taskflow_requests_total");
  const values = (label: string) => new Set(samples.map(({ labels }) => labels[label] ?? ""));
  expect([...Object.keys(ROUTES), ""]).toEqual(expect.arrayContaining([...values("route")]));
  expect([...ACTION_NAMES, ""]).toEqual(expect.arrayContaining([...values("action")]));
  expect([...Object.keys(STATUS_BY_CODE), "ok", ""]).toEqual(expect.arrayContaining([...values("code")]));
  expect([...values("status")].sort()).toEqual(["200", "400", "401", "404", "405"]);
  expect(samples.length).toBeLessThan(15);
});

test("the process is measured, and the version reported", async () => {
  const gateway = await gatewayForTest();
  const samples = await scrape(gateway.url);
  for (const name of ["process_resident_memory_bytes", "process_cpu_seconds_total", "nodejs_eventloop_lag_p99_seconds"])
    expect(valueOf(samples, name), name).toBeGreaterThan(0);
  expect(samples).toContainEqual({
    name: "taskflow_build_info",
    labels: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    value: 1,
  });
});

test("a scrape needs no secret, and takes GET and HEAD alone", async () => {
  const { url } = await gatewayForTest();
  const head = await fetch(`${url}/metrics`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  const post = await fetch(`${url}/metrics`, { method: "POST" });
  expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test.each(["x-forwarded-for", "forwarded", "via", "x-real-ip"])(
  "a request that a proxy passed on (%s) finds no metrics beside the routes",
  async (header) => {
    const gateway = await gatewayForTest();
    const { status, body } = await gateway.send({
      path: "/metrics",
      method: "GET",
      headers: { [header]: "192.0.2.1" },
    });
    expect([status, body.code]).toEqual([404, "route_not_found"]);
  },
);

test("a separate listener has the metrics and nothing else, and the routes' has none", async () => {
  const gateway = await gatewayForTest({ gateway: { metrics: { host: "127.0.0.1", port: 0 } } });
  const { metricsUrl = "" } = gateway;
  expect(metricsUrl).not.toBe(gateway.url);
  await gateway.call({ action: "find_latest_flow" });
  await scrapeWhen(metricsUrl, (samples) => requests(samples, { route: "zapier", status: "200" }) === 1);
  expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  for (const path of ["/", "/healthz", "/docs", "/plugins/webhooks/zapier"])
    expect((await fetch(metricsUrl + path)).status, path).toBe(404);
});

test("switched off, nothing is served and nothing is counted", async () => {
  const store = openStore({ stateDir: temporaryDirectory() });
  store.countFlows = () => Promise.reject(new Error("nobody asked"));
  const gateway = await gatewayForTest({ store, gateway: { metrics: false } });
  expect((await gateway.call({ action: "find_latest_flow" })).status).toBe(200);
  expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  expect(gateway.metricsUrl).toBeUndefined();
});
