import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { expectContract, temporaryDirectory } from "../support/gateway.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";
import { type Answer, type HostRequest, send } from "./support/client.ts";
import { FORMER_SECRET, Host, pluginIn, root, SECRET, VERSIONS, type Version } from "./support/host.ts";

/** Our plugin in real OpenClaw gateways, in each way in which it can get there. */

const MAIN = { sessionKey: "agent:main:main", secret: SECRET };
const ROUTES: Routes = {
  zapier: { ...MAIN, controllerId: "webhooks/zapier" },
  other: { sessionKey: "agent:main:other", secret: fromEnv("OTHER_SECRET") },
  custom: { ...MAIN, path: "/hooks/flows/" },
  off: { ...MAIN, enabled: false },
  broken: { ...MAIN, secret: fromEnv("NOT_SET") },
  redacted: { ...MAIN, secret: "__OPENCLAW_REDACTED__" },
  rotating: { ...MAIN, secret: [SECRET, fromEnv("FORMER_SECRET"), fromEnv("NOT_SET")], actions: ["list_flows"] },
  signed: { ...MAIN, auth: { type: "hmac-sha256", header: "X-Hub-Signature-256", prefix: "sha256=" } },
  messages: { ...SIGNED_ROUTE, sessionKey: "agent:main:messages" },
  large: { ...MAIN, sessionKey: "agent:main:large" },
  limited: { ...MAIN, limits: { requestsPerMinute: 3, maxBodyBytes: 200 } },
};

function fromEnv(id: string) {
  return { source: "env", provider: "default", id } as const;
}

const run = promisify(execFile);

/** Where the gateway keeps flows, below its state directory. */
const FLOW_DATABASE: Record<Version, string> = {
  "2026.5.6": "flows/registry.sqlite",
  "2026.9.6": "state/openclaw.sqlite",
};

interface Result {
  created?: boolean;
  flow: { flowId: string; revision: number; goal: string; controllerId: string } | null;
  flows: { flowId: string }[];
  nextCursor?: string;
  tasksTruncated?: boolean;
}

/** Our answers are held against the contract, whoever the host is. */
async function ask(
  host: Host,
  path: string,
  body: object,
  request: HostRequest = {},
): Promise<Answer & { result: Result }> {
  const answer = await send(host.url, { path, body: JSON.stringify(body), ...request });
  const { action } = body as { action?: Parameters<typeof expectContract>[2] };
  expectContract(answer.status, answer.body, action);
  return { ...answer, result: (answer.body as { result: Result }).result };
}

describe.each(VERSIONS)("in OpenClaw %s, loaded from a checkout", (version) => {
  const host = new Host({ version, routes: ROUTES, loadPath: pluginIn(version) });
  beforeAll(() => host.start(), 120_000);
  afterAll(() => host.kill());
  const zapier = (body: object) => ask(host, "/plugins/webhooks/zapier", body);
  const other = (body: object) => ask(host, "/plugins/webhooks/other", body);

  test("two routes see the flows of only their session", async () => {
    const mine = await zapier({ action: "create_flow", goal: "mine" });
    const theirs = await other({ action: "create_flow", goal: "theirs" });
    expect(mine.result.flow?.controllerId).toBe("webhooks/zapier");
    expect(theirs.result.flow?.controllerId).toBe("webhooks/other");
    expect((await other({ action: "get_flow", flowId: mine.result.flow?.flowId })).result.flow).toBeNull();
    expect((await other({ action: "cancel_flow", flowId: mine.result.flow?.flowId })).status).toBe(404);
    expect((await zapier({ action: "find_latest_flow" })).result.flow?.goal).toBe("mine");
  });

  test("a custom path is served, with its per-action paths and a trailing slash", async () => {
    expect((await ask(host, "/hooks/flows", { action: "list_flows" })).status).toBe(200);
    expect((await ask(host, "/hooks/flows/", { action: "list_flows" })).status).toBe(200);
    const created = await send(host.url, { path: "/hooks/flows/create_flow", body: '{"goal":"by its path"}' });
    expectContract(created.status, created.body, "create_flow");
    expect(created).toMatchObject({
      status: 200,
      body: { routeId: "custom", result: { flow: { goal: "by its path" } } },
    });
    expect(await send(host.url, { path: "/plugins/webhooks/custom", body: "{}" })).toMatchObject({ status: 404 });
  });

  test("a route that is not enabled is not there", async () => {
    const answer = await send(host.url, { path: "/plugins/webhooks/off", body: '{"action":"list_flows"}' });
    expect(answer).toMatchObject({ status: 404, body: "Not Found" });
  });

  test("a route whose secret does not resolve is not there, and the others are", async () => {
    const answer = await send(host.url, { path: "/plugins/webhooks/broken", body: '{"action":"list_flows"}' });
    expect(answer).toMatchObject({ status: 404, body: "Not Found" });
    expect(host.log).toContain(
      'Route "broken" is not served: its secret does not resolve: the environment variable NOT_SET is not set, or blank',
    );
    expect((await other({ action: "list_flows" })).status).toBe(200);
    expect(host.log).not.toContain(SECRET);
  });

  test("a route whose secret has the shape of a redaction is skipped, and a dubious one is served with a warning", async () => {
    const answer = await send(host.url, { path: "/plugins/webhooks/redacted", body: '{"action":"list_flows"}' });
    expect(answer).toMatchObject({ status: 404, body: "Not Found" });
    expect(host.log).toContain('Route "redacted" is not served: its secret does not resolve: it looks like a redacted');
    expect(host.log).toContain('Route "zapier": its secret is shorter than 16 characters and can be guessed.');
    expect(host.log).toMatch(/Route "zapier": its secret is also the secret of .*"signed"/);
  });

  test("a wrong secret is refused in the envelope", async () => {
    const headers = { authorization: "Bearer wrong" };
    const answer = await ask(host, "/plugins/webhooks/zapier", { action: "list_flows" }, { headers });
    expect(answer).toMatchObject({ status: 401, body: { ok: false, code: "unauthorized" } });
  });

  test("a route takes each of its secrets, and says which one does not resolve", async () => {
    const by = (secret: string) =>
      ask(
        host,
        "/plugins/webhooks/rotating",
        { action: "list_flows" },
        { headers: { authorization: `Bearer ${secret}` } },
      );
    expect((await by(SECRET)).status).toBe(200);
    expect((await by(FORMER_SECRET)).status).toBe(200);
    expect((await by("wrong")).status).toBe(401);
    expect(host.log).toContain(
      'Route "rotating" is served without one of its secrets: secret.2: the environment variable NOT_SET is not set, or blank',
    );
  });

  test("a route does the actions that it may, and no other", async () => {
    const answer = await ask(host, "/plugins/webhooks/rotating", { action: "create_flow", goal: "g" });
    expect(answer).toMatchObject({ status: 403, body: { code: "action_not_allowed" } });
  });

  test("a signed route accepts only requests signed with its secret", async () => {
    const body = { action: "create_flow", goal: "signed" };
    const signature = (secret: string) =>
      `sha256=${createHmac("sha256", secret).update(JSON.stringify(body)).digest("hex")}`;
    const sign = (secret: string) =>
      ask(host, "/plugins/webhooks/signed", body, { headers: { "x-hub-signature-256": signature(secret) } });
    expect(await sign(SECRET)).toMatchObject({ status: 200, result: { flow: { goal: "signed" } } });
    expect(await sign(FORMER_SECRET)).toMatchObject({ status: 401, body: { code: "unauthorized" } });
    expect((await ask(host, "/plugins/webhooks/signed", body)).status).toBe(401);
  });

  test("the limits of a route hold, and say how long to wait", async () => {
    const headers = { "x-forwarded-for": "192.0.2.7" };
    const limited = (body: object) => ask(host, "/plugins/webhooks/limited", body, { headers });
    expect((await limited({ action: "find_latest_flow" })).status).toBe(200);
    expect((await limited({ action: "create_flow", goal: "x".repeat(200) })).status).toBe(413);
    expect((await limited({ action: "find_latest_flow" })).status).toBe(200);
    const refused = await limited({ action: "find_latest_flow" });
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    const elsewhere = { headers: { "x-forwarded-for": "192.0.2.8" } };
    expect((await ask(host, "/plugins/webhooks/limited", { action: "find_latest_flow" }, elsewhere)).status).toBe(200);
  });

  test("list_flows returns pages, each flow once, and by status", async () => {
    const before = (await other({ action: "list_flows" })).result.flows.length;
    for (const status of ["queued", "running", "waiting", "queued", "running"])
      await other({ action: "create_flow", goal: status, status });
    const all = (await other({ action: "list_flows" })).result.flows.map(({ flowId }) => flowId);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const { result } = await other({ action: "list_flows", limit: 2, ...(cursor && { cursor }) });
      expect(result.flows.length).toBeLessThanOrEqual(2);
      paged.push(...result.flows.map(({ flowId }) => flowId));
      cursor = result.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
    expect(paged).toHaveLength(before + 5);
    expect((await other({ action: "list_flows", status: ["running"] })).result.flows).toHaveLength(2);
  });

  test("a request that comes again with its Idempotency-Key is done once", async () => {
    const again = (body: object, key = "k-1") =>
      ask(host, "/plugins/webhooks/other", body, { headers: { "idempotency-key": key } });
    const create = { action: "create_flow", goal: "once" };
    const before = (await other({ action: "list_flows" })).result.flows.length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => again(create)));
    const first = answers.find((answer) => answer.status === 200 && !answer.headers["idempotency-replayed"]);
    for (const { status, body } of answers)
      if (status === 200) expect(body).toEqual(first?.body);
      else expect([status, (body as { code: string }).code]).toEqual([409, "idempotency_in_progress"]);
    const replayed = await again(create);
    expect([replayed.headers["idempotency-replayed"], replayed.body]).toEqual(["true", first?.body]);
    expect(await again({ ...create, goal: "other" })).toMatchObject({ status: 422 });
    const refusal = { action: "finish_flow", flowId: "none", expectedRevision: 0 };
    expect([(await again(refusal, "k-2")).status, (await again(refusal, "k-2")).status]).toEqual([404, 404]);
    expect((await other({ action: "list_flows" })).result.flows).toHaveLength(before + 1);
  });

  test("a signed message that comes again under its id gets the first answer, whatever it says then", async () => {
    const deliver = (body: object, id: string) =>
      ask(host, "/plugins/webhooks/messages", body, { headers: signed(JSON.stringify(body), { id }) });
    const create = { action: "create_flow", goal: "once" };
    const first = await deliver(create, "msg_1");
    expect(first).toMatchObject({ status: 200, result: { created: true } });
    for (const body of [create, { ...create, goal: "other" }]) {
      const again = await deliver(body, "msg_1");
      expect([again.status, again.headers["idempotency-replayed"], again.body]).toEqual([200, "true", first.body]);
    }
    const refusal = { action: "finish_flow", flowId: "none", expectedRevision: 0 };
    expect([(await deliver(refusal, "msg_2")).status, (await deliver(create, "msg_2")).status]).toEqual([404, 404]);
    expect((await deliver({ action: "list_flows" }, "msg_3")).result.flows).toHaveLength(1);
  });

  test("no answer is larger than 4 MiB", async () => {
    const large = (body: object) => ask(host, "/plugins/webhooks/large", body);
    const text = "x".repeat(250_000);
    const created = await large({ action: "create_flow", goal: "g" });
    const flowId = created.result.flow?.flowId;
    for (let n = 0; n < 20; n += 1) {
      expect((await large({ action: "create_flow", goal: "g", stateJson: text })).status).toBe(200);
      expect((await large({ action: "run_task", flowId, runtime: "acp", task: text })).status).toBe(200);
    }
    const page = await large({ action: "list_flows" });
    const rest = await large({ action: "list_flows", cursor: page.result.nextCursor });
    expect(page.result.flows.length + rest.result.flows.length).toBe(21);
    const cancelled = await large({ action: "cancel_flow", flowId });
    expect(cancelled.result.tasksTruncated).toBe(true);
    for (const { body } of [page, rest, cancelled])
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  test("flows survive that the gateway is killed", async () => {
    const { flow } = (await zapier({ action: "create_flow", goal: "to stay", stateJson: { step: 1 } })).result;
    const waiting = { action: "set_waiting", flowId: flow?.flowId, expectedRevision: 0, waitJson: ["reply"] };
    const { flow: left } = (await zapier(waiting)).result;
    await host.kill();
    await host.start();
    expect((await zapier({ action: "get_flow", flowId: flow?.flowId })).result.flow).toEqual(left);
    const resumed = await zapier({ action: "resume_flow", flowId: flow?.flowId, expectedRevision: 1 });
    expect(resumed).toMatchObject({ status: 200, result: { flow: { revision: 2, status: "queued" } } });
  });

  test("a change that the gateway cannot store is 503, and works again once it can", async () => {
    const database = new DatabaseSync(join(host.home, ".openclaw", FLOW_DATABASE[version]));
    database.exec("BEGIN IMMEDIATE");
    const refused = await zapier({ action: "create_flow", goal: "while another writes" });
    database.exec("ROLLBACK");
    database.close();
    expect(refused).toMatchObject({ status: 503, body: { code: "persist_failed" } });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await zapier({ action: "create_flow", goal: "afterwards" })).status).toBe(200);
  });
});

describe.each(VERSIONS)("in OpenClaw %s, from the packed package", (version) => {
  const directory = temporaryDirectory();
  let tarball = "";
  const routes = { zapier: ROUTES.zapier, other: ROUTES.other } as Routes;

  beforeAll(async () => {
    // What it holds was built before the suite.
    await run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", directory], { cwd: root });
    tarball = join(directory, readdirSync(directory)[0] ?? "");
  });

  test("it runs where it was unpacked, named in plugins.load.paths", async () => {
    const unpacked = join(directory, "unpacked");
    mkdirSync(unpacked);
    await run("tar", ["xzf", tarball, "-C", unpacked]);
    const installed = join(unpacked, "package");
    await run("npm", ["install", "--omit=dev", "--no-audit", "--no-fund"], { cwd: installed });
    await drivesFlows(new Host({ version, routes, loadPath: pluginIn(version, installed) }));
  }, 180_000);

  test("it runs when OpenClaw has installed it", async () => {
    const host = new Host({ version, routes });
    const said = await host.run("plugins", "install", ...INSTALL_FLAGS[version], tarball);
    expect(said).toContain("Installed plugin: webhooks");
    await drivesFlows(host);
  }, 180_000);
});

/** What an operator says yes to: the package is from no registry, and may run the commands of exec secret providers. */
const INSTALL_FLAGS: Record<Version, string[]> = {
  "2026.5.6": ["--dangerously-force-unsafe-install"],
  "2026.9.6": ["--force", "--accept-capabilities"],
};

async function drivesFlows(host: Host): Promise<void> {
  try {
    await host.start();
    expect(host.log).toContain('Route "zapier" is served at /plugins/webhooks/zapier');
    for (const route of ["zapier", "other"]) {
      const path = `/plugins/webhooks/${route}`;
      const { result } = await ask(host, path, { action: "create_flow", goal: "drive", stateJson: { n: 1 } });
      const { flowId = "" } = result.flow ?? {};
      const task = await ask(host, path, { action: "run_task", flowId, runtime: "acp", task: "work" });
      expect(task).toMatchObject({ status: 200, body: { routeId: route, result: { created: true } } });
      const done = await ask(host, path, { action: "finish_flow", flowId, expectedRevision: 0, stateJson: { n: 2 } });
      expect(done).toMatchObject({ status: 200, result: { flow: { status: "succeeded", stateJson: { n: 2 } } } });
    }
  } finally {
    await host.kill();
  }
}
