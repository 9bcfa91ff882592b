import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { requestExamples } from "../support/examples.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { ready, run, start } from "../support/program.ts";

/** Unique texts: wherever one appears, it has leaked. */
const CURRENT = "canary-secret-current";
const FORMER = "canary-secret-former";
const SIGNER = "canary-secret-of-the-signer";
const STATE = "canary-state";
/** Of endpoints: as `whsec_` and base64, and in a URL. */
const SENT = "canaryEndpointSecretOfTheActions";
const CONFIGURED = "canaryEndpointSecretOfTheConfigs";
const TOKEN = "canary-token-in-a-url";
const CANARIES = [CURRENT, FORMER, SIGNER, STATE, SENT, CONFIGURED, TOKEN];

/** A tracing SDK that records each span. */
const TRACING = fileURLToPath(new URL("../support/operator-tracing.ts", import.meta.url));
const LIMITS = { requestsPerMinute: 100_000 };
const CONFIGURATION = {
  gateway: { port: 0 },
  plugins: {
    entries: {
      webhooks: {
        config: {
          routes: {
            zapier: {
              sessionKey: "agent:main:main",
              secret: ["${CANARY}", FORMER],
              limits: LIMITS,
              grants: ["endpoints"],
              endpoints: [
                { url: `https://hooks.invalid/${TOKEN}`, secret: `whsec_${CONFIGURED}` },
                { url: `https://hooks.invalid/2/${TOKEN}`, secret: [`whsec_${CONFIGURED}`, "${CANARY_NOT_SET}"] },
                { url: `https://hooks.invalid/3/${TOKEN}`, secret: CONFIGURED },
              ],
            },
            signed: {
              sessionKey: "agent:main:main",
              secret: SIGNER,
              auth: { type: "hmac-sha256", header: "x-hub-signature-256", prefix: "sha256=" },
            },
            broken: { sessionKey: "agent:main:main", secret: "${CANARY_NOT_SET}" },
          },
        },
      },
    },
  },
};

test("no secret and no state is in a log, a metric, a trace or an error, whatever happens", async () => {
  const directory = temporaryDirectory();
  const config = join(directory, "openclaw.json");
  writeFileSync(config, JSON.stringify(CONFIGURATION));
  const env = { LOG_LEVEL: "trace", CANARY: CURRENT };
  const spans = join(directory, "spans");
  const traced = { ...env, NODE_OPTIONS: `--import ${TRACING}`, SPANS_FILE: spans };
  const gateway = start(["serve", "--config", config, "--state-dir", directory], traced);
  const base = await ready(gateway);
  /** Everything the gateway shows, except the flows that the caller may see. */
  const shown: string[] = [];
  const statuses = new Set<number>();

  async function send(body: string, headers: Record<string, string> = {}, route = "zapier?secret=in-the-query") {
    const answer = await fetch(`${base}/plugins/webhooks/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${CURRENT}`, ...headers },
      body,
    });
    const { error, details, result, code } = (await answer.json()) as Record<string, unknown>;
    statuses.add(answer.status);
    shown.push(JSON.stringify({ error, details, code, headers: [...answer.headers] }));
    return result as {
      flow: { flowId: string; stateJson: unknown };
      endpoint?: { endpointId: string };
      secret?: string;
    };
  }

  const { flow } = await send(JSON.stringify({ action: "create_flow", goal: "g", stateJson: { deep: [STATE] } }));
  expect(flow.stateJson).toEqual({ deep: [STATE] });
  for (const { value } of requestExamples) {
    const request = { ...value, ...("flowId" in value && { flowId: flow.flowId }) };
    for (const more of [{}, { stateJson: STATE }, { waitJson: { [STATE]: 1 } }, { stateJson: STATE, nope: STATE }])
      await send(JSON.stringify({ ...request, ...more }), { authorization: `Bearer ${FORMER}` });
  }
  const url = `https://hooks.invalid/${TOKEN}`;
  const create = { action: "create_endpoint", url, secret: `whsec_${SENT}` };
  for (const more of [
    {},
    {},
    { url: `ftp://hooks.invalid/${TOKEN}` },
    { secret: `${SENT}` },
    { secret: `whsec_${SENT}x` },
    { nope: SENT },
  ])
    await send(JSON.stringify({ ...create, ...more }), { "idempotency-key": "canary" });
  const { endpoint, secret = "" } = await send(JSON.stringify({ action: "create_endpoint", url }));
  const { endpointId } = endpoint ?? {};
  const rotated = await send(JSON.stringify({ action: "update_endpoint", endpointId, rotateSecret: true }));
  for (const action of ["test_endpoint", "list_deliveries"]) await send(JSON.stringify({ action, endpointId }));
  const generated = [secret, rotated.secret ?? ""].map((whsec) => whsec.slice("whsec_".length));
  expect(generated.map(({ length }) => length)).toEqual([32, 32]);
  for (const body of [`{"stateJson":"${STATE}`, `"${STATE}"`, "", `{"action":"${STATE}"}`]) await send(body);
  await send(JSON.stringify({ action: "create_flow", goal: 1, stateJson: nested(1_001, STATE) }));
  for (const authorization of [`Bearer ${CURRENT}x`, `Basic ${CURRENT}`, CURRENT, `Bearer ${SIGNER}`])
    await send(JSON.stringify({ action: "list_flows", secret: CURRENT }), { authorization });
  await send("{}", { "x-hub-signature-256": `sha256=${SIGNER}` }, "signed");
  await send("{}", { "content-type": `text/${STATE}` });
  await send("{}", { "x-request-id": "an-id" }, "broken");

  // A failing store reports why, while it holds the data that it could not write.
  const database = new DatabaseSync(join(directory, "taskflow.sqlite"));
  database.exec("BEGIN IMMEDIATE");
  await send(JSON.stringify({ action: "create_flow", goal: "g", stateJson: STATE, waitJson: STATE }));
  database.exec("ROLLBACK");
  database.close();

  const metrics = await (await fetch(`${base}/metrics`)).text();
  expect(metrics).toContain("zapier");
  const { out, err } = await run(["routes", "--config", config, "--state-dir", directory], env);
  gateway.child.kill("SIGTERM");
  await once(gateway.child, "close");

  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 404, 409, 415, 503]));
  const { output } = gateway;
  expect(output.err.split("\n").length).toBeGreaterThan(statuses.size);
  expect(output.err).toContain("The store could not read or write.");
  const traces = readFileSync(spans, "utf8");
  expect(traces).toContain("create_flow");
  const seen = { answers: shown.join("\n"), metrics, traces, log: output.err + output.out, routes: out + err };
  for (const [where, text] of Object.entries(seen))
    expect(
      [...CANARIES, ...generated].filter((canary) => text.includes(canary)),
      where,
    ).toEqual([]);
});

function nested(levels: number, inner: unknown): unknown {
  let value = inner;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}
