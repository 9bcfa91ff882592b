import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { gatewayForTest, temporaryDirectory } from "../support/gateway.ts";

test("a gateway that cannot write is not ready, though it reads, and is ready again by itself when it can", async () => {
  const stateDir = temporaryDirectory();
  const gateway = await gatewayForTest({ stateDir });
  const ready = async () => (await fetch(`${gateway.url}/readyz`)).status;
  const create = () => gateway.call({ action: "create_flow", goal: "g" });
  expect((await create()).status).toBe(200);
  const other = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  // Nothing is known of it before a change has failed.
  expect(await ready()).toBe(200);
  expect((await create()).status).toBe(503);
  expect(await ready()).toBe(503);
  expect((await gateway.call({ action: "find_latest_flow" })).status).toBe(200);
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  other.exec("ROLLBACK");
  other.close();
  expect(await ready()).toBe(200);
  expect((await create()).status).toBe(200);
}, 60_000);
