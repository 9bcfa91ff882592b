import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../support/gateway.ts";
import { linkActions, linkUnion, type OpenApi } from "./schemathesis/links.ts";
import { type Amounts, installSchemathesis, runSchemathesis } from "./schemathesis/run-schemathesis.ts";
import { FACTOR, FACTOR_AT_LEAST_1 } from "./support/factor.ts";

/** For each operation, and for the one of the union, about as many requests in all. */
const ACTIONS: Amounts = { fuzzing: Math.ceil(1_100 * FACTOR), sequences: Math.ceil(700 * FACTOR) };
const UNION: Amounts = { fuzzing: Math.ceil(11_000 * FACTOR), sequences: Math.ceil(1_400 * FACTOR) };
const AT_LEAST = 20_000 * Math.min(FACTOR, 1);

let gateway: TestGateway;
beforeAll(async () => {
  await installSchemathesis();
  gateway = await startTestGateway({ gateway: { metrics: "beside" } });
}, 300_000);
afterAll(() => gateway.close());

const document = (file: string): OpenApi =>
  JSON.parse(readFileSync(new URL(`../../generated/${file}`, import.meta.url), "utf8"));

/** Counted by the gateway, so that requests that never arrived do not count. */
async function requestsServed(): Promise<number> {
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  const counts = metrics.matchAll(/^taskflow_requests_total\{route="zapier".*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

test(
  "Schemathesis finds no answer that the contract does not describe, in both its forms",
  async () => {
    const outputs = await Promise.all([
      runSchemathesis(gateway.url, linkActions(document("actions.openapi.json")), ACTIONS),
      runSchemathesis(gateway.url, linkUnion(document("openapi.json")), UNION),
    ]);
    for (const output of outputs)
      for (const phase of ["Examples", "Coverage", "Fuzzing", "Stateful"]) expect(output).toContain(`✅ ${phase}`);
    expect(await requestsServed()).toBeGreaterThan(AT_LEAST);
  },
  Math.ceil(1_200_000 * FACTOR_AT_LEAST_1),
);
