import { chownSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { gatewayForTest } from "../support/gateway.ts";
import { canMount, freeBytes, smallVolume } from "../torture/support/volume.ts";
import { unprivileged } from "./support/binaries.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await PostgresServer.start();
});
afterAll(() => server.stop());

describe.runIf(canMount)("a PostgreSQL server whose disk is full", () => {
  test("makes a gateway not ready while it reads, and ready again by itself when there is space", async () => {
    const volume = smallVolume("64m");
    const { uid, gid } = unprivileged();
    if (uid !== undefined && gid !== undefined) chownSync(volume, uid, gid);
    await server.asAdmin("postgres", `CREATE TABLESPACE small LOCATION '${volume}'`);
    const store = await openPostgresStore(await server.createDatabase("TABLESPACE small"));
    const gateway = await gatewayForTest({ store });
    onTestFinished(() => gateway.close());
    const ready = async () => (await fetch(`${gateway.url}/readyz`)).status;
    const create = () =>
      gateway.call({ action: "create_flow", goal: "g", stateJson: Array.from({ length: 9_000 }, Math.random) });
    const first = (await create()).body.result.flow;
    expect(await ready()).toBe(200);

    const ballast = join(volume, "ballast");
    writeFileSync(ballast, Buffer.alloc(freeBytes(volume)));
    let answer = await create();
    for (let n = 0; answer.status === 200 && n < 200; n += 1) answer = await create();
    expect([answer.status, answer.body.code]).toEqual([503, "persist_failed"]);
    expect(await ready()).toBe(503);
    expect(await ready()).toBe(503);
    expect((await gateway.call({ action: "get_flow", flowId: first.flowId })).body.result.flow).toEqual(first);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);

    rmSync(ballast);
    expect(await ready()).toBe(200);
    expect((await create()).status).toBe(200);
    // What was tried is gone.
    expect(await store.latestFlow("")).toBeUndefined();
  });
});
